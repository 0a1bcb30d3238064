import { addEntry, entry, type Matrix, matrix, setEntry } from "./matrix.ts";
import { addAt, at } from "./vector.ts";

/** A P = Q R by Householder reflections; columns that depend on earlier ones are moved behind the others. */
export interface Qr {
  /** Above and on the diagonal R; below it the reflections. */
  readonly factors: Matrix;
  readonly scales: Float64Array;
  /** Which column of A stands at each place. The first `rank` of them are independent, in their own order. */
  readonly order: readonly number[];
  readonly rank: number;
}

/**
 * Factors a matrix with at least as many rows as columns. A column counts as dependent on those before it when less than
 * `tolerance` of its length is left beside them; it then goes last, as `lm` of R does, so that the first of several that
 * say the same is kept.
 *
 * @source Golub & Van Loan, Matrix Computations, 4th ed., §5.2; R's limited pivoting as documented in ?qr
 */
export function qr(a: Matrix, tolerance = 1e-7): Qr {
  const factors = matrix(a.rows, a.columns, a.data);
  const scales = new Float64Array(a.columns);
  const order = Array.from({ length: a.columns }, (_, j) => j);
  const first = order.map((j) => norm(factors, j, 0));
  let candidates = a.columns;
  let rank = 0;
  while (rank < Math.min(a.rows, candidates)) {
    if (norm(factors, rank, rank) <= tolerance * (first[order[rank] ?? -1] ?? 0)) {
      moveLast(factors, order, rank);
      candidates -= 1;
    } else {
      reflect(factors, scales, rank);
      rank += 1;
    }
  }
  return { factors, scales, order, rank };
}

/** Qᵀ b. */
export function timesQTransposed({ factors, scales, rank }: Qr, b: Float64Array): Float64Array {
  const result = Float64Array.from(b);
  for (let k = 0; k < rank; k++) {
    let sum = at(result, k);
    for (let i = k + 1; i < factors.rows; i++) sum += entry(factors, i, k) * at(result, i);
    const step = -at(scales, k) * sum;
    addAt(result, k, step);
    for (let i = k + 1; i < factors.rows; i++) addAt(result, i, step * entry(factors, i, k));
  }
  return result;
}

/** The least-squares coefficients in the order of A's columns; NaN for a column that was left out as dependent. */
export function leastSquares(factored: Qr, b: Float64Array): Float64Array {
  const { factors, order, rank } = factored;
  const right = timesQTransposed(factored, b);
  const coefficients = new Float64Array(factors.columns).fill(Number.NaN);
  for (let i = rank - 1; i >= 0; i--) {
    let sum = at(right, i);
    for (let k = i + 1; k < rank; k++) {
      sum -= entry(factors, i, k) * at(coefficients, order[k] ?? -1);
    }
    coefficients[order[i] ?? -1] = sum / entry(factors, i, i);
  }
  return coefficients;
}

/** (AᵀA)⁻¹ in the order of A's columns; rows and columns of dependent ones are zero. */
export function inverseCrossProduct({ factors, order, rank }: Qr): Matrix {
  const inverse = matrix(rank, rank);
  for (let j = 0; j < rank; j++) {
    for (let i = j; i >= 0; i--) {
      let sum = i === j ? 1 : 0;
      for (let k = i + 1; k <= j; k++) sum -= entry(factors, i, k) * entry(inverse, k, j);
      setEntry(inverse, i, j, sum / entry(factors, i, i));
    }
  }
  const result = matrix(factors.columns, factors.columns);
  for (let i = 0; i < rank; i++) {
    for (let j = i; j < rank; j++) {
      let sum = 0;
      for (let k = j; k < rank; k++) sum += entry(inverse, i, k) * entry(inverse, j, k);
      const [row, column] = [order[i] ?? -1, order[j] ?? -1];
      setEntry(result, row, column, sum);
      setEntry(result, column, row, sum);
    }
  }
  return result;
}

function norm(m: Matrix, column: number, from: number): number {
  let sum = 0;
  for (let i = from; i < m.rows; i++) sum += entry(m, i, column) ** 2;
  return Math.sqrt(sum);
}

function moveLast(m: Matrix, order: number[], column: number): void {
  for (let i = 0; i < m.rows; i++) {
    const kept = entry(m, i, column);
    for (let j = column; j + 1 < m.columns; j++) setEntry(m, i, j, entry(m, i, j + 1));
    setEntry(m, i, m.columns - 1, kept);
  }
  order.push(...order.splice(column, 1));
}

/** Makes column `k` zero below the diagonal: v = (1, factors below), H = I − scale v vᵀ. */
function reflect(m: Matrix, scales: Float64Array, k: number): void {
  const length = norm(m, k, k);
  const head = entry(m, k, k);
  const target = head > 0 ? -length : length;
  const pivot = head - target;
  for (let i = k + 1; i < m.rows; i++) setEntry(m, i, k, entry(m, i, k) / pivot);
  const scale = -pivot / target;
  scales[k] = scale;
  setEntry(m, k, k, target);
  for (let j = k + 1; j < m.columns; j++) {
    let sum = entry(m, k, j);
    for (let i = k + 1; i < m.rows; i++) sum += entry(m, i, k) * entry(m, i, j);
    const step = -scale * sum;
    addEntry(m, k, j, step);
    for (let i = k + 1; i < m.rows; i++) addEntry(m, i, j, step * entry(m, i, k));
  }
}
