import {
  type AnalysisColumn,
  type AnalysisDataset,
  type DatasetVariable,
  givenColumns,
} from "../../definition/index.ts";
import { Fault } from "../../kernel/index.ts";

/** The columns of an analysis dataset: all in their order, and those whose values come from a source. */
export interface DatasetColumns {
  readonly all: readonly AnalysisColumn[];
  readonly sourced: readonly DatasetVariable[];
}

/**
 * Finds what each column of an analysis dataset is: with its source; given by the structure; else the participant's own.
 *
 * @param subject columns of the participant's own row: of `ADSL`, or of `DM` for `ADSL` itself
 * @throws Fault for a name that is nothing's
 */
export function datasetColumns(
  dataset: AnalysisDataset,
  subject: readonly AnalysisColumn[],
): DatasetColumns {
  const all: AnalysisColumn[] = [];
  const sourced: DatasetVariable[] = [];
  const given = givenColumns(dataset);
  for (const column of dataset.columns) {
    if (typeof column !== "string") {
      sourced.push(column);
      all.push(plain(column));
      continue;
    }
    const structural = given.get(column);
    const own = subject.find(({ name }) => name === column);
    if (structural !== undefined) all.push(structural);
    else if (own !== undefined) {
      all.push(plain(own));
      sourced.push({ ...plain(own), source: { kind: "subject", column } });
    } else throw new Fault(`${dataset.name} has a column ${column} that comes from nowhere`);
  }
  return { all, sourced };
}

function plain({ name, label, type, length }: AnalysisColumn): AnalysisColumn {
  return length === undefined ? { name, label, type } : { name, label, type, length };
}
