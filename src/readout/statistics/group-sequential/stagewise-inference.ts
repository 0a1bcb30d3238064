import { findRoot } from "../../numeric/find-root.ts";
import { crossAbove, noWalk, type Walk, walkOn } from "./walk.ts";

/** Where a group-sequential trial ended. */
export interface SequentialResult {
  /** Information at each look up to the last that was made. */
  readonly information: readonly number[];
  /** Upper and lower bounds of the looks before the last. */
  readonly upper: readonly number[];
  readonly lower?: readonly number[];
  /** Z at the last look that was made. */
  readonly z: number;
}

/**
 * P(a result at least as extreme) for a drift, stages being ordered: the earlier a trial stops above, the more extreme.
 *
 * @source Tsiatis, Rosner & Mehta, Biometrics 40:797 (1984); Jennison & Turnbull (2000), ch. 8
 */
export function computeStagewiseP(
  { information, upper, lower, z }: SequentialResult,
  drift = 0,
): number {
  let walk: Walk = noWalk;
  let p = 0;
  for (const [k, now] of information.entries()) {
    if (k === information.length - 1) return p + crossAbove(walk, now, drift, z);
    const high = upper[k] ?? Number.POSITIVE_INFINITY;
    p += crossAbove(walk, now, drift, high);
    walk = walkOn(walk, now, drift, lower?.[k] ?? Number.NEGATIVE_INFINITY, high);
  }
  return p;
}

/** The drift at which a result has a stagewise p-value: 1/2 is the median-unbiased estimate. */
export function computeStagewiseDrift(result: SequentialResult, p: number): number {
  const scale = 12 / Math.sqrt(result.information[0] ?? 1);
  return findRoot((drift) => computeStagewiseP(result, drift) - p, -scale, scale, 1e-12) ?? NaN;
}

/** The median-unbiased drift with its interval. */
export function computeStagewiseEstimate(
  result: SequentialResult,
  confidence = 0.95,
): { readonly estimate: number; readonly interval: readonly [number, number] } {
  const tail = (1 - confidence) / 2;
  return {
    estimate: computeStagewiseDrift(result, 0.5),
    interval: [computeStagewiseDrift(result, tail), computeStagewiseDrift(result, 1 - tail)],
  };
}
