import type { Issue, Random } from "../../../kernel/index.ts";
import { cholesky, solveLowerTransposed } from "../../linear-algebra/cholesky.ts";
import { crossProduct, type Matrix, rowOf } from "../../linear-algebra/matrix.ts";
import { leastSquares, qr } from "../../linear-algebra/qr.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { drawChiSquared } from "./draw-posterior.ts";
import { tooFewToImpute } from "./imputation-issues.ts";

/** A regression with its parameters as estimated and as drawn from their posterior. */
export interface DrawnRegression {
  readonly estimated: Float64Array;
  readonly drawn: Float64Array;
  /** The drawn residual standard deviation. */
  readonly deviation: number;
}

/**
 * σ² from the residual squares over χ², then β from its normal posterior at that σ. Issue: no degree of freedom, or
 * predictors that depend on each other.
 *
 * @source Rubin, Multiple Imputation for Nonresponse in Surveys (1987), p. 167
 */
export function drawRegression(
  predictors: Matrix,
  response: Float64Array,
  random: Random,
): DrawnRegression | Issue {
  const { rows: observed, columns: effects } = predictors;
  const factored = observed > effects ? qr(predictors) : undefined;
  const lower = cholesky(crossProduct(predictors, predictors), 1e-12);
  if (factored === undefined || factored.rank < effects || lower === undefined) {
    return tooFewToImpute([], { observed, effects });
  }
  const estimated = leastSquares(factored, response);
  let squares = 0;
  for (let i = 0; i < observed; i++) {
    squares += (at(response, i) - dot(rowOf(predictors, i), estimated)) ** 2;
  }
  const deviation = Math.sqrt(squares / drawChiSquared(observed - effects, random));
  const noise = solveLowerTransposed(
    lower,
    estimated.map(() => random.normal()),
  );
  return { estimated, drawn: estimated.map((one, j) => one + deviation * at(noise, j)), deviation };
}

/** Draws what is missing around the drawn regression. */
export function drawAround(
  { drawn, deviation }: DrawnRegression,
  predictors: Matrix,
  random: Random,
): Float64Array {
  return Float64Array.from(
    { length: predictors.rows },
    (_, i) => dot(rowOf(predictors, i), drawn) + deviation * random.normal(),
  );
}

/**
 * Predictive mean matching: what is missing takes the value of one of the donors whose prediction (by the estimated
 * regression) is nearest to its own (by the drawn one).
 *
 * @source Little, J Bus Econ Stat 6:287 (1988); van Buuren, Flexible Imputation of Missing Data, 2nd ed., §3.4 (type 1)
 */
export function drawMatched(
  { estimated, drawn }: DrawnRegression,
  observed: { readonly predictors: Matrix; readonly response: Float64Array },
  predictors: Matrix,
  donors: number,
  random: Random,
): Float64Array {
  const predicted = Float64Array.from(observed.response, (_, i) =>
    dot(rowOf(observed.predictors, i), estimated),
  );
  const byPrediction = Array.from(predicted.keys()).sort(
    (a, b) =>
      at(predicted, a) - at(predicted, b) || at(observed.response, a) - at(observed.response, b),
  );
  return Float64Array.from({ length: predictors.rows }, (_, i) => {
    const target = dot(rowOf(predictors, i), drawn);
    const pool = nearest(byPrediction, predicted, target, Math.min(donors, predicted.length));
    return at(observed.response, pool[random.below(pool.length)] ?? 0);
  });
}

/** The places whose numbers are nearest to a target, from a list ordered by number. */
function nearest(
  order: readonly number[],
  numbers: Float64Array,
  target: number,
  count: number,
): readonly number[] {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(numbers, order[middle] ?? -1) < target) low = middle + 1;
    else high = middle;
  }
  let [left, right] = [low - 1, low];
  const found: number[] = [];
  while (found.length < count) {
    const [before, after] = [order[left], order[right]];
    const isLeft =
      after === undefined ||
      (before !== undefined && target - at(numbers, before) <= at(numbers, after) - target);
    const chosen = isLeft ? before : after;
    if (chosen === undefined) break;
    found.push(chosen);
    if (isLeft) left -= 1;
    else right += 1;
  }
  return found;
}
