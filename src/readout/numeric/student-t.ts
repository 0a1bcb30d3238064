import { invertBeta } from "./beta.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { logBeta } from "./log-gamma.ts";
import { normalCdf, normalDensity } from "./normal.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** The density of Student's t with `df` > 0 degrees of freedom; ∞ is the normal distribution. */
export function tDensity(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalDensity(t);
  const kernel = (-(df + 1) / 2) * Math.log1p((t * t) / df);
  return Math.exp(kernel - logBeta(df / 2, 0.5)) / Math.sqrt(df);
}

/** P(T ≤ t). */
export const tCdf = (t: number, df: number): number => tTail(-t, df);

/**
 * P(T > t) of Student's t with `df` > 0 degrees of freedom, which need not be whole.
 *
 * @example tTail(2.228138851986274, 10).toFixed(12) // => "0.025000000000"
 */
export function tTail(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalCdf(-t);
  const ratio = Math.abs(t) / Math.sqrt(df);
  const scale = 1 / Math.hypot(1, ratio);
  const x = scale * scale;
  const y = ratio * scale * (ratio * scale);
  const { lower, upper } = incompleteBeta(x, y, df / 2, 0.5);
  return t > 0 ? lower / 2 : 0.5 + upper / 2;
}

/** The t with P(T ≤ t) = p. */
export const tQuantile = (p: number, df: number): number =>
  p <= 0.5 ? -upperPoint(p, df) : upperPoint(1 - p, df);

/** The t with P(T > t) = p. */
export const tTailQuantile = (p: number, df: number): number =>
  p <= 0.5 ? upperPoint(p, df) : -upperPoint(1 - p, df);

function upperPoint(tail: number, df: number): number {
  if (!(df > 0 && tail >= 0 && tail <= 1)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return -normalQuantile(tail);
  if (tail === 0.5) return 0;
  const { x, y } = invertBeta({ lower: 2 * tail, upper: 1 - 2 * tail }, df / 2, 0.5);
  return Math.sqrt(df) * Math.sqrt(y / x);
}
