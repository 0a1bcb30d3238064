import type { Issue } from "../../src/kernel/index.ts";
import { computeMidranks } from "../../src/readout/statistics/rank/midranks.ts";
import type { Alternative } from "../../src/readout/statistics/rank/alternative.ts";
import { computeJonckheereTerpstra } from "../../src/readout/statistics/rank/jonckheere-terpstra.ts";
import { computeKruskalWallis } from "../../src/readout/statistics/rank/kruskal-wallis.ts";
import { computeRankSum, type RankSum } from "../../src/readout/statistics/rank/rank-sum.ts";
import { computeSignTest } from "../../src/readout/statistics/rank/sign-test.ts";
import {
  computeSignedRank,
  type SignedRank,
} from "../../src/readout/statistics/rank/signed-rank.ts";
import { computeVanElteren } from "../../src/readout/statistics/rank/van-elteren.ts";
import { unboxed, withNulls } from "./asked.ts";
import { referenceArm } from "./case-arms.ts";
import { type CaseColumns, columnNamed, columnsOf, levelsOf, numbersOf } from "./case-columns.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

const armNames = ["arm", "group", "g", "trt", "treatment", "trtp"];
const stratumNames = ["stratum", "strata", "block", "site"];
const valueNames = ["y", "value", "response", "change", "score"];

/** Two groups, pairs, strata or several groups, by the columns of the case. */
export function solveNonparametric(one: StatisticCase): unknown {
  const columns = columnsOf(one["data"]);
  const words = `${String(one["title"])} ${String(one["method"])}`;
  if (columns["x"] !== undefined && /signed.?rank|sign test|paired/i.test(words)) {
    const [x, y] = [numbersOf(columns["x"]), columns["y"] && numbersOf(columns["y"])];
    return withNulls(solvePairs(x.map((value, i) => value - (y?.[i] ?? 0))));
  }
  if (columns["x"] !== undefined && columns["y"] !== undefined) {
    return withNulls(solveTwo(numbersOf(columns["x"]), numbersOf(columns["y"])));
  }
  const arm = columns[columnNamed(columns, armNames) ?? ""];
  const value = columns[columnNamed(columns, valueNames) ?? ""];
  const stratum = columns[columnNamed(columns, stratumNames) ?? ""];
  if (arm !== undefined && value !== undefined && stratum !== undefined) {
    return solveStrata(one, arm, stratum, numbersOf(value));
  }
  const groups = groupsOf(one["data"], columns, arm, value);
  return groups === undefined ? undefined : withNulls(solveGroups(groups));
}

const tails = [
  ["", "two-sided", "two.sided"],
  ["_less", "less", "less"],
  ["_greater", "greater", "greater"],
] as const;

const methods = [
  ["exact", { method: "exact" }],
  ["normal_no_cc", { method: "normal", isCorrected: false }],
  ["normal_cc", { method: "normal", isCorrected: true }],
] as const;

function solveTwo(x: Float64Array, y: Float64Array): unknown {
  const answers: Record<string, unknown> = {};
  const say = (found: RankSum | Issue, isExact: boolean, words: string): unknown => {
    if (!("u" in found) || (isExact && found.hasTies)) return null;
    return {
      W: found.u,
      p: found.pValue,
      z: found.z,
      hodges_lehmann: isExact ? found.hodgesLehmann : found.crossing,
      ci95: [found.interval.lower, found.interval.upper],
      alternative: words,
    };
  };
  for (const [method, options] of methods) {
    for (const [suffix, alternative, words] of tails) {
      const found = computeRankSum(x, y, { ...options, alternative });
      answers[`${method}${suffix}`] = say(found, method === "exact", words);
    }
  }
  const exact = (alternative: Alternative) => {
    const found = computeRankSum(x, y, { method: "exact", alternative });
    return "u" in found ? found.pValue : null;
  };
  const plain = computeRankSum(x, y, { isCorrected: false });
  return {
    ...answers,
    exact_permutation_p_with_ties: exact("two-sided"),
    exact_permutation_p_with_ties_less: exact("less"),
    exact_permutation_p_with_ties_greater: exact("greater"),
    ...("u" in plain && {
      rank_sum_x: plain.rankSum,
      mann_whitney_prob: plain.probability,
      cliffs_delta: 2 * plain.probability - 1,
      median_of_differences: plain.hodgesLehmann,
      hodges_lehmann: plain.hodgesLehmann,
    }),
  };
}

function solvePairs(differences: Float64Array): unknown {
  const answers: Record<string, unknown> = {};
  const say = (found: SignedRank | Issue, isExact: boolean, words: string): unknown => {
    if (!("v" in found) || (isExact && (found.hasTies || found.zeros > 0))) return null;
    return {
      V: found.v,
      p: found.pValue,
      z: found.z,
      pseudomedian: isExact ? found.pseudomedian : found.crossing,
      ci95: [found.interval.lower, found.interval.upper],
      alternative: words,
    };
  };
  for (const [method, options] of methods) {
    for (const [suffix, alternative, words] of tails) {
      const found = computeSignedRank(differences, { ...options, alternative });
      answers[`${method}${suffix}`] = say(found, method === "exact", words);
    }
  }
  const exact = (zeros: "wilcoxon" | "pratt") => {
    const found = computeSignedRank(differences, { method: "exact", zeros });
    return "v" in found ? found.pValue : null;
  };
  const pratt = computeSignedRank(differences, { zeros: "pratt", isCorrected: false });
  const dropped = computeSignedRank(differences, { isCorrected: false });
  const signs = computeSignTest(differences);
  return {
    ...answers,
    exact_with_ties_zero_dropped: exact("wilcoxon"),
    exact_with_ties_pratt: exact("pratt"),
    exact_pratt: exact("pratt"),
    ...("v" in dropped && { n: dropped.n, zeros: dropped.zeros, n_zero: dropped.zeros }),
    ...("v" in pratt && { pratt: { V: pratt.v, z: pratt.z, p: pratt.pValue } }),
    ...("v" in pratt && { pratt_z: pratt.z, pratt_p: pratt.pValue }),
    ...("positive" in signs && { sign_test: { S: signs.positive, p: signs.pValue } }),
  };
}

function solveStrata(
  one: StatisticCase,
  arm: readonly unknown[],
  strata: readonly unknown[],
  values: Float64Array,
): unknown {
  const arms = levelsOf(arm);
  if (arms.length !== 2) return undefined;
  const reference = referenceArm(one, arms.toReversed());
  const isInGroup = arm.map((name) => String(name) !== reference);
  const rows = { values, isInGroup, stratum: strata.map(String) };
  const found = computeVanElteren(rows);
  const equal = computeVanElteren(rows, { weights: "equal", ranking: "overall" });
  const within = computeVanElteren(rows, { weights: "equal" });
  if (!("z" in found) || !("z" in equal) || !("z" in within)) return null;
  return {
    chisq: found.chiSquared,
    z: found.z,
    p: found.pValue,
    unweighted_stratified_wilcoxon_z_coin: equal.z,
    unweighted_stratified_wilcoxon_p_coin: equal.pValue,
    unweighted_z: within.z,
    unweighted_p: within.pValue,
    strata_used: found.strata.length,
    strata_skipped: found.strataLeftOut,
  };
}

function groupsOf(
  data: unknown,
  columns: CaseColumns,
  arm: readonly unknown[] | undefined,
  value: readonly unknown[] | undefined,
): readonly Float64Array[] | undefined {
  if (arm !== undefined && value !== undefined) {
    const numbers = numbersOf(value);
    return levelsOf(arm).map((level) => numbers.filter((_, i) => String(arm[i]) === level));
  }
  const inner = isRecord(data) && isRecord(data["groups"]) ? columnsOf(data["groups"]) : undefined;
  const listed = columns["groups"]?.every(Array.isArray) === true ? columns["groups"] : undefined;
  const lists: readonly unknown[] = listed ?? Object.values(inner ?? columns);
  const groups = lists.filter((list): list is readonly unknown[] => Array.isArray(list));
  return groups.length < 2 ? undefined : groups.map(numbersOf);
}

function solveGroups(groups: readonly Float64Array[]): unknown {
  const several = computeKruskalWallis(groups);
  const statistics = "h" in several && {
    H: several.h,
    chisq: several.h,
    statistic: several.h,
    df: several.df,
    p: several.pValue,
  };
  const trends: Record<string, unknown> = {};
  for (const [suffix, alternative] of tails) {
    const normal = computeJonckheereTerpstra(groups, { alternative });
    const exact = computeJonckheereTerpstra(groups, { alternative, method: { kind: "exact" } });
    if (!("j" in normal)) continue;
    trends["J"] = trends["JT"] = normal.j;
    trends["mean"] = normal.mean;
    trends["var"] = trends["variance"] = normal.variance;
    trends["z"] = normal.z;
    trends[`p${suffix}`] = normal.pValue;
    trends[`p_exact${suffix}`] = "j" in exact ? exact.pValue : null;
  }
  const ranked = computeMidranks(groups.flatMap((group) => Array.from(group)));
  return {
    ...statistics,
    kruskal_wallis: statistics,
    kruskal: statistics,
    jonckheere: trends,
    jonckheere_terpstra: trends,
    ties: unboxed(ranked.ties.filter((ties) => ties > 1)),
  };
}
