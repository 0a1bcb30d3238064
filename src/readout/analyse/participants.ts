import type { AnalysisValue } from "../../definition/index.ts";
import type { Issue } from "../../kernel/index.ts";
import { repeatedVisit } from "./analysis-issues.ts";
import { isThere } from "./evaluate.ts";
import { columnCategories, columnNumbers, columnValues, type SelectedRows } from "./rows.ts";

/** The participants of some rows, by code point. */
export function participantsOf(...sources: readonly SelectedRows[]): readonly string[] {
  const ids = sources.flatMap((one) => columnCategories(one, "USUBJID"));
  return [...new Set(ids.flatMap((id) => id ?? []))].sort((a, b) => (a < b ? -1 : 1));
}

/** What holds of each participant whatever the row: the first value that any of the sources has. */
export function valuesOfParticipants(
  ids: readonly string[],
  column: string,
  ...sources: readonly SelectedRows[]
): readonly AnalysisValue[] {
  const known = new Map<string, AnalysisValue>();
  for (const source of sources) {
    const of = columnCategories(source, "USUBJID");
    for (const [row, value] of columnValues(source, column).entries()) {
      const id = of[row] ?? "";
      if (isThere(value) && !known.has(id)) known.set(id, value);
    }
  }
  return ids.map((id) => known.get(id) ?? null);
}

/** The same as categories. */
export function categoriesOfParticipants(
  ids: readonly string[],
  column: string,
  ...sources: readonly SelectedRows[]
): readonly (string | null)[] {
  return valuesOfParticipants(ids, column, ...sources).map((value) =>
    isThere(value) ? String(value) : null,
  );
}

/** The same as numbers. */
export function numbersOfParticipants(
  ids: readonly string[],
  column: string,
  ...sources: readonly SelectedRows[]
): Float64Array {
  return Float64Array.from(valuesOfParticipants(ids, column, ...sources), (value) =>
    isThere(value) ? Number(value) : Number.NaN,
  );
}

/**
 * A number of each participant at each visit, participant by participant; NaN where there is none. Issue: a visit that a
 * participant has twice.
 *
 * @param visit without it, everybody has one row
 */
export function numbersByVisit(
  selected: SelectedRows,
  ids: readonly string[],
  visits: readonly string[],
  response: string,
  visit?: string,
): Float64Array | Issue {
  const values = new Float64Array(ids.length * visits.length).fill(Number.NaN);
  const seen = new Set<number>();
  const places = new Map(ids.map((id, place) => [id, place]));
  const of = columnCategories(selected, "USUBJID");
  const at = visit === undefined ? undefined : columnCategories(selected, visit);
  for (const [row, value] of columnNumbers(selected, response).entries()) {
    const person = places.get(of[row] ?? "") ?? -1;
    const visitPlace = at === undefined ? 0 : visits.indexOf(at[row] ?? "");
    if (person < 0 || visitPlace < 0 || Number.isNaN(value)) continue;
    const place = person * visits.length + visitPlace;
    if (seen.has(place)) {
      return repeatedVisit([], { participant: of[row] ?? "", visit: visits[visitPlace] ?? "" });
    }
    seen.add(place);
    values[place] = value;
  }
  return values;
}
