import type { Issue } from "../../../kernel/index.ts";
import { cholesky, invertCholesky, logDeterminant } from "../../linear-algebra/cholesky.ts";
import { bilinear, entry, type Matrix, matrix, rowOf } from "../../linear-algebra/matrix.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import { normalTail } from "../../numeric/normal.ts";
import { climb, type Likelihood } from "../likelihood/climb.ts";
import { computePenalisedProfile, type PenalisedProfile } from "../likelihood/penalised-profile.ts";
import { dependentColumn, dependentCovariate, noEvents, notConverged } from "./cox.ts";
import { coxLikelihood, relativeRisks } from "./cox-likelihood.ts";
import { type CoxData, type CoxRows, orderRows, predictors } from "./cox-rows.ts";
import { eachDeath, walkRiskSets } from "./risk-sets.ts";
import { checkSurvival, completeRows } from "./survival-data.ts";

/** Limits and test of the penalised likelihood ratio are to be preferred to Wald's. Limits are of the log hazard ratio. */
export interface FirthCoxCoefficient extends PenalisedProfile {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly hazardRatio: number;
  readonly z: number;
  /** Wald's. */
  readonly p: number;
}

export interface FirthCoxModel {
  readonly n: number;
  readonly events: number;
  readonly leftOut: number;
  readonly coefficients: readonly FirthCoxCoefficient[];
  readonly covariance: Matrix;
  /** With the penalty ½ log |information|, as its value at no effect. */
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
}

export interface FirthCoxOptions {
  /** Default Efron. */
  readonly ties?: "efron" | "breslow";
  readonly level?: number;
}

/**
 * Cox's model with Firth's penalty: finite hazard ratios also where all events come on one side of a covariate. Strata and
 * late entry as in Cox's model; no robust variance.
 *
 * @source Heinze & Schemper, Biometrics 57:114 (2001); Firth, Biometrika 80:27 (1993)
 */
export function computeFirthCox(
  data: CoxData,
  { ties = "efron", level = 0.95 }: FirthCoxOptions = {},
): FirthCoxModel | Issue {
  const complete = completeRows(data, [data.stratum, ...data.covariates.map((one) => one.values)]);
  const wrong = checkSurvival(data, complete);
  if (wrong !== undefined) return wrong;
  const rows = orderRows(data, complete);
  if (!rows.event.includes(1)) return noEvents([]);
  const dependent = dependentColumn(rows);
  if (dependent !== undefined) {
    const name = data.covariates[dependent]?.name ?? "";
    return dependentCovariate(["covariates", dependent], { name });
  }
  const likelihood = (beta: Float64Array) => penalised(rows, beta, ties);
  const options = { ranges: rows.ranges, rounds: 500 };
  const start = new Float64Array(rows.x.columns);
  const found = climb(likelihood, start, options);
  const lower = cholesky(found.at.information, 1e-13);
  if (found.end !== "top" || lower === undefined) return notConverged([], { rounds: found.rounds });
  const covariance = invertCholesky(lower);
  const coefficients = data.covariates.map(({ name }, j): FirthCoxCoefficient => {
    const estimate = at(found.point, j);
    const standardError = Math.sqrt(entry(covariance, j, j));
    const asked = { place: j, error: standardError, level };
    const z = estimate / standardError;
    return {
      name,
      estimate,
      standardError,
      hazardRatio: Math.exp(estimate),
      z,
      p: 2 * normalTail(Math.abs(z)),
      ...computePenalisedProfile(likelihood, found, asked, options),
    };
  });
  return {
    n: rows.size,
    events: rows.event.reduce((sum, event) => sum + event, 0),
    leftOut: data.time.length - rows.size,
    coefficients,
    covariance,
    logLikelihood: found.at.value,
    nullLogLikelihood: likelihood(start).value,
  };
}

/**
 * The partial likelihood with its penalty. The slope of the penalty is ½ Σ E[(x−m)ᵀ A (x−m)(x−m)] over the risk sets of all
 * events, A the inverse information; with q = xᵀAx as one more covariate its parts are covariances within risk sets.
 */
function penalised(rows: CoxRows, beta: Float64Array, ties: "efron" | "breslow"): Likelihood {
  const plain = coxLikelihood(rows, beta, ties);
  const lower = cholesky(plain.information, 1e-13);
  if (lower === undefined) return { ...plain, value: Number.NEGATIVE_INFINITY };
  const inverse = invertCholesky(lower);
  const p = rows.x.columns;
  const score = Float64Array.from(plain.score);
  const { risk } = relativeRisks(predictors(rows, beta));
  walkRiskSets({ ...rows, x: withForm(rows.x, inverse) }, risk, (set) => {
    eachDeath(set, ties, (_, mean, spread) => {
      const covariance = (i: number, j: number) => (i < j ? spread(j, i) : spread(i, j));
      const shifted = Float64Array.from({ length: p }, (__, i) => {
        let sum = 0;
        for (let k = 0; k < p; k++) sum += entry(inverse, i, k) * mean(k);
        return sum;
      });
      for (let j = 0; j < p; j++) {
        let third = covariance(p, j);
        for (let k = 0; k < p; k++) third -= 2 * covariance(k, j) * at(shifted, k);
        addAt(score, j, third / 2);
      }
    });
  });
  return { ...plain, score, value: plain.value + logDeterminant(lower) / 2 };
}

/** The covariates and, after them, xᵀAx of each row. */
function withForm(x: Matrix, a: Matrix): Matrix {
  const wide = matrix(x.rows, x.columns + 1);
  for (let i = 0; i < x.rows; i++) {
    const row = rowOf(x, i);
    wide.data.set(row, i * wide.columns);
    wide.data[i * wide.columns + x.columns] = bilinear(row, a, row);
  }
  return wide;
}
