import type { OccurrenceDataset } from "../../definition/index.ts";
import type { DatasetColumns } from "./dataset-columns.ts";
import { firstFlags, flagColumns } from "./first-flags.ts";
import type { RowMaker } from "./made-row.ts";
import { originsOf } from "./origins.ts";
import type { Workshop } from "./workshop.ts";

/** One row an event; the first of each kind in a participant bears its flag. */
export function occurrenceMaker(
  { name, records, where, flags }: OccurrenceDataset,
  { sourced }: DatasetColumns,
  workshop: Workshop,
): RowMaker {
  const ground = [...sourced, ...flagColumns(flags)];
  const deriver = workshop.derive({ name, records, where, keys: [], columns: ground });
  const flagged = firstFlags(flags, ground);
  return {
    ground,
    rowsOf(person) {
      const all = deriver.recordsOf(person.state);
      const flagsOf = flagged(all);
      return all.map((record) => ({
        record,
        given: flagsOf(record),
        origins: originsOf(record),
      }));
    },
  };
}
