import {
  type AnalysisColumn,
  type AnalysisData,
  type AnalysisDataset,
  type AnalysisTable,
  readoutOf,
  type Study,
} from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { unreachable } from "../../kernel/index.ts";
import { compareCells, compareRows } from "../sdtm/cells.ts";
import type { DeriveOptions } from "../sdtm/column-context.ts";
import { openRecord } from "../sdtm/open-record.ts";
import type { DerivedRow, Person } from "../sdtm/person.ts";
import { type DatasetColumns, datasetColumns } from "./dataset-columns.ts";
import { eventTimeMaker } from "./event-time-maker.ts";
import type { RowMaker } from "./made-row.ts";
import { occurrenceMaker } from "./occurrence-maker.ts";
import { parameterMaker } from "./parameter-maker.ts";
import { pooledCells } from "./pooled-cells.ts";
import { subjectMaker } from "./subject-maker.ts";
import { Workshop } from "./workshop.ts";

/** The rows of one dataset, by the participant whose they are. */
type PersonRows = Map<Person, DerivedRow[]>;

/**
 * The analysis datasets of a study's readout from the record of its participants. Without the allocation they are blinded:
 * every column that tells who got what is blank. The order in which participants come changes nothing.
 *
 * @example
 * const { tables } = deriveAnalysisData(study, participants, { allocation });
 */
export function deriveAnalysisData(
  study: Study,
  participants: Iterable<ParticipantState>,
  options: DeriveOptions = {},
): AnalysisData {
  const record = openRecord(study, options);
  const workshop = new Workshop(options, record);
  let members: readonly Person[] = [...participants]
    .filter(({ status, dates }) => status !== "voided" && dates.enrolled !== undefined)
    .sort((a, b) => compareCells(a.id, b.id))
    .map((state) => record.personOf(state));
  const tables: Record<string, AnalysisTable> = {};
  for (const dataset of readoutOf(study).datasets) {
    const columns = datasetColumns(dataset, workshop.subjectColumns);
    const rows = personRows(dataset, columns, workshop, members);
    tables[dataset.name] = tableOf(dataset, columns.all, rows);
    for (const person of members) person.derived.set(dataset.name, rows.get(person) ?? []);
    if (dataset.name === "ADSL") {
      members = [...rows.keys()];
      workshop.finishSubjects(rows, columns.all);
    }
  }
  return { tables, blinded: options.allocation === undefined };
}

function makerOf(dataset: AnalysisDataset, columns: DatasetColumns, workshop: Workshop): RowMaker {
  switch (dataset.kind) {
    case "subject":
      return subjectMaker(dataset, columns, workshop);
    case "parameters":
      return parameterMaker(dataset, columns, workshop);
    case "event-time":
      return eventTimeMaker(dataset, columns, workshop);
    case "occurrences":
      return occurrenceMaker(dataset, columns, workshop);
    default:
      return unreachable(dataset);
  }
}

/** The finished rows of a dataset, participant by participant, each with its columns in their order. */
function personRows(
  dataset: AnalysisDataset,
  columns: DatasetColumns,
  workshop: Workshop,
  members: readonly Person[],
): PersonRows {
  const maker = makerOf(dataset, columns, workshop);
  const ground = new Map(maker.ground.map(({ name }, place) => [name, place]));
  const sources = columns.all.map(({ name }) => ({ name, place: ground.get(name) }));
  const places = new Map(columns.all.map(({ name }, place) => [name, place]));
  const keys = dataset.keys.map((key) => places.get(key) ?? -1);
  const rows: PersonRows = new Map();
  for (const person of members) {
    const made = maker.rowsOf(person).map(
      ({ record, given, origins }): DerivedRow => ({
        cells: sources.map(({ name, place }) =>
          place === undefined ? (given[name] ?? null) : (record.cells[place] ?? null),
        ),
        places,
        record,
        origins,
      }),
    );
    if (made.length > 0)
      rows.set(
        person,
        made.sort((a, b) => compareRows(a.cells, b.cells, keys)),
      );
  }
  if (dataset.kind !== "subject") return rows;
  return pooledCells(dataset, rows, places, columns.sourced, workshop);
}

function tableOf(
  { name, label, keys }: AnalysisDataset,
  columns: readonly AnalysisColumn[],
  rows: PersonRows,
): AnalysisTable {
  const order = keys.map((key) => columns.findIndex((column) => column.name === key));
  const all = [...rows.values()].flat().sort((a, b) => compareRows(a.cells, b.cells, order));
  return {
    name,
    label,
    columns,
    rows: all.map(({ cells }) => cells),
    origins: all.map(({ origins }) => origins),
  };
}
