import { incompleteBeta } from "./incomplete-beta.ts";
import { invertTails } from "./invert-tails.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { binomialTerm } from "./saddle-point.ts";
import type { Tails } from "./tails.ts";

/** The density of the beta distribution at 0 < x < 1. */
export function betaDensity(x: number, a: number, b: number): number {
  if (x < 0 || x > 1) return 0;
  if (x === 0) return a > 1 ? 0 : a === 1 ? b : Number.POSITIVE_INFINITY;
  if (x === 1) return b > 1 ? 0 : b === 1 ? a : Number.POSITIVE_INFINITY;
  return (binomialTerm(a, b, x, 1 - x) * a * b) / (a + b) / (x * (1 - x));
}

const clipped = (x: number): number => Math.min(1, Math.max(0, x));

export const betaCdf = (x: number, a: number, b: number): number =>
  incompleteBeta(clipped(x), 1 - clipped(x), a, b).lower;
export const betaTail = (x: number, a: number, b: number): number =>
  incompleteBeta(clipped(x), 1 - clipped(x), a, b).upper;

/** The x with P(X ≤ x) = p. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  invertBeta({ lower: p, upper: 1 - p }, a, b).x;

/** The x with P(X > x) = p. */
export const betaTailQuantile = (p: number, a: number, b: number): number =>
  invertBeta({ lower: 1 - p, upper: p }, a, b).x;

/** The point x between two tails, and y = 1 − x with its own relative accuracy. */
export function invertBeta(
  wanted: Tails,
  a: number,
  b: number,
): { readonly x: number; readonly y: number } {
  const { lower, upper } = wanted;
  if (!(a > 0 && b > 0 && lower >= 0 && upper >= 0)) return { x: Number.NaN, y: Number.NaN };
  if (lower === 0) return { x: 0, y: 1 };
  if (upper === 0) return { x: 1, y: 0 };
  const z = lower <= upper ? normalQuantile(lower) : -normalQuantile(upper);
  const logit = invertTails(
    {
      tails: (u) => incompleteBeta(logistic(u), logistic(-u), a, b),
      density: (u) => (binomialTerm(a, b, logistic(u), logistic(-u)) * a * b) / (a + b),
      start: Math.log(a / b) + z * Math.sqrt(1 / a + 1 / b),
    },
    wanted,
  );
  return { x: logistic(logit), y: logistic(-logit) };
}

function logistic(u: number): number {
  return u > 0 ? 1 / (1 + Math.exp(-u)) : Math.exp(u) / (1 + Math.exp(u));
}
