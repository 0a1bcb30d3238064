import type { ColumnSource, Dataset } from "../../definition/index.ts";
import type { AllocationState, SiteState } from "../../engine/index.ts";
import type { Cell } from "../table.ts";
import type { Catalogue } from "./catalogue.ts";
import type { CellType } from "./datum-cell.ts";
import type { DatasetRecord, Person } from "./person.ts";

/** Gives a column's cell for a record. */
export type Read = (record: DatasetRecord) => Cell;

/** What derivation may know besides the participants. */
export interface DeriveOptions {
  /** Who got what. Without it, every column that would tell is blank. */
  readonly allocation?: AllocationState;
  /** The active sites, for their countries; those the study plans are known without. */
  readonly sites?: Readonly<Record<string, SiteState>>;
}

/** What a source is compiled in: the column it is for, and how to reach the others. */
export interface ColumnContext {
  readonly catalogue: Catalogue;
  readonly options: DeriveOptions;
  readonly dataset: Dataset;
  /** The name of the column. */
  readonly column: string;
  readonly type: CellType;
  /** Another column of the dataset, by name. */
  readonly other: (name: string) => Read;
  /** A participant's own value in `DM`. */
  readonly subject: (person: Person, column: string) => Cell;
  /** Compiles a part of the source. */
  readonly compile: (source: ColumnSource, type: CellType) => Read;
}
