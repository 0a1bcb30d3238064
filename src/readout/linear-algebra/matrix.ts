import { Fault } from "../../kernel/index.ts";
import { addAt, at } from "./vector.ts";

/** A dense matrix of real numbers; row `i`, column `j` stands at `data[i * columns + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** A matrix of zeros, or of the numbers that are given row after row. */
export function matrix(rows: number, columns: number, data?: ArrayLike<number>): Matrix {
  if (data !== undefined && data.length !== rows * columns) {
    throw new Fault(`${data.length} numbers for ${rows} × ${columns}`);
  }
  return {
    rows,
    columns,
    data: data === undefined ? new Float64Array(rows * columns) : Float64Array.from(data),
  };
}

/** A matrix of rows that are all of one length. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return matrix(rows.length, rows[0]?.length ?? 0, rows.flat());
}

/** The unit matrix. */
export function identity(size: number): Matrix {
  const unit = matrix(size, size);
  for (let i = 0; i < size; i++) unit.data[i * size + i] = 1;
  return unit;
}

export const entry = (m: Matrix, row: number, column: number): number =>
  at(m.data, row * m.columns + column);

/** Sets one entry in place. */
export function setEntry(m: Matrix, row: number, column: number, value: number): void {
  m.data[row * m.columns + column] = value;
}

/** Adds to one entry in place. */
export function addEntry(m: Matrix, row: number, column: number, amount: number): void {
  addAt(m.data, row * m.columns + column, amount);
}

/** One row, as a view: writing to it writes to the matrix. */
export const rowOf = (m: Matrix, row: number): Float64Array =>
  m.data.subarray(row * m.columns, (row + 1) * m.columns);

/** One column, copied. */
export const columnOf = (m: Matrix, column: number): Float64Array =>
  Float64Array.from({ length: m.rows }, (_, i) => entry(m, i, column));

export function transpose(m: Matrix): Matrix {
  const turned = matrix(m.columns, m.rows);
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < m.columns; j++) setEntry(turned, j, i, entry(m, i, j));
  }
  return turned;
}

/** The product A B. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows) throw new Fault(`${a.rows} × ${a.columns} times ${b.rows} rows`);
  const product = matrix(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = entry(a, i, k);
      if (factor === 0) continue;
      for (let j = 0; j < b.columns; j++) addEntry(product, i, j, factor * entry(b, k, j));
    }
  }
  return product;
}

/** A x. */
export function timesVector(a: Matrix, x: Float64Array): Float64Array {
  if (a.columns !== x.length) throw new Fault(`${a.columns} columns times ${x.length} numbers`);
  return Float64Array.from({ length: a.rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < a.columns; j++) sum += entry(a, i, j) * at(x, j);
    return sum;
  });
}

/** AᵀB, without building the transpose. */
export function crossProduct(a: Matrix, b: Matrix): Matrix {
  if (a.rows !== b.rows) throw new Fault(`${a.rows} and ${b.rows} rows`);
  const product = matrix(a.columns, b.columns);
  for (let k = 0; k < a.rows; k++) {
    for (let i = 0; i < a.columns; i++) {
      const factor = entry(a, k, i);
      if (factor === 0) continue;
      for (let j = 0; j < b.columns; j++) addEntry(product, i, j, factor * entry(b, k, j));
    }
  }
  return product;
}

/** The quadratic form xᵀ A y. */
export function bilinear(x: Float64Array, a: Matrix, y: Float64Array): number {
  const ay = timesVector(a, y);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += at(x, i) * at(ay, i);
  return sum;
}
