import type { Issue } from "../../../kernel/index.ts";
import { findRoot } from "../../numeric/find-root.ts";
import { noncentralTCdf, noncentralTTail } from "../../numeric/noncentral-t.ts";
import { tTailQuantile } from "../../numeric/student-t.ts";
import {
  checkRates,
  detectable,
  type ErrorRates,
  type GroupSizes,
  groupSizes,
  noEffect,
  sideAlpha,
} from "./error-rates.ts";

export interface TwoMeans {
  readonly difference: number;
  readonly sd: number;
}

/**
 * The power of a two-sample t test with n1 and n2 participants, which need not be whole.
 *
 * @param bothTails whether rejecting in the wrong direction counts as finding the difference
 * @source the noncentral t distribution; R power.t.test(strict = bothTails)
 */
export function computeTTestPower(
  { difference, sd }: TwoMeans,
  [n1, n2]: readonly [number, number],
  {
    bothTails = false,
    ...rates
  }: Omit<ErrorRates, "power"> & { readonly bothTails?: boolean } = {},
): number {
  const shift = Math.abs(difference) / (sd * Math.sqrt(1 / n1 + 1 / n2));
  return powerAt(n1 + n2 - 2, shift, rates, bothTails);
}

/** The power of a one-sample t test, or a paired one with the standard deviation of differences. */
export function computeOneSampleTTestPower(
  { difference, sd }: TwoMeans,
  n: number,
  {
    bothTails = false,
    ...rates
  }: Omit<ErrorRates, "power"> & { readonly bothTails?: boolean } = {},
): number {
  return powerAt(n - 1, (Math.abs(difference) / sd) * Math.sqrt(n), rates, bothTails);
}

function powerAt(
  df: number,
  shift: number,
  rates: Omit<ErrorRates, "power">,
  bothTails: boolean,
): number {
  const bound = tTailQuantile(sideAlpha(rates), df);
  const wrong = bothTails && rates.sides !== 1 ? noncentralTCdf(-bound, df, shift) : 0;
  return noncentralTTail(bound, df, shift) + wrong;
}

/** The sizes at which a two-sample t test has its power; `ratio` is n1/n2. */
export function computeTTestSize(
  effect: TwoMeans,
  rates: ErrorRates & { readonly ratio?: number; readonly bothTails?: boolean },
): GroupSizes | Issue {
  const { ratio = 1, power } = rates;
  const wrong = checkRates(rates, effect.difference !== 0 && effect.sd > 0 && ratio > 0);
  if (wrong !== undefined) return wrong;
  const rough = (detectable(rates) * effect.sd) / effect.difference;
  const least = 2.000001 / (1 + ratio);
  const most = 4 * (rough ** 2 * (1 + 1 / ratio)) + 100;
  const found = findRoot(
    (n2) => computeTTestPower(effect, [ratio * n2, n2], rates) - power,
    least,
    most,
    1e-10,
  );
  return found === undefined ? noEffect([]) : groupSizes(found, ratio);
}

/** The number at which a one-sample or paired t test has its power. */
export function computeOneSampleTTestSize(
  effect: TwoMeans,
  rates: ErrorRates & { readonly bothTails?: boolean },
): number | Issue {
  const wrong = checkRates(rates, effect.difference !== 0 && effect.sd > 0);
  if (wrong !== undefined) return wrong;
  const rough = (detectable(rates) * effect.sd) / effect.difference;
  const gap = (n: number): number => computeOneSampleTTestPower(effect, n, rates) - rates.power;
  return findRoot(gap, 1.000001, 4 * rough ** 2 + 100, 1e-10) ?? noEffect([]);
}
