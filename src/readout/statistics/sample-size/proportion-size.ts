import type { Issue } from "../../../kernel/index.ts";
import { binomialProbability } from "../../numeric/binomial.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import { conditionalDistribution, exactPValue } from "../table/conditional-odds.ts";
import {
  checkRates,
  detectable,
  type ErrorRates,
  type GroupSizes,
  groupSizes,
  sideAlpha,
} from "./error-rates.ts";

export interface TwoProportions {
  readonly p1: number;
  readonly p2: number;
  /** Allocation n1/n2; default 1. */
  readonly ratio?: number;
}

/** What the variance under the null is taken from. */
export type ProportionVariance = "pooled" | "unpooled";

/**
 * Sizes for a normal test of two proportions. `corrected`: enough for the test with continuity correction.
 *
 * @source Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions (2003), ch. 4
 */
export function computeProportionSize(
  { p1, p2, ratio = 1 }: TwoProportions,
  rates: ErrorRates,
  {
    variance = "pooled",
    corrected = false,
  }: {
    readonly variance?: ProportionVariance;
    readonly corrected?: boolean;
  } = {},
): GroupSizes | Issue {
  const isPossible = p1 !== p2 && [p1, p2].every((p) => p >= 0 && p <= 1) && ratio > 0;
  const wrong = checkRates(rates, isPossible);
  if (wrong !== undefined) return wrong;
  const difference = Math.abs(p1 - p2);
  const own = (p1 * (1 - p1)) / ratio + p2 * (1 - p2);
  const mean = (ratio * p1 + p2) / (ratio + 1);
  const null0 = variance === "pooled" ? mean * (1 - mean) * (1 + 1 / ratio) : own;
  const root =
    normalTailQuantile(sideAlpha(rates)) * Math.sqrt(null0) +
    normalTailQuantile(1 - rates.power) * Math.sqrt(own);
  const plain = (root / difference) ** 2;
  if (!corrected) return groupSizes(plain, ratio);
  // Fleiss counts the first group as the unit.
  const more = Math.sqrt(1 + (2 * (1 + ratio)) / (plain * ratio * difference));
  return groupSizes((plain / 4) * (1 + more) ** 2, ratio);
}

/** Sizes by Cohen's arcsine transformation. @source Cohen, Statistical Power Analysis (1988), ch. 6 */
export function computeArcsineSize(
  { p1, p2, ratio = 1 }: TwoProportions,
  rates: ErrorRates,
): GroupSizes | Issue {
  const wrong = checkRates(rates, p1 !== p2);
  if (wrong !== undefined) return wrong;
  const h = 2 * (Math.asin(Math.sqrt(p1)) - Math.asin(Math.sqrt(p2)));
  return groupSizes((detectable(rates) / h) ** 2 * (1 + 1 / ratio), ratio);
}

/** The exact power of Fisher's test, every pair of counts being weighed. */
export function computeFisherPower(
  { p1, p2 }: Pick<TwoProportions, "p1" | "p2">,
  [n1, n2]: readonly [number, number],
  {
    alpha = 0.05,
    alternative = "two-sided",
  }: {
    readonly alpha?: number;
    readonly alternative?: "two-sided" | "less" | "greater";
  } = {},
): number {
  // What a table of these margins can be depends on their sum alone.
  const distributions = Array.from({ length: n1 + n2 + 1 }, (_, marked) =>
    conditionalDistribution([{ marked, others: n1 + n2 - marked, draws: n1 }]),
  );
  let power = 0;
  for (const [sum, distribution] of distributions.entries()) {
    for (let a = Math.max(0, sum - n2); a <= Math.min(n1, sum); a++) {
      if (exactPValue(distribution, a, alternative, 1) > alpha) continue;
      power += binomialProbability(a, n1, p1) * binomialProbability(sum - a, n2, p2);
    }
  }
  return Math.min(1, power);
}
