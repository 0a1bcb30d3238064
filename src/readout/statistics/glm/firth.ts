import type { Issue } from "../../../kernel/index.ts";
import { cholesky, invertCholesky, logDeterminant } from "../../linear-algebra/cholesky.ts";
import { bilinear, entry, type Matrix, rowOf } from "../../linear-algebra/matrix.ts";
import { qr } from "../../linear-algebra/qr.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import { climb, type Likelihood } from "../likelihood/climb.ts";
import { computePenalisedProfile, type PenalisedProfile } from "../likelihood/penalised-profile.ts";
import { familyRules } from "./family.ts";
import type { Coefficient } from "./glm.ts";
import { describeCoefficient } from "./glm.ts";
import { dependentColumn, impossibleOutcome, notSettled, tooFewRows } from "./glm-issues.ts";
import { etaOf, glmLikelihood } from "./glm-likelihood.ts";
import { type GlmData, type GlmRows, orderGlmRows } from "./glm-rows.ts";
import { links, logistic } from "./link.ts";

/** Beside Wald's test and limits: those of the penalised likelihood ratio, which are to be preferred. */
export type FirthCoefficient = Coefficient & PenalisedProfile;

export interface FirthModel {
  readonly n: number;
  readonly leftOut: number;
  readonly coefficients: readonly FirthCoefficient[];
  readonly covariance: Matrix;
  /** With the penalty ½ log |information|. */
  readonly logLikelihood: number;
}

const binomial = familyRules({ kind: "binomial" });

/**
 * Logistic regression with Firth's penalty: finite estimates also where the outcomes are separated.
 *
 * @source Firth, Biometrika 80:27 (1993); Heinze & Schemper, Stat Med 21:2409 (2002)
 */
export function computeFirth(data: GlmData, level = 0.95): FirthModel | Issue {
  const rows = orderGlmRows(data);
  const p = rows.x.columns;
  if (rows.size < p) return tooFewRows([], { rows: rows.size, columns: p });
  const impossible = rows.y.findIndex((y) => y < 0 || y > 1);
  if (impossible >= 0) {
    return impossibleOutcome(["outcome", rows.origin[impossible] ?? -1], {
      value: at(rows.y, impossible),
    });
  }
  const { order, rank } = qr(rows.x);
  const [dependent] = order.slice(rank).toSorted((a, b) => a - b);
  if (dependent !== undefined) {
    return dependentColumn(["columns", dependent], { name: data.columns[dependent]?.name ?? "" });
  }
  const likelihood = (beta: Float64Array) => penalised(rows, beta);
  const options = { ranges: rows.ranges, rounds: 500 };
  const found = climb(likelihood, new Float64Array(p), options);
  const lower = cholesky(found.at.information, 1e-13);
  if (found.end !== "top" || lower === undefined) return notSettled([], { rounds: found.rounds });
  const covariance = invertCholesky(lower);
  const coefficients = data.columns.map(({ name }, j): FirthCoefficient => {
    const error = Math.sqrt(entry(covariance, j, j));
    const wald = describeCoefficient(
      name,
      at(found.point, j),
      error,
      Number.POSITIVE_INFINITY,
      level,
    );
    const asked = { place: j, error, level };
    return { ...wald, ...computePenalisedProfile(likelihood, found, asked, options) };
  });
  return {
    n: rows.size,
    leftOut: rows.leftOut,
    coefficients,
    covariance,
    logLikelihood: found.at.value,
  };
}

function penalised(rows: GlmRows, beta: Float64Array): Likelihood {
  const plain = glmLikelihood(rows, binomial, links.logit, beta);
  const lower = cholesky(plain.information, 1e-13);
  if (lower === undefined) return { ...plain, value: Number.NEGATIVE_INFINITY };
  const covariance = invertCholesky(lower);
  const score = Float64Array.from(plain.score);
  for (const [i, eta] of etaOf(rows, beta).entries()) {
    const mean = logistic(eta);
    const row = rowOf(rows.x, i);
    const leverage = at(rows.trials, i) * mean * (1 - mean) * bilinear(row, covariance, row);
    for (let j = 0; j < score.length; j++) addAt(score, j, leverage * (0.5 - mean) * at(row, j));
  }
  return { ...plain, score, value: plain.value + logDeterminant(lower) / 2 };
}
