import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { cholesky, invertCholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import { entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { qr } from "../../linear-algebra/qr.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { normalTail } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { type Climb, climb, type Likelihood } from "../likelihood/climb.ts";
import { sandwich } from "../likelihood/sandwich.ts";
import { type Concordance, computeConcordance } from "./concordance.ts";
import { coxExactLikelihood } from "./cox-exact-likelihood.ts";
import { coxLikelihood } from "./cox-likelihood.ts";
import { scoreResiduals } from "./cox-residuals.ts";
import { type CoxData, type CoxRows, orderRows, predictors } from "./cox-rows.ts";
import type { ChiSquaredTest } from "./log-rank.ts";
import { checkSurvival, completeRows } from "./survival-data.ts";

/** How events at the same time count. `exact`: time is truly discrete. Default Efron. */
export type CoxTies = "efron" | "breslow" | "exact";

export interface CoxOptions {
  readonly ties?: CoxTies;
  readonly level?: number;
  /** The robust (sandwich) variance; always where clusters are given. Not for exact ties. */
  readonly robust?: boolean;
}

export interface CoxCoefficient {
  readonly name: string;
  /** The log hazard ratio; infinite when the likelihood rises without end. */
  readonly estimate: number;
  /** Robust where that was asked for. NaN beside an infinite estimate. */
  readonly standardError: number;
  /** From the information. */
  readonly modelStandardError: number;
  readonly z: number;
  readonly p: number;
  readonly hazardRatio: number;
  readonly lower: number;
  readonly upper: number;
}

export interface CoxModel {
  readonly ties: CoxTies;
  readonly n: number;
  readonly events: number;
  readonly leftOut: number;
  readonly coefficients: readonly CoxCoefficient[];
  /** Of the coefficients; robust where that was asked for. */
  readonly covariance: Matrix;
  readonly nullLogLikelihood: number;
  readonly logLikelihood: number;
  readonly likelihoodRatio: ChiSquaredTest;
  readonly wald: ChiSquaredTest;
  readonly score: ChiSquaredTest;
  /** The score test from the robust variance, where that was asked for. */
  readonly robustScore?: ChiSquaredTest;
  readonly concordance: Concordance;
  readonly rounds: number;
  /** What is to be known beside the numbers, such as infinite estimates. */
  readonly issues: readonly Issue[];
  /** The rows and coefficients, for what is computed from a fit. */
  readonly fit: { readonly rows: CoxRows; readonly beta: Float64Array };
}

export const noEvents = defineIssue(
  "survival.no-events",
  "No event came in any subject with complete data.",
  "资料完整的受试者中没有发生任何事件。",
);
export const dependentCovariate = defineIssue(
  "survival.dependent-covariate",
  "{name} says nothing beside the strata and the covariates before it.",
  "在分层和之前的协变量之外,{name} 没有提供任何信息。",
);
export const notConverged = defineIssue(
  "survival.not-converged",
  "The likelihood did not settle within {rounds} rounds.",
  "似然函数在 {rounds} 次迭代内未收敛。",
);
export const monotoneLikelihood = defineIssue(
  "survival.monotone-likelihood",
  "The log hazard ratio of {name} is infinite: all events come on one side of it. The likelihood ratio test holds.",
  "{name} 的对数风险比为无穷大:所有事件都出现在其一侧。似然比检验仍然有效。",
  "warning",
);
export const robustNotForExact = defineIssue(
  "survival.robust-not-for-exact",
  "There is no robust variance for exact ties.",
  "精确结处理法没有稳健方差。",
);

/**
 * Cox's proportional-hazards model.
 *
 * @source Cox, JRSS B 34:187 (1972); Lin & Wei, JASA 84:1074 (1989), for the robust variance; reference: R survival 3.5.3
 * `coxph`, cases surv-01-lung and surv-04-als-few-events
 */
export function computeCox(data: CoxData, options: CoxOptions = {}): CoxModel | Issue {
  const { ties = "efron", robust = data.cluster !== undefined } = options;
  if (robust && ties === "exact") return robustNotForExact([]);
  const further = [data.stratum, data.cluster, ...data.covariates.map((one) => one.values)];
  const complete = completeRows(data, further);
  const wrong = checkSurvival(data, complete);
  if (wrong !== undefined) return wrong;
  const rows = orderRows(data, complete);
  if (!rows.event.includes(1)) return noEvents([]);
  const dependent = dependentColumn(rows);
  if (dependent !== undefined) {
    return dependentCovariate(["covariates", dependent], {
      name: data.covariates[dependent]?.name ?? "",
    });
  }
  const likelihood = (beta: Float64Array): Likelihood =>
    ties === "exact" ? coxExactLikelihood(rows, beta) : coxLikelihood(rows, beta, ties);
  const start = new Float64Array(rows.x.columns);
  const found = climb(likelihood, start, rows);
  if (found.end === "rounds") return notConverged([], { rounds: found.rounds });
  if (found.end === "singular") return dependentCovariate(["covariates"], { name: "covariates" });
  return describeFit(data, rows, found, likelihood(start), { ...options, ties, robust });
}

function describeFit(
  data: CoxData,
  rows: CoxRows,
  found: Climb,
  none: Likelihood,
  { ties, robust, level = 0.95 }: CoxOptions & { readonly ties: CoxTies; readonly robust: boolean },
): CoxModel | Issue {
  const p = rows.x.columns;
  const beta = found.point;
  const model = inverse(found.at.information);
  const atNull = inverse(none.information);
  if (model === undefined || atNull === undefined) {
    return dependentCovariate(["covariates"], { name: "covariates" });
  }
  const covariance =
    robust && ties !== "exact"
      ? sandwich(scoreResiduals(rows, beta, ties), rows.cluster, model)
      : model;
  const z = normalQuantile((1 + level) / 2);
  const coefficients = data.covariates.map(({ name }, j) =>
    coefficientOf(name, j, { beta, covariance, model, z, moves: found.moving[j] ?? 0 }),
  );
  const test = (statistic: number): ChiSquaredTest => ({
    statistic,
    df: p,
    p: chiSquaredTail(statistic, p),
  });
  const robustScore =
    robust && ties !== "exact"
      ? { robustScore: test(robustScoreOf(rows, none, atNull, ties)) }
      : {};
  return {
    ties,
    n: rows.size,
    events: rows.event.reduce((sum, event) => sum + event, 0),
    leftOut: data.time.length - rows.size,
    coefficients,
    covariance,
    nullLogLikelihood: none.value,
    logLikelihood: found.at.value,
    likelihoodRatio: test(2 * (found.at.value - none.value)),
    wald: test(found.end === "endless" ? Number.NaN : quadratic(covariance, beta)),
    score: test(quadratic(none.information, none.score)),
    ...robustScore,
    concordance: computeConcordance(rows, predictors(rows, beta)),
    rounds: found.rounds,
    issues: data.covariates
      .filter((_, j) => (found.moving[j] ?? 0) !== 0)
      .map(({ name }) => monotoneLikelihood(["covariates", name], { name })),
    fit: { rows, beta },
  };
}

interface Estimated {
  readonly beta: Float64Array;
  readonly covariance: Matrix;
  readonly model: Matrix;
  readonly z: number;
  readonly moves: number;
}

function coefficientOf(
  name: string,
  j: number,
  { beta, covariance, model, z, moves }: Estimated,
): CoxCoefficient {
  const isInfinite = moves !== 0;
  const estimate = isInfinite ? moves * Number.POSITIVE_INFINITY : at(beta, j);
  const standardError = isInfinite ? Number.NaN : Math.sqrt(entry(covariance, j, j));
  return {
    name,
    estimate,
    standardError,
    modelStandardError: isInfinite ? Number.NaN : Math.sqrt(entry(model, j, j)),
    z: estimate / standardError,
    p: 2 * normalTail(Math.abs(estimate / standardError)),
    hazardRatio: Math.exp(estimate),
    lower: Math.exp(estimate - z * standardError),
    upper: Math.exp(estimate + z * standardError),
  };
}

function inverse(information: Matrix): Matrix | undefined {
  const lower = cholesky(information, 1e-13);
  return lower === undefined ? undefined : invertCholesky(lower);
}

/** xᵀ A⁻¹ x. */
function quadratic(a: Matrix, x: Float64Array): number {
  const lower = cholesky(a, 1e-13);
  return lower === undefined ? Number.NaN : dot(x, solveCholesky(lower, x));
}

function robustScoreOf(
  rows: CoxRows,
  none: Likelihood,
  atNull: Matrix,
  ties: "efron" | "breslow",
): number {
  const p = rows.x.columns;
  const residuals = scoreResiduals(rows, new Float64Array(p), ties);
  const spread = sandwich(residuals, rows.cluster, atNull);
  const step = Float64Array.from({ length: p }, (_, j) => {
    let sum = 0;
    for (let k = 0; k < p; k++) sum += entry(atNull, j, k) * at(none.score, k);
    return sum;
  });
  return quadratic(spread, step);
}

/** The first covariate that the strata and the covariates before it already tell. */
export function dependentColumn(rows: CoxRows): number | undefined {
  const p = rows.x.columns;
  const within = matrix(Math.max(rows.size, p), p);
  for (const { from, to } of rows.strata) {
    for (let j = 0; j < p; j++) {
      let mean = 0;
      for (let i = from; i < to; i++) mean += entry(rows.x, i, j) / (to - from);
      for (let i = from; i < to; i++) {
        const left = entry(rows.x, i, j) - mean;
        within.data[i * p + j] = Math.abs(left) < 1e-12 * (rows.ranges[j] ?? 0) ? 0 : left;
      }
    }
  }
  const { order, rank } = qr(within);
  return rank === p ? undefined : order.slice(rank).toSorted((a, b) => a - b)[0];
}
