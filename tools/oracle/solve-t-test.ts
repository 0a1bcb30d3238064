import type { Issue } from "../../src/kernel/index.ts";
import {
  computeOneSampleTTest,
  computePairedTTest,
  computeQuantile,
  computeStudentTTest,
  computeSummary,
  computeVarianceRatio,
  computeWelchTTest,
  type QuantileType,
  type TTest,
  type TTestOptions,
} from "../../src/readout/index.ts";
import { withNulls } from "./asked.ts";
import { columnsOf, numbersOf } from "./case-columns.ts";
import type { StatisticCase } from "./statistic-cases.ts";

type Compute = (options: TTestOptions) => TTest | Issue;

/** t tests of two columns x and y with what a descriptive table says of them; `undefined` when no t test is meant. */
export function solveTTest(one: StatisticCase): unknown {
  if (!/t-?tests?\b/i.test(String(one["title"]))) return undefined;
  const columns = columnsOf(one["data"]);
  const [x, y] = [numbersOf(columns["x"]), numbersOf(columns["y"])];
  if (x.length === 0) return undefined;
  const several: Record<string, unknown> = {
    ...answers("one_sample", (options) => computeOneSampleTTest(x, options)),
    ...described("x", x),
    ...described("y", y),
    ...answers("student", (options) => computeStudentTTest(x, y, options)),
    ...answers("welch", (options) => computeWelchTTest(x, y, options)),
    ...(x.length === y.length && answers("paired", (options) => computePairedTTest(x, y, options))),
  };
  const ratio = computeVarianceRatio(x, y);
  const spread = "ratio" in ratio && {
    F: ratio.ratio,
    ratio: ratio.ratio,
    df: ratio.df,
    p: ratio.p,
    ci95: ratio.interval,
  };
  return withNulls({ ...several, var_test: spread, f_test: spread });
}

function answers(name: string, compute: Compute): Record<string, unknown> {
  const sides = (["two-sided", "less", "greater"] as const).map((alternative) => {
    const found = compute({ alternative });
    const narrow = compute({ alternative, confidence: 0.9 });
    const suffix = alternative === "two-sided" ? "" : `_${alternative}`;
    if (!("t" in found) || !("t" in narrow)) return [`${name}${suffix}`, null];
    const { t, df, p, se, estimate, interval } = found;
    const said = { t, df, p, se, estimate, mean_difference: estimate, ci95: interval };
    return [`${name}${suffix}`, { ...said, ci90: narrow.interval }];
  });
  return Object.fromEntries(sides);
}

const quantileTypes: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function described(name: string, values: Float64Array): Record<string, unknown> {
  const summary = computeSummary(values);
  const answers: Record<string, unknown> = {
    [`n_${name}`]: summary.n,
    [`mean_${name}`]: summary.mean,
    [`sd_${name}`]: summary.sd,
    [`var_${name}`]: summary.variance,
    [`se_${name}`]: summary.se,
    [`median_${name}`]: summary.median,
    [`min_${name}`]: summary.min,
    [`max_${name}`]: summary.max,
    [`geometric_mean_${name}`]: summary.geometricMean,
    [`geometric_cv_${name}`]: summary.geometricCvPercent,
  };
  for (const type of quantileTypes) {
    const quantiles = [0, 0.25, 0.5, 0.75, 1].map((share) => computeQuantile(values, share, type));
    answers[`quantiles_${name}_type${type}`] = quantiles;
    if (type === 2) answers[`quantiles_${name}_type2_sas`] = quantiles;
  }
  return answers;
}
