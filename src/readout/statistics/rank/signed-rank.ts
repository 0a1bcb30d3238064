import type { Issue } from "../../../kernel/index.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { at } from "../../linear-algebra/vector.ts";
import { type Alternative, continuityCorrection, normalPValue } from "./alternative.ts";
import { completeValues, middleOf } from "./complete-values.ts";
import { distributionOfSigns, exactPValue } from "./exact-distribution.ts";
import { computeMidranks } from "./midranks.ts";
import { nothingVaries, noValues, tooManyForExact } from "./rank-issues.ts";
import { orderedLimits } from "./rank-sum.ts";
import { crossingAt, type Limits, oneSided, tailOf } from "./shift-interval.ts";

export interface SignedRankOptions {
  /** Exact: the permutation distribution of the midranks, tied or not. Default normal. */
  readonly method?: "exact" | "normal";
  /** Differences of zero: left out before ranking (Wilcoxon), or ranked first and then left out (Pratt). */
  readonly zeros?: "wilcoxon" | "pratt";
  readonly isCorrected?: boolean;
  readonly alternative?: Alternative;
  /** The median under the hypothesis. Default 0. */
  readonly location?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/** Wilcoxon's signed rank test of differences, with their pseudomedian. */
export interface SignedRank {
  /** Differences that are not zero. */
  readonly n: number;
  readonly zeros: number;
  /** The ranks of what is positive. */
  readonly v: number;
  readonly z: number;
  readonly pValue: number;
  /** The median of all means of two differences (Hodges and Lehmann). */
  readonly pseudomedian: number;
  /** Where the standardised statistic is nearest to zero: the estimate that R prints beside a normal interval. */
  readonly crossing: number;
  readonly interval: Limits;
  readonly hasTies: boolean;
}

/**
 * Wilcoxon's signed rank test. NaN is left out. The pseudomedian and its interval rest on the differences that are not at
 * the hypothesis (Wilcoxon) or on all of them (Pratt). Issues: nothing but zeros; too many for the exact method.
 *
 * @source Hollander, Wolfe & Chicken, 3rd ed., §3.1–3.3; Pratt, "Remarks on zeros and ties in the Wilcoxon signed rank
 * procedures", JASA 54:655 (1959); reference: R 4.2.2 `wilcox.test(paired = TRUE)`, exactRankTests 0.8-35, coin 1.4-2
 */
export function computeSignedRank(
  values: ArrayLike<number>,
  options: SignedRankOptions = {},
): SignedRank | Issue {
  const { method = "normal", isCorrected = true, alternative = "two-sided" } = options;
  const { level = 0.95, location = 0, zeros = "wilcoxon" } = options;
  const all = completeValues(values);
  if (all.length === 0) {
    return noValues([], { group: { en: "The column of differences", "zh-CN": "差值列" } });
  }
  const nonZero = all.filter((value) => value !== location);
  if (nonZero.length === 0) return nothingVaries([]);
  const ranked = rankSigns(all, location, zeros);
  const kept = zeros === "pratt" ? all : nonZero;
  const averages = walshAverages(kept);
  const tail = tailOf(level, alternative);
  const found = {
    n: nonZero.length,
    zeros: all.length - nonZero.length,
    v: ranked.v,
    pseudomedian: middleOf(averages),
    hasTies: ranked.hasTies,
  };
  if (method === "exact") {
    const exact = distributionOfSigns(ranked.ranks.map((rank) => 2 * rank));
    const untied = distributionOfSigns(Float64Array.from(kept, (_, i) => i + 1));
    if (exact === undefined || untied === undefined) return tooManyForExact([], { n: all.length });
    const pValue = exactPValue(exact, 2 * ranked.v, 2 * ranked.mean, alternative);
    const interval = orderedLimits(averages, untied, tail, alternative);
    return { ...found, z: Number.NaN, pValue, crossing: Number.NaN, interval };
  }
  const correct = (distance: number) =>
    isCorrected ? continuityCorrection(distance, alternative) : 0;
  const distance = ranked.v - ranked.mean;
  const z = (distance - correct(distance)) / ranked.deviation;
  const standardised = (d: number, isPlain: boolean) => {
    const { v, mean, deviation } = rankSigns(kept, d, "wilcoxon");
    return (v - mean - (isPlain ? 0 : correct(v - mean))) / deviation;
  };
  const [low, high] = [at(kept, 0), at(kept, kept.length - 1)];
  const crossing = low < high ? crossingAt((d) => standardised(d, true), 0, low, high) : Number.NaN;
  const interval = normalLimits((d) => standardised(d, false), kept, level, alternative);
  return { ...found, z, pValue: normalPValue(z, alternative), crossing, interval };
}

interface RankedSigns {
  readonly v: number;
  readonly mean: number;
  readonly deviation: number;
  /** Ranks of what is not zero. */
  readonly ranks: Float64Array;
  readonly hasTies: boolean;
}

function rankSigns(
  values: Float64Array,
  location: number,
  zeros: "wilcoxon" | "pratt",
): RankedSigns {
  const distances = values.map((value) => value - location);
  const counted = zeros === "pratt" ? distances : distances.filter((d) => d !== 0);
  const { ranks } = computeMidranks(counted.map(Math.abs));
  const kept = ranks.filter((_, i) => counted[i] !== 0);
  let [v, total, squares] = [0, 0, 0];
  for (let i = 0; i < counted.length; i++) {
    const [d, rank] = [at(counted, i), at(ranks, i)];
    if (d === 0) continue;
    total += rank;
    squares += rank * rank;
    if (d > 0) v += rank;
  }
  const hasTies = new Set(kept).size < kept.length;
  return { v, mean: total / 2, deviation: Math.sqrt(squares) / 2, ranks: kept, hasTies };
}

/** All (a + b) / 2 of two values or of one with itself, ascending. */
function walshAverages(sorted: Float64Array): Float64Array {
  const averages = new Float64Array((sorted.length * (sorted.length + 1)) / 2);
  let place = 0;
  for (let i = 0; i < sorted.length; i++) {
    for (let j = i; j < sorted.length; j++) averages[place++] = (at(sorted, i) + at(sorted, j)) / 2;
  }
  return averages.sort();
}

/**
 * The locations that the test does not reject. Where so few values cannot give the level, it is lowered and said. (For an
 * upper limit alone R 4.2.2 asks whether α/2 can be reached, not α, and so lowers the level where it need not.)
 */
function normalLimits(
  z: (location: number) => number,
  sorted: Float64Array,
  level: number,
  alternative: Alternative,
): Limits {
  const [low, high] = [at(sorted, 0), at(sorted, sorted.length - 1)];
  const [above, below] = [z(low), z(high)];
  if (!(low < high) || !Number.isFinite(above) || !Number.isFinite(below)) {
    return { ...oneSided(Number.NaN, Number.NaN, alternative), level: 0 };
  }
  let alpha = 1 - level;
  const height = () => -normalQuantile(tailOf(1 - alpha, alternative));
  const isOutOfReach = () =>
    (alternative !== "less" && above < height()) ||
    (alternative !== "greater" && below > -height());
  while (alpha < 1 && isOutOfReach()) alpha *= 2;
  if (alpha >= 1) {
    const middle = middleOf(sorted);
    return { ...oneSided(middle, middle, alternative), level: 0 };
  }
  const lower = alternative === "less" ? low : crossingAt(z, height(), low, high);
  const upper = alternative === "greater" ? high : crossingAt(z, -height(), low, high);
  return { ...oneSided(lower, upper, alternative), level: 1 - alpha };
}
