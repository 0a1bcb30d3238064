import {
  type CovarianceKind,
  computeMarginalMean,
  computeMmrm,
  computeTypeThree,
  type DegreesOfFreedom,
  type EffectTest,
  type EffectTester,
  type Factor,
  type MmrmFit,
  matrixOf,
  testEffects,
} from "../../src/readout/index.ts";
import { type CaseColumns, columnsOf, numbersOf } from "./case-columns.ts";
import { type ModelFormula, readFormula } from "./model-formula.ts";
import { factorColumn, labelsIn, variableColumn } from "./model-variables.ts";
import { isRecord } from "./statistic.ts";
import type { StatisticCase } from "./statistic-cases.ts";

/** What cases call the structures, as R package mmrm does. */
const structures: Readonly<Record<string, CovarianceKind>> = {
  us: "unstructured",
  toep: "toeplitz",
  toeph: "heterogeneous-toeplitz",
  ar1: "ar1",
  ar1h: "heterogeneous-ar1",
  cs: "compound-symmetry",
  csh: "heterogeneous-compound-symmetry",
  ad: "ante-dependence",
  adh: "heterogeneous-ante-dependence",
  id: "independent",
  diag: "diagonal",
};

interface Asked {
  readonly formula: ModelFormula;
  readonly columns: CaseColumns;
  readonly structure: string;
  readonly isRestricted: boolean;
}

/** Mixed models for repeated measures: one formula, one or several structures of covariance. */
export function solveMmrm({ model, data, expected }: StatisticCase): unknown {
  if (!isRecord(model) || typeof model["formula"] !== "string") return undefined;
  const formula = readFormula(model["formula"]);
  const call = formula?.grouped[0]?.call ?? "";
  // Weighted observations are not computed.
  if (formula === undefined || formula.grouped.length !== 1 || "weights" in model) return undefined;
  const named = typeof model["covariance"] === "string" ? model["covariance"] : call;
  const structure = Object.hasOwn(structures, call) ? call : named;
  const isRestricted = model["reml"] !== false && model["method"] !== "ML";
  return solveBlock({ formula, columns: columnsOf(data), structure, isRestricted }, expected);
}

/** Answers what a block of results names: of one fit, or of one a member where members are named after structures. */
function solveBlock(asked: Asked, expected: Readonly<Record<string, unknown>>): unknown {
  const answers: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(expected)) {
    if (!isRecord(part)) continue;
    if (Object.hasOwn(structures, key))
      answers[key] = solveBlock({ ...asked, structure: key }, part);
    if (key === "ml") answers[key] = solveBlock({ ...asked, isRestricted: false }, part);
    if (key === "reml") answers[key] = solveBlock({ ...asked, isRestricted: true }, part);
  }
  const covariance = structures[asked.structure];
  return covariance === undefined
    ? answers
    : { ...solveFit(asked, covariance, expected), ...answers };
}

function solveFit(
  asked: Asked,
  covariance: CovarianceKind,
  expected: Readonly<Record<string, unknown>>,
) {
  const { formula, columns, isRestricted } = asked;
  const grouped = formula.grouped[0];
  if (grouped === undefined) return {};
  const visit = factorColumn(columns, grouped.inner, expected);
  const by =
    grouped.by === undefined ? {} : { covarianceBy: factorColumn(columns, grouped.by, expected) };
  const names = [...new Set(formula.terms.flat())].filter((name) => name !== visit.name);
  const fit = computeMmrm({
    response: numbersOf(columns[formula.response]),
    subject: (columns[grouped.group] ?? []).map(String),
    variables: names.map((name) => variableColumn(columns, name, expected)),
    terms: formula.terms,
    visit,
    covariance,
    ...by,
    likelihood: isRestricted ? "restricted" : "full",
  });
  if ("kind" in fit) return { issue: fit.code };
  const minusTwo = -2 * fit.logLikelihood;
  const [only] = fit.covariances;
  const matrices = Object.fromEntries(
    fit.covariances.map(({ group, matrix }) => [group, rowsOf(matrix)]),
  );
  const answers: Record<string, unknown> = {
    n_obs: fit.observations,
    n_subjects: fit.subjects,
    n_theta: fit.parameterCount,
    [isRestricted ? "log_restricted_likelihood" : "log_likelihood"]: fit.logLikelihood,
    minus2ll: minusTwo,
    aic: minusTwo + 2 * fit.parameterCount,
    bic: minusTwo + Math.log(fit.subjects) * fit.parameterCount,
    visits: fit.visits,
    covariance:
      by.covarianceBy === undefined && only !== undefined ? rowsOf(only.matrix) : matrices,
    vcov_beta_empirical: rowsOf(fit.robustCovariance),
    theta: Array.from(fit.parameters),
    ...solveTests(fit, "satterthwaite", visit, expected),
  };
  for (const [key, part] of Object.entries(expected)) {
    const method = methodOf(key);
    if (method === undefined) continue;
    const isList = Array.isArray(part);
    const isTest = isRecord(part) && "num_df" in part;
    if (isList)
      answers[key] = isTypeThree(key)
        ? typeThree(fit, method)
        : coefficients(fit, testEffects(fit, method));
    else if (isTest) answers[key] = interaction(fit, testEffects(fit, method), visit, expected);
    else answers[key] = solveTests(fit, method, visit, isRecord(part) ? part : {}, expected);
  }
  return answers;
}

/** The degrees of freedom that a key names. */
function methodOf(key: string): DegreesOfFreedom | undefined {
  if (/satt/i.test(key)) return "satterthwaite";
  if (/(kr|kenward).*lin/i.test(key)) return "kenward-roger";
  if (/^kr|kenward/i.test(key)) return "kenward-roger-full";
  if (/between.?within/i.test(key)) return "between-within";
  if (/residual/i.test(key)) return "residual";
  if (/asymptotic/i.test(key)) return "asymptotic";
  return isTypeThree(key) ? "satterthwaite" : undefined;
}

function isTypeThree(key: string): boolean {
  return /type.?(3|iii)|anova/i.test(key);
}

/** Coefficients, least-squares means and contrasts with one kind of degrees of freedom. */
function solveTests(
  fit: MmrmFit,
  method: DegreesOfFreedom,
  visit: Factor,
  expected: Readonly<Record<string, unknown>>,
  whole: Readonly<Record<string, unknown>> = expected,
) {
  const tester = testEffects(fit, method);
  const mean = (at: Readonly<Record<string, string>>) => computeMarginalMean(fit.design, at);
  const arm = armOf(fit, visit, whole);
  const found = {
    coefficients: coefficients(fit, tester),
    vcov_beta: rowsOf(tester.covariance),
    adjusted_vcov_beta: rowsOf(tester.covariance),
    type3: typeThree(fit, method),
  };
  if (arm === undefined) return found;
  const [reference = "", ...others] = arm.levels;
  const told = [...new Set(labelsIn(expected, ["contrast"]))].map((label) => label.split(" - "));
  const pairs = told.length > 0 ? told : others.map((level) => [level, reference]);
  const difference = (a: string, b: string, at: Readonly<Record<string, string>>) => {
    const right = mean({ ...at, [arm.name]: b });
    const combination = mean({ ...at, [arm.name]: a }).map((v, i) => v - (right[i] ?? 0));
    return { contrast: `${a} - ${b}`, ...tested(tester.one(combination)) };
  };
  const level = (name: string, at: Readonly<Record<string, string>>) => {
    const { estimate, ...rest } = tested(tester.one(mean({ ...at, [arm.name]: name })));
    return { level: name, lsmean: estimate, ...rest };
  };
  const isModelled = fit.design.variables.has(visit.name);
  return {
    ...found,
    lsmeans: fit.visits.flatMap((v) =>
      arm.levels.map((name) => ({
        visit: v,
        ...level(name, isModelled ? { [visit.name]: v } : {}),
      })),
    ),
    differences: fit.visits.flatMap((v) =>
      pairs.map(([a = "", b = ""]) => ({
        visit: v,
        ...difference(a, b, isModelled ? { [visit.name]: v } : {}),
      })),
    ),
    lsmeans_average_over_visits: arm.levels.map((name) => level(name, {})),
    difference_average_over_visits: pairs.map(([a = "", b = ""]) => difference(a, b, {})),
    interaction_test: interaction(fit, tester, visit, whole),
  };
}

/** The factor whose levels the means are of: that which is named, else that which interacts with the visit. */
function armOf(fit: MmrmFit, visit: Factor, expected: unknown): Factor | undefined {
  const told = labelsIn(expected, ["level"]);
  const factors = [...fit.design.variables.values()].filter(
    (one) => one.kind === "factor" && one.name !== visit.name,
  );
  const crossed = fit.design.terms.find((term) => term.length === 2 && term.includes(visit.name));
  const found =
    factors.find(
      (one) =>
        one.kind === "factor" && told.length > 0 && told.every((l) => one.levels.includes(l)),
    ) ??
    factors.find(({ name }) => crossed?.includes(name)) ??
    factors[0];
  return found?.kind === "factor" ? found : undefined;
}

function interaction(fit: MmrmFit, tester: EffectTester, visit: Factor, expected: unknown) {
  const arm = armOf(fit, visit, expected)?.name ?? "";
  const { terms, columns } = fit.design;
  const places = columns.flatMap(({ term }, place) => {
    const of = terms[term] ?? [];
    return of.length === 2 && of.includes(visit.name) && of.includes(arm) ? [place] : [];
  });
  const found = tester.joint(matrixOf(places.map((p) => columns.map((__, i) => Number(i === p)))));
  const named = places.map((place) => columns[place]?.name ?? "");
  if (places.length === 0 || found === undefined) return undefined;
  return { terms: named, num_df: found.numDf, den_df: found.denDf, F: found.f, p: found.p };
}

function typeThree(fit: MmrmFit, method: DegreesOfFreedom) {
  const tester = testEffects(fit, method);
  return fit.design.terms.flatMap((term, place) => {
    const found =
      term.length === 0
        ? undefined
        : tester.joint(computeTypeThree(fit.design, place, fit.observations));
    if (found === undefined) return [];
    return [
      { term: term.join(":"), num_df: found.numDf, den_df: found.denDf, F: found.f, p: found.p },
    ];
  });
}

function coefficients(fit: MmrmFit, tester: EffectTester) {
  return fit.design.columns.map(({ name }, place) => {
    const unit = new Float64Array(fit.coefficients.length);
    unit[place] = 1;
    return { term: name, ...tested(tester.one(unit)) };
  });
}

function tested({ estimate, se, df, t, p, lower, upper }: EffectTest) {
  return { estimate, se, df, t, p, lower95: lower, upper95: upper };
}

function rowsOf({ rows, columns, data }: { rows: number; columns: number; data: Float64Array }) {
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * columns, (i + 1) * columns)),
  );
}
