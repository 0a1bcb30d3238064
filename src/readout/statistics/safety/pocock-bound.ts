import { binomialTail } from "../../numeric/binomial.ts";
import { boundOf, type StoppingBound } from "./stopping-bound.ts";
import { computeStopping } from "./stopping-probability.ts";

/** A bound with one significance level at every look. */
export interface PocockBound {
  readonly bound: StoppingBound;
  /** The level at each look. */
  readonly alpha: number;
  /** The probability of stopping when the event has the acceptable probability: at most what was asked. */
  readonly probability: number;
}

/**
 * Stopping bounds of Pocock's kind for toxicity: at each look stop when as many events or more have, at the acceptable
 * probability, at most probability α; α as large as an overall probability of stopping of at most `most` allows.
 *
 * @source Ivanova, Qaqish & Schell, Biometrics 61:540 (2005)
 */
export function computePocockBound(
  acceptable: number,
  most: number,
  looks: readonly number[],
): PocockBound {
  const at = (alpha: number): PocockBound => {
    const bound = boundOf(looks, (events, n) => binomialTail(events - 1, n, acceptable) <= alpha);
    return { bound, alpha, probability: computeStopping(bound, acceptable).probability };
  };
  let [low, high] = [0, most];
  let found = at(most);
  if (found.probability <= most) return found;
  found = at(low);
  // The probability is a staircase of α: halving finds its last allowed step.
  for (let round = 0; round < 60; round++) {
    const middle = at((low + high) / 2);
    if (middle.probability <= most) [low, found] = [middle.alpha, middle];
    else high = middle.alpha;
  }
  return found;
}
