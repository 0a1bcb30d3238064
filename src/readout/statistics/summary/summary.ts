import { exactSum } from "../../numeric/exact-sum.ts";
import { computeQuantile, type QuantileType } from "./quantile.ts";

/** What a descriptive table says of one column. NaN: not defined for so few or for such values. */
export interface Summary {
  readonly n: number;
  readonly missing: number;
  readonly mean: number;
  /** With n − 1. */
  readonly sd: number;
  readonly variance: number;
  readonly se: number;
  readonly sum: number;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
  /** sd / mean, in percent. */
  readonly cvPercent: number;
  /** e to the mean logarithm; NaN unless all values are positive. */
  readonly geometricMean: number;
  /** e to the standard deviation of the logarithms. */
  readonly geometricSd: number;
  /** 100 √(e^{s²} − 1), s the standard deviation of the logarithms. */
  readonly geometricCvPercent: number;
}

/** Describes a column of numbers, NaN missing; quartiles by SAS's definition unless told. Independent of row order. */
export function computeSummary(values: ArrayLike<number>, quantiles: QuantileType = 2): Summary {
  const all = Float64Array.from(values);
  const there = all.filter((value) => !Number.isNaN(value)).sort();
  const { n, mean, variance, sum } = moments(there);
  const sd = Math.sqrt(variance);
  const logs = moments(
    there.every((value) => value > 0) ? there.map(Math.log) : new Float64Array(),
  );
  const quantile = (share: number): number => computeQuantile(there, share, quantiles);
  return {
    n,
    missing: all.length - n,
    mean,
    sd,
    variance,
    se: sd / Math.sqrt(n),
    sum,
    min: there[0] ?? Number.NaN,
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
    max: there[n - 1] ?? Number.NaN,
    cvPercent: (100 * sd) / mean,
    geometricMean: Math.exp(logs.mean),
    geometricSd: Math.exp(Math.sqrt(logs.variance)),
    geometricCvPercent: 100 * Math.sqrt(Math.expm1(logs.variance)),
  };
}

/** Number, mean, variance with n − 1, and sum of values of which none is missing. */
export function moments(values: Float64Array): {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly sum: number;
} {
  const n = values.length;
  const sum = exactSum(values);
  const mean = n === 0 ? Number.NaN : sum / n;
  const squares = exactSum(values.map((value) => (value - mean) ** 2));
  return { n, mean, variance: n < 2 ? Number.NaN : squares / (n - 1), sum };
}
