import type { Issue } from "../../../kernel/index.ts";
import { type Alternative, normalPValue } from "../rank/alternative.ts";
import { columnsDiffer, noSharedStratum, nothingVaries } from "../rank/rank-issues.ts";
import { rankMoments } from "../rank/van-elteren.ts";

/** The sum of one group's scores against what chance gives. */
export interface ScoreTest {
  readonly u: number;
  readonly mean: number;
  readonly variance: number;
  readonly z: number;
  readonly pValue: number;
}

/**
 * Finkelstein and Schoenfeld's test: the sum of a group's scores, with its permutation mean and variance
 * n₁n₂/(n(n−1)) Σ(s − s̄)²; over strata, the sums add up (scores are then compared within strata).
 *
 * @source Finkelstein & Schoenfeld, Statistics in Medicine 18:1341 (1999); reference: case jointrank-01-worked10
 */
export function computeScoreTest(
  scores: Float64Array,
  isInGroup: readonly boolean[],
  {
    stratum,
    alternative = "two-sided",
  }: { readonly stratum?: readonly string[]; readonly alternative?: Alternative } = {},
): ScoreTest | Issue {
  if (scores.length !== isInGroup.length) {
    return columnsDiffer([], { first: scores.length, second: isInGroup.length });
  }
  const strata = [...new Set(stratum ?? [""])].sort((a, b) => (a < b ? -1 : 1));
  let [u, mean, variance, shared] = [0, 0, 0, 0];
  for (const name of strata) {
    const isHere = (i: number) => stratum === undefined || stratum[i] === name;
    const own = scores.filter((_, i) => isHere(i));
    const moments = rankMoments(
      own,
      isInGroup.filter((_, i) => isHere(i)),
    );
    if (moments.n[0] === 0 || moments.n[1] === 0) continue;
    shared += 1;
    u += moments.rankSum;
    mean += moments.mean;
    variance += moments.variance;
  }
  if (shared === 0) return noSharedStratum([]);
  if (!(variance > 0)) return nothingVaries([]);
  const z = (u - mean) / Math.sqrt(variance);
  return { u, mean, variance, z, pValue: normalPValue(z, alternative) };
}
