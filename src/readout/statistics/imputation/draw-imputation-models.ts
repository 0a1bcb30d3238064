import { type Issue, type Random, randomStream } from "../../../kernel/index.ts";
import { type Matrix, rowOf } from "../../linear-algebra/matrix.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { conditionalRule, type ConditionalRule, fillInBy } from "./conditional-normal.ts";
import { coefficientDraws } from "./draw-coefficients.ts";
import { drawInverseWishart, residualSums, type WholeSubject } from "./draw-posterior.ts";
import { fitImputationModel, type ImputationModel } from "./imputation-model.ts";
import { tooFewToImpute } from "./imputation-issues.ts";
import type { ImputationRequest, VisitGrid } from "./visit-grid.ts";

export interface DrawOptions {
  readonly seed: string;
  readonly draws: number;
  /** Rounds before the first draw and between draws. Default 200 and 20. */
  readonly burnIn?: number;
  readonly thinning?: number;
}

/**
 * Draws imputation models from their posterior under the prior |Σ|^(−(T+1)/2), by data augmentation: gaps are drawn from
 * their conditional distribution, covariances from the inverse Wishart, coefficients from the normal; it starts at the
 * restricted likelihood's estimate. The same seed gives the same models for every order of rows.
 *
 * Issues: those of the mixed model; an arm with too few participants for a covariance of its own.
 *
 * @source Schafer, Analysis of Incomplete Multivariate Data (1997), §5.4; Carpenter, Roger & Kenward, J Biopharm Stat
 * 23:1352 (2013)
 */
export function drawImputationModels(
  request: ImputationRequest,
  grid: VisitGrid,
  { seed, draws, burnIn = 200, thinning = 20 }: DrawOptions,
): readonly ImputationModel[] | Issue {
  const start = fitImputationModel(request, grid);
  if (!("coefficients" in start)) return start;
  const random = randomStream(seed).split("posterior");
  const groups = request.hasOwnCovariances === true ? request.arm.levels : [""];
  const groupOf = (arm: string) => (groups.length === 1 ? 0 : groups.indexOf(arm));
  const gapped = grid.subjects.map(
    ({ rows, arm }): WholeSubject => ({
      group: groupOf(arm),
      design: Array.from(rows, (row) => rowOf(grid.own, row)),
      values: Float64Array.from(rows, (row) => at(grid.informing, row)),
    }),
  );
  const visits = grid.visits.length;
  for (const group of groups.keys()) {
    const observed = gapped.filter((one) => one.group === group).length;
    if (observed < visits) return tooFewToImpute([], { observed, effects: visits });
  }
  let coefficients = start.coefficients;
  let covariances: readonly Matrix[] = groups.map((group) => start.covarianceOf(group));
  const drawCoefficients = coefficientDraws(gapped);
  const models: ImputationModel[] = [];
  for (let round = 1; models.length < draws; round++) {
    const whole = fillGaps(gapped, coefficients, covariances, random);
    covariances = residualSums(whole, coefficients, groups.length).map(({ sums, count }) =>
      drawInverseWishart(sums, count, random),
    );
    coefficients = drawCoefficients(whole, covariances, random);
    if (round <= burnIn || (round - burnIn) % thinning !== 0) continue;
    const [drawn, spreads] = [coefficients, covariances];
    const covarianceOf = (arm: string) => spreads[groupOf(arm)] ?? spreads[0] ?? grid.own;
    models.push({ coefficients: drawn, covarianceOf });
  }
  return models;
}

function fillGaps(
  gapped: readonly WholeSubject[],
  coefficients: Float64Array,
  covariances: readonly Matrix[],
  random: Random,
): readonly WholeSubject[] {
  const rules = new Map<string, ConditionalRule>();
  return gapped.map((subject) => {
    const { group, design, values } = subject;
    const isMissing = Array.from(values, Number.isNaN);
    const covariance = covariances[group];
    if (!isMissing.includes(true) || covariance === undefined) return subject;
    const key = `${group}:${isMissing.map(Number).join("")}`;
    const rule = rules.get(key) ?? conditionalRule(covariance, isMissing);
    rules.set(key, rule);
    const mean = Float64Array.from(design, (row) => dot(row, coefficients));
    return { ...subject, values: fillInBy(rule, mean, values, random) };
  });
}
