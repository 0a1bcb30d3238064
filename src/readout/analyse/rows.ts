import type {
  AnalysisData,
  AnalysisTable,
  AnalysisValue,
  Readout,
  RowCondition,
} from "../../definition/index.ts";
import type { Issue } from "../../kernel/index.ts";
import { canonicalOrder } from "../numeric/canonical-order.ts";
import { missingDataset, unknownColumn, unknownPopulation } from "./analysis-issues.ts";
import { conditionColumns, evaluate, isThere } from "./evaluate.ts";

export { evaluate } from "./evaluate.ts";

/** Which rows: of a dataset, of the participants of a population, of which something holds. */
export interface RowRequest {
  readonly dataset: string;
  /** By id. */
  readonly population: string;
  readonly where?: RowCondition;
}

/** Rows of a dataset, in an order that does not depend on that in which they came. */
export interface SelectedRows extends RowRequest {
  readonly table: AnalysisTable;
  /** `ADSL`: where columns are found that the dataset itself lacks. */
  readonly subjects: AnalysisTable;
  /** Places in `table.rows`. */
  readonly rows: readonly number[];
}

/**
 * The rows of a dataset that belong to a population (by `USUBJID` through `ADSL`) and of which a condition holds. Issues: a
 * dataset, a population or a column that is not there.
 */
export function selectAnalysisRows(
  readout: Readout,
  data: AnalysisData,
  request: RowRequest,
): SelectedRows | Issue {
  const subjects = data.tables["ADSL"];
  const table = Object.hasOwn(data.tables, request.dataset)
    ? data.tables[request.dataset]
    : undefined;
  if (subjects === undefined) return missingDataset([], { dataset: "ADSL" });
  if (table === undefined) return missingDataset([], { dataset: request.dataset });
  const members = membersOf(readout, subjects, request.population);
  if (!("size" in members)) return members;
  const lost = lostColumn(table, subjects, request.where);
  if (lost !== undefined) return lost;
  const selected = selectRows(table, request.where, subjects);
  const id = cellReader(table, "USUBJID");
  const isMember = (row: number) => members.has(String(id?.(row)));
  return { ...request, table, subjects, rows: selected.filter(isMember) };
}

/** The participants of a population, by `USUBJID`. Issues: an unknown population or column. */
export function membersOf(
  readout: Readout,
  subjects: AnalysisTable,
  population: string,
): ReadonlySet<string> | Issue {
  const found = readout.populations.find(({ id }) => id === population);
  if (found === undefined) return unknownPopulation([], { population });
  const lost = lostColumn(subjects, subjects, found.where);
  if (lost !== undefined) return lost;
  const id = cellReader(subjects, "USUBJID");
  return new Set(selectRows(subjects, found.where).map((row) => String(id?.(row))));
}

/**
 * Places of the rows of which a condition holds, by participant and then by all they say.
 *
 * @param subjects `ADSL`, whose columns the condition may name too
 */
export function selectRows(
  table: AnalysisTable,
  where?: RowCondition,
  subjects?: AnalysisTable,
): readonly number[] {
  const readers = new Map<string, CellReader>();
  for (const column of where === undefined ? [] : conditionColumns(where)) {
    readers.set(column, cellReader(table, column, subjects) ?? (() => null));
  }
  const kept: number[] = [];
  for (let row = 0; row < table.rows.length; row++) {
    const read = (column: string) => readers.get(column)?.(row) ?? null;
    if (where === undefined || evaluate(where, read)) kept.push(row);
  }
  const places = table.columns.map((_, place) => place);
  const first = table.columns.findIndex(({ name }) => name === "USUBJID");
  const ordered = canonicalOrder(
    [first, ...places].map((place) => kept.map((row) => table.rows[row]?.[place] ?? null)),
    kept.length,
  );
  return ordered.map((place) => kept[place] ?? -1);
}

/** A column of some rows as numbers; NaN where missing, or where a text is no number. */
export function columnNumbers(selected: SelectedRows, column: string): Float64Array {
  return Float64Array.from(columnValues(selected, column), (value) =>
    isThere(value) ? Number(value) : Number.NaN,
  );
}

/** A column of some rows as categories; `null` where missing. */
export function columnCategories(
  selected: SelectedRows,
  column: string,
): readonly (string | null)[] {
  return columnValues(selected, column).map((value) => (isThere(value) ? String(value) : null));
}

/** A column of some rows as it is; of `ADSL` where the dataset lacks it. */
export function columnValues(
  { table, subjects, rows }: SelectedRows,
  column: string,
): readonly AnalysisValue[] {
  const read = cellReader(table, column, subjects);
  return rows.map((row) => read?.(row) ?? null);
}

/** Whether a dataset, or else the participants' own, has a column. */
export function hasColumn({ table, subjects }: SelectedRows, column: string): boolean {
  return cellReader(table, column, subjects) !== undefined;
}

/** The same rows, only those at some of their places. */
export function keepRows(
  selected: SelectedRows,
  isKept: (place: number) => boolean,
  where?: RowCondition,
): SelectedRows {
  const kept = { ...selected, rows: selected.rows.filter((_, place) => isKept(place)) };
  return where === undefined ? kept : { ...kept, where };
}

type CellReader = (row: number) => AnalysisValue;

/** Reads one column of a table row by row, or of the participant's row of `ADSL` where the table has no such column. */
function cellReader(
  table: AnalysisTable,
  column: string,
  subjects?: AnalysisTable,
): CellReader | undefined {
  const place = table.columns.findIndex(({ name }) => name === column);
  if (place >= 0) return (row) => table.rows[row]?.[place] ?? null;
  if (subjects === undefined || subjects === table) return undefined;
  const of = cellReader(table, "USUBJID");
  const id = cellReader(subjects, "USUBJID");
  const theirs = cellReader(subjects, column);
  if (of === undefined || id === undefined || theirs === undefined) return undefined;
  const rowOf = new Map(subjects.rows.map((_, row) => [id(row), row]));
  return (row) => theirs(rowOf.get(of(row)) ?? -1);
}

function lostColumn(
  table: AnalysisTable,
  subjects: AnalysisTable,
  where: RowCondition | undefined,
): Issue | undefined {
  const lost = (where === undefined ? [] : conditionColumns(where)).find(
    (column) => cellReader(table, column, subjects) === undefined,
  );
  return lost === undefined ? undefined : unknownColumn([], { dataset: table.name, column: lost });
}
