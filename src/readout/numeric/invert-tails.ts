import type { Tails } from "./tails.ts";

/** A distribution on a scale where its density is log-concave, such as log x of a gamma or logit x of a beta variable. */
export interface OnLogConcaveScale {
  readonly tails: (u: number) => Tails;
  /** The density with respect to u. */
  readonly density: (u: number) => number;
  /** Where to begin. */
  readonly start: number;
}

/**
 * The u with P(U ≤ u) = `lower` and P(U > u) = `upper` (which sum to 1; the smaller one is met). The logarithm of either
 * tail is concave there, so that Newton's steps on it settle; a step that leaves the bracket is halved.
 */
export function invertTails(
  { tails, density, start }: OnLogConcaveScale,
  { lower, upper }: Tails,
): number {
  const fromBelow = lower <= upper;
  const target = Math.log(fromBelow ? lower : upper);
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let u = start;
  for (let round = 0; round < 400; round++) {
    const both = tails(u);
    const mass = fromBelow ? both.lower : both.upper;
    const gap = Math.log(mass) - target;
    if (gap === 0) return u;
    if (gap > 0 === fromBelow) high = u;
    else low = u;
    const slope = (fromBelow ? density(u) : -density(u)) / mass;
    let next = u - gap / slope;
    if (!(next > low && next < high)) next = inside(u, low, high);
    if (Math.abs(next - u) <= 4e-16 * Math.max(1, Math.abs(u))) return next;
    u = next;
  }
  return u;
}

function inside(u: number, low: number, high: number): number {
  if (high === Number.POSITIVE_INFINITY) return u + Math.max(1, Math.abs(u));
  if (low === Number.NEGATIVE_INFINITY) return u - Math.max(1, Math.abs(u));
  return (low + high) / 2;
}
