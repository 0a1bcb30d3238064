import { type Issue, randomStream } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";
import { type Alternative, continuityCorrection, normalPValue } from "./alternative.ts";
import { completeValues } from "./complete-values.ts";
import { distributionOfDraws, type ExactDistribution, exactPValue } from "./exact-distribution.ts";
import { computeMidranks } from "./midranks.ts";
import {
  nothingVaries,
  tiesNeedPermutations,
  tooFewGroups,
  tooManyForExact,
} from "./rank-issues.ts";

export interface JonckheereTerpstraOptions {
  readonly alternative?: Alternative;
  /** Exact: without ties only. Permutation: drawn from a seed. Default normal, with ties in the variance. */
  readonly method?:
    | { readonly kind: "normal"; readonly isCorrected?: boolean }
    | { readonly kind: "exact" }
    | { readonly kind: "permutation"; readonly seed: string; readonly draws: number };
}

/** Whether values rise (or fall) over ordered groups, such as doses. */
export interface JonckheereTerpstra {
  /** Pairs from different groups in which the later group's value is larger, ties half. */
  readonly j: number;
  readonly mean: number;
  readonly variance: number;
  /** Standardised; NaN unless normal. */
  readonly z: number;
  readonly pValue: number;
  /** Of a p-value that was drawn: its Monte Carlo standard error. */
  readonly standardError?: number;
}

/**
 * Jonckheere and Terpstra's test of ordered groups. NaN is left out. Issues: fewer than two groups with values; nothing
 * that varies; the exact method with ties or with too many values.
 *
 * @source Jonckheere, Biometrika 41:133 (1954); Hollander, Wolfe & Chicken, 3rd ed., §6.2, eqs. 6.17–6.19 (ties)
 */
export function computeJonckheereTerpstra(
  groups: readonly ArrayLike<number>[],
  { alternative = "two-sided", method = { kind: "normal" } }: JonckheereTerpstraOptions = {},
): JonckheereTerpstra | Issue {
  const values = groups.map(completeValues).filter(({ length }) => length > 0);
  if (values.length < 2) return tooFewGroups([], { needed: 2, found: values.length });
  const sizes = values.map(({ length }) => length);
  const joined = Float64Array.from(values.flatMap((group) => Array.from(group)));
  const { ranks, ties } = computeMidranks(joined);
  if (ties.length === 1) return nothingVaries([]);
  const j = countRising(ranks, sizes);
  const { mean, variance } = momentsOf(sizes, ties);
  const found = { j, mean, variance };
  if (method.kind === "normal") {
    const step = method.isCorrected === true ? continuityCorrection(j - mean, alternative) : 0;
    const z = (j - mean - step) / Math.sqrt(variance);
    return { ...found, z, pValue: normalPValue(z, alternative) };
  }
  if (method.kind === "exact") {
    if (ties.length < joined.length) return tiesNeedPermutations([]);
    const exact = untiedDistribution(sizes);
    if (exact === undefined) return tooManyForExact([], { n: joined.length });
    return { ...found, z: Number.NaN, pValue: exactPValue(exact, j, mean, alternative) };
  }
  const { seed, draws } = method;
  const random = randomStream(seed);
  const shuffled = ranks.toSorted();
  let beyond = 0;
  for (let draw = 0; draw < draws; draw++) {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const other = random.below(i + 1);
      const kept = at(shuffled, i);
      shuffled[i] = at(shuffled, other);
      shuffled[other] = kept;
    }
    const drawn = countRising(shuffled, sizes);
    const isBeyond =
      alternative === "greater"
        ? drawn >= j
        : alternative === "less"
          ? drawn <= j
          : Math.abs(drawn - mean) >= Math.abs(j - mean);
    if (isBeyond) beyond += 1;
  }
  const pValue = (beyond + 1) / (draws + 1);
  const standardError = Math.sqrt((pValue * (1 - pValue)) / draws);
  return { ...found, z: Number.NaN, pValue, standardError };
}

function countRising(ranks: Float64Array, sizes: readonly number[]): number {
  let [count, from] = [0, 0];
  for (const size of sizes) {
    for (let i = 0; i < from; i++) {
      for (let k = from; k < from + size; k++) {
        const difference = at(ranks, k) - at(ranks, i);
        count += difference > 0 ? 1 : difference === 0 ? 0.5 : 0;
      }
    }
    from += size;
  }
  return count;
}

function momentsOf(
  sizes: readonly number[],
  ties: readonly number[],
): { readonly mean: number; readonly variance: number } {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const over = (counts: readonly number[], term: (count: number) => number) =>
    counts.reduce((sum, count) => sum + term(count), 0);
  const square = (c: number) => c * (c - 1) * (2 * c + 5);
  const triple = (c: number) => c * (c - 1) * (c - 2);
  const pair = (c: number) => c * (c - 1);
  let variance = (square(n) - over(sizes, square) - over(ties, square)) / 72;
  if (n > 2) {
    variance += (over(sizes, triple) * over(ties, triple)) / (36 * n * (n - 1) * (n - 2));
  }
  variance += (over(sizes, pair) * over(ties, pair)) / (8 * n * (n - 1));
  return { mean: (n * n - over(sizes, (size) => size * size)) / 4, variance };
}

/** Without ties J is the sum of independent U statistics, each of a group against all before it. */
function untiedDistribution(sizes: readonly number[]): ExactDistribution | undefined {
  let probability = Float64Array.of(1);
  let before = sizes[0] ?? 0;
  for (const size of sizes.slice(1)) {
    const ranks = Float64Array.from({ length: before + size }, (_, i) => i + 1);
    const sums = distributionOfDraws(ranks, size);
    if (sums === undefined) return undefined;
    const u = sums.probability.subarray((size * (size + 1)) / 2);
    const joined = new Float64Array(probability.length + before * size);
    for (let a = 0; a < probability.length; a++) {
      for (let b = 0; b <= before * size; b++) {
        joined[a + b] = at(joined, a + b) + at(probability, a) * at(u, b);
      }
    }
    probability = joined;
    before += size;
  }
  return { first: 0, probability };
}
