import type { Issue } from "../../../kernel/index.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import type { Table } from "./contingency.ts";
import { computeCommonOddsRatio } from "./mantel-haenszel.ts";
import { checkStrata } from "./strata.ts";

/** Whether the odds ratio is the same in all strata. */
export interface Homogeneity {
  readonly breslowDay: number;
  /** With Tarone's correction. */
  readonly tarone: number;
  readonly df: number;
  readonly pBreslowDay: number;
  readonly pTarone: number;
}

/**
 * Breslow and Day's test of one odds ratio over strata, at the Mantel–Haenszel estimate.
 *
 * @source Breslow & Day, Statistical Methods in Cancer Research I, §4.4 (1980); Tarone, Biometrika 72:91 (1985)
 */
export function computeBreslowDay(strata: readonly Table[]): Homogeneity | Issue {
  const used = checkStrata(strata, 2, 2);
  if (!Array.isArray(used)) return used;
  const informative = used.filter(([[a = 0, b = 0] = [], [c = 0, d = 0] = []]) =>
    [a + b, c + d, a + c, b + d].every((margin) => margin > 0),
  );
  const common = computeCommonOddsRatio(used);
  if (!("estimate" in common)) return common;
  const parts = informative.map(([[a = 0, b = 0] = [], [c = 0, d = 0] = []]) => {
    const expected = expectedAt(common.estimate, a + b, c + d, a + c);
    const cells = [expected, a + b - expected, a + c - expected, d - a + expected];
    const variance = 1 / exactSum(cells.map((cell) => 1 / cell));
    return { distance: a - expected, variance };
  });
  const breslowDay = exactSum(parts.map(({ distance, variance }) => distance ** 2 / variance));
  const whole = exactSum(parts.map(({ distance }) => distance));
  const tarone = breslowDay - whole ** 2 / exactSum(parts.map(({ variance }) => variance));
  const df = informative.length - 1;
  return {
    breslowDay,
    tarone,
    df,
    pBreslowDay: chiSquaredTail(breslowDay, df),
    pTarone: chiSquaredTail(tarone, df),
  };
}

/** The first cell of a table with these margins whose odds ratio is `odds`. */
function expectedAt(odds: number, n1: number, n2: number, m1: number): number {
  const a = 1 - odds;
  const b = n2 - m1 + odds * (n1 + m1);
  const c = -odds * n1 * m1;
  const root = Math.sqrt(b * b - 4 * a * c);
  return (-2 * c) / (b + root);
}
