import type { Issue } from "../../../kernel/index.ts";
import { normalTail } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { columnsDiffer, noSharedStratum } from "../rank/rank-issues.ts";

export interface WinOptions {
  /** Pairs are compared within strata only; a stratum's pairs count for one over its number (Mantel–Haenszel). */
  readonly stratum?: readonly string[];
  /** Default 0.95. */
  readonly level?: number;
}

/** A measure of winning with its limits; the standard error is on the scale on which it is nearly normal. */
export interface WinMeasure {
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided. */
  readonly pValue: number;
}

/** Generalised pairwise comparisons of one group with the other. */
export interface WinStatistics {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Wins over losses; standard error of its logarithm. */
  readonly winRatio: WinMeasure;
  /** Wins and half the ties over losses and half the ties; standard error of its logarithm. */
  readonly winOdds: WinMeasure;
  /** The share of wins less that of losses. */
  readonly netBenefit: WinMeasure;
}

/**
 * Win ratio, win odds and net benefit of the pairs of a group's members with the others, variances by U-statistics (both
 * samples' placements with n − 1). Where nobody wins or nobody loses the ratio is 0 or ∞ and its limits are NaN.
 *
 * @param comparisons row by row who fared how against whom, as `computeJointRank` gives it
 * @source Pocock et al., Eur Heart J 33:176 (2012); Bebu & Lachin, Biostatistics 17:178 (2016); Dong et al., J Biopharm
 * Stat 28:778 (2018) (strata); Brunner, Vandemeulebroecke & Mütze, Statistics in Medicine 40:3367 (2021) (win odds);
 * Buyse, Statistics in Medicine 29:3245 (2010) (net benefit); reference for the counts: case jointrank-01-worked10
 */
export function computeWinStatistics(
  comparisons: Int8Array,
  isInGroup: readonly boolean[],
  { stratum, level = 0.95 }: WinOptions = {},
): WinStatistics | Issue {
  const n = isInGroup.length;
  if (comparisons.length !== n * n) {
    return columnsDiffer([], { first: Math.sqrt(comparisons.length), second: n });
  }
  const names = [...new Set(stratum ?? [""])].sort((a, b) => (a < b ? -1 : 1));
  const total = { wins: 0, losses: 0, ties: 0 };
  const weighted = { win: 0, loss: 0, all: 0, winWin: 0, lossLoss: 0, winLoss: 0 };
  for (const name of names) {
    const isHere = (i: number) => stratum === undefined || stratum[i] === name;
    const members = Array.from(isInGroup.keys()).filter((i) => isHere(i) && isInGroup[i] === true);
    const others = Array.from(isInGroup.keys()).filter((i) => isHere(i) && isInGroup[i] !== true);
    if (members.length === 0 || others.length === 0) continue;
    const part = pairs(comparisons, n, members, others);
    total.wins += part.wins;
    total.losses += part.losses;
    total.ties += part.ties;
    const weight = 1 / (members.length + others.length);
    weighted.win += weight * part.wins;
    weighted.loss += weight * part.losses;
    weighted.all += weight * members.length * others.length;
    weighted.winWin += weight ** 2 * part.winWin;
    weighted.lossLoss += weight ** 2 * part.lossLoss;
    weighted.winLoss += weight ** 2 * part.winLoss;
  }
  if (weighted.all === 0) return noSharedStratum([]);
  const { win, loss, all, winWin, lossLoss, winLoss } = weighted;
  const height = normalQuantile((1 + level) / 2);
  const spread = winWin + lossLoss - 2 * winLoss;
  const half = (win + (all - win - loss) / 2) / all;
  const ratioVariance = winWin / win ** 2 + lossLoss / loss ** 2 - (2 * winLoss) / (win * loss);
  const oddsError = Math.sqrt(spread) / (2 * all * half * (1 - half));
  return {
    ...total,
    winRatio: onLogScale(win / loss, Math.sqrt(ratioVariance), height),
    winOdds: onLogScale(half / (1 - half), oddsError, height),
    netBenefit: onOwnScale((win - loss) / all, Math.sqrt(spread) / all, height),
  };
}

interface Pairs {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** Variances and covariance of the numbers of wins and losses. */
  readonly winWin: number;
  readonly lossLoss: number;
  readonly winLoss: number;
}

function pairs(
  comparisons: Int8Array,
  n: number,
  members: readonly number[],
  others: readonly number[],
): Pairs {
  const mine = { wins: members.map(() => 0), losses: members.map(() => 0) };
  const theirs = { wins: others.map(() => 0), losses: others.map(() => 0) };
  let [wins, losses] = [0, 0];
  for (const [i, member] of members.entries()) {
    for (const [j, other] of others.entries()) {
      const result = comparisons[member * n + other] ?? 0;
      if (result === 0) continue;
      const kind = result > 0 ? "wins" : "losses";
      mine[kind][i] = (mine[kind][i] ?? 0) + 1;
      theirs[kind][j] = (theirs[kind][j] ?? 0) + 1;
      if (result > 0) wins += 1;
      else losses += 1;
    }
  }
  const both = (a: "wins" | "losses", b: "wins" | "losses") =>
    members.length * covariance(mine[a], mine[b]) +
    others.length * covariance(theirs[a], theirs[b]);
  return {
    wins,
    losses,
    ties: members.length * others.length - wins - losses,
    winWin: both("wins", "wins"),
    lossLoss: both("losses", "losses"),
    winLoss: both("wins", "losses"),
  };
}

/** Of whole numbers, by whole sums: the order of rows does not matter to the last bit. */
function covariance(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const [sumA, sumB] = [a, b].map((column) => column.reduce((sum, value) => sum + value, 0));
  const products = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return (products - ((sumA ?? 0) * (sumB ?? 0)) / n) / (n - 1);
}

function onLogScale(estimate: number, standardError: number, height: number): WinMeasure {
  const centre = Math.log(estimate);
  const reach = height * standardError;
  return {
    estimate,
    standardError,
    lower: Math.exp(centre - reach),
    upper: Math.exp(centre + reach),
    pValue: 2 * normalTail(Math.abs(centre) / standardError),
  };
}

function onOwnScale(estimate: number, standardError: number, height: number): WinMeasure {
  const reach = height * standardError;
  const pValue = 2 * normalTail(Math.abs(estimate) / standardError);
  return {
    estimate,
    standardError,
    lower: Math.max(-1, estimate - reach),
    upper: Math.min(1, estimate + reach),
    pValue,
  };
}
