import type { Issue } from "../../../kernel/index.ts";
import { binomialCdf, binomialTail } from "../../numeric/binomial.ts";
import type { Alternative } from "./alternative.ts";
import { completeValues, middleOf } from "./complete-values.ts";
import { nothingVaries } from "./rank-issues.ts";
import { oneSided, tailOf } from "./shift-interval.ts";
import { binomialQuantile } from "../../numeric/binomial.ts";

/** Whether more differences are positive than negative. */
export interface SignTest {
  readonly positive: number;
  readonly negative: number;
  readonly zeros: number;
  readonly pValue: number;
  readonly median: number;
  /** Ordered values between which the median lies with at least the level. Infinite where too few values are there. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The exact sign test of a median. NaN and zeros are left out of the test. Issue: nothing but zeros.
 *
 * @source Hollander, Wolfe & Chicken, 3rd ed., §3.4–3.6; the p-value is R's `binom.test(positive, n)`
 */
export function computeSignTest(
  values: ArrayLike<number>,
  {
    alternative = "two-sided",
    location = 0,
    level = 0.95,
  }: {
    readonly alternative?: Alternative;
    readonly location?: number;
    readonly level?: number;
  } = {},
): SignTest | Issue {
  const sorted = completeValues(values);
  const positive = sorted.filter((value) => value > location).length;
  const negative = sorted.filter((value) => value < location).length;
  const n = positive + negative;
  if (n === 0) return nothingVaries([]);
  const less = binomialCdf(positive, n, 0.5);
  const greater = binomialTail(positive - 1, n, 0.5);
  const either = Math.min(1, 2 * Math.min(less, greater));
  const pValue = alternative === "less" ? less : alternative === "greater" ? greater : either;
  const k = binomialQuantile(tailOf(level, alternative), sorted.length, 0.5);
  const limits = oneSided(
    sorted[k - 1] ?? Number.NEGATIVE_INFINITY,
    sorted[sorted.length - k] ?? Number.POSITIVE_INFINITY,
    alternative,
  );
  return {
    positive,
    negative,
    zeros: sorted.length - n,
    pValue,
    median: middleOf(sorted),
    ...limits,
  };
}
