import assert from "node:assert/strict";
import { test } from "node:test";
import { computeFirth } from "./firth.ts";
import { computeGlm } from "./glm.ts";
import { intercept } from "./glm-rows.ts";
import { computeNegativeBinomial } from "./negative-binomial.ts";
import { computeProfileInterval } from "./profile-interval.ts";
import { computeProportionalOdds } from "./proportional-odds.ts";
import { computeTermTests } from "./term-tests.ts";

const list = (...values: number[]) => Float64Array.from(values);
const close = (found: number | undefined, wanted: number, digits = 1e-9) =>
  assert.ok(Math.abs((found ?? NaN) - wanted) < digits, `${found} instead of ${wanted}`);

const x = { name: "x", values: list(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1) };
const z = { name: "z", values: list(1, 2, 3, 4, 2, 5, 1, 2, 3, 5, 4) };
const columns = [intercept(11), x, z];
const outcome = list(0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1);
const binomial = { family: { kind: "binomial" } } as const;

test("impossible outcomes, dependent columns and too few rows are issues", () => {
  const code = (...given: Parameters<typeof computeGlm>) => {
    const found = computeGlm(...given);
    return "kind" in found ? found.code : undefined;
  };
  assert.equal(
    code({ outcome: outcome.map((y) => 2 * y), columns }, binomial),
    "glm.impossible-outcome",
  );
  assert.equal(
    code({ outcome, columns: [...columns, { ...x, name: "again" }] }, binomial),
    "glm.dependent-column",
  );
  assert.equal(
    code(
      { outcome: list(1), columns: columns.map((one) => ({ ...one, values: list(1) })) },
      binomial,
    ),
    "glm.too-few-rows",
  );
  // The top lies where a probability is 1: nothing keeps the identity inside.
  const steep = {
    outcome: list(0, 0, 0, 1, 1, 1),
    columns: [intercept(6), { name: "t", values: list(1, 2, 3, 4, 5, 6) }],
  };
  assert.equal(code(steep, { ...binomial, link: "identity" }), "glm.on-bound");
});

test("separated outcomes give an infinite estimate that is said to be one, and Firth's penalty a finite one", () => {
  const found = computeGlm({ outcome, columns }, binomial);
  assert.ok("coefficients" in found);
  assert.equal(found.coefficients[1]?.estimate, Number.POSITIVE_INFINITY);
  assert.deepEqual(
    found.issues.map(({ code, path }) => [code, ...path]),
    [["glm.separated", "columns", "x"]],
  );
  // The penalised likelihood maximised without derivatives by scipy 1.17.1 (Nelder–Mead; brentq for the limits).
  const penalised = computeFirth({ outcome, columns });
  assert.ok("coefficients" in penalised);
  const [, own, other] = penalised.coefficients;
  close(penalised.logLikelihood, -3.238295682023741);
  close(own?.estimate, 3.22749383, 1e-7);
  close(own?.profileLower, 0.2816903916, 1e-7);
  close(own?.profileUpper, 8.8281709, 1e-6);
  close(own?.likelihoodRatio, 4.775385622227589);
  close(other?.profileLower, -0.379492361, 1e-7);
});

test("outcomes that are all the same are said to be: infinite odds, no rate at all, no variation", () => {
  const same = (value: number, kind: "binomial" | "poisson" | "gaussian") => {
    const data = { outcome: list(value, value, value, value), columns: [intercept(4)] };
    const found = computeGlm(data, { family: { kind } });
    return "fit" in found
      ? [found.coefficients[0]?.estimate, found.issues.at(-1)?.code]
      : [found.code];
  };
  assert.deepEqual(same(1, "binomial"), [Number.POSITIVE_INFINITY, "glm.separated"]);
  assert.deepEqual(same(0, "binomial"), [Number.NEGATIVE_INFINITY, "glm.separated"]);
  assert.deepEqual(same(0, "poisson"), [Number.NEGATIVE_INFINITY, "glm.separated"]);
  assert.deepEqual(same(3, "gaussian"), [3, "glm.no-variation"]);
});

test("a profile limit on the side of an infinite estimate is infinite, the other is a number", () => {
  const data = { outcome, columns };
  const found = computeGlm(data, binomial);
  assert.ok("coefficients" in found);
  const limits = computeProfileInterval(data, binomial, found, 1);
  assert.equal(limits.upper, Number.POSITIVE_INFINITY);
  assert.ok(limits.lower > 0 && limits.lower < 5);
});

test("counts that vary no more than Poisson's have no dispersion, and this is said", () => {
  const counts = { outcome: list(2, 3, 2, 3, 2, 3), columns: [intercept(6)] };
  const found = computeNegativeBinomial(counts);
  assert.ok("theta" in found);
  assert.equal(found.theta, Number.POSITIVE_INFINITY);
  assert.equal(found.dispersionK, 0);
  assert.equal(found.issues.at(-1)?.code, "glm.not-overdispersed");
});

test("an ordered outcome of two categories is a logistic regression with its intercept turned", () => {
  const two = list(0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1);
  const plain = computeGlm({ outcome: two, columns }, binomial);
  const ordinal = computeProportionalOdds({ outcome: two, columns: [x, z] });
  assert.ok("coefficients" in plain && "thresholds" in ordinal);
  close(ordinal.logLikelihood, plain.logLikelihood);
  close(ordinal.coefficients[1]?.estimate, plain.coefficients[2]?.estimate ?? NaN);
  close(ordinal.coefficients[1]?.standardError, plain.coefficients[2]?.standardError ?? NaN);
  close(ordinal.thresholds[0]?.estimate, -(plain.coefficients[0]?.estimate ?? NaN));
});

test("one category is an issue, and an outcome apart in its categories is said to be separated", () => {
  const none = computeProportionalOdds({ outcome: outcome.map(() => 1), columns: [x] });
  assert.ok("kind" in none && none.code === "glm.one-category");
  const apart = computeProportionalOdds({
    outcome: list(0, 0, 1, 1, 2, 2),
    columns: [{ name: "t", values: list(1, 2, 3, 4, 5, 6) }],
  });
  assert.ok("issues" in apart && apart.issues.some(({ code }) => code === "glm.separated"));
});

test("the test of a term is the fall of the likelihood without it, on the rows of the whole model", () => {
  const y = list(0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1);
  const gaps = { name: "z", values: z.values.map((value, i) => (i === 2 ? NaN : value)) };
  const whole = { outcome: y, columns: [intercept(11), x, gaps] };
  const found = computeTermTests(whole, binomial, [{ name: "z", columns: [2] }]);
  const full = computeGlm(whole, binomial);
  const rest = {
    outcome: y.map((value, i) => (i === 2 ? NaN : value)),
    columns: [intercept(11), x],
  };
  const small = computeGlm(rest, binomial);
  assert.ok(Array.isArray(found) && "fit" in full && "fit" in small);
  close(found[0].statistic, 2 * (full.logLikelihood - small.logLikelihood));
});

test("the order of rows changes no bit of a result", () => {
  const turned = (column: Float64Array) => column.toReversed();
  const y = list(0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1);
  const fit = (change: (column: Float64Array) => Float64Array) => {
    const found = computeGlm(
      {
        outcome: change(y),
        columns: columns.map(({ name, values }) => ({ name, values: change(values) })),
      },
      { ...binomial, robust: "HC3" },
    );
    return "coefficients" in found ? found.coefficients : found;
  };
  assert.deepEqual(
    fit(turned),
    fit((column) => column),
  );
});
