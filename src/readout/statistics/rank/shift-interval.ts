import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { findCrossing } from "../../numeric/find-crossing.ts";
import type { Alternative } from "./alternative.ts";

/** Limits of a location; one of them is infinite where only one side was asked for. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
  /** What the limits hold: less than was asked for where so few values cannot give it. */
  readonly level: number;
}

/** How near to the jump of the standardised statistic a limit is sought: that of R's `wilcox.test`. */
const tolerance = 1e-4;

/** The probability beyond each limit that is asked for. */
export function tailOf(level: number, alternative: Alternative): number {
  return alternative === "two-sided" ? (1 - level) / 2 : 1 - level;
}

/** Leaves the limits that the alternative asks for. */
export function oneSided(
  lower: number,
  upper: number,
  alternative: Alternative,
): { readonly lower: number; readonly upper: number } {
  return {
    lower: alternative === "less" ? Number.NEGATIVE_INFINITY : lower,
    upper: alternative === "greater" ? Number.POSITIVE_INFINITY : upper,
  };
}

/** Where a standardised statistic that falls with the shift crosses a height; the end of the range where it does not. */
export function crossingAt(
  z: (shift: number) => number,
  height: number,
  low: number,
  high: number,
): number {
  if (z(low) - height <= 0) return low;
  if (z(high) - height >= 0) return high;
  return findCrossing((shift) => z(shift) - height, low, high, tolerance) ?? Number.NaN;
}

/** The shifts that a test of a given tail does not reject, by its normal approximation. */
export function invertNormal(
  z: (shift: number) => number,
  tail: number,
  low: number,
  high: number,
): { readonly lower: number; readonly upper: number } {
  const height = -normalQuantile(tail);
  return { lower: crossingAt(z, height, low, high), upper: crossingAt(z, -height, low, high) };
}
