import { type Issue, randomStream } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import type { Alternative } from "../rank/alternative.ts";
import { columnsDiffer, noSharedStratum } from "../rank/rank-issues.ts";

export interface ScorePermutationOptions {
  readonly seed: string;
  readonly draws: number;
  /** Groups are permuted within strata. */
  readonly stratum?: readonly string[];
  readonly alternative?: Alternative;
}

/** How often chance gives a sum of scores as far from its mean as the one seen. */
export interface ScorePermutation {
  readonly u: number;
  readonly mean: number;
  /** (draws as far or farther + 1) / (draws + 1): the data seen are one of the arrangements. */
  readonly pValue: number;
  /** Monte Carlo standard error of the p-value. */
  readonly standardError: number;
}

interface Block {
  readonly scores: Float64Array;
  /** The smaller group is drawn; its sum tells the other's. */
  readonly draw: number;
  readonly isOthers: boolean;
  readonly total: number;
}

/**
 * The permutation test of a group's sum of scores, such as joint ranks. The same seed gives the same answer for every
 * order of rows.
 */
export function computeScorePermutation(
  scores: Float64Array,
  isInGroup: readonly boolean[],
  { seed, draws, stratum, alternative = "two-sided" }: ScorePermutationOptions,
): ScorePermutation | Issue {
  if (scores.length !== isInGroup.length) {
    return columnsDiffer([], { first: scores.length, second: isInGroup.length });
  }
  const names = [...new Set(stratum ?? [""])].sort((a, b) => (a < b ? -1 : 1));
  const blocks: Block[] = [];
  let [u, mean] = [0, 0];
  for (const name of names) {
    const isHere = (i: number) => stratum === undefined || stratum[i] === name;
    const own = scores.filter((_, i) => isHere(i)).sort();
    const members = isInGroup.filter((isMember, i) => isMember && isHere(i)).length;
    if (members === 0 || members === own.length) continue;
    u += exactSum(scores.filter((_, i) => isHere(i) && isInGroup[i] === true));
    const total = exactSum(own);
    mean += (members * total) / own.length;
    const isOthers = members > own.length - members;
    blocks.push({ scores: own, draw: isOthers ? own.length - members : members, isOthers, total });
  }
  if (blocks.length === 0) return noSharedStratum([]);
  const random = randomStream(seed);
  const slack = 1e-9 * (1 + Math.abs(u - mean));
  let beyond = 0;
  for (let draw = 0; draw < draws; draw++) {
    let drawn = -mean;
    for (const block of blocks) drawn += drawSum(block, random.uint32);
    const isBeyond =
      alternative === "two-sided"
        ? Math.abs(drawn) >= Math.abs(u - mean) - slack
        : alternative === "greater"
          ? drawn >= u - mean - slack
          : drawn <= u - mean + slack;
    if (isBeyond) beyond += 1;
  }
  const pValue = (beyond + 1) / (draws + 1);
  return { u, mean, pValue, standardError: Math.sqrt((pValue * (1 - pValue)) / draws) };
}

/** Shuffles the first places of a block and sums them: what stood before does not matter to a fair shuffle. */
function drawSum({ scores, draw, isOthers, total }: Block, next: () => number): number {
  let drawn = 0;
  for (let i = 0; i < draw; i++) {
    // The multiplication favours a place by at most one in 2³² / n.
    const other = i + Math.floor((next() * (scores.length - i)) / 4294967296);
    const kept = at(scores, other);
    scores[other] = at(scores, i);
    scores[i] = kept;
    drawn += kept;
  }
  return isOthers ? total - drawn : drawn;
}
