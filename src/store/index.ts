/**
 * The record: one journal in PostgreSQL that only grows, with proofs that nothing in it was altered.
 */
export type { Checkpoint, CheckpointStatement, ExportedCheckpoint } from "./checkpoint.ts";
export type { Address } from "./connect.ts";
export type { Cut, CutOrder } from "./cut.ts";
export { stopOnExit, StoreUnavailable } from "./embedded/index.ts";
export type {
  Command,
  EventBody,
  Outcome,
  Recorded,
  StoredEvent,
  StreamAppend,
} from "./event.ts";
export { IdempotencyConflict, RecordDamaged } from "./failure.ts";
export type { Leaf } from "./merkle.ts";
export type { Cell, Join, ProjectedRows, ProjectedTable, Projection } from "./projection.ts";
export { course } from "./projections/course.ts";
export { openStore, type Store, type StoreOptions, type StorePlace } from "./store.ts";
export { applyTo, type Done, openTrial, type Trial } from "./trial.ts";
export type { VerifyOptions, VerifyReport } from "./verify.ts";
