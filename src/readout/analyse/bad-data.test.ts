import assert from "node:assert/strict";
import test from "node:test";
import type { AnalysisData, AnalysisMethod, AnalysisValue } from "../../definition/index.ts";
import type { AnalysisOutcome } from "./analysis-context.ts";
import { runAnalysis } from "./run-analysis.ts";
import {
  analysisOf,
  codesOf,
  dataOf,
  readoutOf,
  tableOf,
  valueOf,
} from "./testing/small-readout.ts";

const readout = readoutOf(["P", "A"]);
const contrasts = [["A", "P"]] as const;
const visits = ["Week 4", "Week 8"];
const people = Array.from({ length: 16 }, (_, i) => i);
const rows = people.flatMap((i) => visits.map((visit, v) => ({ i, visit, v })));
/** Numbers without a pattern, the same on every machine. */
const scattered = (i: number): number => ((i * 7919 + 13) % 101) / 10;

type Change = (column: string, value: AnalysisValue, row: number) => AnalysisValue;

/** A small trial of two arms of eight, with function twice and survival once, changed as a test asks. */
function trial(change: Change = (_, value) => value): AnalysisData {
  const changed = (columns: Readonly<Record<string, readonly AnalysisValue[]>>) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        values.map((value, row) => change(name, value, row)),
      ]),
    );
  const arm = (i: number) => (i % 2 === 0 ? "P" : "A");
  return dataOf(
    tableOf("ADSL", {
      USUBJID: people.map((i) => `S${i + 10}`),
      ARM: people.map(arm),
      BASE: people.map((i) => 1 + scattered(i + 50)),
    }),
    tableOf(
      "ADF",
      changed({
        USUBJID: rows.map(({ i }) => `S${i + 10}`),
        ARM: rows.map(({ i }) => arm(i)),
        AVISIT: rows.map(({ visit }) => visit),
        AVISITN: rows.map(({ v }) => v + 1),
        CHG: rows.map(({ i, v }) => 1 + scattered(3 * i + v) + (i % 2)),
        GRADE: rows.map(({ i, v }) => ((3 * i + v) % 4) + 1),
        TIME: rows.map(({ i, v }) => 5 + ((7 * i + v) % 11)),
        CNSR: rows.map(({ i }) => (i % 3 === 0 ? 1 : 0)),
      }),
    ),
    tableOf("ADT", {
      USUBJID: people.map((i) => `S${i + 10}`),
      PARAMCD: people.map(() => "DEATH"),
      AVAL: people.map((i) => 20 + i),
      CNSR: people.map((i) => (i % 5 === 0 ? 0 : 1)),
    }),
  );
}

const last = { where: { kind: "in", column: "AVISIT", values: ["Week 8"] } } as const;
const adjusted = { response: "CHG", treatment: "ARM", covariates: ["BASE"], contrasts } as const;
const survival = { dataset: "ADT", parameter: "DEATH", time: "AVAL", censor: "CNSR" } as const;

/** One analysis of every kind. */
const analyses = [
  analysisOf("ADF", { kind: "ancova", ...adjusted }, last),
  analysisOf("ADF", {
    kind: "mmrm",
    ...adjusted,
    visit: "AVISIT",
    covariance: "unstructured",
    degreesOfFreedom: "kenward-roger",
  }),
  analysisOf("ADF", { kind: "slope", ...adjusted, time: "AVISITN", form: "separate-baseline" }),
  analysisOf("ADF", { kind: "joint-rank", ...adjusted, visit: "AVISIT", survival, winRatio: true }),
  analysisOf("ADF", {
    kind: "imputed-ancova",
    ...adjusted,
    visit: "AVISIT",
    at: "Week 8",
    assume: "mar",
    imputations: 4,
    seed: 1,
  }),
  analysisOf(
    "ADF",
    { kind: "geometric-ratio", ...adjusted, baseline: "BASE", covariates: [] },
    last,
  ),
  analysisOf(
    "ADF",
    { kind: "time-to-event", time: "TIME", censor: "CNSR", treatment: "ARM", contrasts },
    last,
  ),
  analysisOf(
    "ADF",
    { kind: "categories", response: "GRADE", treatment: "ARM", test: "cmh-row-means" },
    last,
  ),
  analysisOf(
    "ADF",
    {
      kind: "proportions",
      event: { kind: "range", column: "CHG", atLeast: 5 },
      treatment: "ARM",
      contrasts,
      interval: "miettinen-nurminen",
    },
    last,
  ),
  analysisOf(
    "ADF",
    { kind: "ranks", response: "CHG", treatment: "ARM", test: "wilcoxon", contrasts },
    last,
  ),
  analysisOf("ADF", { kind: "summary", response: "CHG", treatment: "ARM", by: ["AVISIT"] }),
];
const byKind = (kind: AnalysisMethod["kind"]) => {
  const found = analyses.find(({ method }) => method.kind === kind);
  assert.ok(found !== undefined);
  return found;
};

/** What every outcome keeps: no number that is none, no result twice, every issue in both languages. */
function outcome(kind: AnalysisMethod["kind"], data: AnalysisData): AnalysisOutcome {
  const found = runAnalysis(readout, byKind(kind), data);
  const ids = found.results.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, `${kind} states something twice`);
  for (const { value, id } of found.results) {
    assert.ok(value === null || Number.isFinite(value), `${id} ${value}`);
  }
  for (const code of codesOf(found.issues)) assert.doesNotMatch(code, /without words/);
  return found;
}

for (const { method } of analyses) {
  const { kind } = method;
  test(`on sound data an analysis of kind ${kind} finds something and stops at nothing`, () => {
    const found = outcome(kind, trial());
    assert.ok(found.results.length > 0);
    assert.deepEqual(
      found.issues.filter(({ severity }) => severity === "error"),
      [],
    );
  });

  test(`blinded data answer no question about an arm: ${kind}`, () => {
    const found = outcome(kind, { ...trial(), blinded: true });
    assert.deepEqual(codesOf(found.issues), ["readout.blinded"]);
    for (const { groups } of found.results) {
      assert.ok(kind === "summary" && groups.every(({ column }) => column !== "ARM"));
    }
  });

  test(`an arm without data is named and nothing is compared with it: ${kind}`, () => {
    const emptied = trial((column, value, row) =>
      (rows[row]?.i ?? 0) % 2 === 1 && ["CHG", "GRADE", "TIME"].includes(column) ? null : value,
    );
    const lost =
      kind === "proportions" || kind === "joint-rank" ? undefined : "readout.arm-without-data";
    const found = outcome(kind, emptied);
    if (lost !== undefined)
      assert.ok(codesOf(found.issues).includes(lost), String(codesOf(found.issues)));
    if (lost !== undefined) {
      for (const operation of ["difference", "ratio", "hazard-ratio", "p"]) {
        assert.ok((valueOf(found, operation, "A", "P") ?? null) === null, operation);
      }
    }
  });

  test(`values that are all equal give no tests, and this is said: ${kind}`, () => {
    const flat = trial((column, value) => (["CHG", "GRADE"].includes(column) ? 3 : value));
    const found = outcome(kind, flat);
    const codes = codesOf(found.issues);
    const wanted: Partial<Record<typeof kind, string>> = {
      ancova: "readout.nothing-varies",
      "geometric-ratio": "readout.nothing-varies",
      mmrm: "mixed.no-variation",
      slope: "mixed.no-variation",
      "imputed-ancova": "mixed.no-variation",
      categories: "readout.no-categories",
      ranks: "statistic.rank.nothing-varies",
    };
    const code = wanted[kind];
    if (code === undefined) return;
    assert.ok(codes.includes(code), String(codes));
    assert.ok((valueOf(found, "p", "A", "P") ?? null) === null);
  });

  test(`one participant in each arm is too few for a model, and this is said: ${kind}`, () => {
    const two = trial((column, value, row) =>
      column !== "USUBJID" && (rows[row]?.i ?? 0) > 1 && column !== "ARM" ? null : value,
    );
    const { issues } = outcome(kind, two);
    const needed = ["ancova", "mmrm", "slope", "imputed-ancova", "geometric-ratio"];
    if (!needed.includes(kind)) return;
    assert.ok(issues.some(({ severity }) => severity === "error"));
  });

  test(`with half of the values missing it is said how many were left out or imputed: ${kind}`, () => {
    const half = trial((column, value, row) =>
      ["CHG", "GRADE", "TIME"].includes(column) && (row * 5) % 4 < 2 && row % 2 === 1
        ? null
        : value,
    );
    const { issues } = outcome(kind, half);
    if (["proportions", "joint-rank", "summary"].includes(kind)) return;
    const codes = codesOf(issues);
    const said = kind === "imputed-ancova" ? "readout.values-imputed" : "readout.rows-left-out";
    assert.ok(codes.includes(said), String(codes));
  });

  test(`a dataset, population or column that is not there is an issue: ${kind}`, () => {
    const data = trial();
    const code = (analysis: (typeof analyses)[number], of = data) =>
      codesOf(runAnalysis(readout, analysis, of).issues)[0];
    const one = byKind(kind);
    assert.equal(code({ ...one, dataset: "ADX" }), "readout.missing-dataset");
    assert.equal(code(one, { tables: {}, blinded: false }), "readout.missing-dataset");
    assert.equal(code({ ...one, population: "itt" }), "readout.unknown-population");
    assert.equal(
      code({ ...one, where: { kind: "present", column: "NONE" } }),
      "readout.unknown-column",
    );
    const renamed = { ...one, method: { ...one.method, treatment: "NONE" } };
    assert.equal(code(renamed), "readout.unknown-column");
    const nobody = { kind: "in", column: "AVISIT", values: ["never"] } as const;
    assert.equal(code({ ...one, where: nobody }), "readout.no-rows");
  });
}

test("what lies outside every window is counted and left out", () => {
  const outside = trial((column, value, row) =>
    row === 3 && (column === "AVISIT" || column === "AVISITN") ? null : value,
  );
  for (const kind of ["mmrm", "imputed-ancova"] as const) {
    const found = outcome(kind, outside);
    const one = found.issues.find(({ code }) => code === "readout.outside-windows");
    assert.equal(one?.params["rows"], 1, kind);
  }
});

test("visits that are never seen together do not determine a covariance", () => {
  const apart = trial((column, value, row) =>
    column === "CHG" && (rows[row]?.i ?? 0) % 4 < 2 === (row % 2 === 0) ? null : value,
  );
  const { issues, results } = outcome("mmrm", apart);
  assert.ok(codesOf(issues).includes("mixed.unidentified-covariance"));
  const compared = results.filter(({ operation }) => operation === "difference");
  assert.ok(compared.length > 0 && compared.every(({ value }) => value === null));
});

test("proportions of none against all have the limits of Miettinen and Nurminen, but not Wald's", () => {
  const separated = trial((column, value, row) =>
    column === "CHG" ? ((rows[row]?.i ?? 0) % 2 === 1 ? 9 : 1) : value,
  );
  const exact = outcome("proportions", separated);
  assert.equal(valueOf(exact, "difference", "A", "P"), 1);
  assert.ok(Number(valueOf(exact, "lower", "A", "P")) < 1);
  const one = byKind("proportions");
  assert.ok(one.method.kind === "proportions");
  const wald = { ...one, method: { ...one.method, interval: "wald" as const } };
  const found = runAnalysis(readout, wald, separated);
  assert.deepEqual(codesOf(found.issues), ["readout.separated-proportions"]);
  assert.equal(valueOf(found, "lower", "A", "P"), null);
});

test("a hazard ratio without end is not stated, and the log-rank test is", () => {
  const oneSided = trial((column, value, row) =>
    column === "CNSR" ? ((rows[row]?.i ?? 0) % 2 === 1 ? 1 : 0) : value,
  );
  const found = outcome("time-to-event", oneSided);
  assert.ok(codesOf(found.issues).includes("survival.monotone-likelihood"));
  assert.equal(valueOf(found, "hazard-ratio", "A", "P"), null);
  assert.ok(Number(valueOf(found, "p")) < 0.05);
});

test("a value that has no logarithm is named", () => {
  const negative = trial((column, value, row) => (column === "CHG" && row === 5 ? -1 : value));
  const found = outcome("geometric-ratio", negative);
  assert.deepEqual(codesOf(found.issues), ["statistic.ratio.not-positive"]);
  assert.deepEqual(found.results, []);
});

test("a text where a number must stand is an issue", () => {
  const words = trial((column, value, row) => (column === "CHG" && row === 5 ? "ND" : value));
  const found = outcome("ancova", words);
  assert.deepEqual(codesOf(found.issues), ["readout.not-numbers"]);
});

test("people who are counted twice are told", () => {
  const { where: _where, ...everywhere } = byKind("ancova");
  const found = runAnalysis(readout, everywhere, trial());
  assert.equal(found.issues[0]?.params["participants"], 16);
  assert.deepEqual(codesOf(found.issues), ["readout.repeated-participant"]);
});
