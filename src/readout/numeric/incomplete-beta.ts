import { binomialTerm } from "./saddle-point.ts";
import type { Tails } from "./tails.ts";

/**
 * The regularised incomplete beta function I_x(a, b) and its complement, for a, b > 0. Both x and y = 1 − x are given, so
 * that neither end loses digits. NaN outside.
 *
 * @source DiDonato & Morris, ACM TOMS 18:360 (1992), the continued fraction (9); the common factor by Loader (2000)
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(y >= 0)) {
    return { lower: Number.NaN, upper: Number.NaN };
  }
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  if (x * (b + 1) <= y * (a + 1)) {
    const lower = tail(x, y, a, b);
    return { lower, upper: 1 - lower };
  }
  const upper = tail(y, x, b, a);
  return { lower: 1 - upper, upper };
}

/** xᵃ yᵇ / B(a, b) times the continued fraction, by the modified Lentz method. */
function tail(x: number, y: number, a: number, b: number): number {
  const factor = (binomialTerm(a, b, x, y) * a * b) / (a + b);
  if (factor === 0) return 0;
  // a − (a + b) x, from x and y so that it keeps its digits near the mean.
  const lambda = a * y - b * x;
  let value = apart((a * (1 + lambda)) / (a + 1));
  let c = value;
  let d = 0;
  for (let n = 1; n < 1e7; n++) {
    const step = a + 2 * n - 1;
    const alpha = ((a + n - 1) / step) * ((a + b + n - 1) / step) * n * (b - n) * x * x;
    const beta = n + (n * (b - n) * x) / step + ((a + n) / (step + 2)) * (lambda + 1 + n * (1 + y));
    d = 1 / apart(beta + alpha * d);
    c = apart(beta + alpha / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return factor / value;
}

const apart = (number: number): number => (Math.abs(number) < 1e-300 ? 1e-300 : number);
