/**
 * The record: one journal in PostgreSQL that only grows, with proofs that nothing in it was altered.
 */
export type { Attachment, Attachments, NewAttachment } from "./attachments.ts";
export type { Checkpoint, CheckpointStatement, ExportedCheckpoint } from "./checkpoint.ts";
export type { Address } from "./connect.ts";
export type { Cut, CutOrder } from "./cut.ts";
export { type CutState, gatherCutState, readCutState } from "./read-cut-state.ts";
export { stopOnExit, StoreUnavailable } from "./embedded/index.ts";
export type {
  Command,
  EventBody,
  Outcome,
  Recorded,
  StoredEvent,
  StreamAppend,
} from "./event.ts";
export { IdempotencyConflict, isAway, RecordDamaged, WriteForbidden } from "./failure.ts";
export type { Mark, Tail } from "./marks.ts";
export { type Leaf, leafNode, merkleTree } from "./merkle.ts";
export type { Cell, Join, ProjectedRows, ProjectedTable, Projection } from "./projection.ts";
export { course } from "./projections/course.ts";
export type { AuditFilter, AuditPage, AuditPageOrder } from "./search-journal.ts";
export { sealBody, streamSeed, writeBody } from "./seal.ts";
export { isSignedBy } from "./signing-key.ts";
export { openStore, type Store, type StoreOptions, type StorePlace } from "./store.ts";
export { keepStudyVersion, readStudyVersions } from "./study-version.ts";
export { applyTo, type Done, openTrial, type Trial, type TrialOptions } from "./trial.ts";
export type { Summaries, SummaryRow } from "./summaries.ts";
export type { VerifyOptions, VerifyReport } from "./verify.ts";
export { type AllocationProof, verifyAllocation } from "./verify-allocation.ts";
