import { columnCategories, type SelectedRows } from "./rows.ts";

/** By row the combination of its strata, `null` where one is missing; everybody in one where none is asked for. */
export function strataOf(
  selected: SelectedRows,
  columns: readonly string[],
): readonly (string | null)[] {
  const read = columns.map((column) => columnCategories(selected, column));
  return selected.rows.map((_, row) => {
    const own = read.map((values) => values[row] ?? null);
    return own.includes(null) ? null : own.join(" | ");
  });
}

/** Categories as numbers in the order of their code points; NaN where missing. */
export function codesOfCategories(values: readonly (string | null)[]): Float64Array {
  const seen = [...new Set(values.filter((value) => value !== null))].sort((a, b) =>
    a < b ? -1 : 1,
  );
  const codes = new Map(seen.map((value, code) => [value, code]));
  return Float64Array.from(values, (value) =>
    value === null ? Number.NaN : (codes.get(value) ?? Number.NaN),
  );
}
