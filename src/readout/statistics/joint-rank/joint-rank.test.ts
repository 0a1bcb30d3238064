import assert from "node:assert/strict";
import { test } from "node:test";
import { compareOutcomes } from "./compare-outcomes.ts";
import { computeDeathLowestRanks } from "./death-lowest-rank.ts";
import type { JointOutcome } from "./joint-outcome.ts";
import { computeJointRank } from "./joint-rank.ts";
import { computeRankAncova } from "./rank-ancova.ts";
import { computeScorePermutation } from "./score-permutation.ts";
import { computeScoreTest } from "./score-test.ts";
import { computeWinStatistics } from "./win-statistics.ts";

const dead = (deathTime: number, ...changes: number[]): JointOutcome => ({
  deathTime,
  lastKnownAlive: deathTime,
  changes,
});
const alive = (lastKnownAlive: number, ...changes: number[]): JointOutcome => ({
  lastKnownAlive,
  changes,
});
const gone = Number.NaN;

test("a death counts only against who is known to have lived until then; before, function decides", () => {
  const early = dead(3, -1, -2);
  assert.equal(compareOutcomes(early, alive(3, -9, -9)), -1);
  assert.equal(compareOutcomes(early, alive(2.9, -9, gone)), 1);
  assert.equal(compareOutcomes(early, dead(3, 0, 0)), 0);
  assert.equal(compareOutcomes(dead(4, -9), early), 1);
});

test("function is compared at the last visit that both have, in the direction that is better", () => {
  const [first, second] = [alive(6, -1, -5, gone), alive(6, -2, gone, -1)];
  assert.equal(compareOutcomes(first, second), 1);
  assert.equal(compareOutcomes(first, second, "smaller-is-better"), -1);
  assert.equal(compareOutcomes(alive(1, 3), alive(1, gone)), 0);
});

test("the dead rank below the living by the time of death, and who has nothing has no rank", () => {
  const ranks = computeDeathLowestRanks([
    { change: -4 },
    { deathTime: 90 },
    { change: -1 },
    { deathTime: 30 },
    { change: -4 },
    { change: Number.NaN },
  ]);
  assert.deepEqual(Array.from(ranks), [3.5, 2, 5, 1, 3.5, Number.NaN]);
});

test("an arm of whom nobody has a rank is said in its place, a reference arm without ranks stops the comparison", () => {
  const arm = ["a", "a", "b", "b", "c", "c"];
  const ranks = Float64Array.of(1, 3, 2, 4, gone, gone);
  const found = computeRankAncova({ ranks, arm, reference: "a", covariates: [] });
  assert.ok("differences" in found);
  const codes = found.differences.map(({ result }) =>
    "kind" in result ? result.code : "estimated",
  );
  assert.deepEqual(codes, ["estimated", "statistic.regression.empty-arm"]);
  for (const reference of ["c", "z"]) {
    const said = computeRankAncova({ ranks, arm, reference, covariates: [] });
    assert.ok("kind" in said && said.code === "statistic.regression.empty-arm");
  }
});

test("columns of unequal length, a group without members and scores that do not vary are said", () => {
  const scores = Float64Array.of(1, 1, 1);
  assert.ok("kind" in computeScoreTest(scores, [true, false]));
  assert.ok("kind" in computeScoreTest(scores, [true, true, true]));
  assert.ok("kind" in computeScoreTest(scores, [true, false, true]));
  assert.ok("kind" in computeScorePermutation(scores, [true, true, true], { seed: "a", draws: 9 }));
  assert.ok("kind" in computeWinStatistics(new Int8Array(9), [true, true, true]));
  const ranks = Float64Array.of(1, 2);
  const arm = ["a", "b"];
  assert.ok("kind" in computeRankAncova({ ranks, arm, reference: "a", covariates: [] }));
});

const x = [3, 5, 5, 7, 9, 12];
const y = [1, 2, 4, 5, 6, 8, 8];
const outcomes = [...x, ...y].map((change) => alive(1, change));
const isInGroup = outcomes.map((_, i) => i < x.length);

test("win ratio, win odds and net benefit have the variances of U-statistics (numpy 2, by covariance of placements)", () => {
  const found = computeWinStatistics(computeJointRank(outcomes).comparisons, isInGroup);
  assert.ok("wins" in found);
  assert.deepEqual([found.wins, found.losses, found.ties], [27, 13, 2]);
  const close = (ours: number, wanted: number) => assert.ok(Math.abs(ours / wanted - 1) < 1e-12);
  close(found.winRatio.estimate, 27 / 13);
  close(found.winRatio.standardError, 0.7660925750987804);
  close(found.netBenefit.estimate, 1 / 3);
  close(found.netBenefit.standardError, 0.3229680944345366);
  close(found.winOdds.estimate, 2);
  close(found.winOdds.standardError, 0.7266782124777074);
});

test("one stratum gives what none gives, and pairs are never compared between strata", () => {
  const { comparisons } = computeJointRank(outcomes);
  const one = outcomes.map(() => "all");
  assert.deepEqual(
    computeWinStatistics(comparisons, isInGroup, { stratum: one }),
    computeWinStatistics(comparisons, isInGroup),
  );
  const two = outcomes.map((_, i) => (i % 2 === 0 ? "a" : "b"));
  const found = computeWinStatistics(comparisons, isInGroup, { stratum: two });
  assert.ok("wins" in found && found.wins + found.losses + found.ties === 3 * 3 + 3 * 4);
});

test("the permutation test meets the enumeration of all arrangements, and does not depend on the order of rows", () => {
  const { scores } = computeJointRank(outcomes);
  const seen = scores.reduce((sum, score, i) => sum + (isInGroup[i] === true ? score : 0), 0);
  let [all, beyond] = [0, 0];
  for (let bits = 0; bits < 2 ** scores.length; bits++) {
    let [members, sum] = [0, 0];
    for (const [i, score] of scores.entries()) {
      if (((bits >> i) & 1) === 0) continue;
      members += 1;
      sum += score;
    }
    if (members !== x.length) continue;
    all += 1;
    if (Math.abs(sum) >= Math.abs(seen)) beyond += 1;
  }
  const options = { seed: "permutation", draws: 20_000 };
  const found = computeScorePermutation(scores, isInGroup, options);
  assert.ok("pValue" in found);
  assert.ok(Math.abs(found.pValue - beyond / all) < 4 * found.standardError);
  const turned = computeScorePermutation(scores.toReversed(), isInGroup.toReversed(), options);
  assert.deepEqual(turned, found);
  const others = isInGroup.map((isMember) => !isMember);
  const less = computeScorePermutation(scores, isInGroup, { ...options, alternative: "less" });
  const greater = computeScorePermutation(scores, others, { ...options, alternative: "greater" });
  assert.ok("pValue" in less && "pValue" in greater && greater.pValue === less.pValue);
});
