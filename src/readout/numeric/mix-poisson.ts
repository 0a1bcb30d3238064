import { poissonTerm } from "./saddle-point.ts";
import type { Tails } from "./tails.ts";

/**
 * Σ Poisson(j; mean) × tails(j), from the Poisson mode outwards in both directions until a term adds nothing to either
 * tail. All terms are positive: nothing cancels.
 */
export function mixPoisson(mean: number, tails: (j: number) => Tails): Tails {
  if (!(mean >= 0)) return { lower: Number.NaN, upper: Number.NaN };
  const mode = Math.floor(mean);
  let [lower, upper] = [0, 0];
  for (const step of [1, -1]) {
    let before = { lower: 0, upper: 0 };
    for (let j = step === 1 ? mode : mode - 1; j >= 0; j += step) {
      const weight = poissonTerm(j, mean);
      const both = tails(j);
      const term = { lower: weight * both.lower, upper: weight * both.upper };
      lower += term.lower;
      upper += term.upper;
      const isFalling = term.lower <= before.lower && term.upper <= before.upper;
      if (isFalling && term.lower <= lower * 1e-18 && term.upper <= upper * 1e-18) break;
      if (weight === 0) break;
      before = term;
    }
  }
  return lower < upper ? { lower, upper: 1 - lower } : { lower: 1 - upper, upper };
}
