import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { computeJonckheereTerpstra } from "../statistics/rank/jonckheere-terpstra.ts";
import { computeKruskalWallis } from "../statistics/rank/kruskal-wallis.ts";
import { computeRankSum } from "../statistics/rank/rank-sum.ts";
import { computeVanElteren } from "../statistics/rank/van-elteren.ts";
import { computeQuantile } from "../statistics/summary/quantile.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  referenceColumn,
  stateOwn,
  stateWhole,
} from "./analysis-context.ts";
import { checkRows } from "./model-rows.ts";
import { columnCategories, columnNumbers } from "./rows.ts";
import { strataOf } from "./strata.ts";

/**
 * Rank tests: number and median of each arm; over all arms Kruskal and Wallis's (`statistic`, `df`, `p`) or Jonckheere's
 * in the order of the arms (`statistic`, `z`, `p-trend`); of each comparison Wilcoxon's (`statistic` the rank sum of the
 * first arm, `z` and `p` with continuity correction, Hodges and Lehmann's `shift` with limits) or van Elteren's (`z`, `p`).
 */
export function runRanks(context: AnalysisContext<"ranks">): AnalysisOutcome {
  const { selected, method, levels } = context;
  const { treatment, strata = [], contrasts = [] } = method;
  const values = columnNumbers(selected, method.response);
  const arms = columnCategories(selected, treatment);
  const stratum = strataOf(selected, strata);
  const complete = Array.from(values.keys()).filter(
    (row) => !Number.isNaN(values[row]) && arms[row] !== null && stratum[row] !== null,
  );
  const issues: Issue[] = [...checkRows(context, complete)];
  const valuesOf = (level: string) =>
    Float64Array.from(
      complete.filter((row) => arms[row] === level),
      (row) => values[row] ?? Number.NaN,
    );
  const own = stateOwn(context, [method.response]);
  const state = stateWhole(context);
  const results: Result[] = [];
  for (const level of levels) {
    const groups = [{ column: treatment, value: level }];
    const there = valuesOf(level);
    results.push(own("n", there.length, groups));
    results.push(own("median", computeQuantile(there, 0.5), groups));
  }
  if (method.test === "kruskal-wallis") {
    const found = computeKruskalWallis(levels.map(valuesOf));
    if ("h" in found) {
      results.push(state("statistic", found.h), state("df", found.df), state("p", found.pValue));
    } else issues.push(found);
  }
  if (method.test === "jonckheere") {
    const found = computeJonckheereTerpstra(levels.map(valuesOf));
    if ("j" in found) {
      results.push(
        state("statistic", found.j),
        state("z", found.z),
        state("p-trend", found.pValue),
      );
    } else issues.push(found);
  }
  for (const [level, reference] of contrasts) {
    const groups = [
      { column: treatment, value: level },
      { column: referenceColumn, value: reference },
    ];
    if (method.test === "wilcoxon") {
      const [one, other] = [valuesOf(level), valuesOf(reference)];
      if (one.length === 0 || other.length === 0) continue;
      const found = computeRankSum(one, other);
      if (!("z" in found)) {
        issues.push(found);
        continue;
      }
      results.push(
        state("statistic", found.rankSum, groups),
        state("z", found.z, groups),
        state("p", found.pValue, groups),
        state("shift", found.hodgesLehmann, groups),
        state("lower", found.interval.lower, groups),
        state("upper", found.interval.upper, groups),
      );
    }
    if (method.test === "van-elteren") {
      const pair = complete.filter((row) => arms[row] === level || arms[row] === reference);
      if (!pair.some((row) => arms[row] === level)) continue;
      if (!pair.some((row) => arms[row] === reference)) continue;
      const found = computeVanElteren({
        values: pair.map((row) => values[row] ?? Number.NaN),
        isInGroup: pair.map((row) => arms[row] === level),
        stratum: pair.map((row) => stratum[row] ?? ""),
      });
      if ("z" in found) {
        results.push(state("z", found.z, groups), state("p", found.pValue, groups));
      } else issues.push(found);
    }
  }
  return { results, issues };
}
