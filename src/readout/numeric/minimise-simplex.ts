import { at } from "../linear-algebra/vector.ts";
import type { Minimum } from "./minimum.ts";

interface Vertex {
  readonly point: Float64Array;
  readonly value: number;
}

/**
 * Minimises a function without derivatives; NaN and ∞ are places where it may not go. It settles when the values of the
 * simplex agree to `relative` and its points to `relative` of their size.
 *
 * @source Nelder & Mead, "A simplex method for function minimization", Computer Journal 7:308 (1965)
 */
export function minimiseSimplex(
  f: (x: Float64Array) => number,
  start: Float64Array,
  {
    step = 0.1,
    relative = 1e-10,
    most = 5000,
  }: { step?: number; relative?: number; most?: number } = {},
): Minimum {
  const size = start.length;
  const vertex = (point: Float64Array): Vertex => {
    const value = f(point);
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const corners = [vertex(Float64Array.from(start))];
  for (let i = 0; i < size; i++) {
    const point = Float64Array.from(start);
    point[i] = at(point, i) + (at(point, i) === 0 ? step : step * Math.abs(at(point, i)));
    corners.push(vertex(point));
  }
  for (let round = 0; round < most; round++) {
    corners.sort((a, b) => a.value - b.value);
    const [best, second, worst] = [corners[0], corners[size - 1], corners[size]];
    if (best === undefined || second === undefined || worst === undefined) break;
    if (isSmall(corners, best, worst, relative)) return { ...best, settled: true, rounds: round };
    const others = corners.slice(0, size);
    const centre = start.map((_, i) => others.reduce((sum, c) => sum + at(c.point, i), 0) / size);
    const along = (by: number): Vertex =>
      vertex(centre.map((c, i) => c + by * (c - at(worst.point, i))));
    const reflected = along(1);
    if (reflected.value < best.value) {
      const expanded = along(2);
      corners[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < second.value) {
      corners[size] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[size] = contracted;
      else {
        for (let k = 1; k <= size; k++) {
          const corner = corners[k]?.point ?? start;
          corners[k] = vertex(corner.map((x, i) => (x + at(best.point, i)) / 2));
        }
      }
    }
  }
  corners.sort((a, b) => a.value - b.value);
  return { ...(corners[0] ?? vertex(start)), settled: false, rounds: most };
}

function isSmall(
  corners: readonly Vertex[],
  best: Vertex,
  worst: Vertex,
  relative: number,
): boolean {
  if (worst.value - best.value > relative * (Math.abs(best.value) + relative)) return false;
  return best.point.every((x, i) =>
    corners.every(
      (c) => Math.abs(at(c.point, i) - x) <= Math.sqrt(relative) * (Math.abs(x) + relative),
    ),
  );
}
