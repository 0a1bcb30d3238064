import { integratePeak } from "./integrate-peak.ts";
import { logGamma } from "./log-gamma.ts";
import { logNormalCdf, normalCdf } from "./normal.ts";
import { tTail } from "./student-t.ts";

/** P(T ≤ t) of the noncentral t with `df` > 0 degrees of freedom. */
export const noncentralTCdf = (t: number, df: number, noncentrality: number): number =>
  noncentralTTail(-t, df, -noncentrality);

/**
 * P(T > t), T = (Z + δ) / √(χ²/df): the power of a t test. With s = √(χ²/df) = e^u it is ∫ Φ(δ − t s) f(u) du; all of it
 * is positive, so that both tails keep their relative accuracy.
 */
export function noncentralTTail(t: number, df: number, noncentrality: number): number {
  if (!(df > 0) || Number.isNaN(t + noncentrality)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalCdf(noncentrality - t);
  if (noncentrality === 0) return tTail(t, df);
  if (t === 0) return normalCdf(noncentrality);
  const constant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  const logIntegrand = (u: number): number =>
    constant + df * u - (df / 2) * Math.exp(2 * u) + logNormalCdf(noncentrality - t * Math.exp(u));
  const reach = 12 / Math.sqrt(df) + 2 + Math.log1p(Math.abs(t) + Math.abs(noncentrality));
  return Math.min(1, integratePeak(logIntegrand, -reach, reach));
}
