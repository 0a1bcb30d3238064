import { incompleteBeta } from "./incomplete-beta.ts";
import { binomialTerm } from "./saddle-point.ts";

/** P(X = k) of n trials with probability p; 0 for a k that is not among 0 … n. */
export function binomialProbability(k: number, n: number, p: number): number {
  if (!Number.isInteger(k) || k < 0 || k > n) return 0;
  return binomialTerm(k, n - k, p, 1 - p);
}

/** P(X ≤ k). */
export function binomialCdf(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  return whole >= n ? 1 : incompleteBeta(p, 1 - p, whole + 1, n - whole).upper;
}

/** P(X > k). */
export function binomialTail(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 1;
  return whole >= n ? 0 : incompleteBeta(p, 1 - p, whole + 1, n - whole).lower;
}

/** The smallest k with P(X ≤ k) ≥ p, up to rounding of 64 units in the last place. */
export function binomialQuantile(p: number, n: number, probability: number): number {
  const enough = p * (1 - 64 * Number.EPSILON);
  let [low, high] = [-1, n];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, n, probability) >= enough) high = middle;
    else low = middle;
  }
  return high;
}
