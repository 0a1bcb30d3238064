import { findRoot } from "../../numeric/find-root.ts";
import { crossAbove, crossBelow, type Walk } from "./walk.ts";

/** The z that is exceeded now with a probability; ∞ where nothing is left to spend. */
export function upperBoundAt(
  walk: Walk,
  information: number,
  drift: number,
  probability: number,
): number {
  if (!(probability > least)) return Number.POSITIVE_INFINITY;
  const centre = drift * Math.sqrt(information);
  const gap = (z: number): number => crossAbove(walk, information, drift, z) - probability;
  return findRoot(gap, centre - 12, centre + 12, 1e-13) ?? Number.NEGATIVE_INFINITY;
}

/** The z below which Z lies now with a probability; −∞ where nothing is left to spend. */
export function lowerBoundAt(
  walk: Walk,
  information: number,
  drift: number,
  probability: number,
): number {
  if (!(probability > least)) return Number.NEGATIVE_INFINITY;
  const centre = drift * Math.sqrt(information);
  const gap = (z: number): number => crossBelow(walk, information, drift, z) - probability;
  return findRoot(gap, centre - 12, centre + 12, 1e-13) ?? Number.POSITIVE_INFINITY;
}

/** Less is nothing. */
const least = 1e-30;
