import { at } from "../linear-algebra/vector.ts";
import { findRoot } from "./find-root.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import { integratePeak } from "./integrate-peak.ts";
import { logGamma } from "./log-gamma.ts";
import { normalCdf, normalDensity } from "./normal.ts";
import { tCdf } from "./student-t.ts";

const panel = gaussLegendre(40);
const edges = [-9, -6, -4, -2, 0, 2, 4, 6, 9];

/** P(all |Zᵢ| ≤ c) of normal variables Zᵢ = λᵢ W + √(1 − λᵢ²) Eᵢ that share W. */
function allWithin(c: number, loadings: readonly number[]): number {
  let sum = 0;
  for (let k = 1; k < edges.length; k++) {
    const [a, b] = [edges[k - 1] ?? 0, edges[k] ?? 0];
    for (let i = 0; i < panel.points.length; i++) {
      const w = (a + b) / 2 + ((b - a) / 2) * at(panel.points, i);
      let inside = ((b - a) / 2) * at(panel.weights, i) * normalDensity(w);
      for (const loading of loadings) {
        const rest = Math.sqrt(1 - loading * loading);
        inside *= normalCdf((c - loading * w) / rest) - normalCdf((-c - loading * w) / rest);
      }
      sum += inside;
    }
  }
  return Math.min(1, sum);
}

/**
 * P(max |Tᵢ| ≤ q) of t statistics with a common estimate of variance on `df` degrees of freedom, of which two correlate as
 * λᵢλⱼ, each |λ| < 1: comparisons of several groups with one.
 *
 * @source Dunnett, JASA 50:1096 (1955), as a double integral; R mvtnorm `pmvt` gives the same
 */
export function largestTCdf(q: number, loadings: readonly number[], df: number): number {
  if (!(q > 0)) return q <= 0 ? 0 : Number.NaN;
  if (loadings.length === 1) return 2 * tCdf(q, df) - 1;
  if (df === Number.POSITIVE_INFINITY) return allWithin(q, loadings);
  const constant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  const reach = 12 / Math.sqrt(df) + 2 + Math.log1p(q);
  const lower = integratePeak(
    (u) =>
      constant +
      df * u -
      (df / 2) * Math.exp(2 * u) +
      Math.log(allWithin(q * Math.exp(u), loadings)),
    -reach,
    reach,
  );
  return Math.min(1, lower);
}

/** The q with P(max |Tᵢ| ≤ q) = p. */
export function largestTQuantile(p: number, loadings: readonly number[], df: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? 0 : Number.NaN;
  let high = 4;
  while (largestTCdf(high, loadings, df) < p && high < 1e6) high *= 2;
  return findRoot((q) => largestTCdf(q, loadings, df) - p, 0, high, 1e-10) ?? Number.NaN;
}
