import { minimiseLine } from "./minimise-line.ts";

/**
 * ∫ e^{g(u)} du over the whole line, of a smooth function with one peak that falls off at least exponentially on both
 * sides, by the trapezoidal rule, which is exact to double precision there once its step is a small part of the width.
 * `low` and `high` bracket the peak. All terms are positive, so that small integrals keep their relative accuracy.
 *
 * @source Trefethen & Weideman, "The exponentially convergent trapezoidal rule", SIAM Review 56:385 (2014)
 */
export function integratePeak(
  logIntegrand: (u: number) => number,
  low: number,
  high: number,
): number {
  const peak = minimiseLine((u) => -logIntegrand(u), low, high, 1e-4).x;
  const height = logIntegrand(peak);
  if (height === Number.NEGATIVE_INFINITY || Number.isNaN(height)) return 0;
  const value = (u: number): number => Math.exp(logIntegrand(u) - height);
  let width = (high - low) / 8;
  while (width > 1e-12 && value(peak + width) < 0.6 && value(peak - width) < 0.6) width /= 2;
  let step = width / 2;
  let sum = walk(peak, step) * step;
  for (let round = 0; round < 12; round++) {
    const between = walk(peak + step / 2, step) * step;
    const finer = (sum + between) / 2;
    const isSettled = Math.abs(finer - sum) <= 1e-14 * finer;
    sum = finer;
    step /= 2;
    if (isSettled) break;
  }
  return sum * Math.exp(height);

  /** The values at `from`, and at every step left and right of it. */
  function walk(from: number, by: number): number {
    let total = value(from);
    for (const direction of [1, -1]) {
      for (let k = 1; k < 1e6; k++) {
        const term = value(from + direction * k * by);
        total += term;
        if (term <= total * 1e-18) break;
      }
    }
    return total;
  }
}
