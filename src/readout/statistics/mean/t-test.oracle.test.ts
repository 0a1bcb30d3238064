/** @source SciPy 1.17.1 stats.ttest_ind, ttest_rel; R 4.2.2 var.test and t.test; made values. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAllClose, assertClose } from "../../testing/assert-close.ts";
import {
  computeOneSampleTTest,
  computePairedTTest,
  computeStudentTTest,
  computeWelchTTest,
  type TTest,
} from "./t-test.ts";
import { computeVarianceRatio } from "./variance-ratio.ts";

const x = [5.1, 4.9, 6.2, 5.8, 6.0, 5.5, 7.1, 4.4, 6.6];
const y = [6.3, 7.2, 5.9, 8.1, 7.7, 6.8, 7.4];

function tTest(found: object): TTest {
  assert.ok("t" in found, JSON.stringify(found));
  return found as TTest;
}

test("too few values, values that do not vary and unequal columns of pairs are said", () => {
  const codes = [
    computeOneSampleTTest([1]),
    computeWelchTTest([1, 2], [3, Number.NaN]),
    computeStudentTTest([2, 2], [2, 2]),
    computePairedTTest([1, 2], [1, 2, 3]),
  ].map((found) => ("code" in found ? found.code.split(".").at(-1) : "a result"));
  assert.deepEqual(codes, ["too-few-values", "too-few-values", "no-variance", "pairs-differ"]);
});

test("Student's test of two columns agrees with SciPy on each side", () => {
  const both = tTest(computeStudentTTest(x, y));
  assertClose(both.t, -3.1960960892126447, 1e-13);
  assert.equal(both.df, 14);
  assertClose(both.p, 0.006470583380953524, 1e-12);
  assertAllClose(both.interval, [-2.2121711264498654, -0.43544792116918196], 1e-12);
  const less = tTest(computeStudentTTest(x, y, { alternative: "less" }));
  assertClose(less.p, 0.003235291690476762, 1e-12);
  assertAllClose(less.interval, [Number.NEGATIVE_INFINITY, -0.5942822921375112], 1e-12);
  const greater = tTest(computeStudentTTest(x, y, { alternative: "greater" }));
  assertClose(greater.p, 0.9967647083095232, 1e-12);
  assertAllClose(greater.interval, [-2.053336755481536, Number.POSITIVE_INFINITY], 1e-12);
});

test("Welch's test agrees with SciPy, and does not depend on the order of rows", () => {
  const found = tTest(computeWelchTTest(x, y));
  assertClose(found.t, -3.237157154152076, 1e-13);
  assertClose(found.df, 13.585768278201312, 1e-13);
  assertClose(found.p, 0.006168065381068541, 1e-12);
  assertAllClose(found.interval, [-2.203418434399773, -0.4442006132192742], 1e-12);
  assert.deepEqual(tTest(computeWelchTTest(x.toReversed(), y.toReversed())), found);
});

test("pairs of which one is missing do not count", () => {
  const found = tTest(computePairedTTest(x.slice(0, 8), [...y, Number.NaN]));
  assertClose(found.t, -3.4073736077144128, 1e-13);
  assertClose(found.p, 0.014364970035640358, 1e-12);
});

test("one column is tested against a mean that is given", () => {
  const found = tTest(computeOneSampleTTest(x, { null: 5 }));
  assertClose(found.t, 2.574905238314873, 1e-13);
  assertClose(found.p, 0.03287577423767214, 1e-12);
});

test("the ratio of variances agrees with var.test", () => {
  const found = computeVarianceRatio(x, y);
  assert.ok("ratio" in found);
  assertClose(found.ratio, 1.210900473933649, 1e-13);
  assertClose(found.p, 0.8387680308016875, 1e-12);
  assertAllClose(found.interval, [0.2162467853359246, 5.632740330712172], 1e-12);
});
