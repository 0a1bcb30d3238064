import { findCrossing } from "../../numeric/find-crossing.ts";
import { findRoot } from "../../numeric/find-root.ts";
import {
  hypergeometricProbability,
  hypergeometricSupport,
  type Urn,
} from "../../numeric/hypergeometric.ts";
import type { Alternative } from "../rank/alternative.ts";

/**
 * The distribution of Σ n₁₁ over 2×2 tables given all margins, where the odds ratio is 1: the logarithms of its
 * probabilities from `least` on.
 */
export interface ConditionalDistribution {
  readonly least: number;
  readonly logProbabilities: Float64Array;
}

/** One urn a table; strata are convolved. */
export function conditionalDistribution(urns: readonly Urn[]): ConditionalDistribution {
  let least = 0;
  let probabilities = Float64Array.of(1);
  for (const urn of urns) {
    const support = hypergeometricSupport(urn);
    const own = Float64Array.from({ length: support.most - support.least + 1 }, (_, i) =>
      hypergeometricProbability(support.least + i, urn),
    );
    const joint = new Float64Array(probabilities.length + own.length - 1);
    for (const [i, p] of probabilities.entries()) {
      if (p === 0) continue;
      for (const [j, q] of own.entries()) joint[i + j] = (joint[i + j] ?? 0) + p * q;
    }
    least += support.least;
    probabilities = joint;
  }
  return { least, logProbabilities: probabilities.map(Math.log) };
}

/** The probabilities where the common odds ratio is `odds` ≥ 0. */
export function probabilitiesAt(
  { logProbabilities }: ConditionalDistribution,
  odds: number,
): Float64Array {
  const logOdds = Math.log(odds);
  const logs = logProbabilities.map((log, i) => (i === 0 ? log : log + i * logOdds));
  const highest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  const weights = logs.map((log) => Math.exp(log - highest));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/**
 * How an odds ratio is sought: to the last digits, or with the steps and the tolerance (ε^¼, four digits) of R's
 * `uniroot`, as `fisher.test` and `mantelhaen.test` print it. They may differ in the third digit: of the table
 * [[3, 1], [1, 3]] the upper end is 626.24, and R prints 621.93.
 */
export type OddsSearch = "exact" | "as-r";

/** The exact p-value that the odds ratio is `odds`; two-sided: all that is at most as probable, ties within 1e-7. */
export function exactPValue(
  distribution: ConditionalDistribution,
  observed: number,
  alternative: Alternative,
  odds = 1,
): number {
  const place = observed - distribution.least;
  const probabilities = probabilitiesAt(distribution, odds);
  const limit = (probabilities[place] ?? 0) * (1 + 1e-7);
  const counted = probabilities.filter((p, i) =>
    alternative === "less" ? i <= place : alternative === "greater" ? i >= place : p <= limit,
  );
  return Math.min(
    1,
    counted.sort().reduce((sum, p) => sum + p, 0),
  );
}

/** The conditional maximum likelihood estimate of the odds ratio; 0 or ∞ at the ends of what is possible. */
export function conditionalOddsRatio(
  distribution: ConditionalDistribution,
  observed: number,
  search: OddsSearch = "exact",
): number {
  const place = observed - distribution.least;
  const last = distribution.logProbabilities.length - 1;
  if (last === 0) return Number.NaN;
  if (place === 0) return 0;
  if (place === last) return Number.POSITIVE_INFINITY;
  const mean = (odds: number): number =>
    probabilitiesAt(distribution, odds).reduce((sum, p, i) => sum + i * p, 0);
  return solveOdds((odds) => mean(odds) - place, search);
}

/** The exact interval for the odds ratio: each end leaves its tail of the confidence. */
export function conditionalInterval(
  distribution: ConditionalDistribution,
  observed: number,
  {
    alternative = "two-sided",
    confidence = 0.95,
    search = "exact",
  }: { alternative?: Alternative; confidence?: number; search?: OddsSearch } = {},
): readonly [number, number] {
  const place = observed - distribution.least;
  const last = distribution.logProbabilities.length - 1;
  const tail = alternative === "two-sided" ? (1 - confidence) / 2 : 1 - confidence;
  const sum = (odds: number, from: number, to: number): number =>
    probabilitiesAt(distribution, odds)
      .subarray(from, to + 1)
      .reduce((all, p) => all + p, 0);
  const lower =
    place === 0 || alternative === "less"
      ? 0
      : solveOdds((odds) => sum(odds, place, last) - tail, search);
  const upper =
    place === last || alternative === "greater"
      ? Number.POSITIVE_INFINITY
      : solveOdds((odds) => tail - sum(odds, 0, place), search);
  return [lower, upper];
}

/** The zero of a function that rises with the odds ratio. */
function solveOdds(f: (odds: number) => number, search: OddsSearch): number {
  if (search === "as-r") {
    const middle = f(1);
    if (middle === 0) return 1;
    const tolerance = Number.EPSILON ** 0.25;
    if (middle > 0) return findCrossing(f, 0, 1, tolerance) ?? Number.NaN;
    return 1 / (findCrossing((t) => f(1 / t), Number.EPSILON, 1, tolerance) ?? Number.NaN);
  }
  const onLog = (log: number): number => f(Math.exp(log));
  let reach = 1;
  while (reach < 700 && !(onLog(-reach) < 0 && onLog(reach) > 0)) reach *= 2;
  const log = findRoot(onLog, -reach, reach);
  return log === undefined ? Number.NaN : Math.exp(log);
}
