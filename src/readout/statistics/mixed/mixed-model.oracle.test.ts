/**
 * @source Python 3.11 with mpmath 1.3: the likelihood written out with one dense V a participant, maximised by Newton steps
 * on differences in 34 digits; the singular fit over G = g gᵀ. Kenward and Roger's covariance from its definition with the
 * expected information, as R pbkrtest 0.5.2 has it. The shared cases (R lme4 1.1.31) are run by `npm run oracle`.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../../kernel/index.ts";
import { assertAllClose, assertClose } from "../../testing/assert-close.ts";
import { covariateOf, factorOf } from "../design/variable.ts";
import { computeMixedLikelihoodRatio } from "./likelihood-ratio.ts";
import { computeMixedModel, type MixedModelFit, type MixedModelRequest } from "./mixed-model.ts";
import { computeSlopeComparison } from "./slope-comparison.ts";
import { testEffects } from "./test-effects.ts";
import { rowsOf, slopeModel, smallTrial } from "./testing/small-trial.ts";
import { computeVarianceIntervals } from "./variance-intervals.ts";

const rows = rowsOf(smallTrial);
const model = slopeModel(rows);

function fitted(request: MixedModelRequest): MixedModelFit {
  const fit = computeMixedModel(request);
  if ("kind" in fit) throw new Error(issueText(fit));
  return fit;
}

function tests(fit: MixedModelFit, method: "satterthwaite" | "kenward-roger") {
  const tester = testEffects(fit, method);
  return [0, 1, 2].map((i) => tester.one(Float64Array.from([0, 1, 2], (j) => Number(i === j))));
}

test("a response without variation and a slope of a variable that is not there are issues", () => {
  const flat = computeMixedModel({ ...model, response: model.response.map(() => 3) });
  assert.ok("kind" in flat && flat.code === "mixed.no-variation");
  const absent = computeMixedModel({ ...model, random: [[[], ["WEEK"]]] });
  assert.ok("kind" in absent && absent.code === "mixed.unknown-variable");
});

test("a random intercept by restricted likelihood is what a direct maximisation gives", () => {
  const fit = fitted({ ...model, random: [[[]]] });
  assert.equal(fit.isSingular, false);
  assertClose(fit.logLikelihood, -94.9963200055982, 1e-13);
  assertAllClose(
    [fit.randomCovariance.data[0] ?? 0, fit.residualVariance],
    [10.7650717820199, 2.65354246207337],
    1e-8,
  );
  assertAllClose(fit.coefficients, [38.4178741039448, -1.05142368293834, 1.08089321882379], 1e-9);
  const plain = tests(fit, "satterthwaite");
  assertAllClose(
    plain.map(({ se }) => se),
    [0.903928906978376, 0.466927516736069, 0.625151135269138],
    1e-9,
  );
  assertAllClose(
    plain.map(({ df }) => df),
    [17.5538324250379, 25.2367560153084, 27.7283461015531],
    1e-7,
  );
  const adjusted = tests(fit, "kenward-roger");
  assertAllClose(
    adjusted.map(({ se }) => se),
    [0.903988924494621, 0.471945520592178, 0.637894630086002],
    1e-7,
  );
  assertAllClose(
    adjusted.map(({ df }) => df),
    [17.9185242330112, 25.5615137460078, 28.0147900204316],
    1e-7,
  );
});

test("a random slope that the data make singular is fitted on the boundary and said to be singular", () => {
  const fit = fitted(model);
  assert.equal(fit.isSingular, true);
  assertClose(fit.logLikelihood, -92.8419839923436, 1e-12);
  const [level, rate, variance] = [2.78581228469011, 0.762378923004457, 2.12220678409777] as const;
  const expected = [level * level, level * rate, level * rate, rate * rate];
  assertAllClose(fit.randomCovariance.data, expected, 1e-6);
  assertClose(fit.residualVariance, variance, 1e-7);
  assertAllClose(fit.coefficients, [38.4312717034981, -0.813978603397214, 0.5860141036014], 1e-8);
  const plain = tests(fit, "satterthwaite");
  assertAllClose(
    plain.map(({ se }) => se),
    [0.775275352658681, 0.511416902234008, 0.69731280539675],
    1e-7,
  );
  assertAllClose(
    plain.map(({ df }) => df),
    [15.0606996862036, 17.4937197806566, 18.3172351447428],
    1e-6,
  );
  const adjusted = tests(fit, "kenward-roger");
  assertAllClose(
    adjusted.map(({ se }) => se),
    [0.775877704477884, 0.547476403547834, 0.768809246155667],
    1e-6,
  );
  assertAllClose(
    adjusted.map(({ df }) => df),
    [14.9849282155343, 12.5204220477572, 11.5728035895931],
    1e-6,
  );
});

test("the likelihood-ratio test of a slope compares full likelihoods, and refuses other data or other effects", () => {
  const small = fitted({ ...model, random: [[[]]], likelihood: "full" });
  const large = fitted({ ...model, likelihood: "full" });
  assertClose(large.logLikelihood, -93.8638033325252, 1e-12);
  const found = computeMixedLikelihoodRatio(small, large);
  assert.ok("df" in found && found.df === 2);
  assertClose(found.chiSquared, 2 * (large.logLikelihood - small.logLikelihood), 1e-12);
  const other = fitted({ ...model, terms: [[], ["MONTH"]] });
  const refused = computeMixedLikelihoodRatio(other, fitted(model));
  assert.ok("kind" in refused && refused.code === "mixed.not-comparable");
});

test("balanced participants have the variance components of the analysis of variance", () => {
  const values = [12, 15, 11, 18, 20, 19, 9, 10, 14, 16, 17, 13];
  const subject = values.map((_, i) => `S${Math.floor(i / 3)}`);
  const fit = fitted({
    response: Float64Array.from(values),
    subject,
    variables: [],
    terms: [[]],
    random: [[[]]],
  });
  const groups = [0, 3, 6, 9].map((from) => values.slice(from, from + 3));
  const means = groups.map((group) => group.reduce((sum, value) => sum + value, 0) / 3);
  const mean = means.reduce((sum, value) => sum + value, 0) / 4;
  const between = (3 * means.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / 3;
  const within =
    groups
      .flatMap((group, i) => group.map((value) => (value - (means[i] ?? 0)) ** 2))
      .reduce((a, b) => a + b, 0) / 8;
  assertClose(fit.residualVariance, within, 1e-9);
  assertClose(fit.randomCovariance.data[0] ?? 0, (between - within) / 3, 1e-9);
  const [intercept, residual] = computeVarianceIntervals(fit);
  assertClose(residual?.se, within * Math.sqrt(2 / 8), 1e-8);
  const spread = Math.sqrt((2 * between ** 2) / 3 + (2 * within ** 2) / 8) / 3;
  assertClose(intercept?.se, spread, 1e-8);
  // qchisq(c(.975, .025), 8) of R 4.2.2.
  assertClose(residual?.lower, (8 * within) / 17.5345461394949, 1e-8);
  assertClose(residual?.upper, (8 * within) / 2.17973074725265, 1e-8);
  const shrunk = (means[1] ?? 0) - mean;
  assertClose(fit.randomEffects[1]?.values[0] ?? 0, shrunk * (1 - within / between), 1e-8);
  assertClose(testEffects(fit, "kenward-roger").one(Float64Array.of(1)).df, 3, 1e-8);
});

test("the order of rows changes no bit, and an effect of nobody is zero", () => {
  const turned = fitted(slopeModel(rows.toReversed()));
  const fit = fitted(model);
  assert.deepEqual(turned.coefficients, fit.coefficients);
  assert.deepEqual(turned.randomEffects, fit.randomEffects);
  const sum = fit.randomEffects.reduce((all, { values }) => all + (values[0] ?? 0), 0);
  assert.ok(Math.abs(sum) < 1e-6);
});

test("slopes from a shared baseline are those of the model without the arm, their difference its product", () => {
  const month = rows.map((row) => Number(row[2]?.slice(1)) - 1);
  const found = computeSlopeComparison({
    response: model.response,
    subject: model.subject,
    time: covariateOf("MONTH", month),
    arm: factorOf(
      "ARM",
      rows.map((row) => row[1] ?? ""),
    ),
    baseline: "shared",
  });
  assert.ok("slopes" in found);
  const [, rate, difference] = [38.4312717034981, -0.813978603397214, 0.5860141036014] as const;
  assertAllClose(
    found.slopes.map(({ estimate }) => estimate),
    [rate, rate + difference],
    1e-7,
  );
  assertClose(found.differences[0]?.estimate ?? 0, difference, 1e-7);
  assertClose(found.differences[0]?.df ?? 0, 11.5728035895931, 1e-6);
});
