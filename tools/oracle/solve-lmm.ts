import {
  chiSquaredTail,
  computeMixedModel,
  computeTypeThree,
  type DegreesOfFreedom,
  type Matrix,
  type MixedModelFit,
  matrixOf,
  testEffects,
} from "../../src/readout/index.ts";
import { type CaseColumns, columnsOf, numbersOf } from "./case-columns.ts";
import { type ModelFormula, readFormula, readTerms } from "./model-formula.ts";
import { labelsIn, variableColumn } from "./model-variables.ts";
import { isRecord } from "./statistic.ts";
import type { StatisticCase } from "./statistic-cases.ts";

/** Linear mixed models: one formula, or several whose results stand under names of their own, in the same order. */
export function solveLmm({ model, data, expected }: StatisticCase): unknown {
  if (!isRecord(model)) return undefined;
  const columns = columnsOf(data);
  if (typeof model["formula"] === "string") return solveOne(model["formula"], columns, expected);
  const formulas = model["formulas"];
  if (typeof formulas !== "object" || formulas === null) return undefined;
  const answers: Record<string, unknown> = {};
  const names = Object.keys(expected).filter((key) => {
    const part = expected[key];
    return isRecord(part) && ("n_obs" in part || "varcomp" in part);
  });
  const listed = Object.entries(formulas);
  for (const [index, [key, formula]] of listed.entries()) {
    const name = Array.isArray(formulas) ? names[index] : key;
    const part = name === undefined ? undefined : expected[name];
    if (name === undefined || typeof formula !== "string" || !isRecord(part)) continue;
    answers[name] = solveOne(formula, columns, part);
  }
  const [first] = listed.map(([, formula]) => formula).filter((one) => typeof one === "string");
  for (const key of Object.keys(expected).filter((one) => one.startsWith("lrt"))) {
    if (first !== undefined) answers[key] = compareModels(key, first, columns, expected, formulas);
  }
  return answers;
}

function solveOne(
  written: string,
  columns: CaseColumns,
  expected: Readonly<Record<string, unknown>>,
) {
  const formula = readFormula(written);
  if (formula === undefined) return undefined;
  const restricted = fitFormula(formula, columns, expected, "restricted");
  const full = fitFormula(formula, columns, expected, "full");
  if (restricted === undefined || full === undefined) return undefined;
  const group = formula.grouped[0]?.group ?? "";
  return {
    n_obs: restricted.observations,
    n_groups: restricted.subjects,
    reml_criterion: -2 * restricted.logLikelihood,
    log_restricted_likelihood: restricted.logLikelihood,
    ...criteria(restricted),
    varcomp: components(restricted, group),
    sigma: Math.sqrt(restricted.residualVariance),
    singular: restricted.isSingular,
    is_singular: restricted.isSingular,
    isSingular: restricted.isSingular,
    vcov_beta: rowsOf(restricted.covariance),
    coefficients_satterthwaite: coefficients(restricted, "satterthwaite"),
    coefficients_kenward_roger: coefficients(restricted, "kenward-roger"),
    vcov_beta_kenward_roger: rowsOf(testEffects(restricted, "kenward-roger").covariance),
    type3_anova_satterthwaite: typeThree(restricted, "satterthwaite"),
    type3_anova_kenward_roger: typeThree(restricted, "kenward-roger"),
    blups: predictions(restricted, expected["blups"]),
    ml: {
      log_likelihood: full.logLikelihood,
      deviance: -2 * full.logLikelihood,
      ...criteria(full),
      fixef: Array.from(full.coefficients),
      se: full.coefficients.length === 0 ? [] : errors(full),
      vcov_beta: rowsOf(full.covariance),
      varcomp: components(full, group),
      sigma: Math.sqrt(full.residualVariance),
      singular: full.isSingular,
    },
  };
}

function fitFormula(
  { response, terms, grouped }: ModelFormula,
  columns: CaseColumns,
  expected: unknown,
  likelihood: "restricted" | "full",
): MixedModelFit | undefined {
  const groups = new Set(grouped.map(({ group }) => group));
  const [group] = groups;
  // Random effects of more than one kind of group are not computed.
  if (group === undefined || groups.size > 1 || grouped.some(({ by }) => by !== undefined))
    return undefined;
  const random = grouped.flatMap(({ inner, isUncorrelated }) => {
    const inside = readTerms(inner) ?? [];
    return isUncorrelated ? inside.map((term) => [term]) : [inside];
  });
  const names = [...new Set([...terms.flat(), ...random.flat(2)])];
  const fit = computeMixedModel({
    response: numbersOf(columns[response]),
    subject: (columns[group] ?? []).map(String),
    variables: names.map((name) => variableColumn(columns, name, expected)),
    terms,
    random,
    likelihood,
  });
  return "kind" in fit ? undefined : fit;
}

/** As lme4: every parameter and every observation counts. */
function criteria(fit: MixedModelFit) {
  const count = fit.parameterCount + fit.coefficients.length;
  const minusTwo = -2 * fit.logLikelihood;
  return { aic: minusTwo + 2 * count, bic: minusTwo + Math.log(fit.observations) * count };
}

function components(fit: MixedModelFit, group: string) {
  const size = fit.randomNames.length;
  const covariance = (j: number, k: number) =>
    fit.randomCovariance.data[j * size + k] ?? Number.NaN;
  const found = fit.randomBlocks.flatMap((block, index) => {
    const grp = index === 0 ? group : `${group}.${index}`;
    const variances = block.map((j) => ({
      grp,
      var1: fit.randomNames[j],
      var2: null,
      vcov: covariance(j, j),
      sdcor: Math.sqrt(covariance(j, j)),
    }));
    const covariances = block.flatMap((j, i) =>
      block.slice(i + 1).map((k) => {
        const correlation = covariance(j, k) / Math.sqrt(covariance(j, j) * covariance(k, k));
        const [var1, var2] = [fit.randomNames[j], fit.randomNames[k]];
        const sdcor = Number.isFinite(correlation) ? correlation : null;
        return { grp, var1, var2, vcov: covariance(j, k), sdcor };
      }),
    );
    return [...variances, ...covariances];
  });
  const vcov = fit.residualVariance;
  return [...found, { grp: "Residual", var1: null, var2: null, vcov, sdcor: Math.sqrt(vcov) }];
}

function coefficients(fit: MixedModelFit, method: DegreesOfFreedom) {
  const tester = testEffects(fit, method);
  return fit.design.columns.map(({ name }, place) => {
    const unit = new Float64Array(fit.coefficients.length);
    unit[place] = 1;
    const { estimate, se, df, t, p, lower, upper } = tester.one(unit);
    return { term: name, estimate, se, df, t, p, lower95: lower, upper95: upper };
  });
}

function errors(fit: MixedModelFit) {
  return Array.from(fit.coefficients, (_, i) =>
    Math.sqrt(fit.covariance.data[i * (fit.covariance.columns + 1)] ?? 0),
  );
}

function typeThree(fit: MixedModelFit, method: DegreesOfFreedom) {
  const tester = testEffects(fit, method);
  return fit.design.terms.flatMap((term, place) => {
    const found = term.length === 0 ? undefined : tester.joint(typeThreeOfLmerTest(fit, place));
    if (found === undefined) return [];
    const { numDf, denDf, f, p } = found;
    const SS = f * numDf * fit.residualVariance;
    return [{ term: term.join(":"), SS, MS: SS / numDf, num_df: numDf, den_df: denDf, F: f, p }];
  });
}

/**
 * Type III as R package lmerTest has it: a covariate's slope is not averaged over a factor that is in the model only
 * through its product with the covariate (`MONTH + MONTH:ARM`): it is that at the reference level.
 */
function typeThreeOfLmerTest({ design, observations }: MixedModelFit, place: number): Matrix {
  const { terms, columns } = design;
  const term = terms[place] ?? [];
  const has = (names: readonly string[]) =>
    terms.some((one) => one.length === names.length && names.every((name) => one.includes(name)));
  const isOpen = terms.some(
    (one) =>
      one.length > term.length &&
      term.every((name) => one.includes(name)) &&
      term.some(
        (name) =>
          design.variables.get(name)?.kind === "covariate" &&
          !has(one.filter((other) => other !== name)),
      ),
  );
  if (!isOpen) return computeTypeThree(design, place, observations);
  const own = columns.flatMap((column, i) => (column.term === place ? [i] : []));
  return matrixOf(own.map((i) => columns.map((_, j) => Number(i === j))));
}

function predictions(fit: MixedModelFit, expected: unknown) {
  const named = new Map(fit.randomEffects.map(({ subject, values }) => [subject, values]));
  const told = labelsIn(expected, ["group"]);
  const group = told.length === named.size ? told : [...named.keys()];
  const values = Object.fromEntries(
    fit.randomNames.map((name, i) => [name, group.map((subject) => named.get(subject)?.[i])]),
  );
  return { group, values };
}

/** A likelihood-ratio test of two random parts that a key such as `lrt_ml_intercept_vs_slope` names. */
function compareModels(
  key: string,
  written: string,
  columns: CaseColumns,
  expected: unknown,
  formulas: object,
) {
  const formula = readFormula(written);
  const [small, large] = key.replace(/^lrt_(reml_|ml_)?/, "").split("_vs_");
  if (formula === undefined || small === undefined || large === undefined) return undefined;
  const inner = Object.values(formulas)
    .flatMap((one) => (typeof one === "string" ? (readFormula(one)?.grouped ?? []) : []))
    .find((one) => one.inner !== "1")?.inner;
  const likelihood = key.includes("reml") ? "restricted" : "full";
  const fitOf = (word: string) => {
    const isIntercept = /intercept/.test(word) && !/slope/.test(word);
    const grouped = formula.grouped.map((one) => ({
      ...one,
      inner: isIntercept ? "1" : (inner ?? one.inner),
      isUncorrelated: !isIntercept && /uncorrelated|independent|diag/.test(word),
    }));
    return fitFormula({ ...formula, grouped }, columns, expected, likelihood);
  };
  const [one, two] = [fitOf(small), fitOf(large)];
  if (one === undefined || two === undefined) return undefined;
  const df = Math.abs(two.parameterCount - one.parameterCount);
  const chisq = 2 * Math.abs(two.logLikelihood - one.logLikelihood);
  return { chisq, df, p: chiSquaredTail(chisq, df) };
}

function rowsOf({ rows, columns, data }: { rows: number; columns: number; data: Float64Array }) {
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * columns, (i + 1) * columns)),
  );
}
