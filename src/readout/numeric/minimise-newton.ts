import { cholesky, solveCholesky } from "../linear-algebra/cholesky.ts";
import { addEntry, entry, type Matrix, matrix } from "../linear-algebra/matrix.ts";
import { at, dot } from "../linear-algebra/vector.ts";
import type { Minimum } from "./minimum.ts";

/** A function with its gradient and Hessian (or Fisher information) at one point. */
export interface SecondOrder {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Matrix;
}

/**
 * Minimises by Newton's steps, halved while they do not go down; where the Hessian is not positive definite its diagonal
 * is raised. It settles when the decrement gᵀH⁻¹g, relative to the value, is below `relative`.
 *
 * @source Nocedal & Wright, Numerical Optimization, 2nd ed., §3.4
 */
export function minimiseNewton(
  f: (x: Float64Array) => SecondOrder,
  start: Float64Array,
  { relative = 1e-18, most = 100 }: { relative?: number; most?: number } = {},
): Minimum {
  let x = Float64Array.from(start);
  let here = f(x);
  for (let round = 0; round < most; round++) {
    const step = descend(here);
    const decrement = step === undefined ? Number.NaN : -dot(step, here.gradient);
    if (step === undefined || Number.isNaN(decrement)) {
      return { point: x, value: here.value, settled: false, rounds: round };
    }
    if (decrement <= relative * (Math.abs(here.value) + 1)) {
      const last = Float64Array.from(x, (from, i) => from + at(step, i));
      return { point: last, value: f(last).value, settled: true, rounds: round };
    }
    let size = 1;
    for (; size > 1e-10; size /= 2) {
      const point = Float64Array.from(x, (from, i) => from + size * at(step, i));
      const there = f(point);
      if (there.value <= here.value + 1e-12 * Math.abs(here.value)) {
        [x, here] = [point, there];
        break;
      }
    }
    if (size <= 1e-10) {
      const settled = decrement <= 1e-10 * (Math.abs(here.value) + 1);
      return { point: x, value: here.value, settled, rounds: round };
    }
  }
  return { point: x, value: here.value, settled: false, rounds: most };
}

function descend({ gradient, hessian }: SecondOrder): Float64Array | undefined {
  const size = gradient.length;
  let most = 0;
  for (let i = 0; i < size; i++) most = Math.max(most, Math.abs(entry(hessian, i, i)));
  for (let raise = 0; raise <= 1e8 * most; raise = raise === 0 ? 1e-6 * most : raise * 10) {
    const raised = matrix(size, size, hessian.data);
    for (let i = 0; i < size; i++) addEntry(raised, i, i, raise);
    const lower = cholesky(raised);
    if (lower !== undefined) return solveCholesky(lower, gradient).map((g) => -g);
    if (most === 0) return undefined;
  }
  return undefined;
}
