import type { Issue } from "../../../kernel/index.ts";
import { betaQuantile, betaTailQuantile } from "../../numeric/beta.ts";
import { binomialCdf, binomialProbability, binomialTail } from "../../numeric/binomial.ts";
import { findRoot } from "../../numeric/find-root.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import { type Count, checkCount, type Interval, shareOf } from "./count.ts";

export type ProportionMethod =
  | "clopper-pearson"
  | "mid-p"
  | "wilson"
  | "wilson-corrected"
  | "agresti-coull"
  | "jeffreys"
  | "wald"
  | "wald-corrected"
  | "logit"
  | "arcsine";

/**
 * A two-sided interval for a proportion. Agresti and Coull's is not cut at 0 and 1, nor is Wald's; Jeffreys' ends at 0
 * and 1 where nobody or everybody has the property.
 *
 * @source Clopper & Pearson, Biometrika 26:404 (1934); Wilson, JASA 22:209 (1927); Newcombe, Stat. Med. 17:857 (1998),
 * methods 1 to 6; Agresti & Coull, The American Statistician 52:119 (1998), with z²; Brown, Cai & DasGupta, Stat. Sci.
 * 16:101 (2001)
 */
export function computeProportionInterval(
  counted: Count,
  method: ProportionMethod,
  confidence = 0.95,
): Interval | Issue {
  const wrong = checkCount(counted);
  if (wrong !== undefined) return wrong;
  return intervals[method](counted, (1 - confidence) / 2);
}

/** The end of a one-sided Clopper–Pearson interval that begins at 0 (`upper`) or ends at 1 (`lower`). */
export function computeOneSidedBound(
  counted: Count,
  side: "lower" | "upper",
  confidence = 0.95,
): number | Issue {
  const both = computeProportionInterval(counted, "clopper-pearson", 2 * confidence - 1);
  if (!isInterval(both)) return both;
  return side === "lower" ? both[0] : both[1];
}

const isInterval = (found: Interval | Issue): found is Interval => Array.isArray(found);

const intervals = {
  "clopper-pearson": ({ count: x, total: n }, tail) => [
    x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    x === n ? 1 : betaTailQuantile(tail, x + 1, n - x),
  ],
  "mid-p": midP,
  wilson: (counted, tail) => {
    const { count: x, total: n } = counted;
    const z = normalTailQuantile(tail);
    const centre = (x + (z * z) / 2) / (n + z * z);
    const half = (z / (n + z * z)) * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
    return [x === 0 ? 0 : centre - half, x === n ? 1 : centre + half];
  },
  "wilson-corrected": (counted, tail) => {
    const { count: x, total: n } = counted;
    const [p, z] = [shareOf(counted), normalTailQuantile(tail)];
    const end = (sign: 1 | -1): number => {
      const root = z * z + sign * 2 - 1 / n + 4 * p * (n * (1 - p) - sign);
      return (2 * x + z * z + sign * (1 + z * Math.sqrt(root))) / (2 * (n + z * z));
    };
    return [x === 0 ? 0 : Math.max(0, end(-1)), x === n ? 1 : Math.min(1, end(1))];
  },
  "agresti-coull": ({ count: x, total: n }, tail) => {
    const z = normalTailQuantile(tail);
    const p = (x + (z * z) / 2) / (n + z * z);
    const half = z * Math.sqrt((p * (1 - p)) / (n + z * z));
    return [p - half, p + half];
  },
  jeffreys: ({ count: x, total: n }, tail) => [
    x === 0 ? 0 : betaQuantile(tail, x + 0.5, n - x + 0.5),
    x === n ? 1 : betaTailQuantile(tail, x + 0.5, n - x + 0.5),
  ],
  wald: (counted, tail) => waldInterval(counted, tail, 0),
  "wald-corrected": (counted, tail) => waldInterval(counted, tail, 0.5 / counted.total),
  logit: ({ count: x, total: n }, tail) => {
    if (x === 0 || x === n) return [Number.NaN, Number.NaN];
    const logit = Math.log(x / (n - x));
    const half = normalTailQuantile(tail) * Math.sqrt(n / (x * (n - x)));
    return [1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit))];
  },
  arcsine: ({ count: x, total: n }, tail) => {
    const angle = Math.asin(Math.sqrt((x + 3 / 8) / (n + 3 / 4)));
    const half = normalTailQuantile(tail) / (2 * Math.sqrt(n));
    const [low, high] = [Math.max(0, angle - half), Math.min(Math.PI / 2, angle + half)];
    return [Math.sin(low) ** 2, Math.sin(high) ** 2];
  },
} as const satisfies Record<ProportionMethod, (counted: Count, tail: number) => Interval>;

function waldInterval(counted: Count, tail: number, correction: number): Interval {
  const p = shareOf(counted);
  const half = normalTailQuantile(tail) * Math.sqrt((p * (1 - p)) / counted.total) + correction;
  return [p - half, p + half];
}

/** Where P(beyond x) + ½ P(x) is the tail. */
function midP({ count: x, total: n }: Count, tail: number): Interval {
  const below = (p: number): number => binomialCdf(x - 1, n, p) + binomialProbability(x, n, p) / 2;
  const above = (p: number): number => binomialTail(x, n, p) + binomialProbability(x, n, p) / 2;
  return [
    x === 0 ? 0 : (findRoot((p) => above(p) - tail, 0, 1) ?? Number.NaN),
    x === n ? 1 : (findRoot((p) => below(p) - tail, 0, 1) ?? Number.NaN),
  ];
}
