import type { SubjectDataset } from "../../definition/index.ts";
import type { DatasetColumns } from "./dataset-columns.ts";
import type { RowMaker } from "./made-row.ts";
import { subjectOrigins } from "./subject-origins.ts";
import type { Workshop } from "./workshop.ts";

/** One row a participant. */
export function subjectMaker(
  dataset: SubjectDataset,
  { sourced }: DatasetColumns,
  workshop: Workshop,
): RowMaker {
  const { name, where } = dataset;
  const deriver = workshop.derive({
    name,
    records: { kind: "participant" },
    where,
    keys: [],
    columns: sourced,
  });
  const originsOf = subjectOrigins(workshop.record, sourced);
  return {
    ground: sourced,
    rowsOf: (person) =>
      deriver
        .recordsOf(person.state)
        .map((record) => ({ record, given: {}, origins: originsOf(person) })),
  };
}
