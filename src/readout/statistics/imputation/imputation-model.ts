import type { Issue, Random } from "../../../kernel/index.ts";
import { type Matrix, rowOf } from "../../linear-algebra/matrix.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { computeMmrm } from "../mixed/mmrm.ts";
import { type ConditionalRule, conditionalRule, fillInBy } from "./conditional-normal.ts";
import { lostEffect } from "./imputation-issues.ts";
import { joinDistributions, type VisitDistribution } from "./strategy.ts";
import type { GridSubject, ImputationRequest, VisitGrid } from "./visit-grid.ts";

/** Means and covariances from which visits are imputed: estimated, or drawn from their posterior. */
export interface ImputationModel {
  readonly coefficients: Float64Array;
  readonly covarianceOf: (arm: string) => Matrix;
}

/**
 * The imputation model by restricted likelihood: a mixed model of what may inform it, unstructured. Issues are those of the
 * mixed model; a model that has lost an arm or a visit.
 *
 * @param leftOut a participant whose rows do not count (for the jackknife)
 */
export function fitImputationModel(
  request: ImputationRequest,
  grid: VisitGrid,
  leftOut?: GridSubject,
): ImputationModel | Issue {
  const response = Float64Array.from(grid.informing);
  for (const row of leftOut?.rows ?? []) response[row] = Number.NaN;
  const fit = computeMmrm({
    response,
    subject: request.subject,
    visit: request.visit,
    variables: [request.arm, request.visit, ...request.variables],
    terms: request.terms,
    covariance: "unstructured",
    ...(request.hasOwnCovariances === true && { covarianceBy: request.arm }),
  });
  if (!("coefficients" in fit)) return fit;
  const isWhole =
    fit.visits.length === grid.visits.length &&
    fit.design.columns.length === grid.design.columns.length &&
    fit.design.columns.every(({ name }, i) => name === grid.design.columns[i]?.name);
  const [one] = fit.covariances;
  if (!isWhole || one === undefined) return lostEffect([]);
  const byArm = new Map(fit.covariances.map(({ group, matrix }) => [group, matrix]));
  return {
    coefficients: fit.coefficients,
    covarianceOf: (arm) => byArm.get(arm) ?? one.matrix,
  };
}

/** The distribution of a participant's visits under the participant's strategy. */
export function distributionOf(
  model: ImputationModel,
  { own, asReference }: VisitGrid,
  reference: string,
  subject: GridSubject,
): VisitDistribution {
  const meanBy = (design: Matrix) =>
    Float64Array.from(subject.rows, (row) => dot(rowOf(design, row), model.coefficients));
  const mine = { mean: meanBy(own), covariance: model.covarianceOf(subject.arm) };
  if (subject.strategy === "missing-at-random") return mine;
  const other = { mean: meanBy(asReference), covariance: model.covarianceOf(reference) };
  return joinDistributions(subject.strategy, mine, other, subject.first);
}

/** The response with every gap expected, or drawn where a stream is given (split by participant). */
export function completeResponse(
  model: ImputationModel,
  grid: VisitGrid,
  request: Pick<ImputationRequest, "response" | "reference">,
  random?: Random,
): Float64Array {
  const completed = Float64Array.from(request.response);
  const rules = new Map<Matrix, Map<string, ConditionalRule>>();
  for (const subject of grid.subjects) {
    const values = Float64Array.from(subject.rows, (row) => at(request.response, row));
    const isMissing = Array.from(values, Number.isNaN);
    if (!isMissing.includes(true)) continue;
    const { mean, covariance } = distributionOf(model, grid, request.reference, subject);
    const known = rules.get(covariance) ?? new Map<string, ConditionalRule>();
    rules.set(covariance, known);
    const pattern = isMissing.map(Number).join("");
    const rule = known.get(pattern) ?? conditionalRule(covariance, isMissing);
    known.set(pattern, rule);
    const filled = fillInBy(rule, mean, values, random?.split(subject.id));
    for (const [t, row] of subject.rows.entries()) completed[row] = at(filled, t);
  }
  return completed;
}
