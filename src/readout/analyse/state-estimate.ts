import type { Issue } from "../../kernel/index.ts";
import type { Contrast } from "../statistics/regression/contrast.ts";
import type { Result } from "../report/rendered.ts";
import type { Groups, State } from "./analysis-context.ts";

/** An estimate with its test against zero. */
export interface Estimate {
  readonly estimate: number;
  readonly se: number;
  readonly df: number;
  readonly t: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

/** What is stated of an estimate that could not be made. */
export const noEstimate: Estimate = {
  estimate: Number.NaN,
  se: Number.NaN,
  df: Number.NaN,
  t: Number.NaN,
  p: Number.NaN,
  lower: Number.NaN,
  upper: Number.NaN,
};

/** A combination of coefficients in the same form as other estimates. */
export function estimateOf({ interval: [lower, upper], ...contrast }: Contrast): Estimate {
  return { ...contrast, lower, upper };
}

/** The estimate, or none together with its issue; `undefined` where the issue of a whole fit already says why. */
export function estimateOr(found: Estimate | Issue | undefined, issues: Issue[]): Estimate {
  if (found === undefined) return noEstimate;
  if ("estimate" in found) return found;
  if (!issues.some((one) => isSame(one, found))) issues.push(found);
  return noEstimate;
}

function isSame(a: Issue, b: Issue): boolean {
  return a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);
}

/** A difference between arms, with everything that is known of it. */
export function stateDifference(state: State, one: Estimate, groups: Groups): readonly Result[] {
  return [
    state("difference", one.estimate, groups),
    state("se", one.se, groups),
    state("lower", one.lower, groups),
    state("upper", one.upper, groups),
    state("df", one.df, groups),
    state("t", one.t, groups),
    state("p", one.p, groups),
  ];
}

/** A least-squares mean with its limits. */
export function stateMean(state: State, one: Estimate, groups: Groups): readonly Result[] {
  return [
    state("lsmean", one.estimate, groups),
    state("lsmean-se", one.se, groups),
    state("lower", one.lower, groups),
    state("upper", one.upper, groups),
  ];
}
