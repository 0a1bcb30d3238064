import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import type { Matrix } from "../../linear-algebra/matrix.ts";
import { at, dot } from "../../linear-algebra/vector.ts";

/** A log-likelihood at one point: its value, its slope, and its information (minus the second derivatives, or their mean). */
export interface Likelihood {
  readonly value: number;
  readonly score: Float64Array;
  readonly information: Matrix;
}

/**
 * How a climb ended: at the top; on a ridge that rises for ever (`endless`: some coefficients are infinite); where the
 * information is singular; or not within the rounds.
 */
export type ClimbEnd = "top" | "endless" | "singular" | "rounds";

export interface Climb {
  readonly end: ClimbEnd;
  readonly point: Float64Array;
  readonly at: Likelihood;
  readonly rounds: number;
  /** Which coordinates still moved, and whither (−1, 0, 1): those of infinite estimates. */
  readonly moving: readonly number[];
}

export interface ClimbOptions {
  /** How far each covariate ranges: a coordinate's step is judged by step × range. */
  readonly ranges: readonly number[];
  readonly rounds?: number;
}

/** A step shorter than this, on the scale of the linear predictor, is none. */
const still = 1e-11;
/** A value that rises by less than this part of itself has arrived, even where its place has not. */
const level = 1e-12;

/**
 * The top of a log-likelihood by Newton's steps (Fisher's, where the information is the expected one), halved while they
 * lead down. Where the likelihood approaches its bound while the coefficients walk on, it says so instead of stopping
 * at whatever number was reached.
 */
export function climb(
  likelihood: (point: Float64Array) => Likelihood,
  start: Float64Array,
  { ranges, rounds = 100 }: ClimbOptions,
): Climb {
  let point = start;
  let here = likelihood(point);
  const none = ranges.map(() => 0);
  let before = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= rounds; round++) {
    const lower = cholesky(here.information, 1e-13);
    if (lower === undefined)
      return { end: "singular", point, at: here, rounds: round, moving: none };
    const step = solveCholesky(lower, here.score);
    const moved = (j: number) => Math.abs(at(step, j)) * (ranges[j] ?? 1);
    const farthest = Math.max(0, ...ranges.map((_, j) => moved(j)));
    const gain = dot(step, here.score) / (1 + Math.abs(here.value));
    if (gain < level && farthest > 0.01) {
      const moving = ranges.map((_, j) =>
        moved(j) > 0.01 * farthest ? Math.sign(at(step, j)) : 0,
      );
      return { end: "endless", point, at: here, rounds: round, moving };
    }
    const next = stepUp(likelihood, point, here, step);
    // Steps this short that no longer shrink are rounding.
    const isRounding = farthest < 1e-9 && farthest >= before;
    before = farthest;
    if (next === undefined || farthest < still || isRounding) {
      const end = next !== undefined || farthest < 1e-6 ? "top" : "rounds";
      const last = next ?? { point, here };
      return { end, point: last.point, at: last.here, rounds: round, moving: none };
    }
    [point, here] = [next.point, next.here];
  }
  return { end: before < 1e-7 ? "top" : "rounds", point, at: here, rounds, moving: none };
}

/** The whole step, or the largest of its halves that does not lead down; `undefined` when none leads on. */
function stepUp(
  likelihood: (point: Float64Array) => Likelihood,
  point: Float64Array,
  here: Likelihood,
  step: Float64Array,
): { readonly point: Float64Array; readonly here: Likelihood } | undefined {
  const slack = 1e-13 * (1 + Math.abs(here.value));
  for (let factor = 1; factor > 1e-6; factor /= 2) {
    const there = point.map((value, j) => value + factor * at(step, j));
    const reached = likelihood(there);
    if (reached.value >= here.value - slack) return { point: there, here: reached };
  }
  return undefined;
}
