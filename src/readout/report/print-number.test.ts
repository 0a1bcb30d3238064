import assert from "node:assert/strict";
import { test } from "node:test";
import { printNumber, printP, printPercent, printShare } from "./print-number.ts";

test("nothing is printed where there is no number", () => {
  for (const nothing of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.equal(printNumber(nothing, 1), "");
    assert.equal(printP(nothing), "");
  }
});

test("numbers are rounded as SAS does: halves away from zero, as they are written in decimals", () => {
  assert.equal(printNumber(42.65, 1), "42.7");
  assert.equal(printNumber(-2.5, 0), "-3");
  assert.equal(printNumber(1.005, 2), "1.01");
  assert.equal(printNumber(20, 1), "20.0");
  assert.equal(printNumber(-0.04, 1), "0.0");
});

test("a p-value that its decimals cannot show is printed as less than the least that they can", () => {
  assert.equal(printP(0.00004), "<.0001");
  assert.equal(printP(0.0001), "0.0001");
  assert.equal(printP(0.0004, { decimals: 3 }), "<.001");
  assert.equal(printP(0.1409), "0.1409");
  assert.equal(printP(1), "1.0000");
});

test("p-values of many comparisons carry a flag where small and say no more than that they are large", () => {
  const style = { decimals: 3, flagBelow: 0.15, capAbove: 0.99 };
  assert.equal(printP(0.0071, style), "0.007*");
  assert.equal(printP(0.00002, style), "<.001*");
  assert.equal(printP(0.15, style), "0.150");
  assert.equal(printP(0.994, style), ">.99");
});

test("a share of nothing is only the count, and a small share says that it is small", () => {
  assert.equal(printShare(0, 86, 0), "0");
  assert.equal(printShare(3, 0, 0), "3");
  assert.equal(printShare(2, 254, 0), "2 (<1%)");
  assert.equal(printShare(65, 86, 1), "65 (75.6%)");
  assert.equal(printPercent(86, 86, 0), "100%");
});
