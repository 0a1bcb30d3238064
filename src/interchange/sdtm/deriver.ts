import type { Dataset } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { Fault } from "../../kernel/index.ts";
import type { Cell, Column, Row } from "../table.ts";
import { compareRows, numberIn } from "./cells.ts";
import type { ColumnContext, Read } from "./column-context.ts";
import { compileSource } from "./compile-source.ts";
import type { CellType } from "./datum-cell.ts";
import type { DatasetRecord, Person } from "./person.ts";
import { makeRecords } from "./records.ts";
import { conditionOf } from "./value-source.ts";

/** A dataset that is ready to be derived, participant by participant. */
export interface DatasetDeriver {
  readonly dataset: Dataset;
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column[];
  /** Columns that are blank because the allocation was not given. */
  readonly masked: readonly string[];
  /** The rows of one participant, in the order of the dataset's keys. */
  rowsOf(participant: ParticipantState): Row[];
}

/** A deriver whose columns can be read one by one, as other datasets read those of `DM`. */
export interface OpenDeriver extends DatasetDeriver {
  cellOf(record: DatasetRecord, column: string): Cell;
  /** The records of one participant with all their cells, in the order of the dataset's keys. */
  recordsOf(participant: ParticipantState): DatasetRecord[];
}

type Shared = Pick<ColumnContext, "catalogue" | "options" | "subject">;

/** Makes a dataset ready: its columns are compiled when they are first asked for. */
export function makeDeriver(
  dataset: Dataset,
  masked: ReadonlySet<string>,
  shared: Shared,
  personOf: (participant: ParticipantState) => Person,
): OpenDeriver {
  const { columns } = dataset;
  const places = new Map(columns.map(({ name }, index) => [name, index]));
  const reads: (Read | undefined)[] = [];
  refuseCycles(dataset);

  function placeOf(name: string): number {
    const place = places.get(name);
    if (place === undefined) throw new Fault(`${dataset.name} has no column ${name}`);
    return place;
  }

  function cellAt(record: DatasetRecord, place: number): Cell {
    const known = record.cells[place];
    if (known !== undefined) return known;
    reads[place] ??= compileColumn(place);
    const cell = reads[place](record);
    record.cells[place] = cell;
    return cell;
  }

  function contextOf(column: string, type: CellType): Omit<ColumnContext, "compile"> {
    const other = (name: string): Read => {
      const place = placeOf(name);
      return (record) => cellAt(record, place);
    };
    return { ...shared, dataset, column, type, other };
  }

  function compileColumn(place: number): Read {
    const column = columns[place];
    if (column === undefined || column.source.kind === "sequence" || masked.has(column.name)) {
      return () => null;
    }
    const read = compileSource(column.source, contextOf(column.name, column.type));
    return column.type === "number"
      ? (record) => numberCell(read(record))
      : (record) => textCell(read(record));
  }

  const compile: ColumnContext["compile"] = (source, type) =>
    compileSource(source, contextOf("", type));
  const holds =
    dataset.where === undefined
      ? undefined
      : conditionOf(dataset.where, { ...contextOf("", "text"), compile });
  const sequences = columns.flatMap(({ source }, place) =>
    source.kind === "sequence"
      ? [{ place, from: source.from ?? 1, by: source.by?.map((one) => compile(one, "text")) }]
      : [],
  );
  const order = dataset.keys
    .filter((key) => !masked.has(key))
    .map(placeOf)
    .filter((place) => columns[place]?.source.kind !== "sequence");

  return {
    dataset,
    name: dataset.name,
    label: dataset.label,
    columns: columns.map(({ name, label, type, length }) => ({
      name,
      label,
      type,
      ...(length === undefined ? {} : { length }),
    })),
    masked: [...masked],
    cellOf: (record, column) => cellAt(record, placeOf(column)),
    recordsOf,
    rowsOf: (participant) => recordsOf(participant).map((record) => record.cells as Row),
  };

  function recordsOf(participant: ParticipantState): DatasetRecord[] {
    // Added by mistake: there is no such person in the trial.
    if (participant.status === "voided") return [];
    const all = makeRecords(personOf(participant), dataset.records);
    const records = holds === undefined ? all : all.filter(holds);
    for (const record of records) {
      for (let place = 0; place < columns.length; place++) cellAt(record, place);
    }
    records.sort((a, b) => compareRows(a.cells, b.cells, order));
    for (const { place, from, by } of sequences) {
      const ranked = by === undefined ? records : rankedBy(records, by);
      for (const [rank, record] of ranked.entries()) record.cells[place] = from + rank;
    }
    return records;
  }
}

function rankedBy(records: readonly DatasetRecord[], by: readonly Read[]): DatasetRecord[] {
  const ranked = records.map((record) => ({ record, key: by.map((read) => read(record)) }));
  const places = by.map((_, place) => place);
  return ranked.sort((a, b) => compareRows(a.key, b.key, places)).map(({ record }) => record);
}

/** A text that is a number is that number; any other text is blank. */
function numberCell(cell: Cell): Cell {
  return numberIn(cell) ?? null;
}

function textCell(cell: Cell): Cell {
  return typeof cell === "number" ? String(cell) : cell;
}

/** @throws Fault when a column depends on itself. */
function refuseCycles({ name, columns }: Dataset): void {
  const sources = new Map<string, unknown>(columns.map((column) => [column.name, column.source]));
  const done = new Set<string>();
  const visit = (column: string, path: readonly string[]): void => {
    if (path.includes(column)) {
      throw new Fault(`${name}: ${[...path, column].join(" → ")} depends on itself`);
    }
    if (done.has(column)) return;
    for (const read of columnsIn(sources.get(column))) visit(read, [...path, column]);
    done.add(column);
  };
  for (const column of sources.keys()) visit(column, []);
}

function columnsIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  if ("kind" in part && part.kind === "column" && "name" in part) return [String(part.name)];
  return Object.values(part).flatMap(columnsIn);
}
