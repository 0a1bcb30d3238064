import { addEntry, entry, matrix, rowOf, setEntry } from "../../linear-algebra/matrix.ts";
import { leastSquares, qr } from "../../linear-algebra/qr.ts";
import { addAt, at, dot } from "../../linear-algebra/vector.ts";
import type { Likelihood } from "../likelihood/climb.ts";
import type { FamilyRules } from "./family.ts";
import type { GlmRows } from "./glm-rows.ts";
import type { Link } from "./link.ts";

/** The linear predictor of each row. */
export function etaOf({ x, offset }: GlmRows, beta: Float64Array): Float64Array {
  return offset.map((value, i) => value + dot(rowOf(x, i), beta));
}

/** The log-likelihood with its score and expected information, for dispersion 1; −∞ where a mean is impossible. */
export function glmLikelihood(
  rows: GlmRows,
  family: FamilyRules,
  link: Link,
  beta: Float64Array,
): Likelihood {
  const p = rows.x.columns;
  const score = new Float64Array(p);
  const information = matrix(p, p);
  const eta = etaOf(rows, beta);
  let value = 0;
  for (let i = 0; i < rows.size; i++) {
    const mean = link.mean(at(eta, i));
    const [y, trials] = [at(rows.y, i), at(rows.trials, i)];
    if (!family.isPossible(mean)) return { value: Number.NEGATIVE_INFINITY, score, information };
    value += family.logLikelihood(y, mean, trials);
    const slope = link.slope(at(eta, i));
    const variance = family.variance(mean);
    // A mean that rounding has put on its bound says nothing more.
    if (variance === 0) continue;
    const pull = (trials * (y - mean) * slope) / variance;
    const weight = (trials * slope * slope) / variance;
    for (let j = 0; j < p; j++) {
      const own = entry(rows.x, i, j);
      addAt(score, j, pull * own);
      for (let k = 0; k <= j; k++) addEntry(information, j, k, weight * own * entry(rows.x, i, k));
    }
  }
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < j; k++) setEntry(information, k, j, entry(information, j, k));
  }
  return { value, score, information };
}

/** Coefficients that give every row, as nearly as the columns allow, the overall mean. */
export function glmStart(rows: GlmRows, link: Link, isLog: boolean): Float64Array {
  const weights = isLog ? rows.trials.map((n, i) => n * Math.exp(at(rows.offset, i))) : rows.trials;
  const total = dot(rows.y, rows.trials);
  const share = total / sum(weights);
  const near = 0.5 / (rows.size + 1);
  const isInside = Number.isFinite(link.of(share));
  const centre = link.of(isInside ? share : share === 0 ? near : 1 - near);
  const target = isLog ? rows.y.map(() => centre) : rows.offset.map((value) => centre - value);
  return leastSquares(qr(rows.x), target);
}

const sum = (vector: Float64Array): number => vector.reduce((total, value) => total + value, 0);
