import { addAt } from "../../linear-algebra/vector.ts";
import { computeMidranks } from "../rank/midranks.ts";
import { compareAt, tabulateOutcomes } from "./compare-outcomes.ts";
import type { Direction, JointOutcome } from "./joint-outcome.ts";

/** Everybody compared with everybody. */
export interface JointRank {
  /** Row by row: how each fared against each, 1, 0 or −1; `comparisons[i * n + j]`. */
  readonly comparisons: Int8Array;
  /** Wins less losses of each. */
  readonly scores: Float64Array;
  /** Midranks of the scores: the highest fared best. */
  readonly ranks: Float64Array;
}

/**
 * The joint rank of function and survival: each participant is compared with every other, and the scores are ranked.
 *
 * @source Berry et al., ALS and FTD 14:162 (2013); reference: case jointrank-01-worked10
 */
export function computeJointRank(
  outcomes: readonly JointOutcome[],
  direction: Direction = "larger-is-better",
): JointRank {
  const n = outcomes.length;
  const table = tabulateOutcomes(outcomes, direction);
  const comparisons = new Int8Array(n * n);
  const scores = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const result = compareAt(table, i, j);
      comparisons[i * n + j] = result;
      comparisons[j * n + i] = -result;
      addAt(scores, i, result);
      addAt(scores, j, -result);
    }
  }
  return { comparisons, scores, ranks: computeMidranks(scores).ranks };
}
