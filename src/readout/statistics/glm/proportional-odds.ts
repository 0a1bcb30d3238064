import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { cholesky, invertCholesky } from "../../linear-algebra/cholesky.ts";
import { addEntry, entry, type Matrix, matrix, rowOf } from "../../linear-algebra/matrix.ts";
import { qr } from "../../linear-algebra/qr.ts";
import { addAt, at, dot } from "../../linear-algebra/vector.ts";
import { type Climb, climb, type Likelihood } from "../likelihood/climb.ts";
import { type Coefficient, describeCoefficient } from "./glm.ts";
import { dependentColumn, notSettled, separated } from "./glm-issues.ts";
import { type GlmData, type GlmRows, orderGlmRows } from "./glm-rows.ts";
import { logistic } from "./link.ts";

/** An ordinal model: log odds of being at most in category k = threshold k − predictor. */
export interface ProportionalOddsModel {
  readonly n: number;
  readonly leftOut: number;
  /** The categories that occur, ascending. */
  readonly categories: readonly number[];
  /** Positive: higher categories are likelier. exp of it is the common odds ratio. */
  readonly coefficients: readonly Coefficient[];
  /** One between each two neighbouring categories. */
  readonly thresholds: readonly Coefficient[];
  /** Of the coefficients, then the thresholds, from the observed information. */
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  readonly deviance: number;
  readonly aic: number;
  readonly issues: readonly Issue[];
}

export const oneCategory = defineIssue(
  "glm.one-category",
  "All outcomes are in one category.",
  "所有结果都属于同一类别。",
);

/**
 * The proportional-odds model of an ordered outcome, such as the AIS grade. `columns` are without an intercept.
 *
 * @source McCullagh, JRSS B 42:109 (1980); signs as `polr` of R's MASS (SAS LOGISTIC models the other tail: its slopes
 * have the other sign unless DESCENDING)
 */
export function computeProportionalOdds(
  data: GlmData,
  level = 0.95,
): ProportionalOddsModel | Issue {
  const rows = orderGlmRows(data);
  const categories = [...new Set(rows.y)].toSorted((a, b) => a - b);
  if (categories.length < 2) return oneCategory(["outcome"]);
  const dependent = dependentOf(rows);
  if (dependent !== undefined) {
    return dependentColumn(["columns", dependent], { name: data.columns[dependent]?.name ?? "" });
  }
  const codes = rows.y.map((y) => categories.indexOf(y));
  const p = rows.x.columns;
  const start = Float64Array.from([
    ...new Float64Array(p),
    ...shareLogits(rows, codes, categories),
  ]);
  const likelihood = (point: Float64Array) => ordinalLikelihood(rows, codes, point);
  const ranges = [...rows.ranges, ...categories.slice(1).map(() => 1)];
  const found = climb(likelihood, start, { ranges, rounds: 200 });
  const lower = cholesky(found.at.information, 1e-13);
  if (found.end === "rounds" || found.end === "singular" || lower === undefined) {
    return notSettled([], { rounds: found.rounds });
  }
  return describe(data, rows, categories, found, {
    covariance: invertCholesky(lower),
    nullLogLikelihood: likelihood(start).value,
    level,
  });
}

function describe(
  data: GlmData,
  rows: GlmRows,
  categories: readonly number[],
  found: Climb,
  more: { covariance: Matrix; nullLogLikelihood: number; level: number },
): ProportionalOddsModel {
  const names = [
    ...data.columns.map(({ name }) => name),
    ...categories.slice(1).map((next, k) => `${categories[k]}|${next}`),
  ];
  const all = names.map((name, j) => {
    const error = Math.sqrt(entry(more.covariance, j, j));
    const moves = found.moving[j];
    return describeCoefficient(
      name,
      at(found.point, j),
      error,
      Number.POSITIVE_INFINITY,
      more.level,
      moves,
    );
  });
  const p = data.columns.length;
  const logLikelihood = found.at.value;
  return {
    n: rows.size,
    leftOut: rows.leftOut,
    categories,
    coefficients: all.slice(0, p),
    thresholds: all.slice(p),
    covariance: more.covariance,
    logLikelihood,
    nullLogLikelihood: more.nullLogLikelihood,
    deviance: -2 * logLikelihood,
    aic: 2 * names.length - 2 * logLikelihood,
    issues: names
      .filter((_, j) => (found.moving[j] ?? 0) !== 0)
      .map((name) => separated(["columns", name], { name })),
  };
}

/** The intercept is the thresholds': a column that is constant, or dependent with a constant, is told. */
function dependentOf({ x, size }: GlmRows): number | undefined {
  const p = x.columns;
  const wide = matrix(Math.max(size, p + 1), p + 1);
  for (let i = 0; i < size; i++) {
    wide.data[i * (p + 1)] = 1;
    for (let j = 0; j < p; j++) wide.data[i * (p + 1) + j + 1] = entry(x, i, j);
  }
  const { order, rank } = qr(wide);
  const first = order.slice(rank).toSorted((a, b) => a - b)[0];
  return first === undefined ? undefined : first - 1;
}

/** The thresholds without covariates: the logits of the cumulative shares. */
function shareLogits(rows: GlmRows, codes: Float64Array, categories: readonly number[]) {
  const counts = categories.map(() => 0);
  for (const [i, code] of codes.entries()) counts[code] = (counts[code] ?? 0) + at(rows.trials, i);
  const all = counts.reduce((a, b) => a + b, 0);
  let below = 0;
  return counts.slice(0, -1).map((count) => {
    below += count;
    return Math.log(below / (all - below));
  });
}

function ordinalLikelihood(rows: GlmRows, codes: Float64Array, point: Float64Array): Likelihood {
  const p = rows.x.columns;
  const size = point.length;
  const score = new Float64Array(size);
  const information = matrix(size, size);
  const beta = point.subarray(0, p);
  let value = 0;
  for (let i = 0; i < rows.size; i++) {
    const eta = at(rows.offset, i) + dot(rowOf(rows.x, i), beta);
    const code = at(codes, i);
    const [low, high] = [boundAt(point, p, code - 1, eta), boundAt(point, p, code, eta)];
    const share =
      Number.isFinite(low) && low > 0
        ? logistic(-low) - logistic(-high)
        : logistic(high) - logistic(low);
    if (!(share > 0)) return { value: Number.NEGATIVE_INFINITY, score, information };
    const weight = at(rows.trials, i);
    value += weight * Math.log(share);
    const [upper, under] = [slopes(high), slopes(low)];
    // First and second derivatives of log share by the upper and the lower bound.
    const du = upper.first / share;
    const dl = -under.first / share;
    const duu = upper.second / share - du * du;
    const dll = -under.second / share - dl * dl;
    const dul = -du * dl;
    const toward = (j: number, bound: number) =>
      j < p ? -entry(rows.x, i, j) : Number(j - p === bound);
    const places = placesOf(p, code, size);
    for (const j of places) {
      const [uj, lj] = [toward(j, code), toward(j, code - 1)];
      addAt(score, j, weight * (du * uj + dl * lj));
      for (const k of places) {
        const [uk, lk] = [toward(k, code), toward(k, code - 1)];
        const bend = duu * uj * uk + dll * lj * lk + dul * (uj * lk + lj * uk);
        addEntry(information, j, k, -weight * bend);
      }
    }
  }
  return { value, score, information };
}

/** The coefficients, and the thresholds that bound a category. */
function placesOf(p: number, code: number, size: number): readonly number[] {
  const places = Array.from({ length: p }, (_, j) => j);
  if (code > 0) places.push(p + code - 1);
  if (p + code < size) places.push(p + code);
  return places;
}

function boundAt(point: Float64Array, p: number, threshold: number, eta: number): number {
  if (threshold < 0) return Number.NEGATIVE_INFINITY;
  return p + threshold >= point.length ? Number.POSITIVE_INFINITY : at(point, p + threshold) - eta;
}

/** The density of the logistic distribution and its slope; nothing at the ends. */
function slopes(bound: number): { readonly first: number; readonly second: number } {
  if (!Number.isFinite(bound)) return { first: 0, second: 0 };
  const first = logistic(bound) * logistic(-bound);
  return { first, second: first * (logistic(-bound) - logistic(bound)) };
}
