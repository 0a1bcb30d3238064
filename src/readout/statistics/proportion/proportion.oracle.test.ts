/**
 * @source SciPy 1.17.1 stats.binomtest; Newcombe, Stat. Med. 17:857 and 17:873 (1998), tables I and II; score intervals by
 * bisection with 30 digits in mpmath 1.3.0, the restricted likelihood by bisection too; R 4.2.2 prop.test; made counts.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAllClose, assertClose } from "../../testing/assert-close.ts";
import { computeBinomialTest } from "./binomial-test.ts";
import {
  computeOddsRatio,
  computeRiskDifference,
  computeRiskRatio,
  type DifferenceMethod,
} from "./compare-proportions.ts";
import type { Count } from "./count.ts";
import { computeDifferenceTest } from "./difference-test.ts";
import { computeProportionInterval, type ProportionMethod } from "./proportion-interval.ts";
import {
  computeRatesOfDifference,
  computeRatesOfOddsRatio,
  computeRatesOfRatio,
} from "./restricted-rates.ts";
import { computeStratifiedDifference, computeStratifiedNewcombe } from "./stratified-difference.ts";

const of = (count: number, total: number): Count => ({ count, total });

function interval(
  counted: Count,
  method: ProportionMethod,
  confidence?: number,
): readonly number[] {
  const found = computeProportionInterval(counted, method, confidence);
  assert.ok("length" in found, JSON.stringify(found));
  return found;
}

function difference(first: Count, second: Count, method: DifferenceMethod): readonly number[] {
  const found = computeRiskDifference(first, second, method);
  assert.ok("interval" in found, JSON.stringify(found));
  return found.interval;
}

test("what is no count of a number of trials is refused", () => {
  for (const wrong of [of(3, 2), of(-1, 4), of(1.5, 4), of(0, 0)]) {
    assert.ok("code" in computeProportionInterval(wrong, "wilson"));
    assert.ok("code" in computeRiskDifference(of(1, 2), wrong, "wald"));
  }
});

test("exact, Wilson's and corrected intervals agree with SciPy", () => {
  const wanted = [
    [
      7, 20, 0.1539092047845412, 0.5921885345328283, 0.1811918241010821, 0.5671457233147637,
      0.1630866797163093, 0.5905104338485733,
    ],
    [
      2, 30, 0.008178134460656279, 0.22073540152296212, 0.018477023791270378, 0.2132345836261692,
      0.011631837508751297, 0.23507286870176325,
    ],
    [
      14, 15, 0.6805154334216967, 0.9983135697586446, 0.7018347012621997, 0.9881331045067314,
      0.6603314015008711, 0.9965101133271582,
    ],
  ] as const;
  for (const [x, n, ...ends] of wanted) {
    assertAllClose(interval(of(x, n), "clopper-pearson"), ends.slice(0, 2), 1e-11);
    assertAllClose(interval(of(x, n), "wilson"), ends.slice(2, 4), 1e-12);
    assertAllClose(interval(of(x, n), "wilson-corrected"), ends.slice(4, 6), 1e-12);
  }
});

test("intervals of none and of all are each other's mirror, and end at 0 and 1", () => {
  for (const method of [
    "clopper-pearson",
    "wilson",
    "wilson-corrected",
    "jeffreys",
    "mid-p",
  ] as const) {
    const [low = 1, high = 0] = interval(of(0, 9), method);
    const [mirrored = 0, end = 0] = interval(of(9, 9), method);
    assert.equal(low, 0);
    assert.equal(end, 1);
    assertClose(1 - mirrored, high, 1e-12, method);
  }
  assertClose(interval(of(0, 3), "mid-p")[1], 1 - 0.05 ** (1 / 3), 1e-12);
});

test("the exact test agrees with SciPy on each side", () => {
  const wanted = [
    [7, 20, 0.5, 0.26317596435546875, 0.13158798217773438, 0.9423408508300781],
    [2, 30, 0.2, 0.06979524048732366, 0.044178985151997086, 0.9894775096660743],
    [14, 15, 0.6, 0.007099804057599999, 0.999529815015424, 0.005172034830335998],
  ] as const;
  for (const [x, n, p, both, less, greater] of wanted) {
    const said = (alternative: "two-sided" | "less" | "greater") =>
      computeBinomialTest(of(x, n), p, { alternative });
    assertClose(Number(said("two-sided")), both, 1e-12);
    assertClose(Number(said("less")), less, 1e-12);
    assertClose(Number(said("greater")), greater, 1e-12);
  }
});

test("Newcombe's method 10 and the score intervals give his table II", () => {
  const rounded = (ends: readonly number[]): readonly string[] => ends.map((end) => end.toFixed(4));
  assert.deepEqual(rounded(difference(of(56, 70), of(48, 80), "newcombe")), ["0.0524", "0.3339"]);
  assert.deepEqual(rounded(difference(of(9, 10), of(3, 10), "newcombe")), ["0.1705", "0.8090"]);
  assert.deepEqual(rounded(difference(of(6, 7), of(2, 7), "newcombe")), ["0.0582", "0.8062"]);
  assert.deepEqual(rounded(difference(of(56, 70), of(48, 80), "miettinen-nurminen")), [
    "0.0528",
    "0.3382",
  ]);
});

test("score intervals keep ten digits, with empty and with full cells", () => {
  const wanted = [
    [
      10, 25, 4, 30, 0.034149478462245635, 0.48709449562417084, 0.036322971839238584,
      0.48523584838559847,
    ],
    [
      0, 12, 3, 15, -0.4568901218793886, 0.07272172805052371, -0.4518544871516936,
      0.06495716796342388,
    ],
    [8, 8, 5, 9, 0.03776591131151624, 0.7398780415759513, 0.054686267951337714, 0.733348706504507],
  ] as const;
  for (const [x1, n1, x2, n2, ...ends] of wanted) {
    assertAllClose(
      difference(of(x1, n1), of(x2, n2), "miettinen-nurminen"),
      ends.slice(0, 2),
      1e-10,
    );
    assertAllClose(difference(of(x1, n1), of(x2, n2), "mee"), ends.slice(2, 4), 1e-10);
  }
  assertAllClose(difference(of(0, 5), of(5, 5), "miettinen-nurminen").slice(0, 1), [-1], 1e-12);
});

test("Wald's interval with and without correction agrees with prop.test", () => {
  const [first, second] = [of(10, 25), of(4, 30)];
  assertAllClose(
    difference(first, second, "wald"),
    [0.03934589121715601, 0.4939874421161774],
    1e-12,
  );
  assertAllClose(
    difference(first, second, "wald-corrected"),
    [0.002679224550489356, 0.530654108782844],
    1e-12,
  );
});

test("the test of a margin has the variance under the margin", () => {
  const z = (first: Count, second: Count): number => {
    const found = computeDifferenceTest(first, second, {
      margin: -0.1,
      variance: "restricted",
      alternative: "greater",
    });
    return "z" in found ? found.z : Number.NaN;
  };
  assertClose(z(of(40, 50), of(41, 50)), 1.0122825872127723, 1e-11);
  assertClose(z(of(30, 60), of(33, 58)), 0.3396296888580147, 1e-11);
});

test("a test of no difference is Pearson's, and both ends of a score interval are just rejected", () => {
  const [first, second] = [of(10, 25), of(4, 30)];
  const found = computeDifferenceTest(first, second);
  assert.ok("z" in found);
  const pooled = 14 / 55;
  const pearson = (10 / 25 - 4 / 30) / Math.sqrt(pooled * (1 - pooled) * (1 / 25 + 1 / 30));
  assertClose(found.z, pearson, 1e-11);
  for (const end of difference(first, second, "miettinen-nurminen")) {
    const at = computeDifferenceTest(first, second, {
      margin: end,
      variance: "restricted-corrected",
    });
    assertClose("p" in at ? at.p : 0, 0.05, 1e-9);
  }
});

test("rates under a restriction fulfil it, and no others are more likely", () => {
  const [first, second] = [of(7, 19), of(3, 22)];
  const logLikelihood = (p1: number, p2: number): number =>
    7 * Math.log(p1) + 12 * Math.log(1 - p1) + 3 * Math.log(p2) + 19 * Math.log(1 - p2);
  const cases = [
    [computeRatesOfDifference(first, second, 0.1), (p2: number) => p2 + 0.1],
    [computeRatesOfRatio(first, second, 1.7), (p2: number) => 1.7 * p2],
    [computeRatesOfOddsRatio(first, second, 2.2), (p2: number) => (2.2 * p2) / (1 + 1.2 * p2)],
  ] as const;
  for (const [[p1, p2], restricted] of cases) {
    assertClose(p1, restricted(p2), 1e-12);
    for (const move of [1e-4, -1e-4]) {
      assert.ok(logLikelihood(restricted(p2 + move), p2 + move) < logLikelihood(p1, p2));
    }
  }
});

test("score intervals of ratios hold their confidence at both ends, and logarithmic ones agree with their formula", () => {
  const [first, second] = [of(10, 25), of(4, 30)];
  const log = computeRiskRatio(first, second);
  assert.ok("interval" in log);
  const half = 1.959963984540054 * Math.sqrt(1 / 10 - 1 / 25 + 1 / 4 - 1 / 30);
  assertAllClose(log.interval, [3 * Math.exp(-half), 3 * Math.exp(half)], 1e-12);
  const score = computeRiskRatio(first, second, "koopman");
  assert.ok("interval" in score);
  for (const end of score.interval) {
    const [p1, p2] = computeRatesOfRatio(first, second, end);
    const chi =
      (25 * (0.4 - p1) ** 2) / (p1 * (1 - p1)) + (30 * (4 / 30 - p2) ** 2) / (p2 * (1 - p2));
    assertClose(chi, 3.841458820694124, 1e-9);
  }
  const odds = computeOddsRatio(of(3, 7), of(0, 6), "miettinen-nurminen");
  assert.ok("interval" in odds);
  assert.equal(odds.interval[1], Number.POSITIVE_INFINITY);
  assert.ok(odds.interval[0] > 0);
});

test("the stratified score interval weighs strata, and of one stratum is the plain one", () => {
  const strata = [
    { first: of(10, 25), second: of(4, 30) },
    { first: of(5, 14), second: of(6, 20) },
    { first: of(9, 11), second: of(3, 8) },
  ];
  const found = computeStratifiedDifference(strata);
  assert.ok("interval" in found);
  assertClose(found.estimate, 0.23240872501752224, 1e-13);
  assertAllClose(found.interval, [0.05705774005879957, 0.4014205322320602], 1e-10);
  const one = computeStratifiedDifference(strata.slice(0, 1));
  assert.ok("interval" in one);
  assertAllClose(one.interval, difference(of(10, 25), of(4, 30), "miettinen-nurminen"), 1e-12);
  const hybrid = computeStratifiedNewcombe(strata.slice(0, 1));
  assert.ok("interval" in hybrid);
  assertAllClose(hybrid.interval, difference(of(10, 25), of(4, 30), "newcombe"), 1e-12);
  assert.ok("code" in computeStratifiedDifference([{ first: of(0, 0), second: of(1, 2) }]));
});
