import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "../../../kernel/index.ts";
import { matrixOf } from "../../linear-algebra/matrix.ts";
import { covariateOf, factorOf } from "../design/variable.ts";
import { computeConditionalMeanImputation } from "./conditional-mean-imputation.ts";
import { fillIn } from "./conditional-normal.ts";
import { computeDelta } from "./delta-adjustment.ts";
import { drawImputationModels } from "./draw-imputation-models.ts";
import { drawRegression } from "./draw-regression.ts";
import { fitImputationModel } from "./imputation-model.ts";
import { computeRandomImputation } from "./random-imputation.ts";
import { computeReferenceBasedImputation } from "./reference-based-imputation.ts";
import { computePooled } from "./rubin.ts";
import { joinDistributions, type Strategy } from "./strategy.ts";
import { computeTippingPoint } from "./tipping-point.ts";
import { type ImputationRequest, layOutGrid } from "./visit-grid.ts";

const visits = ["w4", "w8", "w12"];

/** 40 participants by 3 visits; every third leaves after the first or second visit. */
function made(strategy: Strategy, hasGaps = true): ImputationRequest {
  const random = randomStream("imputation");
  const rows: { id: string; visit: string; arm: string; base: number; y: number }[] = [];
  const events = new Map<string, { visit: string; strategy: Strategy }>();
  for (let i = 0; i < 40; i++) {
    const id = `P${String(i).padStart(2, "0")}`;
    const arm = i % 2 === 0 ? "PBO" : "ACT";
    const [base, level] = [20 + 3 * random.normal(), random.normal()];
    const leaves = hasGaps && i % 3 === 0 ? 1 + (i % 2) : 3;
    if (leaves < 3) events.set(id, { visit: visits[leaves] ?? "", strategy });
    for (const [t, visit] of visits.entries()) {
      const effect = arm === "ACT" ? 2 * t : 0;
      const y = 0.4 * base + effect - t + 2 * level + random.normal();
      rows.push({ id, visit, arm, base, y: t < leaves ? y : Number.NaN });
    }
  }
  return {
    response: Float64Array.from(rows, ({ y }) => y),
    subject: rows.map(({ id }) => id),
    visit: factorOf(
      "visit",
      rows.map(({ visit }) => visit),
      visits,
    ),
    arm: factorOf(
      "arm",
      rows.map(({ arm }) => arm),
      ["PBO", "ACT"],
    ),
    reference: "PBO",
    variables: [
      covariateOf(
        "base",
        rows.map(({ base }) => base),
      ),
    ],
    terms: [[], ["arm"], ["visit"], ["base"], ["arm", "visit"], ["base", "visit"]],
    events,
  };
}

const analysis = { covariates: ["base"] };

/** The same rows from the last to the first. */
function turned(request: ImputationRequest): ImputationRequest {
  const names = (one: ImputationRequest["arm"]) =>
    Array.from(one.codes, (code) => one.levels[code] ?? null);
  const base = request.variables[0];
  const values = base?.kind === "covariate" ? base.values : new Float64Array(0);
  return {
    ...request,
    response: request.response.toReversed(),
    subject: request.subject.toReversed(),
    visit: factorOf("visit", names(request.visit).toReversed(), visits),
    arm: factorOf("arm", names(request.arm).toReversed(), ["PBO", "ACT"]),
    variables: [covariateOf("base", values.toReversed())],
  };
}

test("a row that is missing, a visit nobody has, an unknown arm and too few data sets are said", () => {
  const request = made("copy-reference");
  const said = [
    layOutGrid({ ...request, reference: "XXX" }),
    layOutGrid({
      ...request,
      events: new Map([["P00", { visit: "w99", strategy: "copy-reference" as const }]]),
    }),
    layOutGrid({ ...request, subject: request.subject.with(0, "P99") }),
    layOutGrid({ ...request, subject: request.subject.with(3, "P00") }),
    computePooled([1], [1]),
    computePooled([1, 2], [1, 0]),
  ];
  assert.deepEqual(
    said.map((one) => ("kind" in one ? one.code : "computed")),
    [
      "statistic.imputation.no-reference",
      "statistic.imputation.unknown-visit",
      "statistic.imputation.missing-visit",
      "statistic.imputation.repeated-visit",
      "statistic.imputation.too-few",
      "statistic.imputation.variance",
    ],
  );
});

test("each strategy takes the mean that its name says, and the reference arm's regression after the event", () => {
  const own = {
    mean: Float64Array.of(1, 2, 3),
    covariance: matrixOf([
      [1, 0.5, 0.4],
      [0.5, 2, 0.9],
      [0.4, 0.9, 3],
    ]),
  };
  const reference = {
    mean: Float64Array.of(10, 20, 30),
    covariance: matrixOf([
      [4, 1, 2],
      [1, 5, 1],
      [2, 1, 6],
    ]),
  };
  const mean = (strategy: Strategy, first: number) =>
    Array.from(joinDistributions(strategy, own, reference, first).mean);
  assert.deepEqual(mean("missing-at-random", 1), [1, 2, 3]);
  assert.deepEqual(mean("jump-to-reference", 1), [1, 20, 30]);
  assert.deepEqual(mean("copy-reference", 1), [10, 20, 30]);
  assert.deepEqual(mean("copy-increments", 1), [1, 11, 21]);
  assert.deepEqual(mean("last-mean-carried-forward", 1), [1, 1, 1]);
  assert.deepEqual(mean("jump-to-reference", 3), [1, 2, 3]);
  assert.deepEqual(mean("copy-increments", 0), [10, 20, 30]);
  // S21 = R21 A11 / R11 = 1 · 1 / 4, S22 = R22 − R21 (R11 − A11) / R11² R12 = 5 − 3 / 16.
  const joined = joinDistributions("jump-to-reference", own, reference, 1).covariance;
  assert.deepEqual(Array.from(joined.data.slice(0, 6)), [
    1,
    0.25,
    0.5,
    0.25,
    5 - 3 / 16,
    1 - 6 / 16,
  ]);
});

test("a gap is expected from the visits that are there, and stays what it was where there is none", () => {
  const covariance = matrixOf([
    [4, 2],
    [2, 3],
  ]);
  const mean = Float64Array.of(1, 10);
  assert.deepEqual(
    Array.from(fillIn({ mean, covariance }, Float64Array.of(5, Number.NaN))),
    [5, 12],
  );
  assert.deepEqual(Array.from(fillIn({ mean, covariance }, Float64Array.of(5, 6))), [5, 6]);
});

test("without gaps the conditional mean is the plain analysis, and no strategy matters", () => {
  const found = computeConditionalMeanImputation(made("copy-reference", false), { analysis });
  assert.ok("estimates" in found);
  assert.deepEqual(found.completed, made("copy-reference", false).response);
});

test("imputing by the reference arm takes from the effect at the last visit, a delta takes more; rows may come in any order", () => {
  const last = (strategy: Strategy, delta = 0) => {
    const request = made(strategy);
    const shift = computeDelta(request, { byArm: { ACT: delta }, scope: "after-event" });
    const found = computeConditionalMeanImputation(request, { analysis, delta: shift });
    assert.ok("estimates" in found);
    return found.estimates.find(({ visit, kind }) => visit === "w12" && kind === "difference");
  };
  const random = last("missing-at-random")?.estimate ?? 0;
  const jump = last("jump-to-reference")?.estimate ?? 0;
  const copied = last("copy-increments")?.estimate ?? 0;
  assert.ok(jump < copied && copied < random);
  const shifted = last("missing-at-random", -3)?.estimate ?? 0;
  assert.ok(shifted < random - 0.3);
  const here = computeConditionalMeanImputation(made("jump-to-reference"), { analysis });
  const there = computeConditionalMeanImputation(turned(made("jump-to-reference")), { analysis });
  assert.ok("estimates" in here && "estimates" in there);
  assert.deepEqual(there.estimates, here.estimates);
});

test("draws from the posterior centre on the likelihood's estimate, and one seed gives one answer in any order of rows", () => {
  const request = made("missing-at-random");
  const grid = layOutGrid(request);
  assert.ok("subjects" in grid);
  const fit = fitImputationModel(request, grid);
  const draws = drawImputationModels(request, grid, { seed: "draws", draws: 200, thinning: 5 });
  assert.ok("coefficients" in fit && "length" in draws);
  for (const place of fit.coefficients.keys()) {
    const values = draws.map(({ coefficients }) => coefficients[place] ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 199);
    // Neighbouring draws are alike: 200 count for at least 64.
    assert.ok(Math.abs(mean - (fit.coefficients[place] ?? 0)) < (4 * spread) / 8);
  }
  const options = { imputations: 5, seed: "seed", analysis };
  const here = computeReferenceBasedImputation(made("copy-increments"), options);
  const there = computeReferenceBasedImputation(turned(made("copy-increments")), options);
  const other = computeReferenceBasedImputation(made("copy-increments"), {
    ...options,
    seed: "other",
  });
  assert.ok("estimates" in here && "estimates" in there && "estimates" in other);
  assert.deepEqual(there.estimates, here.estimates);
  assert.notDeepEqual(other.estimates, here.estimates);
});

test("multiple imputation agrees with the conditional mean on the estimate", () => {
  const drawn = computeReferenceBasedImputation(made("jump-to-reference"), {
    imputations: 60,
    seed: "agree",
    analysis,
  });
  const expected = computeConditionalMeanImputation(made("jump-to-reference"), { analysis });
  assert.ok("estimates" in drawn && "estimates" in expected);
  for (const [i, { pooled }] of drawn.estimates.entries()) {
    const other = expected.estimates[i]?.estimate ?? Number.NaN;
    assert.ok(Math.abs(pooled.estimate - other) < 4 * Math.sqrt(pooled.between / 60) + 0.02);
  }
});

const gapped = [
  {
    name: "a",
    values: Float64Array.from({ length: 60 }, (_, i) => (i % 5 === 0 ? Number.NaN : i)),
    method: "regression" as const,
  },
  {
    name: "b",
    values: Float64Array.from({ length: 60 }, (_, i) =>
      i % 5 === 0 || i % 7 === 0 ? Number.NaN : 2 * i + (i % 3),
    ),
    method: "matching" as const,
  },
];
const random = {
  subject: Array.from({ length: 60 }, (_, i) => `S${String(i).padStart(2, "0")}`),
  columns: gapped,
  covariates: [
    covariateOf(
      "place",
      Array.from({ length: 60 }, (_, i) => i + ((i * 7) % 11) / 5),
    ),
  ],
  imputations: 3,
  seed: "random",
};

test("a gap before a value is no monotone pattern, a predictor may not be missing", () => {
  const turnedColumns = { ...random, pattern: "monotone" as const, columns: gapped.toReversed() };
  const broken = computeRandomImputation(turnedColumns);
  assert.ok("kind" in broken && broken.code === "statistic.imputation.not-monotone");
  const lacking = {
    ...random,
    pattern: "chained" as const,
    covariates: [covariateOf("x", [null])],
  };
  const said = computeRandomImputation(lacking);
  assert.ok("kind" in said && said.code === "statistic.imputation.missing-predictor");
});

test("imputed values are near where the regression puts them; matched ones are values that were observed", () => {
  for (const pattern of ["monotone", "chained"] as const) {
    const sets = computeRandomImputation({ ...random, pattern });
    assert.ok("length" in sets && sets.length === 3);
    for (const [a, b] of sets) {
      for (let i = 0; i < 60; i++) {
        assert.ok(Math.abs((a?.[i] ?? Number.NaN) - i) < 4);
        assert.ok(gapped[1]?.values.includes(b?.[i] ?? Number.NaN));
        assert.ok(Math.abs((b?.[i] ?? Number.NaN) - 2 * i) < 16);
      }
    }
  }
});

test("a drawn slope spreads as its posterior: t with the residual degrees of freedom", () => {
  const design = matrixOf([0, 1, 2, 3, 4, 5, 6, 7].map((x) => [1, x]));
  const response = Float64Array.of(0, 2, 1, 4, 3, 6, 5, 9);
  const stream = randomStream("slopes");
  const slopes = Array.from({ length: 4_000 }, () => {
    const found = drawRegression(design, response, stream);
    return "drawn" in found ? (found.drawn[1] ?? Number.NaN) : Number.NaN;
  });
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / 4_000;
  const variance = slopes.reduce((sum, slope) => sum + (slope - mean) ** 2, 0) / 3_999;
  // σ² is RSS / χ²(6), whose mean is RSS / 4; the slope varies by σ² / Sxx.
  const centre = 3.75;
  const slope = response.reduce((sum, y, x) => sum + (x - 3.5) * (y - centre), 0) / 42;
  const rest = response.reduce((sum, y, x) => sum + (y - centre - slope * (x - 3.5)) ** 2, 0);
  const wanted = ((rest / 6 / 42) * 6) / 4;
  assert.ok(Math.abs(mean - slope) < 4 * Math.sqrt(wanted / 4_000));
  assert.ok(Math.abs(variance / wanted - 1) < 0.2);
});

test("the finding tips at the first delta that takes it away, or at none", () => {
  const analyse = (delta: number) => ({ estimate: 2 + delta, pValue: delta < -1 ? 0.2 : 0.01 });
  const found = computeTippingPoint([0, -1, -2, -3], analyse);
  assert.ok("steps" in found && found.tipsAt === -2 && found.steps.length === 4);
  const firm = computeTippingPoint([0, -1], analyse);
  assert.ok("steps" in firm && firm.tipsAt === undefined);
});

test("a delta falls on imputed values of its arm only, and may grow with every visit", () => {
  const request = made("missing-at-random");
  const rule = { byArm: { PBO: -1 }, scope: "after-event", growth: "per-visit" } as const;
  const delta = computeDelta(request, rule);
  for (const [row, amount] of delta.entries()) {
    const isImputed = Number.isNaN(request.response[row]) && request.arm.codes[row] === 0;
    assert.equal(amount < 0, isImputed);
  }
  assert.deepEqual(
    [...new Set(delta)].toSorted((a, b) => a - b),
    [-2, -1, 0],
  );
});

test("data sets that agree leave the degrees of freedom of complete data", () => {
  const found = computePooled([2, 2, 2], [1, 1, 1], { completeDf: 20 });
  assert.ok("estimate" in found);
  assert.equal(found.smallSample.df, (21 / 23) * 20);
  assert.equal(found.classic.df, Number.POSITIVE_INFINITY);
});
