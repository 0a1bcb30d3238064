import type { Readout } from "../../definition/index.ts";
import { columnCategories, columnNumbers, hasColumn, type SelectedRows } from "./rows.ts";

/**
 * The different values of a column, in their order: that of its companion (`AVISITN` of `AVISIT`, by the naming of ADaM)
 * where there is one, of numbers where all are, and by code point otherwise.
 *
 * @source CDISC ADaMIG 1.3 §3.1.4: a numeric variable named as the character variable with the suffix N
 */
export function orderedLevels(selected: SelectedRows, column: string): readonly string[] {
  const values = columnCategories(selected, column);
  const companion = `${column}N`;
  const order = new Map<string, number>();
  const numbers = hasColumn(selected, companion) ? columnNumbers(selected, companion) : undefined;
  for (const [row, value] of values.entries()) {
    if (value === null) continue;
    const place = numbers === undefined ? Number(value) : (numbers[row] ?? Number.NaN);
    const known = order.get(value) ?? Number.NaN;
    order.set(value, Number.isNaN(known) ? place : Math.min(known, place));
  }
  const hasOrder = [...order.values()].every((place) => !Number.isNaN(place));
  return [...order]
    .sort(([a, first], [b, second]) => {
      const difference = hasOrder ? first - second : 0;
      return difference === 0 ? (a < b ? -1 : 1) : difference;
    })
    .map(([value]) => value);
}

/** The levels of a treatment: as the readout lists them, and then what else is there. A column of codes has its own. */
export function treatmentLevels(
  readout: Readout,
  selected: SelectedRows,
  column: string,
): readonly string[] {
  const seen = orderedLevels(selected, column);
  const listed = readout.treatment.levels.map(({ value }) => value);
  if (seen.length > 0 && !seen.some((level) => listed.includes(level))) return seen;
  return [...listed, ...seen.filter((level) => !listed.includes(level))];
}
