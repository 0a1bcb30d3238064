/** @source R 4.2.2 quantile(type = 1 … 9), NumPy 2 and SciPy 1.17 for means, on made values. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAllClose, assertClose } from "../../testing/assert-close.ts";
import { computeQuantile, type QuantileType } from "./quantile.ts";
import { roundHalfAway } from "./round-half-away.ts";
import { computeSummary } from "./summary.ts";

const x = [5.1, 4.9, 6.2, 5.8, 6.0, 5.5, 7.1, 4.4, 6.6];

test("nothing is said of a column without values, and no spread of one value", () => {
  const none = computeSummary([Number.NaN, Number.NaN]);
  assert.equal(none.n, 0);
  assert.equal(none.missing, 2);
  assert.ok([none.mean, none.median, none.sd, none.min].every(Number.isNaN));
  const one = computeSummary([4]);
  assert.equal(one.median, 4);
  assert.ok(Number.isNaN(one.sd));
  assert.ok(Number.isNaN(computeSummary([1, 0, 2]).geometricMean));
});

test("the nine definitions of a quantile agree with R", () => {
  const wanted: Record<QuantileType, readonly number[]> = {
    1: [4.4, 5.1, 5.8, 6.6],
    2: [4.4, 5.1, 5.8, 6.6],
    3: [4.4, 4.9, 5.5, 6.2],
    4: [4.4, 4.95, 5.65, 6.28],
    5: [4.6, 5.05, 5.8, 6.48],
    6: [4.4, 5, 5.8, 6.6],
    7: [4.8, 5.1, 5.8, 6.36],
    8: [68 / 15, 151 / 30, 5.8, 6.52],
    9: [4.55, 5.0375, 5.8, 6.51],
  };
  for (const type of [1, 2, 3, 4, 5, 6, 7, 8, 9] as const) {
    const ours = [0.1, 0.25, 0.5, 0.8].map((share) => computeQuantile(x, share, type));
    assertAllClose(ours, wanted[type], 1e-14, `type ${type}`);
  }
});

test("SAS's median of an even number of values is the mean of the two in the middle", () => {
  assert.equal(computeQuantile([1, 2, 3, 10], 0.5), 2.5);
  assert.equal(computeQuantile([1, 2, 3, 10], 0.25), 1.5);
});

test("means, deviations and their geometric kin agree with SciPy; missing values count apart", () => {
  const found = computeSummary([...x, Number.NaN]);
  assert.equal(found.n, 9);
  assert.equal(found.missing, 1);
  assertClose(found.mean, 5.733333333333333, 1e-15);
  assertClose(found.sd, 0.8544003745317529, 1e-14);
  assertClose(found.geometricMean, 5.675961312667497, 1e-14);
  assertClose(found.geometricSd, 1.1633290561418403, 1e-14);
  assertClose(found.geometricCvPercent, 15.21555464970239, 1e-13);
});

test("halves go away from zero, as they are written and not as a double holds them", () => {
  assert.equal(roundHalfAway(2.675, 2), 2.68);
  assert.equal(roundHalfAway(1.005, 2), 1.01);
  assert.equal(roundHalfAway(-2.5, 0), -3);
  assert.equal(roundHalfAway(0.5, 0), 1);
  assert.equal(roundHalfAway(2.4999999, 0), 2);
  assert.equal(roundHalfAway(1250, -2), 1300);
  assert.equal(roundHalfAway(1e-9, 3), 0);
  assert.equal(roundHalfAway(0.1 + 0.2, 1), 0.3);
  assert.ok(Number.isNaN(roundHalfAway(Number.NaN, 1)));
});
