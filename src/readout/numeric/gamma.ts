import { incompleteGamma } from "./incomplete-gamma.ts";
import { invertTails } from "./invert-tails.ts";
import { logGamma } from "./log-gamma.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { poissonTerm } from "./saddle-point.ts";
import type { Tails } from "./tails.ts";

/** The density of the gamma distribution with a shape and a rate, at x > 0. */
export function gammaDensity(x: number, shape: number, rate = 1): number {
  if (x < 0) return 0;
  if (x === 0) return shape > 1 ? 0 : shape === 1 ? rate : Number.POSITIVE_INFINITY;
  return (shape / x) * poissonTerm(shape, rate * x);
}

export const gammaCdf = (x: number, shape: number, rate = 1): number =>
  incompleteGamma(shape, Math.max(0, rate * x)).lower;
export const gammaTail = (x: number, shape: number, rate = 1): number =>
  incompleteGamma(shape, Math.max(0, rate * x)).upper;

/** The x with P(X ≤ x) = p. */
export const gammaQuantile = (p: number, shape: number, rate = 1): number =>
  invert({ lower: p, upper: 1 - p }, shape) / rate;

/** The x with P(X > x) = p. */
export const gammaTailQuantile = (p: number, shape: number, rate = 1): number =>
  invert({ lower: 1 - p, upper: p }, shape) / rate;

function invert(wanted: Tails, shape: number): number {
  const { lower, upper } = wanted;
  if (!(shape > 0 && lower >= 0 && upper >= 0)) return Number.NaN;
  if (lower === 0) return 0;
  if (upper === 0) return Number.POSITIVE_INFINITY;
  const logX = invertTails(
    {
      tails: (u) => incompleteGamma(shape, Math.exp(u)),
      density: (u) => shape * poissonTerm(shape, Math.exp(u)),
      start: startOf(wanted, shape),
    },
    wanted,
  );
  return Math.exp(logX);
}

/** Wilson and Hilferty's approximation, or the power law at zero where that is larger. */
function startOf({ lower, upper }: Tails, shape: number): number {
  const z = lower <= upper ? normalQuantile(lower) : -normalQuantile(upper);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const power = (Math.log(lower) + logGamma(shape + 1)) / shape;
  return root > 0 ? Math.max(power, Math.log(shape) + 3 * Math.log(root)) : power;
}
