import type { Issue } from "../../kernel/index.ts";
import { covariateOf, factorOf, type Variable, valueAt } from "../statistics/design/variable.ts";
import type { AnyAnalysisContext } from "./analysis-context.ts";
import { armWithoutData, repeatedParticipant, rowsLeftOut } from "./analysis-issues.ts";
import { columnCategories, columnNumbers, type SelectedRows } from "./rows.ts";

/** Factors and covariates of a method, as variables of a model. */
export function modelVariables(
  selected: SelectedRows,
  {
    factors = [],
    covariates = [],
  }: { readonly factors?: readonly string[]; readonly covariates?: readonly string[] },
): readonly Variable[] {
  return [
    ...factors.map((name) => factorOf(name, columnCategories(selected, name))),
    ...covariates.map((name) => covariateOf(name, columnNumbers(selected, name))),
  ];
}

/** Places of the rows that have the response and every variable. */
export function completePlaces(
  response: Float64Array,
  variables: readonly Variable[],
): readonly number[] {
  return Array.from(response.keys()).filter(
    (row) =>
      Number.isFinite(response[row]) &&
      variables.every((variable) => !Number.isNaN(valueAt(variable, row))),
  );
}

/** How many rows there are of each level, those that nobody has among them. */
export function countLevels(
  levels: readonly string[],
  values: readonly (string | null)[],
  places: readonly number[],
): readonly { readonly level: string; readonly n: number }[] {
  const counts = new Map<string | null, number>();
  for (const place of places) {
    const value = values[place] ?? null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return levels.map((level) => ({ level, n: counts.get(level) ?? 0 }));
}

/** What is to be known before a comparison: rows that were left out, people counted twice, arms without anybody. */
export function checkRows(
  { selected, method, levels }: AnyAnalysisContext,
  complete: readonly number[],
  { isRepeated = false }: { readonly isRepeated?: boolean } = {},
): readonly Issue[] {
  const issues: Issue[] = [];
  const all = selected.rows.length;
  if (complete.length < all) issues.push(rowsLeftOut([], { left: all - complete.length, all }));
  const ids = columnCategories(selected, "USUBJID");
  const seen = new Map<string | null, number>();
  for (const place of complete) {
    const id = ids[place] ?? null;
    seen.set(id, (seen.get(id) ?? 0) + 1);
  }
  const repeated = [...seen.values()].filter((count) => count > 1).length;
  if (repeated > 0 && !isRepeated) {
    issues.push(repeatedParticipant([], { participants: repeated }));
  }
  const arms = columnCategories(selected, method.treatment);
  const contrasts = "contrasts" in method ? (method.contrasts ?? []) : [];
  const named = contrasts.length > 0 ? [...new Set(contrasts.flat())] : levels;
  for (const { level, n } of countLevels(named, arms, complete)) {
    if (n === 0) issues.push(armWithoutData(["treatment"], { arm: level }));
  }
  return issues;
}
