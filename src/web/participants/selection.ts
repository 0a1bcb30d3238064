import type { GridPlace } from "./grid-move.ts";
import type { MatrixColumn } from "./matrix-column.ts";
import type { MatrixRow } from "./matrix-row.ts";
import { leadingColumns } from "./row-markup.ts";

/** Stands for a participant as a whole, beside the ids of columns. */
export const wholeRow = "";

/**
 * What is selected: participant → ids of columns, or {@link wholeRow}. It names people and columns, not places, so that it
 * stays what it is when rows are sorted, filtered or arrive.
 */
export type Selection = ReadonlyMap<string, ReadonlySet<string>>;

export const nothingSelected: Selection = new Map();

type Rows = readonly MatrixRow[];
type Columns = readonly MatrixColumn[];

function columnIdAt(columns: Columns, column: number): string {
  return columns[column - leadingColumns]?.id ?? wholeRow;
}

/** Everything from one place to another. From a column before the visits whole rows, from a visit cells of visits. */
export function selectRange(
  rows: Rows,
  columns: Columns,
  from: GridPlace,
  to: GridPlace,
): Selection {
  const [left, right] = [from.column, to.column].sort((a, b) => a - b) as [number, number];
  const ids =
    from.column < leadingColumns
      ? [wholeRow]
      : columns
          .slice(Math.max(0, left - leadingColumns), right - leadingColumns + 1)
          .map(({ id }) => id);
  const [top, bottom] = [Math.max(0, from.row), Math.max(0, to.row)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return select(rows.slice(top, bottom + 1), ids);
}

/** The same columns as are selected, or that of a place, of every row shown. */
export function selectAllShown(
  rows: Rows,
  columns: Columns,
  selection: Selection,
  place: GridPlace,
): Selection {
  const ids = new Set([...selection.values()].flatMap((of) => [...of]));
  return select(rows, ids.size > 0 ? [...ids] : [columnIdAt(columns, place.column)]);
}

/** Adds a place to what is selected, or takes it out. */
export function toggleSelected(
  rows: Rows,
  columns: Columns,
  selection: Selection,
  { row, column }: GridPlace,
): Selection {
  const participant = rows[row]?.summary.participant;
  if (participant === undefined) return selection;
  const id = columnIdAt(columns, column);
  const before = selection.get(participant);
  const ids = new Set(before);
  if (!ids.delete(id)) ids.add(id);
  const next = new Map(selection);
  if (ids.size === 0) next.delete(participant);
  else next.set(participant, ids);
  return next;
}

function select(rows: Rows, ids: readonly string[]): Selection {
  if (ids.length === 0) return nothingSelected;
  const of = new Set(ids);
  return new Map(rows.map(({ summary }) => [summary.participant, of]));
}

/** A participant who is selected, with what of theirs, in the order shown. */
export interface SelectedRow {
  readonly row: MatrixRow;
  readonly whole: boolean;
  readonly columns: readonly MatrixColumn[];
}

/** What is selected of the rows and columns that are shown; what a filter hides is left alone. */
export function selectedRows(rows: Rows, columns: Columns, selection: Selection): SelectedRow[] {
  if (selection.size === 0) return [];
  return rows.flatMap((row): SelectedRow[] => {
    const ids = selection.get(row.summary.participant);
    if (ids === undefined) return [];
    const whole = ids.has(wholeRow);
    const chosen = columns.filter(({ id }) => ids.has(id));
    return whole || chosen.length > 0 ? [{ row, whole, columns: chosen }] : [];
  });
}
