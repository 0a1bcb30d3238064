import { gammaCdf, gammaDensity, gammaQuantile, gammaTail, gammaTailQuantile } from "./gamma.ts";

/** The density of χ² with `df` > 0 degrees of freedom, which need not be whole. */
export const chiSquaredDensity = (x: number, df: number): number => gammaDensity(x, df / 2, 0.5);
export const chiSquaredCdf = (x: number, df: number): number => gammaCdf(x, df / 2, 0.5);

/**
 * P(χ² > x): the p-value of a χ² test.
 *
 * @example chiSquaredTail(3.841458820694124, 1).toFixed(12) // => "0.050000000000"
 */
export const chiSquaredTail = (x: number, df: number): number => gammaTail(x, df / 2, 0.5);
export const chiSquaredQuantile = (p: number, df: number): number => gammaQuantile(p, df / 2, 0.5);

/** The x with P(χ² > x) = p. */
export const chiSquaredTailQuantile = (p: number, df: number): number =>
  gammaTailQuantile(p, df / 2, 0.5);
