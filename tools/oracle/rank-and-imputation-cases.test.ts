import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesIn, solveFile } from "../oracle.ts";
import { root } from "../root.ts";
import { solveStatisticCases } from "./statistic-cases.ts";

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
  // Its method says DRUG − PLACEBO, its reference rbmi computes PLACEBO − DRUG: the sign is not known.
  const inDoubt = /^mi-03-rbmi-condmean-jr pooled\[(0|3|6|9)\]\.(est|lower95|upper95)$/;
  assert.deepEqual(
    wrong.filter((one) => !inDoubt.test(`${one.case} ${one.statistic}`)),
    [],
  );
  assert.ok(wrong.every(({ verdict }) => verdict === "not covered"));
});

test("the difference of a reference-based analysis has the direction that its method states, or none", () => {
  const subject = Array.from({ length: 24 }, (_, i) => `s${i}`);
  const data = {
    PATIENT: subject.flatMap((id) => [id, id]),
    THERAPY: subject.flatMap((_, i) => (i % 2 ? ["DRUG", "DRUG"] : ["PLACEBO", "PLACEBO"])),
    VISIT: subject.flatMap(() => ["1", "2"]),
    BASVAL: subject.flatMap((_, i) => [i % 5, i % 5]),
    CHANGE: subject.flatMap((_, i) => [(i * 7) % 11, i === 3 ? null : (i * 5) % 13]),
    ice: { PATIENT: ["s3"], VISIT: ["2"] },
  };
  const pooled = (method: string, model: object = { strategy: "JR", reference: "PLACEBO" }) => {
    const asked = Array.from({ length: 6 }, () => ({ est: 0, se: 0 }));
    const found = solveStatisticCases({
      id: "made",
      area: "multiple-imputation",
      method,
      data,
      model,
      expected: { pooled: asked },
      tolerance: { relative: 1e-9 },
    });
    return found?.find(({ statistic }) => statistic === "pooled[0].est");
  };
  assert.equal(pooled("rbmi: trt_v = PLACEBO - DRUG")?.verdict, "failed");
  assert.match(
    pooled("rbmi: trt_v = DRUG - PLACEBO")?.why ?? "",
    /^the method says DRUG − PLACEBO/,
  );
  assert.match(pooled("rbmi", {})?.why ?? "", /does not state a strategy/);
});
