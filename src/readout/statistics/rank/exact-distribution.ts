import { at } from "../../linear-algebra/vector.ts";
import type { Alternative } from "./alternative.ts";

/** The probabilities of a whole-number statistic: `probability[i]` is that of `first + i`. */
export interface ExactDistribution {
  readonly first: number;
  readonly probability: Float64Array;
}

/** Cells of the recursion above which nobody waits for the answer. */
const mostCells = 4e8;

/**
 * The sum of `draws` of the scores, every choice equally likely: the permutation distribution of a rank sum. Scores are
 * whole and not negative (midranks are doubled). `undefined`: too many to count.
 *
 * @source Streitberg & Röhmel, "Exact distributions for permutation and rank tests: an introduction to some recently
 * published algorithms", Statistical Software Newsletter 12:10 (1986): the shift recursion
 */
export function distributionOfDraws(
  scores: Float64Array,
  draws: number,
): ExactDistribution | undefined {
  const sorted = scores.toSorted();
  const most = sorted.slice(sorted.length - draws).reduce((sum, score) => sum + score, 0);
  if (sorted.length * draws * (most + 1) > mostCells) return undefined;
  // table[k] holds P(k of the scores so far are drawn, with this sum): probabilities, so that nothing overflows.
  const table = Array.from({ length: draws + 1 }, () => new Float64Array(most + 1));
  const none = table[0] ?? new Float64Array(1);
  none[0] = 1;
  for (let seen = 1; seen <= sorted.length; seen++) {
    const score = at(sorted, seen - 1);
    const left = sorted.length - seen;
    for (let k = Math.min(draws, seen); k >= Math.max(0, draws - left); k--) {
      const row = table[k] ?? none;
      const keep = (seen - k) / seen;
      const take = k / seen;
      const before = k === 0 ? undefined : table[k - 1];
      shift(row, before, keep, take, score);
    }
  }
  return { first: 0, probability: table[draws] ?? none };
}

/** row[s] becomes keep · row[s] + take · before[s − score]. */
function shift(
  row: Float64Array,
  before: Float64Array | undefined,
  keep: number,
  take: number,
  score: number,
): void {
  for (let s = row.length - 1; s >= 0; s--) {
    const taken = before === undefined || s < score ? 0 : take * at(before, s - score);
    row[s] = keep * at(row, s) + taken;
  }
}

/** The sum of the scores whose fair coin shows heads: the distribution of a signed rank sum. Scores as above. */
export function distributionOfSigns(scores: Float64Array): ExactDistribution | undefined {
  const most = scores.reduce((sum, score) => sum + score, 0);
  if (scores.length * (most + 1) > mostCells) return undefined;
  const probability = new Float64Array(most + 1);
  probability[0] = 1;
  for (const score of scores.toSorted()) shift(probability, probability, 0.5, 0.5, score);
  return { first: 0, probability };
}

/** P(T ≤ t), P(T ≥ t), or P(|T − E T| ≥ |t − E T|) where `mean` is E T. */
export function exactPValue(
  { first, probability }: ExactDistribution,
  t: number,
  mean: number,
  alternative: Alternative,
): number {
  const distance = Math.abs(t - mean);
  const slack = 1e-7; // the mean of a third of the scores may be off its true value in the last digits
  let sum = 0;
  for (let i = 0; i < probability.length; i++) {
    const value = first + i;
    const counts =
      alternative === "less"
        ? value <= t + slack
        : alternative === "greater"
          ? value >= t - slack
          : Math.abs(value - mean) >= distance - slack;
    if (counts) sum += at(probability, i);
  }
  return Math.min(1, sum);
}

/** The smallest value with P(T ≤ value) ≥ p. */
export function exactQuantile({ first, probability }: ExactDistribution, p: number): number {
  const fuzz = 1 - 64 * Number.EPSILON;
  let sum = 0;
  for (let i = 0; i < probability.length; i++) {
    sum += at(probability, i);
    if (sum >= p * fuzz) return first + i;
  }
  return first + probability.length - 1;
}
