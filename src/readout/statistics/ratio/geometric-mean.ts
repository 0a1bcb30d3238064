import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import { tTailQuantile } from "../../numeric/student-t.ts";

export const notPositive = defineIssue(
  "statistic.ratio.not-positive",
  "The value {value} in row {row} of {column} has no logarithm.",
  "{column}第 {row} 行的数值 {value} 没有对数。",
);

/** The centre and spread of positive values. */
export interface GeometricMean {
  readonly n: number;
  readonly mean: number;
  /** e to the standard deviation of the logarithms; NaN of one value. */
  readonly standardDeviation: number;
  /** √(e^(s²) − 1), as a percentage. */
  readonly coefficientOfVariationPercent: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The geometric mean with its limits by Student's t on logarithms. NaN is left out. Issue: a value that is not positive.
 *
 * @source Kirkwood, Biometrics 35:908 (1979); reference: case gmr-01-nfl
 */
export function computeGeometricMean(
  values: ArrayLike<number>,
  level = 0.95,
): GeometricMean | Issue {
  const logs = logarithms(values, "values");
  if (!(logs instanceof Float64Array)) return logs;
  const known = logs.filter((log) => !Number.isNaN(log));
  const n = known.length;
  const centre = exactSum(known) / n;
  const variance = n < 2 ? Number.NaN : exactSum(known.map((log) => (log - centre) ** 2)) / (n - 1);
  const reach =
    n < 2 ? Number.NaN : tTailQuantile((1 - level) / 2, n - 1) * Math.sqrt(variance / n);
  return {
    n,
    mean: Math.exp(centre),
    standardDeviation: Math.exp(Math.sqrt(variance)),
    coefficientOfVariationPercent: 100 * Math.sqrt(Math.expm1(variance)),
    lower: Math.exp(centre - reach),
    upper: Math.exp(centre + reach),
  };
}

/** Natural logarithms, NaN of what is missing. Issue: a value that is not positive. */
export function logarithms(values: ArrayLike<number>, column: string): Float64Array | Issue {
  const logs = Float64Array.from(values, Math.log);
  for (let row = 0; row < logs.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (value <= 0) return notPositive([column, row], { column, row: row + 1, value });
  }
  return logs;
}
