import { addEntry, entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { inverseCrossProduct, leastSquares, qr } from "../../linear-algebra/qr.ts";
import { at } from "../../linear-algebra/vector.ts";
import type { Family, FamilyRules } from "./family.ts";
import { etaOf } from "./glm-likelihood.ts";
import type { GlmRows } from "./glm-rows.ts";
import type { Link } from "./link.ts";

/** Where iteratively reweighted least squares stopped. */
export interface Reweighted {
  readonly beta: Float64Array;
  /** From the weights with which the last step was made, one step behind the coefficients. */
  readonly covariance: Matrix;
  /** Those weights. */
  readonly weights: Float64Array;
  readonly rounds: number;
}

/**
 * The iteration of R's `glm`, which stops when the deviance changes by less than 1e-8 of itself and takes its
 * covariance from the weights before the last step: standard errors so differ from those at the top in the seventh
 * digit. It is here to give R's digits; {@link glmLikelihood} climbed to the top is the better answer.
 *
 * @source McCullagh & Nelder (1989), §2.5; beginnings and stopping as R 4.2 documents them in ?glm.control and ?family
 */
export function reweight(
  rows: GlmRows,
  family: Family,
  rules: FamilyRules,
  link: Link,
): Reweighted | undefined {
  const p = rows.x.columns;
  let means: Float64Array = rows.y.map((y, i) => firstMean(family, y, at(rows.trials, i)));
  let eta: Float64Array = means.map(link.of);
  let deviance = devianceOf(rows, rules, means);
  for (let round = 1; round <= 100; round++) {
    const wide = matrix(rows.size, p);
    const target = new Float64Array(rows.size);
    const weights = new Float64Array(rows.size);
    for (let i = 0; i < rows.size; i++) {
      const slope = link.slope(at(eta, i));
      const mean = at(means, i);
      weights[i] = (at(rows.trials, i) * slope * slope) / rules.variance(mean);
      const root = Math.sqrt(at(weights, i));
      const working = at(eta, i) - at(rows.offset, i) + (at(rows.y, i) - mean) / slope;
      target[i] = root * working;
      for (let j = 0; j < p; j++) addEntry(wide, i, j, root * entry(rows.x, i, j));
    }
    const factored = qr(wide);
    const beta = leastSquares(factored, target);
    eta = etaOf(rows, beta);
    means = eta.map((value) => link.mean(value));
    const next = devianceOf(rows, rules, means);
    if (!means.every(rules.isPossible) || Number.isNaN(next)) return undefined;
    if (Math.abs(next - deviance) / (Math.abs(next) + 0.1) < 1e-8) {
      return { beta, covariance: inverseCrossProduct(factored), weights, rounds: round };
    }
    deviance = next;
  }
  return undefined;
}

function firstMean(family: Family, y: number, trials: number): number {
  switch (family.kind) {
    case "binomial":
      return (trials * y + 0.5) / (trials + 1);
    case "poisson":
      return y + 0.1;
    case "negative-binomial":
      return y === 0 ? 1 / 6 : y;
    case "gaussian":
      return y;
  }
}

function devianceOf(rows: GlmRows, rules: FamilyRules, means: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rows.size; i++) {
    sum += rules.deviance(at(rows.y, i), at(means, i), at(rows.trials, i));
  }
  return sum;
}
