import { defineIssue, type Issue } from "../../../kernel/index.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import type { MixedFit } from "./mixed-fit.ts";

export interface MixedLikelihoodRatio {
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

export const notComparable = defineIssue(
  "mixed.not-comparable",
  "The likelihoods of these fits cannot be compared: the observations, the kind of likelihood or, with restricted likelihood, the fixed effects differ.",
  "这些拟合的似然不可比较：观测值、似然类型不同，或在限制性似然下固定效应不同。",
);

/**
 * Twice the gain in log likelihood of the larger of two nested models, against chi-squared. Where the smaller one puts a
 * variance at zero the p-value is too large, as the parameter lies at its bound.
 *
 * Issues: the fits are of other observations, of another kind of likelihood, or restricted with other fixed effects.
 *
 * @source Verbeke & Molenberghs, Linear Mixed Models for Longitudinal Data, §6.2–6.3
 */
export function computeMixedLikelihoodRatio(
  smaller: MixedFit,
  larger: MixedFit,
): MixedLikelihoodRatio | Issue {
  const names = ({ design }: MixedFit) => design.columns.map(({ name }) => name).join(" ");
  const isOther =
    smaller.observations !== larger.observations || smaller.isRestricted !== larger.isRestricted;
  if (isOther || (smaller.isRestricted && names(smaller) !== names(larger)))
    return notComparable([]);
  const count = (fit: MixedFit) => fit.parameterCount + fit.coefficients.length;
  const df = count(larger) - count(smaller);
  const chiSquared = Math.max(0, 2 * (larger.logLikelihood - smaller.logLikelihood));
  return { chiSquared, df, p: df > 0 ? chiSquaredTail(chiSquared, df) : Number.NaN };
}
