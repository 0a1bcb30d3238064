import { normalCdf } from "../../numeric/normal.ts";
import { computeExitProbabilities } from "./exit-probabilities.ts";

/** An interim result: Z at an information fraction, the last look being at 1. */
export interface Interim {
  readonly z: number;
  readonly fraction: number;
}

/**
 * The probability that Z ends above a bound, given an interim result.
 *
 * @param drift the mean of Z at the end; not given: the one that the interim result shows ("current trend")
 * @source Lan, Simon & Halperin, Communications in Statistics 1:207 (1982); Jennison & Turnbull (2000), ch. 10
 */
export function computeConditionalPower(
  { z, fraction }: Interim,
  final: number,
  drift = z / Math.sqrt(fraction),
): number {
  const left = 1 - fraction;
  return normalCdf((z * Math.sqrt(fraction) + drift * left - final) / Math.sqrt(left));
}

/**
 * Conditional power averaged over what is believed of the drift. Without a prior of its own the belief is what the
 * interim data alone say (a flat prior).
 *
 * @param prior mean and variance of the drift before the trial
 * @source Spiegelhalter, Freedman & Blackburn, Controlled Clinical Trials 7:8 (1986)
 */
export function computePredictivePower(
  { z, fraction }: Interim,
  final: number,
  prior?: { readonly mean: number; readonly variance: number },
): number {
  const precision = fraction + (prior === undefined ? 0 : 1 / prior.variance);
  const mean =
    (z * Math.sqrt(fraction) + (prior === undefined ? 0 : prior.mean / prior.variance)) / precision;
  const left = 1 - fraction;
  const centre = z * Math.sqrt(fraction) + mean * left;
  return normalCdf((centre - final) / Math.sqrt(left + left ** 2 / precision));
}

/**
 * Conditional probability of crossing an upper bound at any of the looks that are left, with the lower bounds stopping
 * before.
 *
 * @param look the interim look, from 0
 */
export function computeConditionalCrossing(
  design: {
    readonly timing: readonly number[];
    readonly upper: readonly number[];
    readonly lower?: readonly number[];
  },
  look: number,
  z: number,
  drift: number,
): number {
  const t = design.timing[look] ?? 0;
  const score = z * Math.sqrt(t);
  const later = design.timing.slice(look + 1);
  const shifted = (bounds: readonly number[] | undefined): readonly number[] | undefined =>
    bounds?.slice(look + 1).map((bound, k) => {
      const then = later[k] ?? 1;
      return (bound * Math.sqrt(then) - score) / Math.sqrt(then - t);
    });
  const upper = shifted(design.upper) ?? [];
  const lower = shifted(design.lower);
  const information = later.map((then) => then - t);
  const bounds = { information, upper, ...(lower === undefined ? {} : { lower }) };
  return computeExitProbabilities(bounds, drift).upperCumulative.at(-1) ?? 0;
}
