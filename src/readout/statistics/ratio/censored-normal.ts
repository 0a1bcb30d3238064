import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { invertCholesky, cholesky } from "../../linear-algebra/cholesky.ts";
import {
  addEntry,
  entry,
  type Matrix,
  matrix,
  rowOf,
  setEntry,
} from "../../linear-algebra/matrix.ts";
import { leastSquares, qr } from "../../linear-algebra/qr.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { logNormalCdf, logNormalDensity } from "../../numeric/normal.ts";
import { defineDesign, type Design, designMatrix, type Term } from "../design/design.ts";
import { selectRows, type Variable, valueAt } from "../design/variable.ts";
import { climb, type Likelihood } from "../likelihood/climb.ts";

const tooFewKnown = defineIssue(
  "statistic.ratio.too-few-known",
  "{known} values within the limits of quantification cannot estimate {effects} effects.",
  "定量限内的 {known} 个数值不足以估计 {effects} 个效应。",
);

const noTop = defineIssue(
  "statistic.ratio.no-maximum",
  "The likelihood has no maximum that can be found: an effect's values may all be beyond a limit of quantification.",
  "似然没有可求得的最大值：某一效应的数值可能全部超出定量限。",
);

/** A normal response of which some rows are only known to lie beyond a limit. */
export interface CensoredInput {
  /** The value, or the limit where the row lies beyond it. NaN where missing. */
  readonly response: Float64Array;
  /** −1: below the limit; 1: above it; 0: the value itself. */
  readonly beyond: Int8Array;
  readonly variables: readonly Variable[];
  /** `[]` is the intercept. */
  readonly terms: readonly Term[];
}

export interface CensoredFit {
  readonly design: Design;
  readonly coefficients: Float64Array;
  /** From the second derivatives of the likelihood. */
  readonly covariance: Matrix;
  readonly sigma: number;
  readonly logLikelihood: number;
  readonly n: number;
  readonly censored: number;
}

/**
 * The normal linear model of a response with limits of quantification (tobit), by maximum likelihood in Olsen's
 * parameters β/σ and 1/σ, where it is concave. Issues: too few values within the limits, no maximum.
 *
 * @source Tobin, Econometrica 26:24 (1958); Olsen, Econometrica 46:1211 (1978); reference: R survival 3.5.3 `survreg`
 */
export function computeCensoredNormal(input: CensoredInput): CensoredFit | Issue {
  const used = input.variables.filter(({ name }) =>
    input.terms.some((term) => term.includes(name)),
  );
  const rows = orderRows(input, used);
  const selected = used.map((variable) => selectRows(variable, rows));
  const design = defineDesign(selected, input.terms);
  const x = designMatrix(
    design,
    rows.map((_, i) => i),
  );
  const y = Float64Array.from(rows, (row) => at(input.response, row));
  const beyond = Array.from(rows, (row) => input.beyond[row] ?? 0);
  const effects = design.columns.length;
  const known = beyond.filter((one) => one === 0).length;
  const factored = known > effects ? qr(x) : undefined;
  if (factored === undefined || factored.rank < effects) {
    return tooFewKnown(["response"], { known, effects });
  }
  const plain = leastSquares(factored, y);
  let squares = 0;
  for (let i = 0; i < y.length; i++) squares += (at(y, i) - dot(rowOf(x, i), plain)) ** 2;
  const precision = 1 / Math.sqrt(squares / y.length);
  const start = Float64Array.from([...plain.map((b) => b * precision), precision]);
  const ranges = Array.from(start, (_, j) => rangeOf(x, y, j));
  const found = climb((point) => likelihoodAt(point, x, y, beyond), start, { ranges });
  const lower = found.end === "top" ? cholesky(found.at.information, 1e-13) : undefined;
  if (lower === undefined) return noTop(["response"]);
  const inverse = invertCholesky(lower);
  const scale = at(found.point, effects);
  const coefficients = found.point.slice(0, effects).map((gamma) => gamma / scale);
  return {
    design,
    coefficients,
    covariance: covarianceOf(inverse, coefficients, scale),
    sigma: 1 / scale,
    logLikelihood: found.at.value,
    n: y.length,
    censored: y.length - known,
  };
}

function orderRows({ response, beyond }: CensoredInput, used: readonly Variable[]): Int32Array {
  const columns = [
    ...used.map((one) => response.map((_, row) => valueAt(one, row))),
    Float64Array.from(beyond),
    response,
  ];
  const complete = Array.from(response.keys()).filter((row) =>
    columns.every((column) => Number.isFinite(column[row])),
  );
  return Int32Array.from(
    complete.sort((a, b) => {
      const column = columns.find((one) => one[a] !== one[b]);
      return column === undefined ? 0 : at(column, a) - at(column, b);
    }),
  );
}

/** How far a coordinate's step moves the linear predictor at most. */
function rangeOf(x: Matrix, y: Float64Array, column: number): number {
  let most = 0;
  for (let i = 0; i < x.rows; i++) {
    most = Math.max(most, Math.abs(column < x.columns ? entry(x, i, column) : at(y, i)));
  }
  return most;
}

function likelihoodAt(
  point: Float64Array,
  x: Matrix,
  y: Float64Array,
  beyond: readonly number[],
): Likelihood {
  const effects = x.columns;
  const scale = at(point, effects);
  const score = new Float64Array(effects + 1);
  const information = matrix(effects + 1, effects + 1);
  if (!(scale > 0)) return { value: Number.NEGATIVE_INFINITY, score, information };
  let value = 0;
  for (let i = 0; i < x.rows; i++) {
    const side = beyond[i] ?? 0;
    const row = rowOf(x, i);
    const limit = at(y, i);
    let z = scale * limit;
    for (let j = 0; j < effects; j++) z -= at(row, j) * at(point, j);
    let [slope, bend] = [-z, 1];
    if (side === 0) {
      value += Math.log(scale) + logNormalDensity(z);
      score[effects] = at(score, effects) + 1 / scale;
      addEntry(information, effects, effects, 1 / scale ** 2);
    } else {
      const within = -side * z;
      const log = logNormalCdf(within);
      const ratio = Math.exp(logNormalDensity(within) - log);
      value += log;
      slope = -side * ratio;
      bend = ratio * (within + ratio);
    }
    // z = scale · y − xᵀγ: its derivatives are −x and y.
    const turn = (j: number) => (j < effects ? -at(row, j) : limit);
    for (let j = 0; j <= effects; j++) {
      score[j] = at(score, j) + slope * turn(j);
      for (let k = 0; k <= effects; k++) addEntry(information, j, k, bend * turn(j) * turn(k));
    }
  }
  return { value, score, information };
}

/** Of β = γ/h, from the covariance of γ and h: dβ = (dγ − β dh) / h. */
function covarianceOf(inverse: Matrix, coefficients: Float64Array, scale: number): Matrix {
  const effects = coefficients.length;
  const covariance = matrix(effects, effects);
  for (let j = 0; j < effects; j++) {
    for (let k = 0; k < effects; k++) {
      const [a, b] = [at(coefficients, j), at(coefficients, k)];
      const own = entry(inverse, j, k) - b * entry(inverse, j, effects);
      const other = -a * entry(inverse, effects, k) + a * b * entry(inverse, effects, effects);
      setEntry(covariance, j, k, (own + other) / scale ** 2);
    }
  }
  return covariance;
}
