import type { Issue } from "../../../kernel/index.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { type RiskStep, riskSteps } from "./risk-steps.ts";
import { checkSurvival, completeRows, type SurvivalData, takeRows } from "./survival-data.ts";
import { type IntervalScale, survivalLimits } from "./survival-interval.ts";

export interface KaplanMeierOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** Default log-log: as SAS LIFETEST, and within 0 and 1. */
  readonly scale?: IntervalScale;
}

/** The estimate from one time on, until the next step. */
export interface SurvivalStep extends RiskStep {
  readonly survival: number;
  /** Greenwood's; NaN where nobody is left. */
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Σ d/(n(n−d)) until here. */
  readonly greenwood: number;
}

/** A survival curve: 1 until the first step. */
export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  /** Subjects with something missing. */
  readonly leftOut: number;
  readonly level: number;
  readonly scale: IntervalScale;
  readonly steps: readonly SurvivalStep[];
}

/**
 * The Kaplan–Meier estimate of the probability to be still without the event, with Greenwood's standard error.
 *
 * @source Kaplan & Meier, JASA 53:457 (1958); Greenwood (1926); reference: R survival 3.5.3 `survfit`, case surv-01-lung
 * @example
 * const curve = computeKaplanMeier({ time: Float64Array.of(1, 2, 3, 4), event: Float64Array.of(1, 0, 1, 1) });
 * "steps" in curve && curve.steps[2]?.survival // => 0.375
 */
export function computeKaplanMeier(
  data: SurvivalData,
  { level = 0.95, scale = "log-log" }: KaplanMeierOptions = {},
): SurvivalCurve | Issue {
  const rows = completeRows(data);
  const wrong = checkSurvival(data, rows);
  if (wrong !== undefined) return wrong;
  const z = normalQuantile((1 + level) / 2);
  let [survival, greenwood, events] = [1, 0, 0];
  const steps = riskSteps(takeRows(data, rows)).map((step): SurvivalStep => {
    const left = step.atRisk - step.events;
    survival *= left / step.atRisk;
    if (step.events > 0) greenwood += step.events / (step.atRisk * left);
    events += step.events;
    const [lower, upper] = survivalLimits(survival, greenwood, z, scale);
    const standardError = survival * Math.sqrt(greenwood);
    return { ...step, survival, standardError, lower, upper, greenwood };
  });
  return { n: rows.length, events, leftOut: data.time.length - rows.length, level, scale, steps };
}
