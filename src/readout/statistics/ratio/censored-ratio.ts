import type { Issue } from "../../../kernel/index.ts";
import { bilinear } from "../../linear-algebra/matrix.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { normalTail } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { computeMarginalMean } from "../design/marginal-mean.ts";
import { covariateOf, factorOf } from "../design/variable.ts";
import { emptyArm } from "../regression/arm-comparison.ts";
import { type QuantifiedColumn, replaceBelowLimit } from "./below-quantification.ts";
import { computeCensoredNormal } from "./censored-normal.ts";
import { logarithms } from "./geometric-mean.ts";
import type { GeometricRatioInput } from "./geometric-mean-ratio.ts";

export interface CensoredRatioInput extends Omit<GeometricRatioInput, "values"> {
  readonly values: QuantifiedColumn;
}

/** An arm's ratio over the reference where some values lie beyond a limit of quantification. Limits are normal. */
export interface CensoredRatio {
  readonly arm: string;
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  /** On the log scale. */
  readonly logRatio: number;
  readonly standardError: number;
  readonly pValue: number;
}

/**
 * Ratios of adjusted geometric means that use of a value beyond a limit of quantification only that it lies there (tobit on
 * logarithms). Issues: those of the censored model, of a limit that is not given, of a value that is not positive.
 *
 * @source Tobin, Econometrica 26:24 (1958); Hornung & Reed, Appl. Occup. Environ. Hyg. 5:46 (1990)
 */
export function computeCensoredRatio(input: CensoredRatioInput): readonly CensoredRatio[] | Issue {
  const { values, baseline, arm, reference, covariates = [], confidence = 0.95 } = input;
  const atLimit = replaceBelowLimit(values, "limit");
  if (!("values" in atLimit)) return atLimit;
  const response = logarithms(atLimit.values, "values");
  if (!(response instanceof Float64Array)) return response;
  const before = logarithms(baseline, "baseline");
  if (!(before instanceof Float64Array)) return before;
  const others = [...new Set(arm)]
    .filter((name) => name !== reference)
    .sort((a, b) => (a < b ? -1 : 1));
  if (!arm.includes(reference)) return emptyArm(["reference"], { arm: reference });
  const factor = factorOf("arm", arm, [reference, ...others]);
  const variables = [factor, covariateOf("log baseline", before), ...covariates];
  const beyond = Int8Array.from(response, (_, row) =>
    values.isBelow[row] === true ? -1 : values.isAbove?.[row] === true ? 1 : 0,
  );
  const terms = [[], ...variables.map(({ name }) => [name])];
  const fit = computeCensoredNormal({ response, beyond, variables, terms });
  if (!("coefficients" in fit)) return fit;
  const base = computeMarginalMean(fit.design, { arm: reference });
  return others.map((name) => {
    const combination = computeMarginalMean(fit.design, { arm: name }).map(
      (c, j) => c - at(base, j),
    );
    const logRatio = dot(combination, fit.coefficients);
    const standardError = Math.sqrt(bilinear(combination, fit.covariance, combination));
    const reach = normalQuantile((1 + confidence) / 2) * standardError;
    return {
      arm: name,
      ratio: Math.exp(logRatio),
      lower: Math.exp(logRatio - reach),
      upper: Math.exp(logRatio + reach),
      logRatio,
      standardError,
      pValue: 2 * normalTail(Math.abs(logRatio) / standardError),
    };
  });
}
