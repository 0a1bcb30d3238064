import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesIn, solveFile } from "../oracle.ts";
import { root } from "../root.ts";

// R 4.2.2 with coin 1.4-2, exactRankTests 0.8-35, emmeans 1.8.4, mice 3.15.0, rbmi 1.5.2; each case names its own.
const cases = join(root, "..", "shared", "data", "stats", "cases");
const skip = existsSync(cases)
  ? false
  : "the reference analyses are not here (../shared/data/stats/cases)";

test("the answers of R on generated data with ties, zeros, deaths and strata are reproduced", () => {
  const statistics = solveFile(join(root, "reference", "readout", "ranks.json"));
  assert.ok(statistics.length > 500);
  assert.deepEqual(
    statistics.filter(({ verdict }) => verdict !== "reproduced"),
    [],
  );
});

test("the reference analyses of ranks, joint ranks, imputation and ratios are reproduced, every statistic", {
  skip,
}, () => {
  const files = filesIn(cases).filter((file) =>
    /\/(wilcoxon|vanelteren|signedrank|jointrank|mi|gmr)-[^/]*$/.test(file),
  );
  const wrong = files.flatMap(solveFile).filter(({ verdict }) => verdict !== "reproduced");
  assert.ok(files.length >= 8);
  assert.deepEqual(wrong, []);
});
