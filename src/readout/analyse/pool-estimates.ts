import type { Issue } from "../../kernel/index.ts";
import { computePooled } from "../statistics/imputation/rubin.ts";
import type { Estimate } from "./state-estimate.ts";

/**
 * The estimates of completed data sets as one, by Rubin's rules with Barnard and Rubin's degrees of freedom. An estimate
 * that one data set does not give is not pooled; where nothing was imputed, the one estimate stands as it is.
 */
export function poolEstimates(each: readonly (Estimate | Issue)[]): Estimate | Issue {
  const found: Estimate[] = [];
  for (const one of each) {
    if (!("estimate" in one)) return one;
    found.push(one);
  }
  const [first] = found;
  const areSame = found.every(
    ({ estimate, se }) => estimate === first?.estimate && se === first.se,
  );
  if (first !== undefined && areSame) return first;
  const pooled = computePooled(
    found.map(({ estimate }) => estimate),
    found.map(({ se }) => se),
    { completeDf: Math.min(...found.map(({ df }) => df)) },
  );
  if (!("estimate" in pooled)) return pooled;
  const { estimate, standardError, t, smallSample } = pooled;
  const { df, pValue, lower, upper } = smallSample;
  return { estimate, se: standardError, df, t, p: pValue, lower, upper };
}
