import type { Issue } from "../../../kernel/index.ts";
import { covariateOf, type Variable } from "../design/variable.ts";
import { type ArmResult, computeArmComparison } from "../regression/arm-comparison.ts";
import type { Contrast } from "../regression/contrast.ts";
import { logarithms } from "./geometric-mean.ts";

export interface GeometricRatioInput {
  /** Positive values, NaN where missing; replace what is below a limit of quantification first. */
  readonly values: ArrayLike<number>;
  /** Positive values before treatment; they enter as logarithms. */
  readonly baseline: ArrayLike<number>;
  readonly arm: readonly string[];
  readonly reference: string;
  /** Further covariates (on their own scale) and stratification factors. */
  readonly covariates?: readonly Variable[];
  readonly confidence?: number;
}

/** A positive estimate with limits, from a contrast on the log scale. */
export interface RatioEstimate {
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  /** 100 (ratio − 1). */
  readonly percentChange: number;
  /** On the log scale. */
  readonly log: Contrast;
}

/** What each arm has in the measure. */
export interface ArmRatio {
  readonly arm: string;
  readonly result: RatioEstimate | Issue;
}

/** Arms compared by ratios of adjusted geometric means. */
export interface GeometricRatio {
  /** Each other arm over the reference. */
  readonly ratios: readonly ArmRatio[];
  /** Least-squares geometric means at the mean of the logarithms at baseline. */
  readonly geometricMeans: readonly ArmRatio[];
  /** The same over baseline: how each arm changed. */
  readonly ratiosToBaseline: readonly ArmRatio[];
  readonly n: number;
  readonly df: number;
}

/**
 * Analysis of covariance of logarithms, log(value) ~ arm + log(baseline) + covariates, told as ratios of geometric means.
 * Issues: a value that is not positive; those of the linear model.
 *
 * @source Keene, Statistics in Medicine 14:811 (1995); Miller et al., NEJM 387:1099 (2022) (plasma NfL); reference: R 4.2.2
 * `lm` and emmeans 1.8.4, case gmr-01-nfl
 */
export function computeGeometricRatio(input: GeometricRatioInput): GeometricRatio | Issue {
  const { values, baseline, covariates = [], ...rest } = input;
  const response = logarithms(values, "values");
  if (!(response instanceof Float64Array)) return response;
  const before = logarithms(baseline, "baseline");
  if (!(before instanceof Float64Array)) return before;
  const adjusted = { ...rest, covariates: [covariateOf("log baseline", before), ...covariates] };
  const compared = computeArmComparison({ ...adjusted, response });
  if (!("means" in compared)) return compared;
  const changes = response.map((log, i) => log - (before[i] ?? Number.NaN));
  const changed = computeArmComparison({ ...adjusted, response: changes });
  if (!("means" in changed)) return changed;
  const asRatios = (list: readonly ArmResult[]) =>
    list.map(({ arm, result }) => ({ arm, result: backTransform(result) }));
  return {
    ratios: asRatios(compared.differences),
    geometricMeans: asRatios(compared.means),
    ratiosToBaseline: asRatios(changed.means),
    n: compared.n,
    df: compared.df,
  };
}

function backTransform(contrast: Contrast | Issue): RatioEstimate | Issue {
  if (!("se" in contrast)) return contrast;
  const [lower, upper] = contrast.interval;
  return {
    ratio: Math.exp(contrast.estimate),
    lower: Math.exp(lower),
    upper: Math.exp(upper),
    percentChange: 100 * Math.expm1(contrast.estimate),
    log: contrast,
  };
}
