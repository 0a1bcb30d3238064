import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { factorOf } from "../statistics/design/variable.ts";
import type { Direction } from "../statistics/joint-rank/joint-outcome.ts";
import { computeJointRank } from "../statistics/joint-rank/joint-rank.ts";
import { computeScorePermutation } from "../statistics/joint-rank/score-permutation.ts";
import { computeScoreTest } from "../statistics/joint-rank/score-test.ts";
import { computeWinStatistics } from "../statistics/joint-rank/win-statistics.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  referenceColumn,
  stateWhole,
} from "./analysis-context.ts";
import { armWithoutData } from "./analysis-issues.ts";
import { fitArms } from "./arm-model.ts";
import { compareImputedRanks } from "./imputed-ranks.ts";
import { gatherJoint, keepParticipants } from "./joint-participants.ts";
import type { RankComparison } from "./rank-comparison.ts";
import { estimateOr, stateDifference } from "./state-estimate.ts";

/**
 * The joint rank of function and survival: participants, deaths and mean rank of each arm; for each comparison, ranked
 * among its two arms, the analysis of covariance of ranks (`difference` and what belongs to it; of imputed ranks pooled),
 * and by the pairs as observed Finkelstein and Schoenfeld's test (`z`, `p-score`), its permutation (`p-permutation`), wins,
 * losses, ties and the win ratio.
 */
export function runJointRank(context: AnalysisContext<"joint-rank">): AnalysisOutcome {
  const { method, levels } = context;
  const { treatment, contrasts } = method;
  const gathered = gatherJoint(context);
  if (!("ids" in gathered)) return { results: [], issues: [gathered] };
  const direction: Direction =
    method.better === "smaller" ? "smaller-is-better" : "larger-is-better";
  const state = stateWhole(context);
  const issues: Issue[] = [...gathered.issues];
  const results: Result[] = [];
  const { ranks } = computeJointRank(gathered.outcomes, direction);
  for (const level of levels) {
    const groups = [{ column: treatment, value: level }];
    const own = Array.from(gathered.arms.keys()).filter((i) => gathered.arms[i] === level);
    const died = own.filter((i) => gathered.outcomes[i]?.deathTime !== undefined);
    // Ranks are halves of whole numbers: their sum is exact in any order.
    const sum = own.reduce((all, i) => all + (ranks[i] ?? 0), 0);
    results.push(state("n", own.length, groups), state("events", died.length, groups));
    if (own.length > 0) results.push(state("mean-rank", sum / own.length, groups));
  }
  for (const [level, reference] of contrasts) {
    const groups = [
      { column: treatment, value: level },
      { column: referenceColumn, value: reference },
    ];
    const empty = [level, reference].find((one) => !gathered.arms.includes(one));
    if (empty !== undefined) {
      estimateOr(armWithoutData(["treatment"], { arm: empty }), issues);
      continue;
    }
    const both = keepParticipants(gathered, (arm) => arm === level || arm === reference);
    const compared = { context, both, direction, level, reference, groups, state };
    const adjusted =
      method.imputed === undefined ? compareRanks(compared) : compareImputedRanks(compared);
    for (const found of [adjusted, comparePairs(compared)]) {
      results.push(...found.results);
      for (const one of found.issues) estimateOr(one, issues);
    }
  }
  return { results, issues };
}

/** The analysis of covariance of the ranks. */
function compareRanks(compared: RankComparison): AnalysisOutcome {
  const { context, both, direction, level, reference, groups, state } = compared;
  const { treatment } = context.method;
  const { ranks } = computeJointRank(both.outcomes, direction);
  const issues: Issue[] = [];
  const arm = factorOf(treatment, both.arms, [reference, level]);
  const fit = fitArms(ranks, arm, both.variables);
  issues.push(...("model" in fit ? fit.notes : [fit]));
  const difference = "model" in fit ? fit.difference(level, reference) : undefined;
  const results = stateDifference(state, estimateOr(difference, issues), groups);
  return { results, issues };
}

/** Tests and win statistics of all pairs, by what was observed. */
function comparePairs(compared: RankComparison): AnalysisOutcome {
  const { context, both, direction, level, reference, groups, state } = compared;
  const { permutations, winRatio = false, seed = 1 } = context.method;
  const { comparisons, scores } = computeJointRank(both.outcomes, direction);
  const isInGroup = both.arms.map((arm) => arm === level);
  const issues: Issue[] = [];
  const results: Result[] = [];
  const test = computeScoreTest(scores, isInGroup);
  if ("kind" in test) issues.push(test);
  else results.push(state("z", test.z, groups), state("p-score", test.pValue, groups));
  if (permutations !== undefined) {
    const drawn = computeScorePermutation(scores, isInGroup, {
      seed: `${context.analysis.id}/${level}/${reference}/${seed}`,
      draws: permutations,
    });
    if ("kind" in drawn) issues.push(drawn);
    else {
      results.push(
        state("p-permutation", drawn.pValue, groups),
        state("p-permutation-se", drawn.standardError, groups),
      );
    }
  }
  if (winRatio) {
    const wins = computeWinStatistics(comparisons, isInGroup);
    if ("kind" in wins) issues.push(wins);
    else {
      const { estimate, lower, upper, pValue } = wins.winRatio;
      results.push(
        state("wins", wins.wins, groups),
        state("losses", wins.losses, groups),
        state("ties", wins.ties, groups),
        state("win-ratio", estimate, groups),
        state("win-ratio-lower", lower, groups),
        state("win-ratio-upper", upper, groups),
        state("p-win-ratio", pValue, groups),
        state("net-benefit", wins.netBenefit.estimate, groups),
      );
    }
  }
  return { results, issues };
}
