import { columnAt, type Design } from "./design.ts";
import type { Factor } from "./variable.ts";

/** How categories that are not asked about are averaged: each the same, or each as often as it was observed. */
export type MarginWeights = "equal" | "observed";

/**
 * The combination of coefficients that is a least-squares mean: covariates at their mean over the rows, factors at what
 * is asked, the other factors averaged.
 *
 * @param at the level asked of each factor, and the value of a covariate where it is not its mean
 * @source Searle, Speed & Milliken, The American Statistician 34:216 (1980); weights as LSMEANS and its OM option in SAS
 */
export function computeMarginalMean(
  design: Design,
  at: Readonly<Record<string, string | number>>,
  weights: MarginWeights = "equal",
): Float64Array {
  const used = [...design.variables.values()].filter(({ name }) =>
    design.terms.some((term) => term.includes(name)),
  );
  const fixed = new Map<string, number>();
  const free: Factor[] = [];
  for (const variable of used) {
    const asked = Object.hasOwn(at, variable.name) ? at[variable.name] : undefined;
    if (variable.kind === "covariate") {
      fixed.set(variable.name, typeof asked === "number" ? asked : mean(variable.values));
    } else if (asked === undefined) free.push(variable);
    else fixed.set(variable.name, variable.levels.indexOf(String(asked)));
  }
  const combination = new Float64Array(design.columns.length);
  for (const [point, weight] of grid(free, weights)) {
    const value = (name: string) => fixed.get(name) ?? point.get(name) ?? Number.NaN;
    for (const [place, column] of design.columns.entries()) {
      combination[place] = (combination[place] ?? 0) + weight * columnAt(column, value);
    }
  }
  return combination;
}

function mean(values: Float64Array): number {
  return values.toSorted().reduce((sum, value) => sum + value, 0) / values.length;
}

/** Every combination of the levels with its share: equal, or as often as it stands in the rows. */
function grid(
  factors: readonly Factor[],
  weights: MarginWeights,
): readonly (readonly [ReadonlyMap<string, number>, number])[] {
  let points: ReadonlyMap<string, number>[] = [new Map()];
  for (const { name, levels } of factors) {
    points = points.flatMap((point) => levels.map((_, code) => new Map([...point, [name, code]])));
  }
  const rows = factors[0]?.codes.length ?? 0;
  if (weights === "equal" || rows === 0) return points.map((point) => [point, 1 / points.length]);
  return points.map((point) => {
    let count = 0;
    for (let row = 0; row < rows; row++) {
      if (factors.every(({ name, codes }) => codes[row] === point.get(name))) count += 1;
    }
    return [point, count / rows];
  });
}
