import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { filesIn, solveFile } from "../oracle.ts";
import { root } from "../root.ts";
import { runNode } from "../run-tool.ts";
import { solveEscalationTables } from "./escalation-tables.ts";
import { solveGliVectors } from "./gli-vectors.ts";
import { solveIsncsciCases } from "./isncsci-cases.ts";
import { NotCovered } from "./not-covered.ts";
import { computeTally } from "./statistic.ts";
import { solveStatisticCases } from "./statistic-cases.ts";
import { toleranceFor } from "./tolerance.ts";

const shared = join(root, "..", "shared", "data");

function skipWithout(path: string): { readonly skip: string | false } {
  return { skip: existsSync(path) ? false : `${path} is not here` };
}

const base = {
  id: "t-1",
  area: "sums",
  expected: { sum: 3, se: 0.5, p_value: 0.01, table: [1, null, "Infinity"] },
  tolerance: { relative: 1e-9, se_relative: 0.1, p_absolute: 0.001 },
};
const ours = { sum: 3, se: 0.5, p_value: 0.01, table: [1, null, Number.POSITIVE_INFINITY] };

function verdicts(json: unknown, found: unknown) {
  return solveStatisticCases(json, { sums: () => found })?.map(
    ({ statistic, verdict }) => `${statistic} ${verdict}`,
  );
}

test("a statistic that differs fails, one within the tolerance of its kind is reproduced", () => {
  assert.deepEqual(verdicts(base, { ...ours, sum: 3.0001, se: 0.52, p_value: 0.012 }), [
    "sum failed",
    "se reproduced",
    "p_value failed",
    "table[0] reproduced",
    "table[1] reproduced",
    "table[2] reproduced",
  ]);
});

test("not estimable is an answer: a number where none is expected fails, and so does none where one is", () => {
  assert.deepEqual(verdicts({ ...base, expected: { a: null, b: 2 } }, { a: 1, b: null }), [
    "a failed",
    "b failed",
  ]);
  assert.deepEqual(verdicts({ ...base, expected: { a: 1 } }, { a: Number.NaN }), ["a failed"]);
});

test("what no solver computes is not covered and counted, a second tool's answer that is absent is not asked for", () => {
  const found = solveStatisticCases(base, {});
  assert.deepEqual(computeTally(found ?? []), { reproduced: 0, failed: 0, "not covered": 6 });
  const partly = { ...base, expected: { sum: 3, other: 1, dfcrm_estimate: 2 } };
  assert.deepEqual(verdicts(partly, { sum: 3 }), ["sum reproduced", "other not covered"]);
});

test("a tolerance is that of the nearest name of its kind, then the plain one", () => {
  const given = { relative: 1e-9, se_relative: 1e-5, covariance_relative: 2e-4, table: "exact" };
  assert.equal(toleranceFor(["lsmeans", 0, "se"], given).relative, 1e-5);
  for (const name of ["lower95", "t", "F", "vcov_beta", "sigma", "power", "bound"]) {
    assert.equal(toleranceFor(["pooled", 0, name], given).relative, 1e-9);
  }
  assert.equal(toleranceFor(["covariance", 1, 2], given).relative, 2e-4);
  assert.equal(toleranceFor(["chisq"], given).relative, 1e-9);
  assert.equal(toleranceFor(["table", 0], { table: "exact" }).relative, 0);
});

test("what is made of others, with no tolerance of its own, has the propagated error of its parts", () => {
  const given = { estimate_relative: 1e-6, se_relative: 1e-5, varcomp_relative: 1e-4 };
  const relative = (name: string) => toleranceFor(["coefficients", 0, name], given).relative;
  assert.ok(Math.abs(relative("t") - 1.1e-5) < 1e-15);
  assert.ok(Math.abs(relative("F") - 2.2e-5) < 1e-15);
  assert.equal(relative("vcov_beta"), 2e-5);
  assert.equal(relative("sigma"), 5e-5);
  const limit = toleranceFor(["lsmeans", 0, "upper95"], given, { lower95: 1, upper95: 3 });
  assert.ok(Math.abs(limit.absolute - (2e-6 + 1e-5)) < 1e-15);
  assert.equal(limit.relative, 0);
  // A name that no tolerance speaks of: the tightest.
  assert.equal(toleranceFor(["n_obs"], given).relative, 1e-6);
});

test("a tolerance named after a table and a column holds for that column there, and nowhere else", () => {
  const given = { relative: 1e-8, cox_coef_relative: 1e-7 };
  assert.equal(toleranceFor(["cox_breslow", "coefficients", 0, "coef"], given).relative, 1e-7);
  assert.equal(toleranceFor(["logistic", "coefficients", 0, "coef"], given).relative, 1e-8);
  assert.equal(toleranceFor(["cox", "loglik"], given).relative, 1e-8);
});

test("a case with nothing expected of it, of an unknown area, or that breaks its solver says so", () => {
  const why = (json: unknown, solver: () => unknown = () => undefined) =>
    solveStatisticCases(json, { sums: solver })?.map((one) => `${one.verdict}: ${one.why}`);
  const { expected: _, ...without } = base;
  const { tolerance: __, ...exact } = base;
  assert.deepEqual(why(without), ["not covered: the case has no expected"]);
  assert.deepEqual(why(exact), ["not covered: the case has no tolerance"]);
  assert.deepEqual(why({ ...base, area: "alchemy" }), [
    "not covered: 6 statistics: nothing computes alchemy cases",
  ]);
  assert.deepEqual(why(base), [
    "not covered: 6 statistics: no method for sums has what its data and model state",
  ]);
  const broken = () => {
    throw new Error("no column x");
  };
  assert.deepEqual(why(base, broken), ["failed: 6 statistics: no column x"]);
});

test("a statistic that a solver cannot compute from what is stated is not covered, for the reason it gives", () => {
  const found = solveStatisticCases(base, {
    sums: () => ({ ...ours, table: new NotCovered("the case does not state the table") }),
  });
  const left = found?.filter(({ verdict }) => verdict === "not covered");
  assert.deepEqual(
    left?.map(({ statistic, why }) => `${statistic}: ${why}`),
    [0, 1, 2].map((place) => `table[${place}]: the case does not state the table`),
  );
  assert.equal(found?.length, 6);
});

test("a folder that is not there, one without cases and a broken file end the run with 2 and say which", async () => {
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    const run = async (path: string) => {
      const { code, output } = await runNode(["tools/oracle.ts", path]);
      return `${code} ${output}`;
    };
    assert.match(await run(join(folder, "absent")), /^2 There is no .*absent\./);
    assert.match(await run(folder), /^2 There are no JSON files in /);
    writeFileSync(join(folder, "a.json"), "{");
    assert.match(await run(folder), /^2 [^]*a\.json: not JSON: /);
    writeFileSync(join(folder, "a.json"), '{"id": "a", "area": "lmm", "tolerance": {}}');
    assert.match(await run(folder), /^2 [^]*a: the case has no expected/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("an examination with a wrong answer fails, an unknown result is not covered, one that is not whole reproduces nothing", () => {
  const one = {
    id: 7,
    analContraction: "No",
    c5RightMotor: "5",
    totals: { asiaImpairmentScale: "A", walkingIndex: "3" },
  };
  const found = solveIsncsciCases([one], "made.json");
  assert.deepEqual(
    found?.map(({ verdict }) => verdict),
    ["failed", "not covered"],
  );
  assert.equal(solveIsncsciCases([{ id: 1 }], "made.json"), undefined);
});

test("a file of no known form, or that is no JSON, counts as not covered; a wrong vector makes the run fail", async () => {
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    writeFileSync(join(folder, "a.json"), "{");
    writeFileSync(join(folder, "b.json"), '{"x": 1}');
    const vector = {
      sex: "M",
      age: 50,
      heightCm: 175,
      measuredL: 3.2,
      gli2022: { pctPred: 71.78 },
    };
    writeFileSync(join(folder, "c.json"), JSON.stringify({ testVectors: [vector] }));
    assert.deepEqual(
      filesIn(folder).flatMap((file) => solveFile(file).map(({ verdict }) => verdict)),
      ["not covered", "not covered", "failed"],
    );
    const { code, output } = await runNode(["tools/oracle.ts", folder]);
    assert.equal(code, 1);
    assert.match(output, /^0 reproduced, 1 failed, 2 not covered$/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const exams = join(shared, "isncsci", "cases-1-60.json");
test("the worked ISNCSCI examinations are all reproduced", skipWithout(exams), () => {
  const tally = computeTally(solveFile(exams));
  assert.deepEqual(
    { failed: tally.failed, uncovered: tally["not covered"] },
    { failed: 0, uncovered: 0 },
  );
  assert.ok(tally.reproduced >= 1_000);
});

const vectors = join(shared, "scales", "gli2022_fvc.json");
test(
  "the vectors of GLI-2022 and GLI-2012 are reproduced to their printed digits",
  skipWithout(vectors),
  () => {
    const found = solveGliVectors(JSON.parse(readFileSync(vectors, "utf8")), "gli") ?? [];
    for (const equation of ["gli2022", "gli2012_caucasian", "gli2012_neAsian"]) {
      const of = found.filter(({ statistic }) => statistic.startsWith(equation));
      assert.ok(of.length > 0, equation);
      assert.ok(
        of.every(({ verdict }) => verdict === "reproduced"),
        JSON.stringify(of),
      );
    }
  },
);

test("tables of escalation are held against BOIN and 3+3, and one that says otherwise fails", () => {
  const row = { n: 6, escalateIfDLT_le: 1, deescalateIfDLT_ge: 3, eliminateIfDLT_ge: 4 };
  const verdictsOf = (json: unknown): readonly string[] | undefined =>
    solveEscalationTables(json, "t")?.map(({ statistic, verdict }) => `${statistic} ${verdict}`);
  assert.deepEqual(
    verdictsOf({ boin: { target: 0.3, table: [row, { ...row, n: 9 }] } })?.slice(2),
    [
      "boin.6.escalateIfDLT_le reproduced",
      "boin.6.deescalateIfDLT_ge reproduced",
      "boin.6.eliminateIfDLT_ge reproduced",
      "boin.9.escalateIfDLT_le failed",
      "boin.9.deescalateIfDLT_ge failed",
      "boin.9.eliminateIfDLT_ge failed",
    ],
  );
  const rows = [
    { n: 3, dlt: 1, action: "enrol 3 more at same level" },
    { n: 3, dltMin: 2, action: "escalate" },
  ];
  assert.deepEqual(verdictsOf({ threePlusThree: rows }), [
    "3+3.1 of 3 reproduced",
    "3+3.2 of 3 failed",
    "3+3.3 of 3 failed",
  ]);
  assert.equal(verdictsOf({ boin: "no" }), undefined);
});

test("the shared tables of escalation agree", skipWithout(join(shared, "stats")), () => {
  const found = solveFile(join(shared, "stats", "dose_escalation.json"));
  const { reproduced, failed } = computeTally(found);
  assert.equal(failed, 0);
  assert.ok(reproduced > 60);
});
