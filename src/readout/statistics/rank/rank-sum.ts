import type { Issue } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";
import { type Alternative, continuityCorrection, normalPValue } from "./alternative.ts";
import { completeValues, middleOf } from "./complete-values.ts";
import {
  distributionOfDraws,
  type ExactDistribution,
  exactPValue,
  exactQuantile,
} from "./exact-distribution.ts";
import { computeMidranks, tieTerm } from "./midranks.ts";
import { noValues, nothingVaries, tooManyForExact } from "./rank-issues.ts";
import { crossingAt, invertNormal, type Limits, oneSided, tailOf } from "./shift-interval.ts";

export interface RankSumOptions {
  /** Exact: the permutation distribution of the midranks, tied or not. Default normal. */
  readonly method?: "exact" | "normal";
  /** Whether half a step is taken from the distance (normal only). Default yes, as R and SAS. */
  readonly isCorrected?: boolean;
  readonly alternative?: Alternative;
  /** The shift x − y under the hypothesis. Default 0. */
  readonly shift?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/** Wilcoxon's rank sum test of two independent groups, with the shift between them. */
export interface RankSum {
  readonly n: readonly [x: number, y: number];
  /** The ranks of x in the joined groups. */
  readonly rankSum: number;
  /** Mann and Whitney's U of x: pairs in which x is larger, ties half. */
  readonly u: number;
  /** P(X > Y) + ½ P(X = Y). */
  readonly probability: number;
  /** Standardised, corrected where asked; NaN of the exact test. */
  readonly z: number;
  readonly pValue: number;
  /** Hodges and Lehmann's: the median of all x − y. */
  readonly hodgesLehmann: number;
  /** Where the standardised statistic is nearest to zero: the estimate that R prints beside a normal interval. */
  readonly crossing: number;
  readonly interval: Limits;
  readonly hasTies: boolean;
}

/**
 * Wilcoxon's rank sum test. NaN stands for a missing value and is left out. The exact interval consists of ordered
 * differences at the quantile of the distribution without ties (with ties it is, closed, conservative); the normal one
 * inverts the test as R does. Issues: a group without values; the exact method with too many; nothing that varies.
 *
 * @source Hollander, Wolfe & Chicken, Nonparametric Statistical Methods, 3rd ed., §4.1–4.3; Pratt & Gibbons, Concepts of
 * Nonparametric Theory (1981), ch. 5; reference: R 4.2.2 `wilcox.test`, exactRankTests 0.8-35, case wilcoxon-01-hollander
 */
export function computeRankSum(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  options: RankSumOptions = {},
): RankSum | Issue {
  const { method = "normal", isCorrected = true, alternative = "two-sided" } = options;
  const { level = 0.95, shift = 0 } = options;
  const [x, y] = [completeValues(xs), completeValues(ys)];
  if (x.length === 0)
    return noValues(["x"], { group: { en: "The first group", "zh-CN": "第一组" } });
  if (y.length === 0) {
    return noValues(["y"], { group: { en: "The second group", "zh-CN": "第二组" } });
  }
  const joined = standardise(x, y, shift);
  const differences = pairwise(x, y);
  const plain = (d: number) => standardise(x, y, d).distance / standardise(x, y, d).deviation;
  const [low, high] = [at(differences, 0), at(differences, differences.length - 1)];
  const tail = tailOf(level, alternative);
  const found = {
    n: [x.length, y.length] as const,
    rankSum: joined.u + (x.length * (x.length + 1)) / 2,
    u: joined.u,
    probability: joined.u / (x.length * y.length),
    hodgesLehmann: middleOf(differences),
    hasTies: joined.ties.length < x.length + y.length,
  };
  if (method === "exact") {
    const exact = exactTest(x, y, joined, alternative);
    const untied = untiedDistribution(x.length, y.length);
    if (exact === undefined || untied === undefined) {
      return tooManyForExact([], { n: x.length + y.length });
    }
    const interval = orderedLimits(differences, untied, tail, alternative);
    return { ...found, z: Number.NaN, pValue: exact, crossing: Number.NaN, interval };
  }
  if (joined.deviation === 0) return nothingVaries([]);
  const correct = (distance: number) =>
    isCorrected ? continuityCorrection(distance, alternative) : 0;
  const z = (joined.distance - correct(joined.distance)) / joined.deviation;
  const corrected = (d: number) => {
    const { distance, deviation } = standardise(x, y, d);
    return (distance - correct(distance)) / deviation;
  };
  const both = invertNormal(corrected, tail, low, high);
  return {
    ...found,
    z,
    pValue: normalPValue(z, alternative),
    crossing: crossingAt(plain, 0, low, high),
    interval: { ...oneSided(both.lower, both.upper, alternative), level },
  };
}

interface Standardised {
  readonly u: number;
  readonly distance: number;
  readonly deviation: number;
  readonly ranks: Float64Array;
  readonly ties: readonly number[];
}

function standardise(x: Float64Array, y: Float64Array, shift: number): Standardised {
  const [m, n] = [x.length, y.length];
  const values = new Float64Array(m + n);
  for (let i = 0; i < m; i++) values[i] = at(x, i) - shift;
  values.set(y, m);
  const { ranks, ties } = computeMidranks(values);
  let sum = 0;
  for (let i = 0; i < m; i++) sum += at(ranks, i);
  const u = sum - (m * (m + 1)) / 2;
  const all = m + n;
  const lost = all > 1 ? tieTerm(ties) / (all * (all - 1)) : 0;
  const deviation = Math.sqrt(((m * n) / 12) * (all + 1 - lost));
  return { u, distance: u - (m * n) / 2, deviation, ranks, ties };
}

/** All x − y, ascending. */
function pairwise(x: Float64Array, y: Float64Array): Float64Array {
  const differences = new Float64Array(x.length * y.length);
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) differences[i * y.length + j] = at(x, i) - at(y, j);
  }
  return differences.sort();
}

function exactTest(
  x: Float64Array,
  y: Float64Array,
  { ranks, ties, u }: Standardised,
  alternative: Alternative,
): number | undefined {
  const [m, all] = [x.length, x.length + y.length];
  const scale = ties.length < all ? 2 : 1;
  const scores = ranks.map((rank) => rank * scale);
  const exact = distributionOfDraws(scores, m);
  if (exact === undefined) return undefined;
  const sum = (u + (m * (m + 1)) / 2) * scale;
  return exactPValue(exact, sum, (m * (all + 1) * scale) / 2, alternative);
}

/** The distribution of U where nothing is tied. */
function untiedDistribution(m: number, n: number): ExactDistribution | undefined {
  const ranks = Float64Array.from({ length: m + n }, (_, i) => i + 1);
  const sums = distributionOfDraws(ranks, m);
  return sums && { first: -(m * (m + 1)) / 2, probability: sums.probability };
}

/** The ordered values between which the location lies, by the quantile of a symmetric statistic 0 … their number. */
export function orderedLimits(
  sorted: Float64Array,
  distribution: ExactDistribution,
  tail: number,
  alternative: Alternative,
): Limits {
  const k = Math.max(1, exactQuantile(distribution, tail));
  let beyond = 0;
  for (let i = 0; distribution.first + i < k; i++) beyond += distribution.probability[i] ?? 0;
  const limits = oneSided(
    sorted[k - 1] ?? Number.NaN,
    sorted[sorted.length - k] ?? Number.NaN,
    alternative,
  );
  return { ...limits, level: 1 - (alternative === "two-sided" ? 2 : 1) * beyond };
}
