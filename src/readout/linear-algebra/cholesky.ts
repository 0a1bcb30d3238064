import { entry, type Matrix, matrix, setEntry } from "./matrix.ts";
import { at } from "./vector.ts";

/**
 * The lower triangle L with A = L Lᵀ of a symmetric positive definite matrix (its lower triangle is read).
 * `undefined`: it is not positive definite. A pivot below `tolerance` times its own diagonal entry counts as zero.
 *
 * @source Golub & Van Loan, Matrix Computations, 4th ed., §4.2
 */
export function cholesky(a: Matrix, tolerance = 1e-14): Matrix | undefined {
  const size = a.rows;
  const lower = matrix(size, size);
  for (let j = 0; j < size; j++) {
    let pivot = entry(a, j, j);
    for (let k = 0; k < j; k++) pivot -= entry(lower, j, k) ** 2;
    if (!(pivot > tolerance * Math.abs(entry(a, j, j)))) return undefined;
    const root = Math.sqrt(pivot);
    setEntry(lower, j, j, root);
    for (let i = j + 1; i < size; i++) {
      let sum = entry(a, i, j);
      for (let k = 0; k < j; k++) sum -= entry(lower, i, k) * entry(lower, j, k);
      setEntry(lower, i, j, sum / root);
    }
  }
  return lower;
}

/** x of L x = b, for a lower triangle. */
export function solveLower(lower: Matrix, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < lower.rows; i++) {
    let sum = at(x, i);
    for (let k = 0; k < i; k++) sum -= entry(lower, i, k) * at(x, k);
    x[i] = sum / entry(lower, i, i);
  }
  return x;
}

/** x of Lᵀ x = b, for a lower triangle. */
export function solveLowerTransposed(lower: Matrix, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = lower.rows - 1; i >= 0; i--) {
    let sum = at(x, i);
    for (let k = i + 1; k < lower.rows; k++) sum -= entry(lower, k, i) * at(x, k);
    x[i] = sum / entry(lower, i, i);
  }
  return x;
}

/** x of L Lᵀ x = b. */
export function solveCholesky(lower: Matrix, b: Float64Array): Float64Array {
  return solveLowerTransposed(lower, solveLower(lower, b));
}

/** A⁻¹ from its Cholesky factor, symmetric to the last bit. */
export function invertCholesky(lower: Matrix): Matrix {
  const size = lower.rows;
  const inverse = matrix(size, size);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    const column = solveCholesky(lower, unit);
    for (let i = j; i < size; i++) {
      setEntry(inverse, i, j, at(column, i));
      setEntry(inverse, j, i, at(column, i));
    }
  }
  return inverse;
}

/** log |A| from its Cholesky factor. */
export function logDeterminant(lower: Matrix): number {
  let sum = 0;
  for (let i = 0; i < lower.rows; i++) sum += Math.log(entry(lower, i, i));
  return 2 * sum;
}
