import { betaDensity, invertBeta } from "./beta.ts";
import { chiSquaredQuantile, chiSquaredTailQuantile } from "./chi-squared.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { incompleteGamma } from "./incomplete-gamma.ts";
import type { Tails } from "./tails.ts";

/** The density of F with d1 and d2 degrees of freedom at f > 0. */
export function fDensity(f: number, d1: number, d2: number): number {
  if (!(f > 0)) return f < 0 ? 0 : d1 > 2 ? 0 : d1 === 2 ? 1 : Number.POSITIVE_INFINITY;
  const scale = d1 * f + d2;
  return (betaDensity((d1 * f) / scale, d1 / 2, d2 / 2) * d1 * d2) / (scale * scale);
}

function fTails(f: number, d1: number, d2: number): Tails {
  const at = Math.max(0, f);
  if (d2 === Number.POSITIVE_INFINITY) return incompleteGamma(d1 / 2, (d1 * at) / 2);
  if (at === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const scale = d1 * at + d2;
  return incompleteBeta((d1 * at) / scale, d2 / scale, d1 / 2, d2 / 2);
}

export const fCdf = (f: number, d1: number, d2: number): number => fTails(f, d1, d2).lower;

/** P(F > f): the p-value of an F test. Degrees of freedom need not be whole; d2 may be ∞. */
export const fTail = (f: number, d1: number, d2: number): number => fTails(f, d1, d2).upper;

export function fQuantile(p: number, d1: number, d2: number): number {
  if (d2 === Number.POSITIVE_INFINITY) return chiSquaredQuantile(p, d1) / d1;
  const { x, y } = invertBeta({ lower: p, upper: 1 - p }, d1 / 2, d2 / 2);
  return (d2 / d1) * (x / y);
}

/** The f with P(F > f) = p. */
export function fTailQuantile(p: number, d1: number, d2: number): number {
  if (d2 === Number.POSITIVE_INFINITY) return chiSquaredTailQuantile(p, d1) / d1;
  const { x, y } = invertBeta({ lower: 1 - p, upper: p }, d1 / 2, d2 / 2);
  return (d2 / d1) * (x / y);
}
