import { Fault } from "../../kernel/index.ts";
import { addEntry, entry, identity, type Matrix, matrix, setEntry } from "./matrix.ts";

/** X of A X = B for a square A, by elimination with row pivoting; `undefined`: A is singular to working precision. */
export function solve(a: Matrix, b: Matrix, tolerance = 1e-14): Matrix | undefined {
  const size = a.rows;
  if (a.columns !== size || b.rows !== size) throw new Fault("a system needs a square matrix");
  const left = matrix(size, size, a.data);
  const x = matrix(size, b.columns, b.data);
  const largest = left.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let k = 0; k < size; k++) {
    const pivot = pivotRow(left, k);
    if (!(Math.abs(entry(left, pivot, k)) > tolerance * largest)) return undefined;
    swapRows(left, k, pivot);
    swapRows(x, k, pivot);
    for (let i = k + 1; i < size; i++) {
      const factor = entry(left, i, k) / entry(left, k, k);
      if (factor === 0) continue;
      for (let j = k; j < size; j++) addEntry(left, i, j, -factor * entry(left, k, j));
      for (let j = 0; j < x.columns; j++) addEntry(x, i, j, -factor * entry(x, k, j));
    }
  }
  for (let j = 0; j < x.columns; j++) {
    for (let i = size - 1; i >= 0; i--) {
      let sum = entry(x, i, j);
      for (let k = i + 1; k < size; k++) sum -= entry(left, i, k) * entry(x, k, j);
      setEntry(x, i, j, sum / entry(left, i, i));
    }
  }
  return x;
}

/** A⁻¹, or `undefined` where A is singular to working precision. */
export function invert(a: Matrix): Matrix | undefined {
  return solve(a, identity(a.rows));
}

function pivotRow(m: Matrix, column: number): number {
  let best = column;
  for (let i = column + 1; i < m.rows; i++) {
    if (Math.abs(entry(m, i, column)) > Math.abs(entry(m, best, column))) best = i;
  }
  return best;
}

function swapRows(m: Matrix, a: number, b: number): void {
  if (a === b) return;
  for (let j = 0; j < m.columns; j++) {
    const kept = entry(m, a, j);
    setEntry(m, a, j, entry(m, b, j));
    setEntry(m, b, j, kept);
  }
}
