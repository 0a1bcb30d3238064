import {
  type ChiSquareTest,
  computeBreslowDay,
  computeCmh,
  computeCommonExact,
  computeCommonOddsRatio,
  computeCommonRiskDifference,
  computeCommonRiskRatio,
  computeMantelHaenszelTest,
  computeStratifiedDifference,
  computeStratifiedNewcombe,
  type CommonEffect,
  type Table,
} from "../../src/readout/index.ts";
import type { Issue } from "../../src/kernel/index.ts";
import {
  type CaseColumns,
  codesIn,
  columnNamed,
  columnsOf,
  isNumeric,
  levelsOf,
  numbersOf,
} from "./case-columns.ts";
import { isListOfLists } from "./list-of-lists.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Tables over strata, from columns of categories that may have a column of counts. */
export function solveCmh(one: StatisticCase): unknown {
  const columns = columnsOf(one["data"]);
  const strata = tablesIn(one["data"]) ?? strataOf(one, columns);
  if (strata === undefined) return undefined;
  const scored = (scores: "table" | "rank" | "ridit" | "modridit") => {
    const found = computeCmh(strata, { rowScores: scores, columnScores: scores });
    if (!("correlation" in found)) return null;
    return {
      correlation: found.correlation,
      cor: found.correlation,
      row_mean_scores: found.rowMeanScores,
      rmeans: found.rowMeanScores,
      column_mean_scores: found.columnMeanScores,
      cmeans: found.columnMeanScores,
      general_association: found.generalAssociation,
      general: found.generalAssociation,
    };
  };
  const plain = scored("table");
  const answers = {
    ...plain,
    cmh_general: plain?.general,
    cmh_row_mean_scores: plain?.rmeans,
    cmh_correlation: plain?.cor,
    table_scores: plain,
    ridit_scores: scored("ridit"),
    rank_scores: scored("rank"),
    modridit_scores: scored("modridit"),
  };
  const isTwoByTwo = strata.every((table) => table.length === 2 && table[0]?.length === 2);
  return isTwoByTwo ? { ...answers, ...solveTwoByTwo(strata) } : answers;
}

/** What is asked of 2×2 tables over strata. */
export function solveTwoByTwo(strata: readonly Table[]): object {
  const homogeneity = computeBreslowDay(strata);
  const exact = computeCommonExact(strata, { search: "as-r" });
  const odds = computeCommonOddsRatio(strata);
  const groups = strata.map(([[a = 0, b = 0] = [], [c = 0, d = 0] = []]) => ({
    first: { count: a, total: a + b },
    second: { count: c, total: c + d },
  }));
  const score = computeStratifiedDifference(groups);
  const newcombe = computeStratifiedNewcombe(groups);
  return {
    cmh_no_cc: testOf(computeMantelHaenszelTest(strata)),
    cmh_cc: testOf(computeMantelHaenszelTest(strata, true)),
    common_or_mh: "estimate" in odds ? odds.estimate : null,
    common_or_ci95_rbg: "estimate" in odds ? odds.interval : null,
    ...effect("common_rr_mh", computeCommonRiskRatio(strata)),
    ...effect("common_rd_mh", computeCommonRiskDifference(strata)),
    ...effect("common_rd_mh_sato", computeCommonRiskDifference(strata, "sato")),
    stratified_mn: "estimate" in score ? { diff: score.estimate, ci95: score.interval } : null,
    stratified_newcombe:
      "estimate" in newcombe ? { diff: newcombe.estimate, ci95: newcombe.interval } : null,
    exact:
      "twoSided" in exact
        ? {
            p: exact.twoSided,
            p_less: exact.less,
            p_greater: exact.greater,
            conditional_or: exact.oddsRatio,
            ci95: exact.interval,
          }
        : null,
    homogeneity:
      "tarone" in homogeneity
        ? {
            breslow_day: homogeneity.breslowDay,
            tarone: homogeneity.tarone,
            df: homogeneity.df,
            p_breslow_day: homogeneity.pBreslowDay,
            p_tarone: homogeneity.pTarone,
          }
        : null,
  };
}

const testOf = (found: ChiSquareTest | Issue) =>
  "chisq" in found ? { chisq: found.chisq, df: found.df, p: found.p } : null;

function effect(name: string, found: CommonEffect | Issue): object {
  if (!("estimate" in found)) return { [name]: null };
  return { [name]: found.estimate, [`${name}_se`]: found.se, [`${name}_ci95`]: found.interval };
}

/** Tables that stand in the data as such, under whatever name. */
function tablesIn(data: unknown): readonly Table[] | undefined {
  const values = isRecord(data) ? Object.values(data) : [];
  return values.find(
    (value): value is readonly Table[] =>
      Array.isArray(value) && value.length > 0 && value.every(isListOfLists),
  );
}

/** One table a stratum; rows, columns and strata are those that the method names, else the columns in their order. */
function strataOf(one: StatisticCase, columns: CaseColumns): readonly Table[] | undefined {
  const count = columnNamed(columns, ["Freq", "count", "n", "frequency"]);
  const model = isRecord(one["model"]) ? one["model"] : {};
  const role = (word: RegExp, name: string): string | undefined =>
    columnNamed(columns, [model[name], word.exec(String(one["method"]))?.[1]]);
  const free = Object.keys(columns).filter((name) => name !== count);
  const row = role(/rows?\s*=\s*(\w+)/i, "row") ?? free[0];
  const column = role(/col(?:umn)?s?\s*=\s*(\w+)/i, "column") ?? free.find((name) => name !== row);
  const stratum =
    role(/strat(?:a|um)\s*=\s*(\w+)/i, "stratum") ??
    free.find((name) => name !== row && name !== column);
  if (row === undefined || column === undefined) return undefined;
  const [rows, across] = [coded(one, columns, row), coded(one, columns, column)];
  const layers = stratum === undefined ? undefined : coded(one, columns, stratum);
  const counts = count === undefined ? undefined : numbersOf(columns[count]);
  const tables = Array.from({ length: layers?.size ?? 1 }, () =>
    Array.from({ length: rows.size }, () => new Array<number>(across.size).fill(0)),
  );
  for (const [i, r] of rows.codes.entries()) {
    const cells = tables[layers?.codes[i] ?? 0]?.[r];
    const c = across.codes[i] ?? Number.NaN;
    if (cells?.[c] !== undefined) cells[c] += counts?.[i] ?? 1;
  }
  return tables;
}

/** Categories in the order that the method lists in brackets after the column, else numbers by size, words as they come. */
function coded(one: StatisticCase, columns: CaseColumns, name: string) {
  const column = columns[name] ?? [];
  const there = levelsAsTheyCome(column);
  const listed = new RegExp(`${name}\\s*\\(([^)]*)\\)`).exec(String(one["method"]))?.[1];
  const told = listed?.split(/\s*[,<]\s*/).filter((level) => there.includes(level));
  const found = isNumeric(column) ? levelsOf(column) : there;
  const levels = told !== undefined && told.length === found.length ? told : found;
  return { codes: codesIn(column, levels), size: levels.length };
}

function levelsAsTheyCome(column: readonly unknown[]): readonly string[] {
  return [
    ...new Set(
      column.flatMap((value) =>
        typeof value === "string" || typeof value === "number" ? [String(value)] : [],
      ),
    ),
  ];
}
