import { normalTail } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";

/** The mean time without the event until a horizon: the area under the survival curve. */
export interface RestrictedMean {
  readonly horizon: number;
  readonly mean: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** The horizon lies after the last subject's time and the curve has not reached 0: its last height was drawn on. */
  readonly isExtended: boolean;
}

/**
 * Restricted mean survival time with its standard error of Greenwood's kind.
 *
 * @source Irwin, J Hygiene 47:188 (1949); Royston & Parmar, BMC Med Res Methodol 13:152 (2013); reference: R survival
 * 3.5.3 `summary(survfit, rmean = )`, case surv-01-lung
 */
export function computeRestrictedMean(curve: SurvivalCurve, horizon: number): RestrictedMean {
  const steps = curve.steps.filter(({ time }) => time < horizon);
  const areas = steps.map(({ time, survival }, i) => {
    const width = (steps[i + 1]?.time ?? horizon) - time;
    return survival * width;
  });
  let variance = 0;
  let after = 0;
  for (let i = steps.length - 1; i >= 0; i--) {
    after += areas[i] ?? 0;
    const { atRisk = 0, events = 0 } = steps[i] ?? {};
    const left = atRisk - events;
    if (events > 0 && left > 0) variance += (after * after * events) / (atRisk * left);
  }
  const mean = (steps[0]?.time ?? horizon) + after;
  const standardError = Math.sqrt(variance);
  const half = normalQuantile((1 + curve.level) / 2) * standardError;
  const last = curve.steps.at(-1);
  const isExtended = last !== undefined && horizon > last.time && last.survival > 0;
  return { horizon, mean, standardError, lower: mean - half, upper: mean + half, isExtended };
}

/** One number with its standard error, test against no effect, and limits. */
export interface MeanContrast {
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly z: number;
  readonly p: number;
}

/** Restricted means of two independent groups compared; ratios have their limits on the log scale. */
export interface RestrictedMeanComparison {
  readonly difference: MeanContrast;
  readonly ratio: MeanContrast;
  /** Of the times lost until the horizon. */
  readonly lostRatio: MeanContrast;
}

/**
 * The second group against the first. `standardError` of a ratio is that of its logarithm.
 *
 * @source Uno et al., J Clin Oncol 32:2380 (2014)
 */
export function computeRestrictedMeanComparison(
  first: RestrictedMean,
  second: RestrictedMean,
  level = 0.95,
): RestrictedMeanComparison {
  const z = normalQuantile((1 + level) / 2);
  const contrast = (value: number, se: number, back: (x: number) => number): MeanContrast => ({
    estimate: back(value),
    standardError: se,
    lower: back(value - z * se),
    upper: back(value + z * se),
    z: value / se,
    p: 2 * normalTail(Math.abs(value / se)),
  });
  const ratio = (a: number, b: number) =>
    contrast(
      Math.log(b / a),
      Math.hypot(first.standardError / a, second.standardError / b),
      Math.exp,
    );
  return {
    difference: contrast(
      second.mean - first.mean,
      Math.hypot(first.standardError, second.standardError),
      (x) => x,
    ),
    ratio: ratio(first.mean, second.mean),
    lostRatio: ratio(first.horizon - first.mean, second.horizon - second.mean),
  };
}
