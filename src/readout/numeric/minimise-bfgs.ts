import { entry, identity, type Matrix, setEntry, timesVector } from "../linear-algebra/matrix.ts";
import { at, dot } from "../linear-algebra/vector.ts";
import { gradientOf } from "./derivative.ts";
import type { Minimum } from "./minimum.ts";

export interface BfgsOptions {
  /** Without it the gradient is taken by differences. */
  readonly gradient?: (x: Float64Array) => Float64Array;
  /** It settles when no component of gradient × size of x exceeds this part of the value. */
  readonly relative?: number;
  readonly most?: number;
}

/**
 * Minimises a smooth function; NaN and ∞ are places where it may not go.
 *
 * @source Nocedal & Wright, Numerical Optimization, 2nd ed., algorithm 6.1 (BFGS), with backtracking
 */
export function minimiseBfgs(
  f: (x: Float64Array) => number,
  start: Float64Array,
  { gradient = (x) => gradientOf(f, x), relative = 1e-9, most = 500 }: BfgsOptions = {},
): Minimum {
  let x = Float64Array.from(start);
  let value = f(x);
  let slope = gradient(x);
  let inverse = identity(x.length);
  let isFresh = true;
  for (let round = 0; round < most; round++) {
    if (isFlat(slope, x, value, relative)) return { point: x, value, settled: true, rounds: round };
    let direction = timesVector(inverse, slope).map((d) => -d);
    let descent = dot(direction, slope);
    if (!(descent < 0)) {
      inverse = identity(x.length);
      direction = slope.map((g) => -g);
      descent = -dot(slope, slope);
      isFresh = true;
    }
    if (isFresh) {
      const length = Math.sqrt(-descent);
      if (length > 1) direction = direction.map((d) => d / length);
      descent = dot(direction, slope);
    }
    const found = backtrack(f, x, value, direction, descent);
    if (found === undefined) {
      if (isFresh)
        return { point: x, value, settled: isFlat(slope, x, value, 1e-5), rounds: round };
      inverse = identity(x.length);
      isFresh = true;
      continue;
    }
    const next = gradient(found.point);
    update(
      inverse,
      found.point.map((p, i) => p - at(x, i)),
      next.map((g, i) => g - at(slope, i)),
      isFresh,
    );
    isFresh = false;
    [x, value, slope] = [found.point, found.value, next];
  }
  return { point: x, value, settled: false, rounds: most };
}

function isFlat(slope: Float64Array, x: Float64Array, value: number, relative: number): boolean {
  const scale = Math.max(Math.abs(value), 1);
  return slope.every((g, i) => Math.abs(g) * Math.max(Math.abs(at(x, i)), 1) <= relative * scale);
}

function backtrack(
  f: (x: Float64Array) => number,
  x: Float64Array,
  value: number,
  direction: Float64Array,
  descent: number,
): { readonly point: Float64Array<ArrayBuffer>; readonly value: number } | undefined {
  for (let size = 1; size > 1e-14; size /= 2) {
    const point = Float64Array.from(x, (from, i) => from + size * at(direction, i));
    const reached = f(point);
    if (reached <= value + 1e-4 * size * descent && reached < value)
      return { point, value: reached };
  }
  return undefined;
}

/** H ← (I − s yᵀ/yᵀs) H (I − y sᵀ/yᵀs) + s sᵀ/yᵀs, left out where the curvature is not positive. */
function update(inverse: Matrix, s: Float64Array, y: Float64Array, isFresh: boolean): void {
  const curvature = dot(s, y);
  const size = s.length;
  if (!(curvature > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  if (isFresh) {
    const scale = curvature / dot(y, y);
    for (let i = 0; i < size; i++) setEntry(inverse, i, i, scale);
  }
  const hy = timesVector(inverse, y);
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const change =
        factor * at(s, i) * at(s, j) - (at(hy, i) * at(s, j) + at(s, i) * at(hy, j)) / curvature;
      setEntry(inverse, i, j, entry(inverse, i, j) + change);
    }
  }
}
