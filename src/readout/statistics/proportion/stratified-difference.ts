import type { Issue } from "../../../kernel/index.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import { type Alternative, normalPValue } from "../rank/alternative.ts";
import { type Comparison, correctionOf, varianceOf } from "./compare-proportions.ts";
import { type Count, checkCount, shareOf } from "./count.ts";
import { invertScore } from "./invert-score.ts";
import { noStratum } from "./proportion-issues.ts";
import { computeProportionInterval } from "./proportion-interval.ts";
import { computeRatesOfDifference } from "./restricted-rates.ts";

/** Two groups in one stratum. */
export interface StratumCounts {
  readonly first: Count;
  readonly second: Count;
}

/** How strata count: by n₁n₂/N (Cochran–Mantel–Haenszel), by their size, or all the same. */
export type StratumWeights = "mantel-haenszel" | "size" | "equal";

export interface StratifiedDifference extends Comparison {
  /** The score test that the common difference is `margin`. */
  readonly z: number;
  readonly p: number;
}

/**
 * The weighted difference of two rates over strata with the stratified interval of Miettinen and Nurminen: each stratum's
 * variance is that of its most likely rates under the difference, times N / (N − 1).
 *
 * @source Miettinen & Nurminen, Stat. Med. 4:213 (1985), with the fixed weights that are named
 */
export function computeStratifiedDifference(
  strata: readonly StratumCounts[],
  {
    weights = "mantel-haenszel",
    confidence = 0.95,
    margin = 0,
    alternative = "two-sided",
  }: {
    weights?: StratumWeights;
    confidence?: number;
    margin?: number;
    alternative?: Alternative;
  } = {},
): StratifiedDifference | Issue {
  const used = usable(strata);
  if (!Array.isArray(used)) return used;
  const share = sharesOf(used, weights);
  const estimate = weighted(used, share);
  const score = (delta: number): number => {
    const variance = exactSum(
      used.map(({ first, second }, i) => {
        const [p1, p2] = computeRatesOfDifference(first, second, delta);
        const own = (varianceOf(p1, first) + varianceOf(p2, second)) * correctionOf(first, second);
        return (share[i] ?? 0) ** 2 * own;
      }),
    );
    return estimate === delta ? 0 : (estimate - delta) / Math.sqrt(variance);
  };
  const z = normalTailQuantile((1 - confidence) / 2);
  const tested = score(margin);
  return {
    estimate,
    interval: [invertScore(score, z, -1, estimate), invertScore(score, -z, estimate, 1)],
    z: tested,
    p: normalPValue(tested, alternative),
  };
}

/**
 * The weighted difference with the stratified Newcombe interval.
 *
 * @source Yan & Su, Stat. Biopharm. Res. 2:482 (2010), with the fixed weights that are named
 */
export function computeStratifiedNewcombe(
  strata: readonly StratumCounts[],
  weights: StratumWeights = "mantel-haenszel",
  confidence = 0.95,
): Comparison | Issue {
  const used = usable(strata);
  if (!Array.isArray(used)) return used;
  const share = sharesOf(used, weights);
  const estimate = weighted(used, share);
  const z = normalTailQuantile((1 - confidence) / 2);
  const a = stratifiedWilson(
    used.map(({ first }) => first),
    share,
    z,
  );
  const b = stratifiedWilson(
    used.map(({ second }) => second),
    share,
    z,
  );
  const half = (p: number, q: number): number =>
    z * Math.sqrt(a.lambda * p * (1 - p) + b.lambda * q * (1 - q));
  const [lower, upper] = [half(a.lower, b.upper), half(a.upper, b.lower)];
  return { estimate, interval: [estimate - lower, estimate + upper] };
}

/** Weighted Wilson ends of one group, at a confidence lowered so that the weighted sum has the one that is asked. */
function stratifiedWilson(counts: readonly Count[], share: readonly number[], z: number) {
  const sum = (term: (counted: Count, weight: number) => number): number =>
    exactSum(counts.map((counted, i) => term(counted, share[i] ?? 0)));
  const isFlat = counts.every(({ count, total }) => count === 0 || count === total);
  const spread = (counted: Count): number =>
    isFlat ? 1 / counted.total : varianceOf(shareOf(counted), counted);
  const whole = Math.sqrt(sum((counted, weight) => weight ** 2 * spread(counted)));
  const lowered = (z * whole) / sum((counted, weight) => weight * Math.sqrt(spread(counted)));
  const confidence = 1 - normalPValue(lowered, "two-sided");
  const end = (place: 0 | 1): number =>
    sum((counted, weight) => {
      const interval = computeProportionInterval(counted, "wilson", confidence);
      return weight * ("length" in interval ? interval[place] : Number.NaN);
    });
  return {
    lambda: sum(({ total }, weight) => weight ** 2 / total),
    lower: end(0),
    upper: end(1),
  };
}

function usable(strata: readonly StratumCounts[]): StratumCounts[] | Issue {
  const used: StratumCounts[] = [];
  for (const stratum of strata) {
    const { first, second } = stratum;
    if (first.total === 0 || second.total === 0) continue;
    const wrong = checkCount(first) ?? checkCount(second);
    if (wrong !== undefined) return wrong;
    used.push(stratum);
  }
  return used.length === 0 ? noStratum([]) : used;
}

function sharesOf(strata: readonly StratumCounts[], weights: StratumWeights): readonly number[] {
  const raw = strata.map(({ first: { total: n1 }, second: { total: n2 } }) => {
    if (weights === "equal") return 1;
    return weights === "size" ? n1 + n2 : (n1 * n2) / (n1 + n2);
  });
  const sum = exactSum(raw);
  return raw.map((weight) => weight / sum);
}

function weighted(strata: readonly StratumCounts[], share: readonly number[]): number {
  return exactSum(
    strata.map(({ first, second }, i) => (share[i] ?? 0) * (shareOf(first) - shareOf(second))),
  );
}
