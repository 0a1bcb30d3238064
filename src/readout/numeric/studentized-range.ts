import { at } from "../linear-algebra/vector.ts";
import { findRoot } from "./find-root.ts";
import { gaussLegendre } from "./gauss-legendre.ts";
import { integratePeak } from "./integrate-peak.ts";
import { logGamma } from "./log-gamma.ts";
import { normalCdf, normalDensity } from "./normal.ts";

const panel = gaussLegendre(40);

/** P(range of `means` independent standard normal variables ≤ w). */
function rangeCdf(w: number, means: number): number {
  if (!(w > 0)) return 0;
  // With z the largest: k φ(z) [Φ(z) − Φ(z − w)]^(k−1); beyond |z| = 9 + w nothing is left.
  const edges = [-9, -6, -4, -2, 0, 2, 4, 6, 9].flatMap((z) => (z > 0 ? [z, z + w] : [z]));
  const sorted = edges.filter((z) => z <= 9).sort((a, b) => a - b);
  let sum = 0;
  for (let k = 1; k < sorted.length; k++) {
    const [a, b] = [sorted[k - 1] ?? 0, sorted[k] ?? 0];
    for (let i = 0; i < panel.points.length; i++) {
      const z = (a + b) / 2 + ((b - a) / 2) * at(panel.points, i);
      const inside = normalCdf(z) - normalCdf(z - w);
      sum += ((b - a) / 2) * at(panel.weights, i) * normalDensity(z) * inside ** (means - 1);
    }
  }
  return Math.min(1, means * sum);
}

/**
 * P(Q ≤ q) of the studentised range of `means` ≥ 2 groups with `df` degrees of freedom: Tukey's comparisons.
 *
 * @source Definition as a double integral (Tukey); R ptukey has the same arguments
 */
export function studentizedRangeCdf(q: number, means: number, df: number): number {
  if (!(q > 0)) return q <= 0 ? 0 : Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return rangeCdf(q, means);
  const constant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  const reach = 12 / Math.sqrt(df) + 2 + Math.log1p(q);
  const lower = integratePeak(
    (u) =>
      constant + df * u - (df / 2) * Math.exp(2 * u) + Math.log(rangeCdf(q * Math.exp(u), means)),
    -reach,
    reach,
  );
  return Math.min(1, lower);
}

/** The q with P(Q ≤ q) = p. */
export function studentizedRangeQuantile(p: number, means: number, df: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? 0 : Number.NaN;
  let high = 4;
  while (studentizedRangeCdf(high, means, df) < p && high < 1e6) high *= 2;
  return findRoot((q) => studentizedRangeCdf(q, means, df) - p, 0, high, 1e-10) ?? Number.NaN;
}
