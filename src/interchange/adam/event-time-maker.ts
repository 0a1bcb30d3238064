import type {
  ColumnSource,
  EventSource,
  EventTime,
  EventTimeDataset,
  RowOrigin,
} from "../../definition/index.ts";
import { compareCells, dayIn, isBlank } from "../sdtm/cells.ts";
import type { DatasetRecord, Person } from "../sdtm/person.ts";
import type { Cell } from "../table.ts";
import type { DatasetColumns } from "./dataset-columns.ts";
import { hidden, type MadeRow, type RowMaker } from "./made-row.ts";
import type { Workshop } from "./workshop.ts";

/** What may end waiting for an event, and where its date and number stand in a record's cells. */
interface End {
  readonly source: EventSource;
  readonly date: number;
  readonly sequence: number | undefined;
}

/** One row a participant and question "when first?". */
export function eventTimeMaker(
  dataset: EventTimeDataset,
  { sourced }: DatasetColumns,
  workshop: Workshop,
): RowMaker {
  const ground = [...sourced];
  const add = (type: "text" | "number", source: ColumnSource): number =>
    ground.push(hidden(`#${ground.length}`, type, source)) - 1;
  const endOf = (source: EventSource): End => ({
    source,
    date: add("text", source.date),
    sequence: source.sequence === undefined ? undefined : add("number", source.sequence),
  });
  const questions = dataset.parameters.map((parameter, order) => ({
    parameter,
    order: order + 1,
    origin: add("text", parameter.origin),
    events: parameter.events.map(endOf),
    censors: parameter.censors.map(endOf),
  }));
  const { name } = dataset;
  const deriver = workshop.derive({
    name,
    records: { kind: "participant" },
    keys: [],
    columns: ground,
  });
  return {
    ground,
    rowsOf: (person) =>
      deriver.recordsOf(person.state).flatMap((record) =>
        questions.map(({ parameter, order, origin, events, censors }): MadeRow => {
          const event = earliest(events, record);
          const censor = earliest(censors, record);
          const hasEvent = event !== undefined && !isAfter(event, censor, record);
          const end = hasEvent ? event : censor;
          return {
            record,
            given: cellsOf(parameter, order, record.cells[origin] ?? null, end, hasEvent, record),
            origins: end === undefined ? [] : originsOfEnd(end, record, person),
          };
        }),
      ),
  };
}

function dateOf({ date }: End, record: DatasetRecord): Cell {
  return record.cells[date] ?? null;
}

/** The earliest that happened; of those on one day, the first that is named. */
function earliest(ends: readonly End[], record: DatasetRecord): End | undefined {
  let first: End | undefined;
  for (const end of ends) {
    const date = dateOf(end, record);
    if (isBlank(date)) continue;
    if (first === undefined || compareCells(date, dateOf(first, record)) < 0) first = end;
  }
  return first;
}

function isAfter(event: End, censor: End | undefined, record: DatasetRecord): boolean {
  return censor !== undefined && compareCells(dateOf(event, record), dateOf(censor, record)) > 0;
}

function cellsOf(
  parameter: EventTime,
  order: number,
  origin: Cell,
  end: End | undefined,
  hasEvent: boolean,
  record: DatasetRecord,
): MadeRow["given"] {
  const date = end === undefined ? null : dateOf(end, record);
  const [start, last] = [dayIn(origin), dayIn(date)];
  const sequence = end?.sequence === undefined ? null : (record.cells[end.sequence] ?? null);
  return {
    PARAMCD: parameter.code,
    PARAM: parameter.name,
    PARAMN: order,
    STARTDT: origin,
    ADT: date,
    AVAL: start === undefined || last === undefined ? null : last - start + 1,
    CNSR: end === undefined ? null : hasEvent ? 0 : 1,
    EVNTDESC: end?.source.description ?? null,
    SRCDOM: end?.source.dataset ?? null,
    SRCVAR: end?.source.variable ?? null,
    SRCSEQ: sequence,
  };
}

/** Where the rows were entered that bear the date in the dataset that the end names; of several, the one of its number. */
function originsOfEnd(end: End, record: DatasetRecord, person: Person): readonly RowOrigin[] {
  const { dataset, variable } = end.source;
  if (dataset === undefined || variable === undefined) return [];
  const date = dateOf(end, record);
  const rows = (person.derived.get(dataset) ?? []).filter(
    ({ cells, places }) => cells[places.get(variable) ?? -1] === date,
  );
  const sequence = end.sequence === undefined ? undefined : record.cells[end.sequence];
  const named = rows.filter(({ cells, places }) =>
    [...places].some(([name, place]) => name.endsWith("SEQ") && cells[place] === sequence),
  );
  return (named.length > 0 ? named : rows).flatMap(({ origins }) => origins);
}
