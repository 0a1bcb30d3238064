import type { Issue } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { tTail } from "../../numeric/student-t.ts";
import { completeValues } from "./complete-values.ts";
import { computeMidranks } from "./midranks.ts";
import { noValues } from "./rank-issues.ts";

/** How often a value of x is larger than one of y, and how surely that is known. */
export interface ProbabilisticIndex {
  /** P(X > Y) + ½ P(X = Y). */
  readonly probability: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Cliff's δ = P(X > Y) − P(X < Y), with its limits. */
  readonly cliffsDelta: number;
  readonly cliffsLower: number;
  readonly cliffsUpper: number;
  /** Brunner and Munzel's statistic, its degrees of freedom and two-sided p-value against ½. */
  readonly brunnerMunzel: number;
  readonly df: number;
  readonly pValue: number;
}

/**
 * The probabilistic index with the variance of its two samples (placements, as DeLong's of an area under the curve), which
 * holds when the groups also differ in spread. Limits are normal, on the scale of the logit. NaN is left out. Issue: a
 * group without values. Where all of x are above (or below) all of y, the variance is 0 and p is NaN.
 *
 * @source Brunner & Munzel, Biometrical Journal 42:17 (2000); DeLong et al., Biometrics 44:837 (1988); Cliff,
 * Psychological Bulletin 114:494 (1993); reference: scipy `brunnermunzel`
 */
export function computeProbabilisticIndex(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  level = 0.95,
): ProbabilisticIndex | Issue {
  const [x, y] = [completeValues(xs), completeValues(ys)];
  if (x.length < 2) return noValues(["x"], { group: { en: "The first group", "zh-CN": "第一组" } });
  if (y.length < 2) {
    return noValues(["y"], { group: { en: "The second group", "zh-CN": "第二组" } });
  }
  const joined = computeMidranks([...x, ...y]).ranks;
  const above = placements(x, joined.subarray(0, x.length), y.length);
  const below = placements(y, joined.subarray(x.length), x.length);
  const probability = above.mean;
  const [fromX, fromY] = [above.variance / x.length, below.variance / y.length];
  const variance = fromX + fromY;
  const standardError = Math.sqrt(variance);
  const df = variance ** 2 / (fromX ** 2 / (x.length - 1) + fromY ** 2 / (y.length - 1));
  const brunnerMunzel = (probability - 0.5) / standardError;
  const { lower, upper } = logitLimits(probability, standardError, level);
  return {
    probability,
    standardError,
    lower,
    upper,
    cliffsDelta: 2 * probability - 1,
    cliffsLower: 2 * lower - 1,
    cliffsUpper: 2 * upper - 1,
    brunnerMunzel,
    df,
    pValue: Number.isFinite(df) ? 2 * tTail(Math.abs(brunnerMunzel), df) : Number.NaN,
  };
}

/** The share of the other group that lies below each value: its mean and variance. */
function placements(own: Float64Array, joined: Float64Array, others: number) {
  const { ranks } = computeMidranks(own);
  const shares = joined.map((rank, i) => (rank - at(ranks, i)) / others);
  const mean = shares.reduce((sum, share) => sum + share, 0) / own.length;
  const spread = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  return { mean, variance: spread / (own.length - 1) };
}

/** Limits of a probability by the normal distribution of its logit; the point itself at 0 and 1. */
export function logitLimits(
  probability: number,
  standardError: number,
  level: number,
): { readonly lower: number; readonly upper: number } {
  if (probability <= 0 || probability >= 1) return { lower: probability, upper: probability };
  const centre = Math.log(probability / (1 - probability));
  const reach =
    (normalQuantile((1 + level) / 2) * standardError) / (probability * (1 - probability));
  const back = (logit: number) => 1 / (1 + Math.exp(-logit));
  return { lower: back(centre - reach), upper: back(centre + reach) };
}
