import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../../kernel/index.ts";
import { distributionOfDraws, distributionOfSigns } from "./exact-distribution.ts";
import { computeJonckheereTerpstra } from "./jonckheere-terpstra.ts";
import { computeKruskalWallis } from "./kruskal-wallis.ts";
import { computeRankSum } from "./rank-sum.ts";
import { computeSignedRank } from "./signed-rank.ts";
import { computeVanElteren } from "./van-elteren.ts";

test("an empty group, equal values and too many for the exact method are said, not computed", () => {
  const said = [
    computeRankSum([Number.NaN], [1, 2]),
    computeRankSum([3, 3], [3, 3]),
    computeSignedRank([0, 0]),
    computeKruskalWallis([[1, 2], []]),
    computeVanElteren({ values: [1, 2], isInGroup: [true, false], stratum: ["a", "b"] }),
    computeRankSum(
      Array.from({ length: 900 }, (_, i) => i),
      Array.from({ length: 900 }, (_, i) => i + 0.5),
      { method: "exact" },
    ),
    computeJonckheereTerpstra([[1, 2], [2]], { method: { kind: "exact" } }),
  ];
  assert.deepEqual(
    said.map((found) => ("kind" in found ? found.code : "computed")),
    [
      "statistic.rank.no-values",
      "statistic.rank.nothing-varies",
      "statistic.rank.nothing-varies",
      "statistic.rank.too-few-groups",
      "statistic.rank.no-shared-stratum",
      "statistic.rank.too-many-for-exact",
      "statistic.rank.ties-need-permutations",
    ],
  );
  for (const found of said) if ("kind" in found) assert.notEqual(issueText(found, "zh-CN"), "");
});

/** All ways to choose some of the places. */
function choices(of: number, count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  if (of < count) return [];
  const without = choices(of - 1, count);
  return [...without, ...choices(of - 1, count - 1).map((chosen) => [...chosen, of - 1])];
}

test("the permutation distributions are those of counting every choice and every sign", () => {
  const scores = Float64Array.of(3, 3, 5, 8, 8, 11, 14);
  const draws = distributionOfDraws(scores, 3)?.probability ?? [];
  const all = choices(7, 3).map((chosen) => chosen.reduce((sum, i) => sum + (scores[i] ?? 0), 0));
  for (const [sum, probability] of draws.entries()) {
    const counted = all.filter((one) => one === sum).length / all.length;
    assert.ok(Math.abs(probability - counted) < 1e-15);
  }
  const signs = distributionOfSigns(scores)?.probability ?? [];
  const sums = Array.from({ length: 128 }, (_, bits) =>
    scores.reduce((sum, score, i) => sum + (((bits >> i) & 1) === 1 ? score : 0), 0),
  );
  for (const [sum, probability] of signs.entries()) {
    assert.equal(probability, sums.filter((one) => one === sum).length / 128);
  }
});

/** Every arrangement of values over groups of given sizes. */
function arrangements(values: readonly number[], sizes: readonly number[]): readonly number[][][] {
  const [size, ...rest] = sizes;
  if (size === undefined) return [[]];
  return choices(values.length, size).flatMap((chosen) => {
    const own = chosen.map((i) => values[i] ?? 0);
    const left = values.filter((_, i) => !chosen.includes(i));
    return arrangements(left, rest).map((others) => [own, ...others]);
  });
}

test("Jonckheere's J has the mean, variance and tail of all arrangements, tied or not", () => {
  for (const groups of [
    [
      [1, 5],
      [2, 7],
      [4, 8, 9],
    ],
    [
      [1, 2],
      [2, 3],
      [2, 4, 4],
    ],
  ]) {
    const found = computeJonckheereTerpstra(groups, { alternative: "greater" });
    assert.ok("j" in found);
    const all = arrangements(groups.flat(), [2, 2, 3]).map((one) => {
      const each = computeJonckheereTerpstra(one);
      return "j" in each ? each.j : Number.NaN;
    });
    const mean = all.reduce((sum, j) => sum + j, 0) / all.length;
    const variance = all.reduce((sum, j) => sum + (j - mean) ** 2, 0) / all.length;
    assert.ok(Math.abs(found.mean - mean) < 1e-12);
    assert.ok(Math.abs(found.variance - variance) < 1e-12);
    const tail = all.filter((j) => j >= found.j).length / all.length;
    const method = { kind: "permutation", seed: "jt", draws: 4_000 } as const;
    const drawn = computeJonckheereTerpstra(groups, { alternative: "greater", method });
    assert.ok("j" in drawn && Math.abs(drawn.pValue - tail) < 4 * Math.sqrt(0.25 / 4_000));
    const exact = computeJonckheereTerpstra(groups, {
      alternative: "greater",
      method: { kind: "exact" },
    });
    const isTied = new Set(groups.flat()).size < 7;
    assert.ok(isTied ? "kind" in exact : "j" in exact && Math.abs(exact.pValue - tail) < 1e-14);
  }
});

test("van Elteren weighs a stratum by one over its number plus one and leaves out one with one group", () => {
  // By hand: a (7 − 5) / 5 and b (1 − 2) / 4, variances 5/3 / 25 and 2/3 / 16.
  const found = computeVanElteren({
    values: [3, 4, 1, 2, 1, 2, 3, 9, 8],
    isInGroup: [true, true, false, false, true, false, false, true, true],
    stratum: ["a", "a", "a", "a", "b", "b", "b", "c", "c"],
  });
  assert.ok("z" in found);
  assert.ok(Math.abs(found.z - 0.15 / Math.sqrt(1 / 15 + 1 / 24)) < 1e-15);
  assert.deepEqual([found.strata.length, found.strataLeftOut], [2, 1]);
});

test("no answer depends on the order of rows", () => {
  const x = [0.3, 1.7, 0.1, 2.2, 0.7];
  const y = [1.1, 0.2, 3.3, 2.1];
  const turned = [x.toReversed(), y.toReversed()] as const;
  for (const method of ["exact", "normal"] as const) {
    assert.deepEqual(computeRankSum(x, y, { method }), computeRankSum(...turned, { method }));
    assert.deepEqual(
      computeSignedRank(x, { method, location: 1 }),
      computeSignedRank(turned[0], { method, location: 1 }),
    );
  }
  const values = [...x, ...y];
  const isInGroup = values.map((_, i) => i < 5);
  const stratum = values.map((_, i) => `${i % 3}`);
  assert.deepEqual(
    computeVanElteren({ values, isInGroup, stratum }),
    computeVanElteren({
      values: values.toReversed(),
      isInGroup: isInGroup.toReversed(),
      stratum: stratum.toReversed(),
    }),
  );
});
