import { findRoot } from "../../numeric/find-root.ts";

/**
 * Where a score that falls from `low` to `high` is `target`; the end beyond which it would lie if nowhere. At the very
 * ends its variance may be zero, and it is then as far away as it can be.
 */
export function invertScore(
  score: (value: number) => number,
  target: number,
  low: number,
  high: number,
): number {
  const distance = (value: number): number => {
    const found = score(value);
    return Number.isNaN(found) ? -target : found - target;
  };
  if (!(distance(low) > 0)) return low;
  if (!(distance(high) < 0)) return high;
  return findRoot((value) => clipped(distance(value)), low, high) ?? Number.NaN;
}

const clipped = (value: number): number => Math.min(1e6, Math.max(-1e6, value));
