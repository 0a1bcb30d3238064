import { solve } from "../../src/readout/linear-algebra/solve.ts";
import { matrix, setEntry } from "../../src/readout/linear-algebra/matrix.ts";

/**
 * The cubic spline through at least four points whose third derivative at either end is that of the cubic through the
 * four points there.
 *
 * @source Forsythe, Malcolm & Moler, Computer Methods for Mathematical Computations (1977), §4.4: `spline` of R
 */
export function splineAt(x: readonly number[], y: readonly number[]): (value: number) => number {
  const n = x.length;
  const at = (list: readonly number[], i: number) => list[i] ?? Number.NaN;
  const width = (i: number) => at(x, i + 1) - at(x, i);
  const slope = (i: number) => (at(y, i + 1) - at(y, i)) / width(i);
  // Unknown: a sixth of the second derivative at each point.
  const left = matrix(n, n);
  const right = matrix(n, 1);
  for (let i = 1; i < n - 1; i++) {
    setEntry(left, i, i - 1, width(i - 1));
    setEntry(left, i, i, 2 * (width(i - 1) + width(i)));
    setEntry(left, i, i + 1, width(i));
    setEntry(right, i, 0, slope(i) - slope(i - 1));
  }
  const third = (i: number) => {
    const bend = (k: number) => (slope(k + 1) - slope(k)) / (at(x, k + 2) - at(x, k));
    return (bend(i + 1) - bend(i)) / (at(x, i + 3) - at(x, i));
  };
  setEntry(left, 0, 0, -width(0));
  setEntry(left, 0, 1, width(0));
  setEntry(right, 0, 0, width(0) ** 2 * third(0));
  setEntry(left, n - 1, n - 2, -width(n - 2));
  setEntry(left, n - 1, n - 1, width(n - 2));
  setEntry(right, n - 1, 0, width(n - 2) ** 2 * third(n - 4));
  const bends = solve(left, right)?.data ?? new Float64Array(n).fill(Number.NaN);
  return (value) => {
    let i = x.findLastIndex((one) => one <= value);
    i = Math.min(Math.max(i, 0), n - 2);
    const step = value - at(x, i);
    const [now, next] = [bends[i] ?? NaN, bends[i + 1] ?? NaN];
    const first = slope(i) - width(i) * (next + 2 * now);
    return at(y, i) + step * (first + step * (3 * now + (step * (next - now)) / width(i)));
  };
}
