import {
  type CoxModel,
  type CoxTies,
  computeCox,
} from "../../src/readout/statistics/survival/cox.ts";
import type { ChiSquaredTest } from "../../src/readout/statistics/survival/log-rank.ts";
import { recordsIn } from "./asked.ts";
import { columnNamed, termColumn, termSource } from "./case-columns.ts";
import type { SurvivalCase } from "./solve-survival.ts";
import { crossed, strataOf } from "./survival-columns.ts";

type Asked = Readonly<Record<string, unknown>>;

/** The Cox model whose terms an analysis lists. */
export function fitCox(one: SurvivalCase, name: string, asked: Asked): CoxModel | undefined {
  const terms = recordsIn(asked["coefficients"]).map(({ term }) => String(term));
  const covariates = terms.flatMap((term) => {
    const values = termColumn(one.columns, term);
    return values === undefined ? [] : [{ name: term, values }];
  });
  if (covariates.length < terms.length) return undefined;
  const sources = terms.flatMap((term) => termSource(one.columns, term) ?? []);
  const strata = /strat/i.test(name)
    ? strataOf(one.columns, one.model, name, [...one.used, ...sources])
    : [];
  const id = columnNamed(one.columns, [
    one.model["cluster"],
    "cluster",
    "id",
    "USUBJID",
    "subject",
  ]);
  const isRobust = /robust|cluster/i.test(
    name + JSON.stringify(Object.keys(asked)) + keysOf(asked),
  );
  const stratum = strata.length > 0 ? { stratum: crossed(one.columns, strata) } : {};
  const cluster = isRobust && id !== undefined ? { cluster: crossed(one.columns, [id]) } : {};
  const model = computeCox(
    { ...one.data, covariates, ...stratum, ...cluster },
    { ties: tiesOf(name, asked), robust: isRobust },
  );
  return "coefficients" in model ? model : undefined;
}

export function coxAnswer(one: SurvivalCase, name: string, asked: Asked): unknown {
  const model = fitCox(one, name, asked);
  if (model === undefined) return undefined;
  const keepsModelError = /robust/i.test(keysOf(asked));
  const { concordance, wald } = model;
  return {
    ties: asked["ties"],
    n: model.n,
    n_event: model.events,
    loglik_null: model.nullLogLikelihood,
    loglik: model.logLikelihood,
    coefficients: model.coefficients.map((found) => ({
      term: found.name,
      coef: found.estimate,
      se: keepsModelError ? found.modelStandardError : found.standardError,
      robust_se: found.standardError,
      se_robust: found.standardError,
      z: found.z,
      p: found.p,
      hr: found.hazardRatio,
      hr_lower95: found.lower,
      hr_upper95: found.upper,
    })),
    lr_test: listed(model.likelihoodRatio),
    // R's summary rounds this statistic, and no other, to two places.
    wald_test: [Math.round(wald.statistic * 100) / 100, wald.df, wald.p],
    score_test: listed(model.score),
    robust_score_test: model.robustScore && listed(model.robustScore),
    concordance: [concordance.estimate, concordance.standardError],
  };
}

const listed = ({ statistic, df, p }: ChiSquaredTest) => [statistic, df, p];

function keysOf(asked: Asked): string {
  return recordsIn(asked["coefficients"])
    .flatMap((one) => Object.keys(one))
    .join(" ");
}

function tiesOf(name: string, asked: Asked): CoxTies {
  const said = typeof asked["ties"] === "string" ? asked["ties"] : name;
  if (/breslow/i.test(said)) return "breslow";
  return /exact|discrete/i.test(said) ? "exact" : "efron";
}
