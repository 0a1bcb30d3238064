import { type Matrix, matrix, setEntry } from "../linear-algebra/matrix.ts";
import { at } from "../linear-algebra/vector.ts";

/**
 * The derivative of a function of one number, by Richardson's extrapolation of central differences from a first step
 * `step` of the size of x: about ten digits of a smooth function.
 *
 * @source Ridders, "Accurate computation of F′(x) and F′(x) F″(x)", Adv. Eng. Software 4:75 (1982)
 */
export function derivativeAt(f: (x: number) => number, x: number, step = 0.05): number {
  const size = step * Math.max(Math.abs(x), 0.1);
  const rows: number[][] = [];
  let best = Number.NaN;
  let error = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 10; i++) {
    const h = size / 1.4 ** i;
    const row = [(f(x + h) - f(x - h)) / (2 * h)];
    const above = rows[i - 1];
    for (let j = 1; j <= i && above !== undefined; j++) {
      const factor = 1.96 ** j;
      const [left, up] = [row[j - 1] ?? 0, above[j - 1] ?? 0];
      const value = (factor * left - up) / (factor - 1);
      row.push(value);
      const gap = Math.max(Math.abs(value - left), Math.abs(value - up));
      if (gap <= error) [best, error] = [value, gap];
    }
    rows.push(row);
    const [last, before] = [row[i] ?? 0, above?.[i - 1] ?? 0];
    if (i > 2 && Math.abs(last - before) >= 2 * error) break;
  }
  return best;
}

/** The gradient, component by component as {@link derivativeAt}. */
export function gradientOf(
  f: (x: Float64Array) => number,
  x: Float64Array,
  step = 0.01,
): Float64Array {
  return x.map((centre, i) => derivativeAt((moved) => f(withPlace(x, i, moved)), centre, step));
}

/** The derivatives of a vector-valued function: row i, column j is ∂fᵢ/∂xⱼ. */
export function jacobianOf(
  f: (x: Float64Array) => Float64Array,
  x: Float64Array,
  step = 0.01,
): Matrix {
  const rows = f(x).length;
  const jacobian = matrix(rows, x.length);
  for (let i = 0; i < rows; i++) {
    const row = gradientOf((point) => at(f(point), i), x, step);
    for (let j = 0; j < x.length; j++) setEntry(jacobian, i, j, at(row, j));
  }
  return jacobian;
}

/** The matrix of second derivatives, symmetric, as the Jacobian of the gradient (given, or by differences). */
export function hessianOf(
  f: (x: Float64Array) => number,
  x: Float64Array,
  gradient: (x: Float64Array) => Float64Array = (point) => gradientOf(f, point),
): Matrix {
  const raw = jacobianOf(gradient, x);
  const hessian = matrix(x.length, x.length);
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) {
      const both = at(raw.data, i * x.length + j) + at(raw.data, j * x.length + i);
      setEntry(hessian, i, j, both / 2);
    }
  }
  return hessian;
}

function withPlace(x: Float64Array, place: number, value: number): Float64Array {
  const moved = Float64Array.from(x);
  moved[place] = value;
  return moved;
}
