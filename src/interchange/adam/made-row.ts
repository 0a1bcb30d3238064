import type { DatasetVariable, RowOrigin } from "../../definition/index.ts";
import type { DatasetRecord, Person } from "../sdtm/person.ts";
import type { Cell } from "../table.ts";

/** A row of an analysis dataset in the making: the record that it is of, and what the structure gives it. */
export interface MadeRow {
  readonly record: DatasetRecord;
  readonly given: Readonly<Record<string, Cell>>;
  readonly origins: readonly RowOrigin[];
}

/** Makes a participant's rows of one dataset. */
export interface RowMaker {
  /** The columns that a record's cells begin with. */
  readonly ground: readonly DatasetVariable[];
  rowsOf(person: Person): MadeRow[];
}

/** A column for what the structure needs of a record; other columns may read it, and a dataset may show it. */
export function hidden(
  name: string,
  type: DatasetVariable["type"],
  source: DatasetVariable["source"],
): DatasetVariable {
  return { name, label: name, type, source };
}
