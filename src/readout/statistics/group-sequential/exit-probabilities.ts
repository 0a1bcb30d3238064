import { crossAbove, crossBelow, noWalk, type Walk, walkOn } from "./walk.ts";

/** Bounds on Z at each look. */
export interface Bounds {
  /** Information at each look, rising; with `drift` on the matching scale. */
  readonly information: readonly number[];
  readonly upper: readonly number[];
  /** −∞ where there is none. */
  readonly lower?: readonly number[];
}

/** The probabilities of stopping at each look, and what they add up to. */
export interface ExitProbabilities {
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly upperCumulative: readonly number[];
  readonly lowerCumulative: readonly number[];
  /** Expected information when the trial ends; it ends at the last look at the latest. */
  readonly expectedInformation: number;
}

/**
 * How likely a group-sequential trial stops at each look above its upper or below its lower bound.
 *
 * @param drift the effect in units of the information: Z has the mean drift · √information
 */
export function computeExitProbabilities(
  { information, upper, lower }: Bounds,
  drift: number,
): ExitProbabilities {
  const above: number[] = [];
  const below: number[] = [];
  let walk: Walk = noWalk;
  let expected = 0;
  let left = 1;
  for (const [k, now] of information.entries()) {
    const high = upper[k] ?? Number.POSITIVE_INFINITY;
    const low = lower?.[k] ?? Number.NEGATIVE_INFINITY;
    const [up, down] = [crossAbove(walk, now, drift, high), crossBelow(walk, now, drift, low)];
    above.push(up);
    below.push(down);
    const isLast = k === information.length - 1;
    const ends = isLast ? left : up + down;
    expected += now * ends;
    left -= ends;
    if (!isLast) walk = walkOn(walk, now, drift, low, high);
  }
  return {
    upper: above,
    lower: below,
    upperCumulative: cumulative(above),
    lowerCumulative: cumulative(below),
    expectedInformation: expected,
  };
}

/** The sums so far. */
export function cumulative(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
