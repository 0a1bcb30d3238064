import { at } from "../linear-algebra/vector.ts";
import { gaussLegendre, type Rule } from "./gauss-legendre.ts";

const coarse = gaussLegendre(10);
const fine = gaussLegendre(21);

/**
 * ∫ f from `low` to `high`, both finite, by halving intervals until two rules agree to `relative` of the whole (or to
 * `absolute`). `undefined`: it did not settle, as for a function that is not smooth anywhere.
 */
export function integrate(
  f: (x: number) => number,
  low: number,
  high: number,
  { relative = 1e-12, absolute = 0 }: { relative?: number; absolute?: number } = {},
): number | undefined {
  const whole = Math.abs(apply(fine, f, low, high));
  const allowed = Math.max(absolute, relative * whole);
  const waiting: [number, number, number][] = [[low, high, 0]];
  let sum = 0;
  let intervals = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [a, b, depth] = next;
    const better = apply(fine, f, a, b);
    const gap = Math.abs(better - apply(coarse, f, a, b));
    intervals += 1;
    if (gap <= Math.max(allowed * ((b - a) / (high - low)), 1e-15 * Math.abs(better)) || a === b) {
      sum += better;
      continue;
    }
    if (depth > 50 || intervals > 5000 || Number.isNaN(gap)) return undefined;
    const middle = (a + b) / 2;
    waiting.push([middle, b, depth + 1], [a, middle, depth + 1]);
  }
  return sum;
}

function apply({ points, weights }: Rule, f: (x: number) => number, a: number, b: number): number {
  const [middle, half] = [(a + b) / 2, (b - a) / 2];
  let sum = 0;
  for (let i = 0; i < points.length; i++) sum += at(weights, i) * f(middle + half * at(points, i));
  return sum * half;
}
