import type { Issue } from "../../src/kernel/index.ts";
import {
  covariateOf,
  factorOf,
  type Variable,
} from "../../src/readout/statistics/design/variable.ts";
import { computePooled } from "../../src/readout/statistics/imputation/rubin.ts";
import { computeDeathLowestRanks } from "../../src/readout/statistics/joint-rank/death-lowest-rank.ts";
import { computeJointRank } from "../../src/readout/statistics/joint-rank/joint-rank.ts";
import type { JointOutcome } from "../../src/readout/statistics/joint-rank/joint-outcome.ts";
import {
  computeRankAncova,
  type RankAncova,
} from "../../src/readout/statistics/joint-rank/rank-ancova.ts";
import { computeScorePermutation } from "../../src/readout/statistics/joint-rank/score-permutation.ts";
import { computeScoreTest } from "../../src/readout/statistics/joint-rank/score-test.ts";
import {
  computeWinStatistics,
  type WinMeasure,
} from "../../src/readout/statistics/joint-rank/win-statistics.ts";
import { computeRankSum } from "../../src/readout/statistics/rank/rank-sum.ts";
import type { Contrast } from "../../src/readout/statistics/regression/contrast.ts";
import { withNulls } from "./asked.ts";
import { covariatesOf, referenceArm } from "./case-arms.ts";
import { type CaseColumns, columnsOf, isNumeric, levelsOf, numbersOf } from "./case-columns.ts";
import { NotCovered } from "./not-covered.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Joint ranks of function and survival: pairwise over visits, or at one visit after imputation. */
export function solveJointRank(one: StatisticCase): unknown {
  const data = isRecord(one["data"]) ? one["data"] : {};
  const patients = columnsOf(data["patients"] ?? data);
  const arm = (patients["arm"] ?? []).map(String);
  if (arm.length === 0 || patients["died"] === undefined) return undefined;
  const setting: Setting = {
    one,
    data,
    patients,
    arm,
    reference: referenceArm(one, levelsOf(arm)),
  };
  const imputed = data["imputed_change_columns"];
  if (Array.isArray(imputed)) return withNulls(solveImputed(setting, imputed));
  return Array.isArray(data["change"])
    ? withNulls(solvePairwise(setting, data["change"]))
    : undefined;
}

interface Setting {
  readonly one: StatisticCase;
  readonly data: Readonly<Record<string, unknown>>;
  readonly patients: CaseColumns;
  readonly arm: readonly string[];
  readonly reference: string;
}

const notCovariates = /^(id|arm|died|time|last|death.*|change.*|stratum|strata)$/i;

/** The covariates that a formula names, by the patients' columns. */
function variablesOf({ one, patients }: Setting, formula: unknown): readonly Variable[] {
  const model = isRecord(one["model"]) ? one["model"] : {};
  const own = Object.keys(patients).filter((name) => !notCovariates.test(name));
  const names = covariatesOf(formula ?? model["formula"], "arm") ?? own;
  return names.flatMap((name): readonly Variable[] => {
    const column = patients[name];
    if (column === undefined) return [];
    return [
      isNumeric(column)
        ? covariateOf(name, numbersOf(column))
        : factorOf(name, column.map(String), levelsOf(column)),
    ];
  });
}

/** The formula that the model or the case beside its answer names; it says what to compute, not what comes out. */
function formulaIn({ one }: Setting, key: string): unknown {
  const part = one.expected[key];
  const own = isRecord(part) ? part["formula"] : undefined;
  return own ?? (isRecord(one["model"]) ? one["model"]["formula"] : undefined);
}

function outcomesOf({ patients }: Setting, changes: readonly unknown[]): readonly JointOutcome[] {
  const died = patients["died"] ?? [];
  const times = numbersOf(patients["time"] ?? patients["death_time"] ?? patients["death_day"]);
  const last = numbersOf(patients["last"] ?? patients["last_alive"]);
  return changes.map((row, i) => {
    const values = numbersOf(Array.isArray(row) ? row : []);
    const alive = { lastKnownAlive: last[i] ?? Number.NaN, changes: values };
    return died[i] === true || died[i] === 1
      ? { ...alive, deathTime: times[i] ?? Number.NaN }
      : alive;
  });
}

function solvePairwise(setting: Setting, changes: readonly unknown[]): unknown {
  const { arm, reference, patients } = setting;
  const { comparisons, scores, ranks } = computeJointRank(outcomesOf(setting, changes));
  const isInGroup = arm.map((name) => name !== reference);
  const stratum = (patients["stratum"] ?? patients["strata"])?.map(String);
  const test = computeScoreTest(scores, isInGroup);
  const drawn = computeScorePermutation(scores, isInGroup, { seed: "oracle", draws: 100_000 });
  const wins = computeWinStatistics(comparisons, isInGroup);
  const strata = stratum && computeWinStatistics(comparisons, isInGroup, { stratum });
  const sums = computeRankSum(
    ranks.filter((_, i) => isInGroup[i]),
    ranks.filter((_, i) => !isInGroup[i]),
    { isCorrected: false },
  );
  const formula = formulaIn(setting, "ancova_on_ranks");
  const adjusted = (): unknown => {
    const covariates = variablesOf(setting, formula);
    return describeAncova(computeRankAncova({ ranks, arm, reference, covariates }), formula);
  };
  const means = (values: Float64Array) =>
    Object.fromEntries(
      [...new Set(arm)].map((name) => {
        const own = values.filter((_, i) => arm[i] === name);
        return [name, own.reduce((sum, value) => sum + value, 0) / own.length];
      }),
    );
  const n = arm.length;
  return {
    scores,
    ranks,
    mean_rank: means(ranks),
    mean_score: means(scores),
    finkelstein_schoenfeld: "u" in test && {
      U: test.u,
      var: test.variance,
      z: test.z,
      p: test.pValue,
    },
    permutation: "u" in drawn && { p: drawn.pValue },
    permutation_p: "u" in drawn ? drawn.pValue : null,
    wilcoxon_on_ranks: "u" in sums && { W: sums.u, p: sums.pValue },
    wins: "wins" in wins && describeWins(wins),
    stratified_wins: strata !== undefined && "wins" in strata ? describeWins(strata) : undefined,
    ancova_on_ranks:
      formula === undefined ? new NotCovered("the case does not state the formula") : adjusted(),
    pairwise: Array.from({ length: n }, (_, i) =>
      Array.from(comparisons.subarray(i * n, i * n + n)),
    ),
  };
}

function describeWins(found: {
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly winRatio: WinMeasure;
  readonly winOdds: WinMeasure;
  readonly netBenefit: WinMeasure;
}): unknown {
  const { wins, losses, ties, winRatio, winOdds, netBenefit } = found;
  const named = (name: string, measure: WinMeasure) => ({
    [name]: measure.estimate,
    [`${name}_se`]: measure.standardError,
    [`${name}_ci95`]: [measure.lower, measure.upper],
    [`${name}_p`]: measure.pValue,
  });
  const measures = {
    ...named("win_ratio", winRatio),
    ...named("win_odds", winOdds),
    ...named("net_benefit", netBenefit),
  };
  return { wins, losses, ties, ...measures, se_log_win_ratio: winRatio.standardError };
}

function numbersIn(contrast: Contrast | Issue | undefined): Partial<Contrast> {
  return contrast !== undefined && "se" in contrast ? contrast : {};
}

function describeAncova(found: RankAncova | Issue, formula: unknown): unknown {
  if (!("differences" in found)) return null;
  const { estimate, se, t, df, p, interval } = numbersIn(found.differences[0]?.result);
  const means = found.means.map(({ arm, result }) => [arm, numbersIn(result).estimate] as const);
  return {
    formula,
    diff: estimate,
    se,
    t,
    df,
    p,
    ci95: interval,
    ls_mean_ranks: Object.fromEntries(means),
  };
}

function solveImputed(setting: Setting, imputed: readonly unknown[]): unknown {
  const { arm, reference, patients } = setting;
  const died = patients["died"] ?? [];
  const days = numbersOf(patients["death_day"] ?? patients["time"]);
  const covariates = variablesOf(setting, undefined);
  const fits = imputed.map((column) => {
    const changes = numbersOf(Array.isArray(column) ? column : []);
    const outcomes = arm.map((_, i) =>
      died[i] === true || died[i] === 1
        ? { deathTime: days[i] ?? Number.NaN }
        : { change: changes[i] ?? Number.NaN },
    );
    const ranks = computeDeathLowestRanks(outcomes);
    return computeRankAncova({ ranks, arm, reference, covariates });
  });
  const each = fits.map((fit) => {
    if (!("differences" in fit)) return null;
    const { estimate, se, t, p, df } = numbersIn(fit.differences[0]?.result);
    const means = fit.plainMeans.map(({ arm: name, mean }) => [`mean_rank_${name}`, mean]);
    return { diff: estimate, se, t, p, df, ...Object.fromEntries(means) };
  });
  const completeDf = each[0]?.df;
  const pooled = computePooled(
    each.map((one) => one?.diff ?? Number.NaN),
    each.map((one) => one?.se ?? Number.NaN),
    completeDf === undefined ? {} : { completeDf },
  );
  if (!("estimate" in pooled)) return { per_imputation: each };
  const { estimate, standardError, t, smallSample, classic } = pooled;
  return {
    per_imputation: each,
    pooled: {
      estimate,
      se: standardError,
      df_barnard_rubin: smallSample.df,
      t,
      p: smallSample.pValue,
      ci95: [smallSample.lower, smallSample.upper],
      df_rubin1987: classic.df,
      p_rubin1987: classic.pValue,
      within: pooled.within,
      between: pooled.between,
      total: pooled.total,
      fmi: pooled.missingInformation,
    },
  };
}
