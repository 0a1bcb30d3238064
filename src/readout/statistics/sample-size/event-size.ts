import type { Issue } from "../../../kernel/index.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import { checkRates, detectable, type ErrorRates, sideAlpha } from "./error-rates.ts";

/** Events for a log-rank test; `ratio` is the allocation n1/n2 (the hazard ratio is first over second). */
export interface HazardEffect {
  readonly hazardRatio: number;
  readonly ratio?: number;
}

const possible = (rates: ErrorRates, hazardRatio: number): Issue | undefined =>
  checkRates(rates, hazardRatio > 0 && hazardRatio !== 1);

/** (z_α + z_β)²/(π₁ π₂ log² HR). @source Schoenfeld, Biometrics 39:499 (1983) */
export function computeSchoenfeldEvents(
  { hazardRatio, ratio = 1 }: HazardEffect,
  rates: ErrorRates,
): number | Issue {
  const wrong = possible(rates, hazardRatio);
  if (wrong !== undefined) return wrong;
  const share = ratio / (1 + ratio);
  return detectable(rates) ** 2 / (share * (1 - share) * Math.log(hazardRatio) ** 2);
}

/** (z_α + z_β)² (1 + r HR)²/(r (1 − HR)²). @source Freedman, Statistics in Medicine 1:121 (1982) */
export function computeFreedmanEvents(
  { hazardRatio, ratio = 1 }: HazardEffect,
  rates: ErrorRates,
): number | Issue {
  const wrong = possible(rates, hazardRatio);
  if (wrong !== undefined) return wrong;
  return (
    (detectable(rates) ** 2 * (1 + ratio * hazardRatio) ** 2) / (ratio * (1 - hazardRatio) ** 2)
  );
}

/** Exponential event and dropout times, even accrual for `accrual`, all looked at at `end`. */
export interface ExponentialTrial {
  readonly hazard: number;
  readonly dropout?: number;
  readonly accrual: number;
  readonly end: number;
}

/** The probability that a participant's event is seen before the trial ends. */
export function eventProbability({ hazard, dropout = 0, accrual, end }: ExponentialTrial): number {
  const all = hazard + dropout;
  if (all === 0) return 0;
  const stayed =
    accrual === 0
      ? Math.exp(-all * end)
      : (Math.exp(-all * Math.max(0, end - accrual)) - Math.exp(-all * end)) / (all * accrual);
  // Before accrual is complete nobody beyond the look counts.
  const entered = accrual === 0 ? 1 : Math.min(1, end / accrual);
  return (hazard / all) * (entered - stayed);
}

/**
 * Participants in all to find a difference of exponential hazards.
 *
 * @source Lachin & Foulkes, Biometrics 42:507 (1986)
 */
export function computeLachinFoulkesSize(
  first: ExponentialTrial,
  second: ExponentialTrial,
  rates: ErrorRates,
  ratio = 1,
): number | Issue {
  const wrong = possible(rates, first.hazard / second.hazard);
  if (wrong !== undefined) return wrong;
  const share = ratio / (1 + ratio);
  const variance = (trial: ExponentialTrial): number => trial.hazard ** 2 / eventProbability(trial);
  const mean = share * first.hazard + (1 - share) * second.hazard;
  const pooled = (trial: ExponentialTrial): number => variance({ ...trial, hazard: mean });
  const null0 = pooled(first) / share + pooled(second) / (1 - share);
  const own = variance(first) / share + variance(second) / (1 - share);
  const root =
    normalTailQuantile(sideAlpha(rates)) * Math.sqrt(null0) +
    normalTailQuantile(1 - rates.power) * Math.sqrt(own);
  return (root / (first.hazard - second.hazard)) ** 2;
}
