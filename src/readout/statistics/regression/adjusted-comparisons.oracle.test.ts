/** @source reference/readout/comparisons.R: R 4.2.2 with emmeans (Tukey), multcomp and mvtnorm (Dunnett, to about 1e-5). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertClose } from "../../testing/assert-close.ts";
import { covariateOf, factorOf } from "../design/variable.ts";
import { computeDunnettComparisons } from "./dunnett-comparisons.ts";
import { computeLinearModel, type LinearModel } from "./linear-model.ts";
import { type AdjustedComparison, computeTukeyComparisons } from "./tukey-comparisons.ts";

interface Row {
  readonly contrast: string;
  readonly t: number;
  readonly p: number;
  readonly lower95: number;
  readonly upper95: number;
}
interface Answers {
  readonly tukey: readonly Row[];
  readonly dunnett: readonly Row[];
}
interface Reference {
  readonly data: {
    readonly arm: readonly string[];
    readonly base: readonly number[];
    readonly y: readonly number[];
  };
  readonly one_way: Answers;
  readonly adjusted: Answers;
}

const file = new URL("../../../../reference/readout/comparisons.json", import.meta.url);
const reference: Reference = JSON.parse(readFileSync(file, "utf8"));
const { arm, base, y } = reference.data;
const variables = [factorOf("arm", arm, ["P", "A", "B", "C"]), covariateOf("base", base)];

function fit(terms: readonly (readonly string[])[], rows = variables): LinearModel {
  const model = computeLinearModel({ response: Float64Array.from(y), variables: rows, terms });
  assert.ok("coefficients" in model);
  return model;
}

function agrees(found: readonly AdjustedComparison[], wanted: readonly Row[], digits: number) {
  assert.equal(found.length, wanted.length);
  for (const row of wanted) {
    const own = found.find((one) => `${one.level} - ${one.reference}` === row.contrast)?.result;
    assert.ok(own !== undefined && "t" in own, row.contrast);
    assertClose(own.t, row.t, 1e-9, row.contrast);
    assert.ok(Math.abs(own.p - row.p) < digits, `${row.contrast} p ${own.p}, not ${row.p}`);
    assertClose(own.interval[0], row.lower95, 20 * digits, row.contrast);
    assertClose(own.interval[1], row.upper95, 20 * digits, row.contrast);
  }
}

for (const [name, terms] of [
  ["one_way", [["arm"]]],
  ["adjusted", [["arm"], ["base"]]],
] as const) {
  test(`Tukey's and Dunnett's comparisons of unequal groups are those of R, ${name}`, () => {
    const model = fit(terms, variables.slice(0, terms.length));
    agrees(computeTukeyComparisons(model, "arm"), reference[name].tukey, 1e-8);
    const found = computeDunnettComparisons(model, "arm", "P");
    assert.ok(!("kind" in found));
    agrees(found, reference[name].dunnett, 2e-5);
  });
}

test("a reference that is no level, and correlations that one factor cannot give, are issues", () => {
  const absent = computeDunnettComparisons(fit([["arm"]], variables.slice(0, 1)), "arm", "X");
  assert.ok("kind" in absent && absent.code === "statistic.regression.not-estimable");
  const five = arm.map((name, i) => (i % 6 === 0 ? "D" : name));
  const rows = [factorOf("arm", five, ["P", "A", "B", "C", "D"]), covariateOf("base", base)];
  const many = computeDunnettComparisons(fit([["arm"], ["base"]], rows), "arm", "P");
  assert.ok("kind" in many && many.code === "statistic.regression.not-one-factor");
});
