import { entry, type Matrix, matrix, setEntry } from "./matrix.ts";

/** A matrix with some of its pivots swept, and which they are. */
export interface Swept {
  readonly matrix: Matrix;
  /** Per pivot: whether it was swept; one that depends on those before it was not. */
  readonly swept: readonly boolean[];
}

/**
 * Sweeps the first `pivots` diagonal places of a symmetric matrix in their order. A place that is, relative to its first
 * value, below `tolerance` depends on those before it: its row and column become zero. What stands in the pivots' block
 * is then a g2-inverse; outside it are coefficients and the residual cross products.
 *
 * @source Goodnight, "A tutorial on the SWEEP operator", The American Statistician 33:149 (1979)
 */
export function sweep(a: Matrix, pivots = a.rows, tolerance = 1e-9): Swept {
  const m = matrix(a.rows, a.columns, a.data);
  const swept: boolean[] = [];
  for (let k = 0; k < pivots; k++) {
    const pivot = entry(m, k, k);
    const stands = Math.abs(pivot) > tolerance * Math.abs(entry(a, k, k)) && pivot !== 0;
    swept.push(stands);
    if (stands) sweepOne(m, k, pivot);
    else clear(m, k);
  }
  return { matrix: m, swept };
}

/** A generalised inverse of a symmetric positive semidefinite matrix, in the order of its columns. */
export function generalisedInverse(a: Matrix, tolerance = 1e-9): Swept {
  return sweep(a, a.rows, tolerance);
}

function sweepOne(m: Matrix, k: number, pivot: number): void {
  for (let j = 0; j < m.columns; j++) setEntry(m, k, j, entry(m, k, j) / pivot);
  for (let i = 0; i < m.rows; i++) {
    if (i === k) continue;
    const factor = entry(m, i, k);
    for (let j = 0; j < m.columns; j++) {
      if (j !== k) setEntry(m, i, j, entry(m, i, j) - factor * entry(m, k, j));
    }
    setEntry(m, i, k, -factor / pivot);
  }
  setEntry(m, k, k, 1 / pivot);
}

function clear(m: Matrix, k: number): void {
  for (let j = 0; j < m.columns; j++) setEntry(m, k, j, 0);
  for (let i = 0; i < m.rows; i++) setEntry(m, i, k, 0);
}
