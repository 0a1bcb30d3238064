import type { ColumnSource } from "../../definition/index.ts";

/** One kind of source. */
export type SourceOf<K extends ColumnSource["kind"]> = Extract<ColumnSource, { kind: K }>;
