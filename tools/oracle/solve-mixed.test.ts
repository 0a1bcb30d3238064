import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesIn, solveFile } from "../oracle.ts";
import { root } from "../root.ts";
import { readFormula } from "./model-formula.ts";
import { solveLmm } from "./solve-lmm.ts";
import { solveMmrm } from "./solve-mmrm.ts";

const folder = join(root, "..", "shared", "data", "stats", "cases");
const skip = existsSync(folder) ? false : `${folder} is not here`;

test("a formula that holds more than is computed is not read, and its case not covered", () => {
  assert.equal(readFormula("y ~ log(x) + us(v | s)"), undefined);
  assert.equal(readFormula("y"), undefined);
  const empty = { id: "t", area: "mmrm", expected: {}, tolerance: {}, data: {} };
  assert.equal(solveMmrm({ ...empty, model: { formula: "y ~ a" } }), undefined);
  assert.equal(
    solveMmrm({ ...empty, model: { formula: "y ~ a + us(v|s)", weights: "w" } }),
    undefined,
  );
  assert.equal(solveLmm({ ...empty, model: { formula: "y ~ a + (1|s) + (1|t)" } }), undefined);
});

test("a formula is read as R reads it: main effects first, products in the order of their variables", () => {
  assert.deepEqual(readFormula("y ~ a*v + x + us(v | g / s)"), {
    response: "y",
    terms: [[], ["a"], ["v"], ["x"], ["a", "v"]],
    grouped: [{ call: "us", inner: "v", by: "g", group: "s", isUncorrelated: false }],
  });
  assert.deepEqual(readFormula("y ~ 0 + t + a:t + (t || s)"), {
    response: "y",
    terms: [["t"], ["t", "a"]],
    grouped: [{ call: "", inner: "t", by: undefined, group: "s", isUncorrelated: true }],
  });
});

test("the reference analyses of mixed models by R mmrm 0.3.18, lme4 1.1.31, lmerTest and pbkrtest are reproduced", {
  skip,
}, () => {
  const files = filesIn(folder).filter((file) => /[\\/](mmrm|lmm)-/.test(file));
  const found = files.flatMap(solveFile);
  // How far apart the optimisers of the reference came out is not a statistic of the data.
  const ours = found.filter(({ statistic }) => statistic !== "ll_spread_between_optimizers");
  assert.ok(ours.length > 3_000);
  assert.deepEqual(
    ours.filter(({ verdict }) => verdict !== "reproduced"),
    [],
  );
});
