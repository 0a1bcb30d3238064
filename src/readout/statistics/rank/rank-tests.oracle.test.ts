import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Alternative } from "./alternative.ts";
import { computeKruskalWallis } from "./kruskal-wallis.ts";
import { computeProbabilisticIndex } from "./probabilistic-index.ts";
import { computeRankSum } from "./rank-sum.ts";
import { computeSignTest } from "./sign-test.ts";
import { computeSignedRank } from "./signed-rank.ts";
import { computeVanElteren } from "./van-elteren.ts";

// Our own numbers with ties; answers of R 4.2.2 wilcox.test and kruskal.test, exactRankTests 0.8-35, coin 1.4-2.
const x = [2, 2, 6, 2, 5, 4, 2, 7, 5, 1];
const y = [8, 1, 4, 3, 5, 2, 5, 6, 5, 1, 6, 5, 4];
const differences = x.map((value, i) => value - (y[i] ?? 0));

function near(ours: number, wanted: number, relative = 1e-8): void {
  const isClose =
    ours === wanted || Math.abs(ours - wanted) <= relative * Math.max(1e-3, Math.abs(wanted));
  assert.ok(isClose, `${ours} is not ${wanted}`);
}

type Row = readonly [Alternative, boolean, number, number, number];
const infinity = Number.POSITIVE_INFINITY;

describe("with ties, as R", () => {
  const shifts: readonly Row[] = [
    ["two-sided", true, 0.5490625506003074, -2.9999977841656493, 1.0000229181792801],
    ["less", true, 0.2745312753001537, -infinity, 0.9999883994081076],
    ["greater", true, 0.7460898509609372, -2.999913828257127, infinity],
    ["two-sided", false, 0.5282363796996294, -2.9999681815514685, 1.0000682944734138],
    ["less", false, 0.2641181898498147, -infinity, 0.9999476724047843],
    ["greater", false, 0.7358818101501853, -2.999932409016414, infinity],
  ];
  test("the rank sum test by its normal approximation, its shift and limits", () => {
    for (const [alternative, isCorrected, p, lower, upper] of shifts) {
      const found = computeRankSum(x, y, { alternative, isCorrected });
      assert.ok("u" in found);
      near(found.u, 55);
      near(found.pValue, p);
      near(found.interval.lower, lower);
      near(found.interval.upper, upper);
      near(found.crossing, -0.9999981016832389);
    }
  });

  test("the rank sum test by the permutation distribution of midranks", () => {
    const wanted = {
      "two-sided": 0.5450341151646846,
      less: 0.2716504117769429,
      greater: 0.7356559848819911,
    };
    for (const alternative of ["two-sided", "less", "greater"] as const) {
      const found = computeRankSum(x, y, { method: "exact", alternative });
      near("u" in found ? found.pValue : Number.NaN, wanted[alternative]);
    }
  });

  const locations: readonly Row[] = [
    ["two-sided", true, 0.9320385634920316, -2.9999610370038257, 1.5000045788644067],
    ["greater", true, 0.6009631389213368, -2.9999864923767983, infinity],
    ["two-sided", false, 0.8645693016867421, -3.500001197090403, 2],
    ["greater", false, 0.567715349156629, -2.5000796449872706, infinity],
  ];
  test("the signed rank test with zeros left out, its pseudomedian and limits", () => {
    for (const [alternative, isCorrected, p, lower, upper] of locations) {
      const found = computeSignedRank(differences, { alternative, isCorrected });
      assert.ok("v" in found);
      near(found.v, 13);
      near(found.pValue, p);
      near(found.interval.lower, lower);
      near(found.interval.upper, upper);
      near(found.crossing, -0.2509799624625076);
    }
  });

  test("the signed rank test by permutation, and with zeros ranked (Pratt)", () => {
    const exact = computeSignedRank(differences, { method: "exact" });
    near("v" in exact ? exact.pValue : Number.NaN, 0.90625);
    const pratt = computeSignedRank(differences, { zeros: "pratt", isCorrected: false });
    near("v" in pratt ? pratt.z : Number.NaN, 0.05209322610706232);
    const both = computeSignedRank(differences, { zeros: "pratt", method: "exact" });
    near("v" in both ? both.pValue : Number.NaN, 1);
  });

  test("Kruskal and Wallis, and the stratified rank sum of equal weights", () => {
    const several = computeKruskalWallis([x, y, [2, 8, 3]]);
    assert.ok("h" in several);
    near(several.h, 0.4847065406727609);
    near(several.pValue, 0.7847788894736183);
    const values = [...x, ...y];
    const rows = {
      values,
      isInGroup: values.map((_, i) => i < x.length),
      stratum: values.map((_, i) => (i % 2 === 0 ? "a" : "b")),
    };
    const equal = computeVanElteren(rows, { weights: "equal", ranking: "overall" });
    near("z" in equal ? equal.z : Number.NaN, -0.5958574322132629);
  });
});

// scipy 1.17: brunnermunzel, binomtest; the standard error by numpy from the placements.
test("the probabilistic index and its test are those of scipy", () => {
  const found = computeProbabilisticIndex([3, 5, 5, 7, 9, 12], [1, 2, 4, 5, 6, 8, 8]);
  assert.ok("probability" in found);
  near(found.probability, 2 / 3);
  near(found.standardError, 0.1614840472172683);
  near(found.brunnerMunzel, 1.0320936930842797);
  near(found.pValue, 0.32487613302527374);
  near(found.cliffsDelta, 1 / 3);
});

test("the sign test is the binomial test of R and scipy", () => {
  const found = computeSignTest([1, 2, 3, 4, 5, 6, 7, -1, -2, 0]);
  assert.ok("pValue" in found);
  near(found.pValue, 0.1796875);
  assert.deepEqual([found.positive, found.negative, found.zeros], [7, 2, 1]);
});
