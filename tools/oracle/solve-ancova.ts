import type { Issue } from "../../src/kernel/index.ts";
import {
  type Contrast,
  computeContrast,
  computeLeastSquaresMeans,
  computeLevelDifferences,
  computeLinearModel,
  computeSummary,
  computeTermTest,
  covariateOf,
  type LinearModel,
  type MarginWeights,
  type Variable,
} from "../../src/readout/index.ts";
import { withNulls, wordsIn } from "./asked.ts";
import { type CaseColumns, columnsOf, isNumeric, numbersOf } from "./case-columns.ts";
import { factorColumn, labelsIn } from "./model-variables.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** A linear model with factors and covariates, the first factor being the treatment. */
export function solveAncova(one: StatisticCase): unknown {
  const asked = isRecord(one["model"]) ? one["model"] : {};
  const columns = columnsOf(one["data"]);
  const factors = wordsIn(asked["factors"]);
  const covariates = wordsIn(asked["covariates"]);
  const [treatment] = factors;
  const response = columns[wordsIn(asked["response"])[0] ?? ""];
  if (treatment === undefined || response === undefined) return undefined;
  const variables: readonly Variable[] = [
    ...factors.map((name) => factorColumn(columns, name, one.expected)),
    ...covariates.map((name) => covariateOf(name, numbersOf(columns[name]))),
  ];
  const interactions = wordsIn(asked["interactions"]).map((term) => term.split(":"));
  const terms = [...[...factors, ...covariates].map((name) => [name]), ...interactions];
  const model = computeLinearModel({ response: numbersOf(response), variables, terms });
  if (!("coefficients" in model)) return null;
  const weights = wordsIn(asked["lsmeans_weights"])[0] === "proportional" ? "observed" : "equal";
  const tests = terms.map((term) => termTest(model, term.join(":")));
  return withNulls({
    n: model.n,
    df_residual: model.df,
    sigma: model.sigma,
    r_squared: model.rSquared,
    adj_r_squared: model.adjustedRSquared,
    rmse_population: Math.sqrt(model.residualSquares / model.n),
    coefficients: coefficientsOf(model),
    drop1_F: tests,
    type3: tests,
    type3_F: tests,
    lsmeans: meansOf(model, treatment, weights),
    lsmeans_equal_weights: meansOf(model, treatment, "equal"),
    lsmeans_proportional_weights: meansOf(model, treatment, "observed"),
    differences: differencesOf(model, treatment, weights, one.expected),
    dose_response: doseResponse(columns, numbersOf(response), variables, terms, treatment),
    descriptive: descriptionOf(columns, variables),
  });
}

function coefficientsOf(model: LinearModel): unknown {
  return model.design.columns.map(({ name }, place) => {
    const combination = new Float64Array(model.coefficients.length);
    combination[place] = 1;
    const isKnown = !Number.isNaN(model.coefficients[place] ?? Number.NaN);
    const found = computeContrast(model, combination, { what: name });
    if (!isKnown || !("t" in found))
      return { term: name, estimate: null, se: null, t: null, p: null };
    const { estimate, se, t, p, interval } = found;
    return { term: name, estimate, se, t, p, lower95: interval[0], upper95: interval[1] };
  });
}

function termTest(model: LinearModel, term: string): unknown {
  const found = computeTermTest(model, term);
  if (!("F" in found)) return { term, df: null, F: null, p: null };
  return { term, df: found.df, F: found.F, p: found.p, df2: found.denominatorDf };
}

function meansOf(model: LinearModel, factor: string, weights: MarginWeights): unknown {
  return computeLeastSquaresMeans(model, factor, { weights }).map(({ level, result }) => {
    if (!("se" in result))
      return { level, lsmean: null, se: null, df: null, lower95: null, upper95: null };
    const { estimate, se, df, interval } = result;
    return { level, lsmean: estimate, se, df, lower95: interval[0], upper95: interval[1] };
  });
}

/** In the order and direction of the contrasts that are named. */
function differencesOf(
  model: LinearModel,
  factor: string,
  weights: MarginWeights,
  expected: unknown,
): unknown {
  const found = new Map<string, Contrast | Issue>();
  for (const { level, reference, result } of computeLevelDifferences(model, factor, { weights })) {
    found.set(`${level} - ${reference}`, result);
    found.set(`${reference} - ${level}`, "t" in result ? turned(result) : result);
  }
  const named = labelsIn(expected, ["contrast"]).filter((label) => found.has(label));
  const labels =
    named.length > 0 ? [...new Set(named)] : [...found.keys()].filter((_, i) => i % 2 === 0);
  return labels.map((contrast) => {
    const result = found.get(contrast);
    if (result === undefined || !("t" in result)) return { contrast, estimate: null };
    const { estimate, se, df, t, p, interval } = result;
    return { contrast, estimate, se, df, t, p, lower95: interval[0], upper95: interval[1] };
  });
}

function turned(contrast: Contrast): Contrast {
  const { estimate, t, interval } = contrast;
  return { ...contrast, estimate: -estimate, t: -t, interval: [-interval[1], -interval[0]] };
}

/** The same model with the dose as a number in the treatment's place: the numeric column that tells the arms apart. */
function doseResponse(
  columns: CaseColumns,
  response: Float64Array,
  variables: readonly Variable[],
  terms: readonly (readonly string[])[],
  treatment: string,
): unknown {
  const arms = columns[treatment] ?? [];
  const dose = Object.keys(columns).find(
    (name) => isNumeric(columns[name]) && tellsApart(arms, columns[name]),
  );
  if (dose === undefined) return undefined;
  const model = computeLinearModel({
    response,
    variables: [
      ...variables.filter(({ name }) => name !== treatment),
      covariateOf(dose, numbersOf(columns[dose])),
    ],
    terms: terms.map((term) => term.map((name) => (name === treatment ? dose : name))),
  });
  if (!("design" in model)) return null;
  const combination = Float64Array.from(model.design.columns, ({ name }) =>
    name === dose ? 1 : 0,
  );
  const found = computeContrast(model, combination);
  if (!("t" in found)) return null;
  const { estimate, se, t, p, df, interval } = found;
  return {
    coef_per_mg: estimate,
    coef: estimate,
    estimate,
    se,
    df,
    t,
    p,
    lower95: interval[0],
    upper95: interval[1],
  };
}

function tellsApart(arms: readonly unknown[], values: readonly unknown[] | undefined): boolean {
  const pairs = new Set(arms.map((arm, i) => `${String(arm)}\u0000${String(values?.[i])}`));
  const [different, doses] = [new Set(arms).size, new Set(values).size];
  return different > 1 && different === doses && pairs.size === different;
}

/** `base_mean`, `chg_sd` and so on, of each numeric column in each arm. */
function descriptionOf(columns: CaseColumns, variables: readonly Variable[]): unknown {
  const [treatment] = variables;
  if (treatment?.kind !== "factor") return undefined;
  return treatment.levels.map((level, code) => {
    const answers: Record<string, unknown> = { level };
    for (const [name, column] of Object.entries(columns)) {
      if (!isNumeric(column)) continue;
      const values = numbersOf(column).filter((_, i) => treatment.codes[i] === code);
      const { n, mean, sd, se, median, min, max, q1, q3 } = computeSummary(values);
      answers["n"] = n;
      for (const [key, value] of Object.entries({ mean, sd, se, median, min, max, q1, q3, n })) {
        answers[`${name.toLowerCase()}_${key}`] = value;
      }
    }
    return answers;
  });
}
