import { at } from "../../linear-algebra/vector.ts";

/** Ranks from 1; equal values share the mean of their ranks. */
export interface Midranks {
  readonly ranks: Float64Array;
  /** How many values stand at each different value, ascending. */
  readonly ties: readonly number[];
}

/**
 * Ranks of values of which none is missing. Values are equal when they are the same double: what was computed by different
 * roads is rounded by the caller first.
 *
 * @example Array.from(computeMidranks([3, 1, 3]).ranks) // => [2.5, 1, 2.5]
 */
export function computeMidranks(values: ArrayLike<number>): Midranks {
  const column = Float64Array.from(values);
  const order = Array.from(column.keys()).sort((a, b) => at(column, a) - at(column, b));
  const ranks = new Float64Array(column.length);
  const ties: number[] = [];
  for (let from = 0; from < order.length; ) {
    const value = column[order[from] ?? 0];
    let to = from;
    while (to < order.length && column[order[to] ?? 0] === value) to += 1;
    for (let i = from; i < to; i++) ranks[order[i] ?? 0] = (from + to + 1) / 2;
    ties.push(to - from);
    from = to;
  }
  return { ranks, ties };
}

/** Σ (t³ − t) over groups of equal values: what ties take from the variance of a rank statistic. */
export function tieTerm(ties: readonly number[]): number {
  return ties.reduce((sum, t) => sum + (t * t * t - t), 0);
}
