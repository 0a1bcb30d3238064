import { datasetsOf, type Study } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { Fault } from "../../kernel/index.ts";
import type { Cell, Table } from "../table.ts";
import { catalogueOf } from "./catalogue.ts";
import type { DeriveOptions } from "./column-context.ts";
import { type DatasetDeriver, makeDeriver, type OpenDeriver } from "./deriver.ts";
import { type DatasetRecord, Person } from "./person.ts";
import { makeRecords } from "./records.ts";
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
  const catalogue = catalogueOf(study);
  const datasets = datasetsOf(study);
  const subjectDataset = datasets.find((dataset) => dataset.name === "DM");
  const persons = new WeakMap<ParticipantState, Person>();
  const subjects = new WeakMap<Person, DatasetRecord>();
  const derivers = new Map<string, OpenDeriver>();

  function personOf(state: ParticipantState): Person {
    const person = persons.get(state) ?? new Person(state, catalogue);
    persons.set(state, person);
    return person;
  }

  function subject(person: Person, column: string): Cell {
    const deriver = derivers.get("DM");
    const record = subjects.get(person) ?? makeRecords(person, { kind: "participant" })[0];
    if (deriver === undefined || record === undefined) throw new Fault("a study has a dataset DM");
    subjects.set(person, record);
    return deriver.cellOf(record, column);
  }

  for (const dataset of datasets) {
    const masked =
      options.allocation === undefined
        ? revealingColumns(dataset, subjectDataset)
        : new Set<string>();
    const shared = { catalogue, options, subject };
    derivers.set(dataset.name, makeDeriver(dataset, masked, shared, personOf));
  }
  return [...derivers.values()];
}
