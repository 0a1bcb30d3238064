import { bilinear, matrix, rowOf } from "../../linear-algebra/matrix.ts";
import { addAt, at, dot } from "../../linear-algebra/vector.ts";
import type { ModelColumn } from "../likelihood/model-column.ts";
import { type Coefficient, describeCoefficient, type GlmModel } from "./glm.ts";
import { links } from "./link.ts";

/** What the mean outcome would be had everybody been in one group, and in the other. */
export interface StandardisedDifference {
  readonly first: number;
  readonly second: number;
  /** Second − first. */
  readonly difference: Coefficient;
  /** Of the means, on the log scale: estimate and limits are logarithms. */
  readonly logRatio: Coefficient;
  /** Of proportions, on the log scale. */
  readonly logOddsRatio: Coefficient;
}

/**
 * Predictions of a fitted model averaged over all its rows, once with the columns of one group and once with those of
 * the other (standardisation, g-computation); errors by the delta method with the model's covariance, the covariates
 * taken as they are.
 *
 * @param first columns as if everybody were in the first group, over the rows that were given to the model
 * @source FDA, Adjusting for Covariates in Randomized Clinical Trials (2023), §III.C; Ge et al., Ther Innov Regul Sci
 * 45:481 (2011); case glm-01-logistic-birthwt
 */
export function computeStandardisedDifference(
  model: GlmModel,
  first: readonly ModelColumn[],
  second: readonly ModelColumn[],
  level = 0.95,
): StandardisedDifference {
  const [a, b] = [standardise(model, first), standardise(model, second)];
  const contrast = (name: string, value: number, atFirst: number, atSecond: number) => {
    const slope = a.slope.map((own, j) => atSecond * at(b.slope, j) + atFirst * own);
    const error = Math.sqrt(bilinear(slope, model.covariance, slope));
    return describeCoefficient(name, value, error, Number.POSITIVE_INFINITY, level);
  };
  const odds = (p: number) => p * (1 - p);
  const logit = (p: number) => Math.log(p / (1 - p));
  return {
    first: a.mean,
    second: b.mean,
    difference: contrast("difference", b.mean - a.mean, -1, 1),
    logRatio: contrast("log ratio", Math.log(b.mean / a.mean), -1 / a.mean, 1 / b.mean),
    logOddsRatio: contrast(
      "log odds ratio",
      logit(b.mean) - logit(a.mean),
      -1 / odds(a.mean),
      1 / odds(b.mean),
    ),
  };
}

function standardise({ fit: { rows, beta, link } }: GlmModel, columns: readonly ModelColumn[]) {
  const p = columns.length;
  const slope = new Float64Array(p);
  const x = matrix(
    rows.size,
    p,
    rows.origin.flatMap((i) => columns.map(({ values }) => at(values, i))),
  );
  let mean = 0;
  for (let i = 0; i < rows.size; i++) {
    const eta = at(rows.offset, i) + dot(rowOf(x, i), beta);
    mean += links[link].mean(eta) / rows.size;
    const rise = links[link].slope(eta) / rows.size;
    for (let j = 0; j < p; j++) addAt(slope, j, rise * at(rowOf(x, i), j));
  }
  return { mean, slope };
}
