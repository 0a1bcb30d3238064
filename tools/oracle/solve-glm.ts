import { computeFirth } from "../../src/readout/statistics/glm/firth.ts";
import {
  computeGlm,
  type GlmModel,
  type GlmOptions,
} from "../../src/readout/statistics/glm/glm.ts";
import { type GlmData, intercept } from "../../src/readout/statistics/glm/glm-rows.ts";
import type { RobustKind } from "../../src/readout/statistics/glm/glm-sandwich.ts";
import { computeNegativeBinomial } from "../../src/readout/statistics/glm/negative-binomial.ts";
import { computeProfileInterval } from "../../src/readout/statistics/glm/profile-interval.ts";
import { computeProportionalOdds } from "../../src/readout/statistics/glm/proportional-odds.ts";
import { computeTermTests } from "../../src/readout/statistics/glm/term-tests.ts";
import { recordsIn, withNulls, wordsIn } from "./asked.ts";
import {
  type CaseColumns,
  columnNamed,
  columnsOf,
  numbersOf,
  termColumn,
  termSource,
} from "./case-columns.ts";
import { coefficientAnswer } from "./glm-coefficient.ts";
import { type GlmFormula, modelKind, orderedCategories, readFormula } from "./glm-formula.ts";
import { standardisation } from "./glm-standardisation.ts";
import { profileAsR } from "./profile-as-r.ts";
import { isRecord } from "./statistic.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { crossed } from "./survival-columns.ts";

type Asked = Readonly<Record<string, unknown>>;

/** Generalised linear models, ordinal and Firth's, by the terms that each analysis lists. */
export function solveGlm(one: StatisticCase): unknown {
  const columns = columnsOf(one["data"]);
  const model = isRecord(one["model"]) ? one["model"] : {};
  const said = `${String(one["title"])} ${String(one["method"])}`;
  const { expected } = one;
  const parts = Object.entries(expected).flatMap(([name, asked]) => {
    if (!isRecord(asked)) return [];
    if (hasTerms(asked)) return [[name, fit({ columns, model, said, name, asked })]];
    return /gcomp|standardi|marginal/i.test(name) && hasTerms(expected)
      ? [[name, marginal({ columns, model, said, name: "", asked: expected })]]
      : [];
  });
  const whole = hasTerms(expected) ? fit({ columns, model, said, name: "", asked: expected }) : {};
  return withNulls({ ...(isRecord(whole) ? whole : {}), ...Object.fromEntries(parts) });
}

const hasTerms = (asked: Asked): boolean =>
  recordsIn(asked["coefficients"]).some((row) => typeof row["term"] === "string");

interface Question {
  readonly columns: CaseColumns;
  readonly model: Asked;
  readonly said: string;
  readonly name: string;
  readonly asked: Asked;
}

interface Prepared {
  readonly data: GlmData;
  readonly formula: GlmFormula;
  readonly names: readonly string[];
  readonly categories: readonly string[];
}

function prepare({ columns, model, name, asked }: Question): Prepared | undefined {
  const thresholds = ["thresholds", "zeta", "intercepts"].map((key) => asked[key]);
  const named = [...recordsIn(asked["coefficients"]), ...thresholds.flatMap(recordsIn)];
  const terms = [...new Set(named.flatMap((row) => wordsIn(row["term"] ?? row["threshold"])))];
  const keys = thresholds.flatMap((part) => (isRecord(part) ? Object.keys(part) : []));
  const bounds = [...terms, ...keys].filter((term) => term.includes("|"));
  const categories = orderedCategories(bounds);
  const own = isRecord(model[name]) ? model[name] : {};
  const text = own["formula"] ?? model[`formula_${name}`] ?? model["formula"] ?? asked["formula"];
  const formula = readFormula(columns, String(text), categories);
  if (formula === undefined) return undefined;
  const names = terms.filter((term) => !term.includes("|"));
  const list = names.map((term) =>
    term === "(Intercept)"
      ? intercept(formula.outcome.length)
      : { name: term, values: termColumn(columns, term) },
  );
  const complete = list.flatMap(({ name: term, values }) =>
    values === undefined ? [] : [{ name: term, values }],
  );
  if (complete.length < names.length) return undefined;
  const { outcome, offset } = formula;
  const weights = columnNamed(columns, [model["weights"], model["freq"], "Freq", "weight"]);
  const counted = weights === undefined ? undefined : numbersOf(columns[weights]);
  const trials = formula.trials ?? counted;
  const base: GlmData = { outcome, columns: complete };
  const data = {
    ...base,
    ...(offset === undefined ? {} : { offset }),
    ...(trials === undefined ? {} : { trials }),
  };
  return { data, formula, names, categories };
}

/** Robust standard errors where their names or the analysis' ask for them. */
function robustOf(name: string, asked: Asked): RobustKind | undefined {
  const keys = recordsIn(asked["coefficients"])
    .flatMap((row) => Object.keys(row))
    .join(" ");
  const text = `${name} ${keys}`;
  const kind = /hc([0123])/i.exec(text)?.[1];
  if (kind === "1") return "HC1";
  if (kind === "2") return "HC2";
  if (kind === "3") return "HC3";
  return /robust|sandwich|hc0|cluster/i.test(text) ? "HC0" : undefined;
}

function fit(question: Question): unknown {
  const { name, asked, said, columns, model } = question;
  const prepared = prepare(question);
  if (prepared === undefined) return undefined;
  const kind =
    modelKind(name) ?? (prepared.categories.length > 0 ? "ordinal" : kindOf(said, prepared));
  const { data } = prepared;
  if (kind === "firth") return firth(data);
  if (kind === "ordinal") return ordinal(data, prepared.categories);
  const options = optionsOf(kind);
  const robust = robustOf(name, asked);
  const id = columnNamed(columns, [model["cluster"], "cluster", "id"]);
  const clustered =
    robust !== undefined && id !== undefined && /cluster/i.test(name)
      ? { ...data, cluster: crossed(columns, [id]) }
      : data;
  const counts = kind === "negbin" ? computeNegativeBinomial(data, { stop: "as-r" }) : undefined;
  const found = counts ?? computeGlm(data, options);
  if (!("fit" in found)) return undefined;
  const wide =
    robust === undefined
      ? undefined
      : computeGlm(clustered, { ...options, family: found.fit.family, robust });
  const profiles = /profile/i.test(JSON.stringify(asked["coefficients"]) + name);
  const rows = found.coefficients.map((row, j) =>
    coefficientAnswer(
      row,
      wide !== undefined && "fit" in wide ? wide.coefficients[j] : undefined,
      profiles
        ? computeProfileInterval(data, { ...options, family: found.fit.family }, found, j)
        : undefined,
      profiles ? profileAsR(data, { ...options, family: found.fit.family }, found, j) : undefined,
    ),
  );
  return {
    ...fitted(found, data, options),
    ...(counts !== undefined && "theta" in counts
      ? { theta: counts.theta, theta_se: counts.thetaStandardError }
      : {}),
    coefficients: rows,
    ...tests(asked, columns, data, options, prepared),
  };
}

function kindOf(said: string, { data }: Prepared): string {
  const named = modelKind(said);
  const known = data.outcome.filter((y) => !Number.isNaN(y));
  const isBinary = data.trials !== undefined || known.every((y) => y === 0 || y === 1);
  return named ?? (isBinary ? "logistic" : "gaussian");
}

/**
 * The cases come from R, whose standard errors are those of its last step but one. Where R has to be told where to
 * begin (proportions with another scale than theirs) that step cannot be known.
 */
const optionsOf = (kind: string): GlmOptions =>
  /^(log|identity)-binomial$/.test(kind) ? familyOf(kind) : { ...familyOf(kind), stop: "as-r" };

function familyOf(kind: string): GlmOptions {
  const family = { kind: "binomial" } as const;
  switch (kind) {
    case "poisson":
    case "negbin":
      return { family: { kind: "poisson" } };
    case "gaussian":
      return { family: { kind: "gaussian" } };
    case "log-binomial":
      return { family, link: "log" };
    case "identity-binomial":
      return { family, link: "identity" };
    case "probit":
    case "cloglog":
      return { family, link: kind };
    default:
      return { family };
  }
}

function fitted(found: GlmModel, data: GlmData, options: GlmOptions) {
  const one = { ...data, columns: [intercept(data.outcome.length)] };
  const complete = data.outcome.map((y, i) =>
    data.columns.some(({ values }) => Number.isNaN(values[i])) ? Number.NaN : y,
  );
  const none = computeGlm({ ...one, outcome: complete }, { ...options, family: found.fit.family });
  return {
    n: found.n,
    deviance: found.deviance,
    null_deviance: "fit" in none ? none.deviance : undefined,
    loglik: found.logLikelihood,
    aic: found.aic,
    bic: found.bic,
    df_residual: found.dfResidual,
    dispersion: found.dispersion,
    sigma: Math.sqrt(found.dispersion),
    pearson: found.pearson,
    pearson_chisq: found.pearson,
    pearson_dispersion: found.pearson / found.dfResidual,
  };
}

/** Likelihood ratio tests of terms, where the analysis lists them. */
function tests(
  asked: Asked,
  columns: CaseColumns,
  data: GlmData,
  options: GlmOptions,
  { names, formula }: Prepared,
): Asked {
  const found = Object.keys(asked).flatMap((key) => {
    if (!/^(lr|type|drop1|anova)/i.test(key)) return [];
    const rows = recordsIn(asked[key]).map((row) => String(row["term"]));
    const wanted = rows.length > 0 && rows[0] !== "undefined" ? rows : formula.terms;
    const terms = wanted.map((name) => ({
      name,
      columns: names.flatMap((term, j) => (termSource(columns, term) === name ? [j] : [])),
    }));
    const results = computeTermTests(data, options, terms);
    if ("kind" in results) return [];
    const answer = results.map(({ name, statistic, df, p }) => {
      return { term: name, chisq: statistic, lr: statistic, statistic, df, p };
    });
    return [[key, Array.isArray(asked[key]) ? answer : answer[0]]];
  });
  return Object.fromEntries(found);
}

function firth(data: GlmData): unknown {
  const found = computeFirth(data);
  if (!("coefficients" in found)) return undefined;
  return {
    n: found.n,
    loglik: found.logLikelihood,
    loglik_penalised: found.logLikelihood,
    coefficients: found.coefficients.map((row) => ({
      ...coefficientAnswer(row, undefined, {
        name: row.name,
        lower: row.profileLower,
        upper: row.profileUpper,
      }),
      chisq: row.likelihoodRatio,
      p_profile: row.likelihoodRatioP,
      p_plr: row.likelihoodRatioP,
    })),
  };
}

function ordinal(data: GlmData, categories: readonly string[]): unknown {
  const found = computeProportionalOdds(data);
  if (!("thresholds" in found)) return undefined;
  const thresholds = found.thresholds.map((row, k) => {
    const term = `${categories[k]}|${categories[k + 1]}`;
    return { ...coefficientAnswer({ ...row, name: term }), threshold: term };
  });
  const rows = found.coefficients.map((row) => coefficientAnswer(row));
  const byName = Object.fromEntries(thresholds.map((row) => [row.term, row.estimate]));
  return {
    n: found.n,
    loglik: found.logLikelihood,
    deviance: found.deviance,
    aic: found.aic,
    coefficients: [...rows, ...thresholds],
    thresholds,
    intercepts: thresholds,
    zeta: Object.assign(thresholds, byName),
  };
}

function marginal(question: Question): unknown {
  const prepared = prepare(question);
  if (prepared === undefined) return undefined;
  const found = computeGlm(prepared.data, optionsOf(kindOf(question.said, prepared)));
  if (!("fit" in found)) return undefined;
  const treatment =
    /setting (\w[\w.]*)\s*=/.exec(question.said)?.[1] ?? prepared.formula.terms[0] ?? "";
  return standardisation(found, prepared.data, prepared.names, question.columns, treatment);
}
