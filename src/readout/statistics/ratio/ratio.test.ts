import assert from "node:assert/strict";
import { test } from "node:test";
import { covariateOf, factorOf } from "../design/variable.ts";
import { replaceBelowLimit } from "./below-quantification.ts";
import { computeCensoredNormal } from "./censored-normal.ts";
import { computeCensoredRatio } from "./censored-ratio.ts";
import { computeGeometricMean } from "./geometric-mean.ts";
import { computeGeometricRatio } from "./geometric-mean-ratio.ts";

const arm = Array.from({ length: 30 }, (_, i) => (i < 15 ? "A" : "B"));
const alternating = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? "A" : "B"));
const b = [
  12.68, 12.31, 18.45, 17, 26.1, 9.85, 41.07, 19.87, 17.31, 16.16, 43.23, 15.16, 20.96, 17.12,
  60.77, 12.14, 19.17, 4.18, 34.22, 13.14, 57.64, 22.41, 17.11, 35.02, 13.25, 100.4, 22.95, 13.14,
  25.8, 25.07,
];
const y = [
  8, 8, 23.09, 8, 19.64, 8, 36.84, 8, 15.37, 8, 21.38, 8, 10.73, 8, 106.97, 8, 8.63, 8, 15.39, 8,
  102.54, 8, 8.25, 11.95, 8.88, 19.24, 19.18, 8, 58.3, 15.2,
];
const isBelow = y.map((value) => value === 8);

test("a value without a logarithm, a limit that is not given and an arm wholly below it are said", () => {
  const zero = computeGeometricMean([1, 0]);
  assert.ok("kind" in zero && zero.code === "statistic.ratio.not-positive");
  const ratio = computeGeometricRatio({
    values: [1, -2],
    baseline: [1, 1],
    arm: ["A", "B"],
    reference: "A",
  });
  assert.ok("kind" in ratio);
  const open = replaceBelowLimit({ values: [1], isBelow: [true], lower: Number.NaN }, "half");
  assert.ok("kind" in open && open.code === "statistic.ratio.no-limit");
  const wholly = { values: y, isBelow: arm.map((name) => name === "B"), lower: 8 };
  const endless = computeCensoredRatio({ values: wholly, baseline: b, arm, reference: "A" });
  assert.ok("kind" in endless && endless.code === "statistic.ratio.no-maximum");
});

test("a value below the limit becomes what the rule says, one above it the upper limit", () => {
  const column = {
    values: [1, 5, 99],
    isBelow: [true],
    lower: 4,
    isAbove: [false, false, true],
    upper: 90,
  };
  const replaced = (rule: "half" | "root-two" | "limit" | "missing") => {
    const found = replaceBelowLimit(column, rule);
    return "values" in found ? Array.from(found.values) : [];
  };
  assert.deepEqual(replaced("half"), [2, 5, 90]);
  assert.deepEqual(replaced("root-two"), [4 * Math.SQRT1_2, 5, 90]);
  assert.deepEqual(replaced("limit"), [4, 5, 90]);
  assert.deepEqual(replaced("missing"), [Number.NaN, 5, 90]);
});

// R 4.2.2, survival 3.5.3: survreg(Surv(log(y), !blq, type = "left") ~ arm + log(b), dist = "gaussian")
test("the censored model is survreg's", () => {
  const fit = computeCensoredNormal({
    response: Float64Array.from(y, Math.log),
    beyond: Int8Array.from(isBelow, (below) => (below ? -1 : 0)),
    variables: [factorOf("arm", alternating), covariateOf("log b", b.map(Math.log))],
    terms: [[], ["arm"], ["log b"]],
  });
  assert.ok("coefficients" in fit);
  const errors = [0, 1, 2].map((j) => Math.sqrt(fit.covariance.data[4 * j] ?? Number.NaN));
  const wanted = [-1.29153882027467, -1.20579385291084, 1.3274316271183];
  const wantedErrors = [0.745386449863875, 0.283140597527748, 0.225117072701216];
  for (const j of [0, 1, 2]) {
    assert.ok(Math.abs((fit.coefficients[j] ?? 0) / (wanted[j] ?? 0) - 1) < 1e-8);
    assert.ok(Math.abs((errors[j] ?? 0) / (wantedErrors[j] ?? 0) - 1) < 1e-6);
  }
  assert.ok(Math.abs(fit.sigma / 0.508768643836542 - 1) < 1e-8);
  assert.ok(Math.abs(fit.logLikelihood + 14.617567939707) < 1e-9);
});

test("nothing below the limit: the censored ratio is that of the plain analysis; rows may come in any order", () => {
  const values = { values: y, isBelow: [], lower: 8 };
  const input = { baseline: b, arm, reference: "A" };
  const [censored] = [computeCensoredRatio({ ...input, values })].flat();
  const plain = computeGeometricRatio({ ...input, values: y });
  assert.ok(censored !== undefined && "ratio" in censored && "ratios" in plain);
  const first = plain.ratios[0]?.result;
  assert.ok(first !== undefined && "ratio" in first);
  assert.ok(Math.abs(censored.ratio / first.ratio - 1) < 1e-10);
  const turned = computeGeometricRatio({
    values: y.toReversed(),
    baseline: b.toReversed(),
    arm: arm.toReversed(),
    reference: "A",
  });
  assert.deepEqual("ratios" in turned && turned.ratios[0]?.result, first);
});
