/** @source reference/readout/analyses.R: R 4.2.2 with emmeans, nlme, lmerTest and pbkrtest, survival and coin. */
import assert from "node:assert/strict";
import test from "node:test";
import type { AnalysisMethod, Contrasted } from "../../definition/index.ts";
import { assertClose } from "../testing/assert-close.ts";
import type { AnalysisOutcome } from "./analysis-context.ts";
import { runAnalysis } from "./run-analysis.ts";
import { readReferenceTrial, reference } from "./testing/reference-trial.ts";
import { analysisOf, codesOf, readoutOf, reversed, valueOf } from "./testing/small-readout.ts";

const data = readReferenceTrial();
const readout = readoutOf(["PBO", "LOW", "HIGH"]);
const contrasts: readonly Contrasted[] = [
  ["LOW", "PBO"],
  ["HIGH", "PBO"],
  ["HIGH", "LOW"],
];
const lastVisit = { where: { kind: "in", column: "AVISIT", values: ["Month 9"] } } as const;

interface Row {
  readonly level: string;
  readonly reference?: string;
  readonly [name: string]: unknown;
}

/** Runs an analysis forward and with all rows the other way round: no byte may differ. */
function run(
  dataset: string,
  method: AnalysisMethod,
  options: Parameters<typeof analysisOf>[2] = {},
): AnalysisOutcome {
  const analysis = analysisOf(dataset, method, options);
  const found = runAnalysis(readout, analysis, data);
  assert.deepEqual(runAnalysis(readout, analysis, reversed(data)), found);
  return found;
}

/** Compares what is stated under a row's levels with the answers it names: ours, then theirs. */
function compareRows(
  found: AnalysisOutcome,
  rows: readonly Row[],
  names: Readonly<Record<string, string>>,
  relative: number,
  ...further: readonly string[]
): void {
  assert.ok(rows.length > 0);
  for (const row of rows) {
    const levels = [row.level, ...(row.reference === undefined ? [] : [row.reference]), ...further];
    for (const [ours, theirs] of Object.entries(names)) {
      const value = valueOf(found, ours, ...levels);
      const wanted = row[theirs];
      const what = `${ours} ${levels.join(" ")}`;
      if (wanted === null) assert.equal(value, null, what);
      else assertClose(value ?? undefined, Number(wanted), relative, what);
    }
  }
}

const get = (path: string): never =>
  path
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], reference) as never;
const rowsOf = (path: string): readonly Row[] => get(path);

const meanNames = { lsmean: "estimate", "lsmean-se": "se", lower: "lower", upper: "upper" };
const differenceNames = {
  difference: "estimate",
  se: "se",
  df: "df",
  t: "t",
  p: "p",
  lower: "lower",
  upper: "upper",
};

test("analysis of covariance agrees with lm and emmeans, in either kind of margin and with its trend", () => {
  const method = {
    kind: "ancova",
    response: "CHG",
    treatment: "ARM",
    factors: ["SITE"],
    covariates: ["BASE"],
    dose: "DOSE",
    contrasts,
  } as const;
  const found = run("ADF", method, lastVisit);
  assert.deepEqual(codesOf(found.issues), ["readout.rows-left-out"]);
  compareRows(found, rowsOf("ancova.means"), meanNames, 1e-10);
  compareRows(found, rowsOf("ancova.differences"), differenceNames, 1e-9);
  const observed = run("ADF", { ...method, margins: "observed" }, lastVisit);
  compareRows(observed, rowsOf("ancova.observed"), meanNames, 1e-10);
  for (const term of rowsOf("ancova.terms")) {
    const name = String(term["term"]).toUpperCase();
    for (const operation of ["f", "df", "p"]) {
      assertClose(
        valueOf(found, operation, name) ?? undefined,
        Number(term[operation]),
        1e-9,
        name,
      );
    }
  }
  assertClose(valueOf(found, "slope", "DOSE") ?? 0, get("ancova.trend.slope"), 1e-9);
  assertClose(valueOf(found, "p-trend") ?? 0, get("ancova.trend.p"), 1e-9);
});

test("a summary agrees with R's quantiles of type 2 and its moments", () => {
  const found = run("ADF", { kind: "summary", response: "CHG", treatment: "ARM" }, lastVisit);
  const same = ["n", "mean", "sd", "median", "min", "max", "q1", "q3"];
  const names = Object.fromEntries(same.map((name) => [name, name]));
  compareRows(found, rowsOf("summary"), names, 1e-12);
});

test("repeated measures agree with gls at every visit and over all of them", () => {
  const found = run("ADF", {
    kind: "mmrm",
    response: "CHG",
    treatment: "ARM",
    visit: "AVISIT",
    factors: ["SITE"],
    covariates: ["BASE"],
    byVisit: ["BASE"],
    covariance: "unstructured",
    degreesOfFreedom: "satterthwaite",
    contrasts,
  });
  assert.deepEqual(codesOf(found.issues), ["readout.rows-left-out"]);
  for (const at of rowsOf("mmrm")) {
    const visit = String(at["visit"]);
    const further = visit === "" ? [] : [visit];
    const means = at["means"] as readonly Row[];
    const differences = at["differences"] as readonly Row[];
    compareRows(found, means, { lsmean: "estimate", "lsmean-se": "se" }, 1e-5, ...further);
    compareRows(found, differences, { difference: "estimate", se: "se" }, 1e-5, ...further);
  }
});

for (const [form, path] of [
  ["separate-baseline", "slopes.separate"],
  ["shared-baseline", "slopes.shared"],
] as const) {
  test(`slopes agree with lmer and Kenward and Roger's degrees of freedom: ${form}`, () => {
    const found = run("ADF", {
      kind: "slope",
      response: "AVAL",
      treatment: "ARM",
      time: "AVISITN",
      covariates: ["AGE"],
      form,
      contrasts,
    });
    const slopes = { slope: "estimate", "slope-se": "se", lower: "lower", upper: "upper" };
    // lmer stops where its likelihood no longer rises visibly, about four digits from its top.
    compareRows(found, rowsOf(`${path}.slopes`), slopes, 1e-4);
    compareRows(found, rowsOf(`${path}.differences`), differenceNames, 1e-4);
  });
}

test("ratios of geometric means agree with lm on logarithms", () => {
  const found = run("ADSL", {
    kind: "geometric-ratio",
    response: "NFL",
    baseline: "NFLBASE",
    treatment: "ARM",
    factors: ["SITE"],
    contrasts,
  });
  const onLogs = (path: string) =>
    rowsOf(path).map((row): Row => {
      const [estimate, lower, upper] = ["estimate", "lower", "upper"].map((name) =>
        Math.exp(Number(row[name])),
      );
      return { ...row, estimate, lower, upper };
    });
  const limits = { lower: "lower", upper: "upper" };
  const { difference: _difference, ...tests } = differenceNames;
  compareRows(found, onLogs("ratios.means"), { "geometric-mean": "estimate", ...limits }, 1e-10);
  compareRows(found, onLogs("ratios.change"), { "ratio-to-baseline": "estimate" }, 1e-10);
  compareRows(found, onLogs("ratios.ratios"), { ratio: "estimate", ...tests }, 1e-8);
});

test("times to an event agree with survfit, survdiff and coxph over strata", () => {
  const found = run("ADT", {
    kind: "time-to-event",
    time: "AVAL",
    censor: "CNSR",
    treatment: "ARM",
    strata: ["ONSET"],
    covariates: ["BASE"],
    contrasts,
    at: [90, 180],
    restrictedTo: 200,
  });
  const same = ["n", "events", "q1", "median", "q3", "lower", "upper"];
  compareRows(
    found,
    rowsOf("survival.km"),
    Object.fromEntries(same.map((one) => [one, one])),
    1e-9,
  );
  const restricted = { "restricted-mean": "rmean", "restricted-mean-se": "rmean_se" };
  compareRows(found, rowsOf("survival.km"), restricted, 1e-9);
  for (const row of rowsOf("survival.km")) {
    for (const [place, time] of ["90", "180"].entries()) {
      const names = { "at-risk": "at_risk", survival: "survival", "survival-se": "se" };
      for (const [ours, theirs] of Object.entries(names)) {
        const wanted = (row[theirs] as readonly number[])[place];
        assertClose(valueOf(found, ours, row.level, time) ?? undefined, wanted, 1e-9, ours);
      }
    }
  }
  assertClose(valueOf(found, "statistic") ?? 0, get("survival.statistic"), 1e-9);
  assertClose(valueOf(found, "p") ?? 0, get("survival.p"), 1e-9);
  compareRows(found, rowsOf("survival.pairs"), { "p-log-rank": "p" }, 1e-9);
  const hazards = rowsOf("survival.hazards").filter(
    ({ level, reference: other }) => !(level === "PBO" && other === "LOW"),
  );
  const names = { "hazard-ratio": "hr", lower: "lower", upper: "upper", se: "se", z: "z", p: "p" };
  compareRows(found, hazards, names, 1e-6);
});

test("categories agree with chisq.test, fisher.test, mantelhaen.test and coin, by numbers of doses and grades", () => {
  const wanted = {
    pearson: "pearson",
    fisher: "fisher",
    "cmh-general": "general",
    "cmh-row-means": "means",
    "cmh-correlation": "correlation",
  } as const;
  for (const [kind, path] of Object.entries(wanted)) {
    const found = run("ADSL", {
      kind: "categories",
      response: "GRADE",
      treatment: "ARM",
      test: kind as keyof typeof wanted,
      strata: ["SITE"],
    });
    if (kind !== "fisher") {
      assertClose(
        valueOf(found, "statistic") ?? 0,
        get(`categories.${path}.statistic`),
        1e-9,
        kind,
      );
    }
    assertClose(valueOf(found, "p") ?? 0, get(`categories.${path}.p`), 1e-7, kind);
  }
  const byDose = run("ADSL", {
    kind: "categories",
    response: "GRADE",
    treatment: "DOSE",
    test: "cmh-correlation",
    strata: ["SITE"],
  });
  assertClose(valueOf(byDose, "p") ?? 0, get("categories.doses.p"), 1e-9);
});

test("proportions agree with prop.test, fisher.test, binom.test and mantelhaen.test", () => {
  const method = {
    kind: "proportions",
    event: { kind: "in", column: "CNSR", values: [0] },
    treatment: "ARM",
    contrasts: [["HIGH", "PBO"]],
  } as const;
  const limits = (interval: "wald" | "newcombe" | "miettinen-nurminen", strata?: string[]) => {
    const found = run("ADT", { ...method, interval, ...(strata && { strata }) });
    const value = (operation: string) => valueOf(found, operation, "HIGH", "PBO") ?? Number.NaN;
    return { found, value, ends: [value("lower"), value("upper")] };
  };
  for (const interval of ["wald", "newcombe"] as const) {
    const { ends, value } = limits(interval);
    for (const [i, end] of (get(`proportions.${interval}`) as readonly number[]).entries()) {
      assertClose(ends[i], end, 1e-9, interval);
    }
    assertClose(value("difference"), get("proportions.difference"), 1e-12);
    assertClose(value("p-fisher"), get("proportions.fisher"), 1e-9);
  }
  assertClose(limits("newcombe").value("p"), get("proportions.p"), 1e-9);
  assertClose(limits("newcombe", ["SITE"]).value("p"), get("proportions.p_mantel"), 1e-9);
  const { found } = limits("miettinen-nurminen");
  const [lower, upper] = get("proportions.clopper") as readonly number[];
  assertClose(valueOf(found, "lower", "HIGH") ?? 0, lower, 1e-9);
  assertClose(valueOf(found, "upper", "HIGH") ?? 0, upper, 1e-9);
});

test("rank tests agree with wilcox.test, kruskal.test, coin's scores of van Elteren and Jonckheere's formula", () => {
  const ranks = (kind: "wilcoxon" | "van-elteren" | "kruskal-wallis" | "jonckheere") =>
    run("ADSL", {
      kind: "ranks",
      response: "NFL",
      treatment: "ARM",
      test: kind,
      contrasts: [["HIGH", "PBO"]],
      ...(kind === "van-elteren" && { strata: ["SITE"] }),
    });
  const [wilcoxon, elteren] = [ranks("wilcoxon"), ranks("van-elteren")];
  assertClose(valueOf(wilcoxon, "p", "HIGH", "PBO") ?? 0, get("ranks.wilcoxon.p"), 1e-9);
  assertClose(valueOf(elteren, "p", "HIGH", "PBO") ?? 0, get("ranks.van_elteren.p"), 1e-9);
  assertClose(valueOf(ranks("kruskal-wallis"), "p") ?? 0, get("ranks.kruskal.p"), 1e-9);
  assertClose(valueOf(ranks("jonckheere"), "statistic") ?? 0, get("ranks.jonckheere.statistic"));
  assertClose(valueOf(ranks("jonckheere"), "p-trend") ?? 0, get("ranks.jonckheere.p"), 1e-9);
});

test("the joint rank of function and survival agrees with everybody compared by hand and lm on the ranks", () => {
  const found = run("ADF", {
    kind: "joint-rank",
    response: "CHG",
    treatment: "ARM",
    visit: "AVISIT",
    survival: { dataset: "ADT", parameter: "DEATH", time: "AVAL", censor: "CNSR" },
    factors: ["SITE"],
    covariates: ["BASE"],
    contrasts: [["HIGH", "PBO"]],
    permutations: 20_000,
    winRatio: true,
    seed: 5,
  });
  assert.deepEqual(codesOf(found.issues), []);
  const value = (operation: string) => valueOf(found, operation, "HIGH", "PBO") ?? Number.NaN;
  for (const name of ["difference", "se", "t", "p", "z", "wins", "losses", "ties"]) {
    assertClose(value(name), get(`joint.${name}`), 1e-9, name);
  }
  assertClose(value("p-score"), get("joint.p_score"), 1e-9);
  assertClose(value("win-ratio"), get("joint.win_ratio"), 1e-12);
  const drawn = Math.abs(value("p-permutation") - value("p-score"));
  assert.ok(drawn < 0.02, `permutation ${value("p-permutation")}`);
});
