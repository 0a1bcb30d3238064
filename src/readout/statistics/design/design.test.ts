import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAllClose } from "../../testing/assert-close.ts";
import { defineDesign, designMatrix } from "./design.ts";
import { computeMarginalMean } from "./marginal-mean.ts";
import { computeTypeThree } from "./type-three.ts";
import { covariateOf, factorOf, selectRows } from "./variable.ts";

const arm = factorOf("ARM", ["P", "P", "P", "A", "A", "B"], ["P", "A", "B"]);
const sex = factorOf("SEX", ["f", "m", "m", "f", "m", "f"]);
const age = covariateOf("AGE", [50, 60, 70, 40, 50, 60]);

function names(terms: readonly (readonly string[])[]) {
  return defineDesign([arm, sex, age], terms).columns.map(({ name }) => name);
}

test("a level that nobody has is left out, and so is one that the kept rows no longer have", () => {
  assert.deepEqual(factorOf("X", ["b", null, "a"], ["a", "b", "c"]).levels, ["a", "b"]);
  const kept = selectRows(arm, [0, 3]);
  assert.ok(kept.kind === "factor");
  assert.deepEqual(kept.levels, ["P", "A"]);
});

test("a row that says nothing of a variable has no number in the columns of it", () => {
  const gap = factorOf("ARM", ["P", null]);
  const { data } = designMatrix(defineDesign([gap], [["ARM"]]), [0, 1]);
  assert.deepEqual([...data], [1, Number.NaN]);
});

test("columns are named and coded as R does, all levels where the term without the factor is not in the model", () => {
  assert.deepEqual(names([[], ["ARM"], ["SEX"], ["ARM", "SEX"]]), [
    "(Intercept)",
    "ARMA",
    "ARMB",
    "SEXm",
    "ARMA:SEXm",
    "ARMB:SEXm",
  ]);
  assert.deepEqual(names([["ARM"]]), ["ARMP", "ARMA", "ARMB"]);
  assert.deepEqual(names([[], ["AGE"], ["AGE", "ARM"]]), [
    "(Intercept)",
    "AGE",
    "AGE:ARMA",
    "AGE:ARMB",
  ]);
  assert.deepEqual(names([[], ["AGE", "SEX"]]), ["(Intercept)", "AGE:SEXf", "AGE:SEXm"]);
});

test("a marginal mean holds covariates at their mean and averages factors equally or as observed", () => {
  const design = defineDesign([arm, sex, age], [[], ["ARM"], ["SEX"], ["AGE"]]);
  assert.deepEqual([...computeMarginalMean(design, { ARM: "A" })], [1, 1, 0, 0.5, 55]);
  assert.deepEqual(
    [...computeMarginalMean(design, { ARM: "P", AGE: 40 }, "observed")],
    [1, 0, 0, 0.5, 40],
  );
  const observed = computeMarginalMean(design, { SEX: "m" }, "observed");
  assertAllClose(observed, [1, 2 / 6, 1 / 6, 1, 55], 1e-15);
});

test("the type III hypothesis of a main effect averages its product over the other factor's levels", () => {
  const two = factorOf("ARM", ["P", "P", "P", "A", "A", "A", "A"], ["P", "A"]);
  const other = factorOf("SEX", ["f", "m", "m", "f", "m", "f", "f"]);
  const design = defineDesign([two, other], [[], ["ARM"], ["SEX"], ["ARM", "SEX"]]);
  const { rows, data } = computeTypeThree(design, 1, 7);
  assert.equal(rows, 1);
  const scale = data[1] ?? Number.NaN;
  assertAllClose(
    data.map((value) => value / scale),
    [0, 1, 0, 0.5],
    1e-12,
  );
});
