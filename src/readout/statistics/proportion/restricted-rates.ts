import { findRoot } from "../../numeric/find-root.ts";
import type { Count } from "./count.ts";

/** Two rates, of the first and of the second group. */
export type Rates = readonly [number, number];

/**
 * The most likely rates of two groups among those whose difference p₁ − p₂ is `difference`.
 *
 * @source Miettinen & Nurminen, Stat. Med. 4:213 (1985); Farrington & Manning, Stat. Med. 9:1447 (1990); here the
 * likelihood equation, which falls in p₂, is solved numerically
 */
export function computeRatesOfDifference(first: Count, second: Count, difference: number): Rates {
  const [low, high] = [Math.max(0, -difference), Math.min(1, 1 - difference)];
  const slope = (p2: number): number => slopeAt(first, p2 + difference) + slopeAt(second, p2);
  const p2 = extremeOf(slope, low, high);
  return [clip(p2 + difference), p2];
}

/** The most likely rates among those whose ratio p₁ / p₂ is `ratio` > 0. @source Miettinen & Nurminen (1985) */
export function computeRatesOfRatio(first: Count, second: Count, ratio: number): Rates {
  // N r p₂² − (n₁ r + x₁ + n₂ + x₂ r) p₂ + x₁ + x₂ = 0, the smaller root.
  const a = (first.total + second.total) * ratio;
  const b = first.total * ratio + first.count + second.total + second.count * ratio;
  const c = first.count + second.count;
  const p2 = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  return [clip(p2 * ratio), clip(p2)];
}

/** The most likely rates among those whose odds ratio is `odds` > 0. @source Miettinen & Nurminen (1985) */
export function computeRatesOfOddsRatio(first: Count, second: Count, odds: number): Rates {
  const c = first.count + second.count;
  const a = second.total * (odds - 1);
  const b = first.total * odds + second.total - c * (odds - 1);
  const p2 = (2 * c) / (b + Math.sqrt(Math.max(0, b * b + 4 * a * c)));
  return [clip((p2 * odds) / (1 + p2 * (odds - 1))), clip(p2)];
}

const clip = (p: number): number => Math.min(1, Math.max(0, p));

/** d log likelihood / dp of one group. */
function slopeAt({ count, total }: Count, p: number): number {
  const successes = count === 0 ? 0 : count / p;
  const failures = count === total ? 0 : (total - count) / (1 - p);
  return successes - failures;
}

/** Where a slope that falls from `low` to `high` is zero; the end towards which it points if nowhere. */
function extremeOf(slope: (p: number) => number, low: number, high: number): number {
  if (!(high > low)) return low;
  const gap = 1e-13 * (high - low);
  const [from, to] = [low + gap, high - gap];
  if (!(slope(from) > 0)) return low;
  if (!(slope(to) < 0)) return high;
  return findRoot(slope, from, to) ?? low;
}
