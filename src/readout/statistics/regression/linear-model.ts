import type { Issue } from "../../../kernel/index.ts";
import { entry, type Matrix, matrix, setEntry } from "../../linear-algebra/matrix.ts";
import { inverseCrossProduct, leastSquares, type Qr, qr } from "../../linear-algebra/qr.ts";
import { at } from "../../linear-algebra/vector.ts";
import { canonicalOrder } from "../../numeric/canonical-order.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import { defineDesign, type Design, designMatrix, type Term } from "../design/design.ts";
import { selectRows, type Variable, valueAt } from "../design/variable.ts";
import { dependentColumns, noCompleteRow, nothingLeft } from "./regression-issues.ts";

export interface LinearModelInput {
  /** One number a row, NaN where missing. */
  readonly response: Float64Array;
  readonly variables: readonly Variable[];
  /** The intercept is the empty term; it stands first where it is left out. */
  readonly terms: readonly Term[];
  readonly hasIntercept?: boolean;
}

/** A fitted linear model. Rows with anything missing are left out. */
export interface LinearModel {
  /** Over the rows that were analysed. */
  readonly design: Design;
  readonly response: Float64Array;
  readonly n: number;
  /** NaN for a column that says what columns before it say. */
  readonly coefficients: Float64Array;
  /** (XᵀX)⁻¹, zero for such columns. */
  readonly unscaled: Matrix;
  readonly factored: Qr;
  readonly rank: number;
  readonly df: number;
  readonly residualSquares: number;
  readonly sigma: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** What is to be known of the fit: dependent columns. */
  readonly notes: readonly Issue[];
}

/**
 * Ordinary least squares with factors and covariates, by QR with the rows in a canonical order: the order in which they
 * came does not change a bit.
 *
 * @source Golub & Van Loan, Matrix Computations, 4th ed., §5.3; dependent columns are left out as R's lm does
 */
export function computeLinearModel(input: LinearModelInput): LinearModel | Issue {
  const { response, variables, terms, hasIntercept = true } = input;
  const asked: readonly Term[] = hasIntercept ? [[], ...terms] : terms;
  const used = variables.filter(({ name }) => asked.some((term) => term.includes(name)));
  const rows = completeRows(response, used);
  if (rows.length === 0) return noCompleteRow([]);
  const analysed = Float64Array.from(rows, (row) => at(response, row));
  const design = defineDesign(
    used.map((variable) => selectRows(variable, rows)),
    asked,
  );
  const x = designMatrix(
    design,
    rows.map((_, i) => i),
  );
  const factored = qr(x);
  const df = rows.length - factored.rank;
  if (df <= 0) return nothingLeft([], { rows: rows.length, coefficients: factored.rank });
  const coefficients = leastSquares(factored, analysed);
  const fitted = fittedOf(x, coefficients);
  const residualSquares = exactSum(analysed.map((y, i) => (y - at(fitted, i)) ** 2));
  const centre = hasIntercept ? exactSum(analysed) / rows.length : 0;
  const total = exactSum(analysed.map((y) => (y - centre) ** 2));
  const dependent = design.columns.filter((_, j) => Number.isNaN(at(coefficients, j)));
  const columns = dependent.map(({ name }) => name).join(", ");
  return {
    design,
    response: analysed,
    n: rows.length,
    coefficients,
    unscaled: inverseCrossProduct(factored),
    factored,
    rank: factored.rank,
    df,
    residualSquares,
    sigma: Math.sqrt(residualSquares / df),
    rSquared: 1 - residualSquares / total,
    adjustedRSquared: 1 - residualSquares / df / (total / (rows.length - (hasIntercept ? 1 : 0))),
    notes: dependent.length === 0 ? [] : [dependentColumns([], { columns })],
  };
}

/** Cov(b) = σ² (XᵀX)⁻¹. */
export function covarianceOf({ unscaled, sigma }: LinearModel): Matrix {
  const covariance = matrix(unscaled.rows, unscaled.columns);
  for (let i = 0; i < unscaled.rows; i++) {
    for (let j = 0; j < unscaled.columns; j++) {
      setEntry(covariance, i, j, sigma ** 2 * entry(unscaled, i, j));
    }
  }
  return covariance;
}

function completeRows(response: Float64Array, variables: readonly Variable[]): readonly number[] {
  const columns = variables.map((variable) =>
    variable.kind === "covariate"
      ? variable.values
      : Array.from(variable.codes, (code) => (code < 0 ? null : (variable.levels[code] ?? null))),
  );
  return canonicalOrder([...columns, response], response.length).filter(
    (row) =>
      Number.isFinite(at(response, row)) &&
      variables.every((variable) => Number.isFinite(valueAt(variable, row))),
  );
}

function fittedOf(x: Matrix, coefficients: Float64Array): Float64Array {
  return Float64Array.from({ length: x.rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < x.columns; j++) {
      const b = at(coefficients, j);
      if (!Number.isNaN(b)) sum += b * entry(x, i, j);
    }
    return sum;
  });
}
