import type { Issue } from "../../../kernel/index.ts";
import {
  checkRates,
  detectable,
  type ErrorRates,
  type GroupSizes,
  groupSizes,
} from "./error-rates.ts";

/** What an estimate of a group's mean varies by, for one participant, in the two groups. */
export interface NormalEffect {
  readonly difference: number;
  readonly variance: number;
  /** Of the second group, where it differs. */
  readonly variance2?: number;
  /** Allocation n1/n2; default 1. */
  readonly ratio?: number;
}

/** Sizes by a normal test of two means: n2 = (z_α + z_β)² (σ₁²/r + σ₂²)/δ². */
export function computeNormalSize(effect: NormalEffect, rates: ErrorRates): GroupSizes | Issue {
  const { difference, variance, variance2 = variance, ratio = 1 } = effect;
  const wrong = checkRates(rates, difference !== 0 && variance > 0 && ratio > 0);
  if (wrong !== undefined) return wrong;
  const spread = variance / ratio + variance2;
  return groupSizes((detectable(rates) ** 2 * spread) / difference ** 2, ratio);
}

/**
 * Non-inferiority (or superiority by a margin) of means: the effect is its distance to the margin, and the test is
 * one-sided.
 *
 * @param margin how much worse is still acceptable, above 0
 */
export function computeNonInferioritySize(
  effect: NormalEffect,
  margin: number,
  rates: Omit<ErrorRates, "sides">,
): GroupSizes | Issue {
  const distance = effect.difference + margin;
  return computeNormalSize({ ...effect, difference: distance }, { ...rates, sides: 1 });
}

/**
 * The part of the variance that a covariate leaves: 1 − ρ². Analysis of covariance needs that part of the participants.
 *
 * @source Borm, Fransen & Lemmens, Journal of Clinical Epidemiology 60:1234 (2007)
 */
export const ancovaFactor = (correlation: number): number => 1 - correlation ** 2;

/** How clusters of `size` inflate a size; `variation` is the coefficient of variation of their sizes. */
export const clusterFactor = (size: number, intraclass: number, variation = 0): number =>
  1 + ((variation ** 2 + 1) * size - 1) * intraclass;

/** Participants to enrol so that the wanted number remains. */
export const withDropout = (n: number, dropout: number): number => n / (1 - dropout);
