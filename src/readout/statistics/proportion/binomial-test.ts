import type { Issue } from "../../../kernel/index.ts";
import { binomialCdf, binomialProbability, binomialTail } from "../../numeric/binomial.ts";
import type { Alternative } from "../rank/alternative.ts";
import { type Count, checkCount } from "./count.ts";

/**
 * The exact p-value that a proportion is `tested`. Two-sided: all counts at most as probable as the observed one, ties
 * judged with a relative 1e-7 as R's binom.test does. With `midP` only half of the observed count's probability counts.
 */
export function computeBinomialTest(
  counted: Count,
  tested: number,
  { alternative = "two-sided", midP = false }: { alternative?: Alternative; midP?: boolean } = {},
): number | Issue {
  const wrong = checkCount(counted);
  if (wrong !== undefined) return wrong;
  const { count: x, total: n } = counted;
  const here = binomialProbability(x, n, tested);
  const half = midP ? here / 2 : 0;
  if (alternative === "less") return binomialCdf(x, n, tested) - half;
  if (alternative === "greater") return binomialTail(x - 1, n, tested) - half;
  const isThere = (k: number): boolean => binomialProbability(k, n, tested) <= here * (1 + 1e-7);
  const mean = n * tested;
  if (x === mean) return 1 - half;
  if (x < mean) {
    const from = firstOf(Math.ceil(mean), n, isThere);
    return Math.min(1, binomialCdf(x, n, tested) + binomialTail(from - 1, n, tested)) - half;
  }
  const to = firstOf(-Math.floor(mean), 0, (k) => isThere(-k));
  return Math.min(1, binomialCdf(-to, n, tested) + binomialTail(x - 1, n, tested)) - half;
}

/** The first whole number from `low` to `high` for which a condition holds that then keeps holding; else one more. */
function firstOf(low: number, high: number, holds: (k: number) => boolean): number {
  let [from, to] = [low, high + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
