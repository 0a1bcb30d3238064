/** @source R 4.2.2 lm, drop1 (contr.sum, `.~.`) and emmeans 1.8.4 on the made data below, 16 digits. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAllClose, assertClose } from "../../testing/assert-close.ts";
import { covariateOf, factorOf } from "../design/variable.ts";
import { computeLeastSquaresMeans, computeLevelDifferences, computeTermTest } from "./ancova.ts";
import { type Contrast, computeContrast, type JointTest } from "./contrast.ts";
import { computeLinearModel, type LinearModel, type LinearModelInput } from "./linear-model.ts";

interface Rows {
  readonly arm: readonly string[];
  readonly sex: readonly string[];
  readonly base: readonly number[];
  readonly y: readonly number[];
}

const made: Rows = {
  arm: "AAAAABBBBCCCCC".split(""),
  sex: "FMMFMFFMFMMFMF".split(""),
  base: [10, 12, 9, 15, 11, 14, 8, 13, 12, 10, 16, 9, 11, 13],
  y: [3.1, 2.2, 4.0, 1.5, 2.9, 5.1, 6.3, 4.4, 4.9, 7.2, 5.1, 8.0, 6.6, 6.1],
};
const terms = [["arm"], ["sex"], ["base"]];

function inputOf({ arm, sex, base, y }: Rows): LinearModelInput {
  const variables = [factorOf("arm", arm), factorOf("sex", sex), covariateOf("base", base)];
  return { response: Float64Array.from(y), variables, terms };
}

function fit(input: LinearModelInput): LinearModel {
  const model = computeLinearModel(input);
  assert.ok("coefficients" in model, JSON.stringify(model));
  return model;
}

function contrastOf(found: object): Contrast {
  assert.ok("t" in found, JSON.stringify(found));
  return found as Contrast;
}

function testOf(found: object): JointTest {
  assert.ok("F" in found, JSON.stringify(found));
  return found as JointTest;
}

test("as many coefficients as rows, and no complete row, are said and not computed", () => {
  const input = inputOf(made);
  const few = { ...input, response: input.response.map((y, i) => (i % 4 === 0 ? y : Number.NaN)) };
  const found = computeLinearModel(few);
  assert.ok("code" in found);
  assert.equal(found.code, "statistic.regression.nothing-left");
  const none = computeLinearModel({ ...input, response: new Float64Array(14).fill(Number.NaN) });
  assert.ok("code" in none);
  assert.equal(none.code, "statistic.regression.no-complete-row");
});

test("coefficients, their tests and the fit agree with lm", () => {
  const model = fit(inputOf(made));
  assertAllClose(
    model.coefficients,
    [
      6.857567543936351, 2.4951735594998663, 4.000690740578821, -0.1798023957331472,
      -0.351726851447058,
    ],
    1e-12,
  );
  assertClose(model.sigma, 0.3583012976292941, 1e-12);
  assertClose(model.rSquared, 0.9760867818206531, 1e-13);
  assertClose(model.adjustedRSquared, 0.9654586848520545, 1e-13);
  const armB = contrastOf(computeContrast(model, Float64Array.of(0, 1, 0, 0, 0)));
  assertClose(armB.se, 0.25115461236810044, 1e-12);
  assertClose(armB.t, 9.934810816226502, 1e-12);
  assertClose(armB.p, 3.778330445173594e-6, 1e-11);
});

test("least-squares means weigh other factors equally or as they were observed", () => {
  const more: Rows = {
    arm: [...made.arm, "A", "A", "A"],
    sex: [...made.sex, "M", "M", "M"],
    base: [...made.base, 13, 10, 12],
    y: [...made.y, 2.0, 4.2, 1.9],
  };
  const model = fit(inputOf(more));
  for (const [weights, wanted] of [
    [
      "equal",
      [
        2.705946836712759, 5.177384108332737, 6.672390198466718, 0.172468132145336,
        0.2357529070196505, 0.2050593506684128, 2.330171057685757, 4.663722649886977,
        6.225604254387149, 3.08172261573976, 5.691045566778496, 7.119176142546286,
      ],
    ],
    [
      "observed",
      [
        2.693060829691193, 5.16449810131117, 6.659504191445152, 0.165957926985368,
        0.2423105963372763, 0.2036510861741696, 2.331469569190496, 4.636548665247195,
        6.215786592113205, 3.054652090191889, 5.692447537375145, 7.103221790777099,
      ],
    ],
  ] as const) {
    const means = computeLeastSquaresMeans(model, "arm", { weights }).map(({ result }) =>
      contrastOf(result),
    );
    assertAllClose(
      means.map(({ estimate }) => estimate),
      wanted.slice(0, 3),
      1e-12,
    );
    assertAllClose(
      means.map(({ se }) => se),
      wanted.slice(3, 6),
      1e-12,
    );
    assertAllClose(
      means.map(({ interval }) => interval[0]),
      wanted.slice(6, 9),
      1e-12,
    );
    assertAllClose(
      means.map(({ interval }) => interval[1]),
      wanted.slice(9, 12),
      1e-12,
    );
  }
});

test("a difference of two levels is the later less the earlier, and does not depend on the weights", () => {
  const model = fit(inputOf(made));
  const equal = computeLevelDifferences(model, "arm");
  const observed = computeLevelDifferences(model, "arm", { weights: "observed" });
  assert.deepEqual(
    equal.map(({ level, reference }) => `${level} - ${reference}`),
    ["B - A", "C - A", "C - B"],
  );
  assertClose(contrastOf(equal[0]?.result ?? {}).estimate, 2.4951735594998663, 1e-12);
  for (const [i, { result }] of equal.entries()) {
    assertClose(contrastOf(result).estimate, contrastOf(observed[i]?.result ?? {}).estimate, 1e-12);
  }
});

test("type III tests hold in a model with an interaction, whatever the numbers in the cells", () => {
  const model = fit({ ...inputOf(made), terms: [...terms, ["arm", "sex"]] });
  const wanted = [
    ["arm", 2, 140.3375345913371, 2.247425728318342e-6],
    ["sex", 1, 1.0226662605195971, 0.3455587522690914],
    ["base", 1, 51.413593608563964, 1.82099911375213e-4],
    ["arm:sex", 2, 0.6061938533110648, 0.5717419852131177],
  ] as const;
  for (const [term, df, F, p] of wanted) {
    const found = testOf(computeTermTest(model, term));
    assert.equal(found.df, df);
    assertClose(found.F, F, 1e-11, term);
    assertClose(found.p, p, 1e-10, term);
  }
});

test("columns that say what others say are named, and what they leave undetermined is not estimated", () => {
  const site = factorOf("site", "11222333344555".split(""));
  const input = inputOf(made);
  const model = fit({
    ...input,
    variables: [...input.variables, site],
    terms: [["arm"], ["site"], ["base"]],
  });
  assert.equal(model.df, 8);
  assertClose(model.residualSquares, 1.075809641532758, 1e-12);
  assertClose(model.coefficients[1], 2.79227441285537, 1e-11);
  assert.deepEqual(
    model.notes.map(({ params }) => params["columns"]),
    ["site3, site5"],
  );
  const means = computeLeastSquaresMeans(model, "arm");
  assert.ok(means.every(({ result }) => "code" in result));
  assert.ok("code" in computeTermTest(model, "arm"));
  const site2 = testOf(computeTermTest(model, "site"));
  assert.equal(site2.df, 2);
  assertClose(site2.F, 0.1812570251339 / 2 / (1.0758096415328 / 8), 1e-10);
});

test("the order of the rows does not change a bit of the result", () => {
  const turned: Rows = {
    arm: made.arm.toReversed(),
    sex: made.sex.toReversed(),
    base: made.base.toReversed(),
    y: made.y.toReversed(),
  };
  const [a, b] = [fit(inputOf(made)), fit(inputOf(turned))];
  assert.deepEqual(a.coefficients, b.coefficients);
  assert.deepEqual(a.unscaled, b.unscaled);
  assert.equal(a.residualSquares, b.residualSquares);
});
