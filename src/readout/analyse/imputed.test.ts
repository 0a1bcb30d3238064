import assert from "node:assert/strict";
import test from "node:test";
import type { AnalysisData, AnalysisTable } from "../../definition/index.ts";
import { assertClose } from "../testing/assert-close.ts";
import type { MethodOf } from "./analysis-context.ts";
import { runAnalysis } from "./run-analysis.ts";
import { readReferenceTrial } from "./testing/reference-trial.ts";
import { analysisOf, codesOf, readoutOf, reversed, valueOf } from "./testing/small-readout.ts";

const trial = readReferenceTrial();
const readout = readoutOf(["PBO", "LOW", "HIGH"]);
const adjusted = {
  response: "CHG",
  treatment: "ARM",
  factors: ["SITE"],
  contrasts: [
    ["HIGH", "PBO"],
    ["LOW", "PBO"],
  ],
} as const;
const imputed: MethodOf<"imputed-ancova"> = {
  kind: "imputed-ancova",
  ...adjusted,
  baseline: "BASE",
  visit: "AVISIT",
  at: "Month 9",
  assume: "mar",
  reference: "PBO",
  imputations: 15,
  seed: 7,
};
const run = (method: MethodOf<"imputed-ancova">, data: AnalysisData = trial) =>
  runAnalysis(readout, analysisOf("ADF", method), data);
const high = (found: ReturnType<typeof run>, operation = "difference") =>
  valueOf(found, operation, "HIGH", "PBO") ?? Number.NaN;

/** The trial with another table of function. */
function withFunction(
  change: (rows: AnalysisTable["rows"]) => AnalysisTable["rows"],
): AnalysisData {
  const table = trial.tables["ADF"];
  assert.ok(table !== undefined);
  const rows = change(table.rows);
  return {
    ...trial,
    tables: { ...trial.tables, ADF: { ...table, rows, origins: rows.map(() => []) } },
  };
}

/** Columns of ADF: participant, visit, its number, change, value. */
const complete = withFunction((rows) =>
  rows.map(([id = "", visit = "", number = 0, change, value]) => [
    id,
    visit,
    number,
    change ?? -2 - Number(number) / 2 - (Number(String(id).slice(1)) % 4),
    value ?? 30,
  ]),
);

test("where nothing is missing the imputed analysis is the analysis of covariance", () => {
  const found = run(imputed, complete);
  const plain = runAnalysis(
    readout,
    analysisOf(
      "ADF",
      { kind: "ancova", ...adjusted, covariates: ["BASE"] },
      { where: { kind: "in", column: "AVISIT", values: ["Month 9"] } },
    ),
    complete,
  );
  for (const operation of ["difference", "se", "lower", "upper", "t", "p"]) {
    assertClose(high(found, operation), high(plain, operation), 1e-9, operation);
  }
});

test("the same seed gives the same numbers in every order of rows, another seed others", () => {
  const found = run(imputed);
  assert.deepEqual(run(imputed, reversed(trial)), found);
  assert.notEqual(high(run({ ...imputed, seed: 8 })), high(found));
  assert.deepEqual(codesOf(found.issues), ["readout.values-imputed"]);
  assert.equal(valueOf(found, "n", "HIGH"), 10);
});

test("a visit without a row is a gap like one without a value", () => {
  const seen = new Set(
    trial.tables["ADF"]?.rows.flatMap(([id, , , change]) => (change === null ? [] : [id])),
  );
  const without = withFunction((rows) =>
    rows.filter(([id, , , change]) => change !== null || !seen.has(id)),
  );
  assert.deepEqual(run(imputed, without).results, run(imputed).results);
});

test("imputing at random agrees with repeated measures up to what chance leaves of the imputations", () => {
  const found = run({ ...imputed, imputations: 120 });
  const direct = runAnalysis(
    readout,
    analysisOf("ADF", {
      kind: "mmrm",
      ...adjusted,
      covariates: ["BASE"],
      byVisit: ["BASE"],
      visit: "AVISIT",
      covariance: "unstructured",
      degreesOfFreedom: "kenward-roger",
    }),
    trial,
  );
  const wanted = valueOf(direct, "difference", "HIGH", "PBO", "Month 9") ?? Number.NaN;
  const se = valueOf(direct, "se", "HIGH", "PBO", "Month 9") ?? Number.NaN;
  assert.ok(Math.abs(high(found) - wanted) < 0.35 * se, `${high(found)} ${wanted} ${se}`);
});

test("who jumps to the reference differs less from it, and delta makes the treated worse by what it says", () => {
  const [mar, jump, copy] = (["mar", "jump-to-reference", "copy-reference"] as const).map(
    (assume) => run({ ...imputed, assume }),
  );
  assert.ok(mar !== undefined && jump !== undefined && copy !== undefined);
  assert.notEqual(high(jump), high(mar));
  assert.notEqual(high(copy), high(jump));
  const [none, some] = [0, -3].map((delta) => run({ ...imputed, delta }));
  assert.ok(none !== undefined && some !== undefined);
  assertClose(high(none), high(mar), 1e-12);
  assert.ok(high(some) < high(none));
  assertClose(
    valueOf(some, "lsmean", "PBO") ?? Number.NaN,
    valueOf(none, "lsmean", "PBO") ?? 0,
    0.2,
  );
});

test("on the log scale an imputed difference is a ratio", () => {
  const positive = withFunction((rows) =>
    rows.map(([id = "", visit = "", number = 0, change, value]) => [
      id,
      visit,
      number,
      change === null ? null : 40 + Number(change),
      value ?? null,
    ]),
  );
  const found = run({ ...imputed, log: true }, positive);
  const ratio = high(found, "ratio");
  assert.ok(ratio > 0.5 && ratio < 2);
  assertClose(Math.log(ratio) / high(found, "se"), high(found, "t"), 1e-9);
});

test("ranks with the dead lowest, imputed among the living, are pooled and do not depend on the order of rows", () => {
  const analysis = analysisOf("ADF", {
    kind: "joint-rank",
    ...adjusted,
    covariates: ["BASE"],
    visit: "AVISIT",
    survival: { dataset: "ADT", parameter: "DEATH", time: "AVAL", censor: "CNSR" },
    imputed: { at: "Month 9", imputations: 10 },
    seed: 3,
  });
  const found = runAnalysis(readout, analysis, trial);
  assert.deepEqual(runAnalysis(readout, analysis, reversed(trial)), found);
  assert.ok(codesOf(found.issues).every((code) => code === "readout.values-imputed"));
  const [estimate, se, t] = ["difference", "se", "t"].map((name) => high(found, name));
  assertClose(Number(estimate) / Number(se), t, 1e-9);
  const unknown = { ...analysis.method, imputed: { at: "Month 99", imputations: 10 } };
  const lost = runAnalysis(readout, { ...analysis, method: unknown }, trial);
  assert.ok(codesOf(lost.issues).includes("readout.unknown-visit"));
});
