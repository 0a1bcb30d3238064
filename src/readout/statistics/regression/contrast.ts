import type { Issue } from "../../../kernel/index.ts";
import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import {
  bilinear,
  columnOf,
  entry,
  type Matrix,
  matrix,
  rowOf,
  setEntry,
} from "../../linear-algebra/matrix.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { fTail } from "../../numeric/fisher-f.ts";
import { tTail, tTailQuantile } from "../../numeric/student-t.ts";
import type { LinearModel } from "./linear-model.ts";
import { notEstimable } from "./regression-issues.ts";

/** A combination of coefficients with its t test and interval. */
export interface Contrast {
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly t: number;
  /** Two-sided. */
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** The combination Σ cᵢ bᵢ. One that the data do not determine is an issue, not a number. */
export function computeContrast(
  model: LinearModel,
  combination: Float64Array,
  { confidence = 0.95, what = "" }: { confidence?: number; what?: string } = {},
): Contrast | Issue {
  if (!isEstimable(model, combination)) return notEstimable([], { what });
  const known = model.coefficients.map((b) => (Number.isNaN(b) ? 0 : b));
  const estimate = dot(combination, known);
  const se = model.sigma * Math.sqrt(bilinear(combination, model.unscaled, combination));
  const t = estimate / se;
  const half = se * tTailQuantile((1 - confidence) / 2, model.df);
  return {
    estimate,
    se,
    df: model.df,
    t,
    p: 2 * tTail(Math.abs(t), model.df),
    interval: [estimate - half, estimate + half],
  };
}

/** A joint test that several combinations are zero. */
export interface JointTest {
  readonly F: number;
  readonly df: number;
  readonly denominatorDf: number;
  readonly p: number;
}

/** The F test that every row of a hypothesis, applied to the coefficients, is zero. */
export function computeJointTest(
  model: LinearModel,
  hypothesis: Matrix,
  what = "",
): JointTest | Issue {
  const q = hypothesis.rows;
  const rows = Array.from({ length: q }, (_, i) => rowOf(hypothesis, i));
  if (rows.some((row) => !isEstimable(model, row))) return notEstimable([], { what });
  const known = model.coefficients.map((b) => (Number.isNaN(b) ? 0 : b));
  const values = Float64Array.from(rows, (row) => dot(row, known));
  const spread = matrix(q, q);
  for (const [i, left] of rows.entries()) {
    for (const [j, right] of rows.entries()) {
      setEntry(spread, i, j, bilinear(left, model.unscaled, right));
    }
  }
  const lower = cholesky(spread, 1e-12);
  if (q === 0 || lower === undefined) return notEstimable([], { what });
  const F = dot(values, solveCholesky(lower, values)) / q / model.sigma ** 2;
  return { F, df: q, denominatorDf: model.df, p: fTail(F, q, model.df) };
}

/** Whether a combination lies in the space of the rows: what it gives to a dependent column follows from the others. */
function isEstimable({ factored, coefficients }: LinearModel, combination: Float64Array): boolean {
  const { factors, order, rank } = factored;
  const size = Math.sqrt(dot(combination, combination)) || 1;
  for (let k = rank; k < coefficients.length; k++) {
    // The dependent column is Σ wᵢ of the independent ones: R w = its part of R.
    const weights = columnOf(factors, k).subarray(0, rank);
    for (let i = rank - 1; i >= 0; i--) {
      let sum = at(weights, i);
      for (let j = i + 1; j < rank; j++) sum -= entry(factors, i, j) * at(weights, j);
      weights[i] = sum / entry(factors, i, i);
    }
    let follows = 0;
    for (let i = 0; i < rank; i++) follows += at(weights, i) * at(combination, order[i] ?? -1);
    if (Math.abs(follows - at(combination, order[k] ?? -1)) > 1e-7 * size) return false;
  }
  return true;
}
