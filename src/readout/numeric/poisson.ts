import { incompleteGamma } from "./incomplete-gamma.ts";
import { poissonTerm } from "./saddle-point.ts";

/** P(X = k) of a Poisson count with a mean ≥ 0; 0 for a k that is no count. */
export function poissonProbability(k: number, mean: number): number {
  return Number.isInteger(k) && k >= 0 ? poissonTerm(k, mean) : 0;
}

/** P(X ≤ k). */
export function poissonCdf(k: number, mean: number): number {
  return k < 0 ? 0 : incompleteGamma(Math.floor(k) + 1, mean).upper;
}

/** P(X > k). */
export function poissonTail(k: number, mean: number): number {
  return k < 0 ? 1 : incompleteGamma(Math.floor(k) + 1, mean).lower;
}

/** The smallest k with P(X ≤ k) ≥ p, up to rounding of 64 units in the last place. */
export function poissonQuantile(p: number, mean: number): number {
  if (!(p < 1)) return p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const enough = p * (1 - 64 * Number.EPSILON);
  let high = Math.ceil(mean) + 1;
  while (poissonCdf(high, mean) < enough) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (poissonCdf(middle, mean) >= enough) high = middle;
    else low = middle;
  }
  return high;
}
