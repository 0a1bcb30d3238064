/** The shared cases of the basic methods, where they are at hand; the numbers are R 4.2.2's. */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { solveFile } from "../oracle.ts";
import { root } from "../root.ts";
import { solveAncova } from "./solve-ancova.ts";
import { solveCategorical } from "./solve-categorical.ts";
import { solveDistributions } from "./solve-distributions.ts";

const folder = join(root, "..", "shared", "data", "stats", "cases");
const skip = existsSync(folder) ? false : `${folder} is not here`;
const basics = /^(dist|ttest|ancova|binom|fisher|propdiff|cmh)-.*\.json$/;

/** R 4.2.2's qf subtracts 1 from a number near 1: mpmath with 40 digits gives 1.5716643381442788e-4 there. */
const wrongInReference = new Set(["dist-01 qf[32].q"]);

test("every statistic of the shared basic cases is reproduced, but for one that the reference has wrong", {
  skip,
}, () => {
  const files = readdirSync(folder).filter((name) => basics.test(name));
  assert.ok(files.length > 0);
  const differing = files
    .flatMap((name) => solveFile(join(folder, name)))
    .filter(({ verdict }) => verdict !== "reproduced")
    .map(({ case: id, statistic }) => `${id} ${statistic}`);
  assert.deepEqual(
    differing.filter((name) => !wrongInReference.has(name)),
    [],
  );
});

const base = { id: "made-01", title: "", method: "", tolerance: {} };

test("a distribution's answer does not depend on what is expected", () => {
  const one = (lower: number) => ({
    ...base,
    area: "distributions",
    expected: { pt: [{ x: 1, df: 1, lower }] },
  });
  const answers = [solveDistributions(one(0)), solveDistributions(one(1))];
  assert.deepEqual(answers[0], answers[1]);
});

test("a case without the columns that its model names is not solved", () => {
  const one = {
    ...base,
    area: "ancova",
    data: { a: [1, 2] },
    model: { response: "y", factors: ["a"] },
    expected: {},
  };
  assert.equal(solveAncova(one), undefined);
});

test("counts by category and rows one by one give the same tables", () => {
  const counted = {
    arm: ["A", "A", "B", "B"],
    out: ["yes", "no", "yes", "no"],
    Freq: [3, 1, 2, 4],
  };
  const places = [0, 0, 0, 1, 2, 2, 3, 3, 3, 3];
  const single = { arm: places.map((i) => counted.arm[i]), out: places.map((i) => counted.out[i]) };
  const solve = (data: object) =>
    solveCategorical({ ...base, area: "categorical", data, expected: {} });
  assert.deepEqual(solve(single), solve(counted));
});
