import { datasetsOf, type Study } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import type { Table } from "../table.ts";
import type { DeriveOptions } from "./column-context.ts";
import { type DatasetDeriver, makeDeriver } from "./deriver.ts";
import { openRecord } from "./open-record.ts";
import { revealingColumns } from "./reveals.ts";

/**
 * The submission datasets of a study from its record, as tables whose rows are made when they are read.
 * Columns that tell who got what are blank unless the allocation is given.
 *
 * @example
 * const [dm] = deriveDatasets(study, participants, { allocation });
 */
export function deriveDatasets(
  study: Study,
  participants: Iterable<ParticipantState>,
  options: DeriveOptions = {},
): Table[] {
  return datasetDerivers(study, options).map((deriver) => ({
    name: deriver.name,
    label: deriver.label,
    columns: deriver.columns,
    rows: {
      *[Symbol.iterator]() {
        for (const participant of participants) yield* deriver.rowsOf(participant);
      },
    },
  }));
}

/** The same, for those who stream participants: nothing is held but the participant at hand. */
export function datasetDerivers(study: Study, options: DeriveOptions = {}): DatasetDeriver[] {
  const { shared, personOf } = openRecord(study, options);
  const datasets = datasetsOf(study);
  const demographics = datasets.find(({ name }) => name === "DM");
  return datasets.map((dataset) => {
    const masked =
      options.allocation === undefined
        ? revealingColumns(dataset, demographics)
        : new Set<string>();
    return makeDeriver(dataset, masked, shared, personOf);
  });
}
