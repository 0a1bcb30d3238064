import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { computeLogRank, type LogRankOptions } from "../statistics/survival/log-rank.ts";
import type { SurvivalData } from "../statistics/survival/survival-data.ts";
import { type AnalysisContext, type AnalysisOutcome, stateWhole } from "./analysis-context.ts";
import { unknownCensoring } from "./analysis-issues.ts";
import { compareHazards, compareRestrictedMeans } from "./hazard-comparison.ts";
import { checkRows } from "./model-rows.ts";
import { columnCategories, columnNumbers } from "./rows.ts";
import { codesOfCategories, strataOf } from "./strata.ts";
import { describeSurvival } from "./survival-description.ts";

/**
 * Time to an event; 0 in the censoring column is an event, as in ADaM. Each arm: `n`, `events`, `censored`, quartiles with
 * limits of the median, survival and numbers at risk at the asked times (under the time's column). All arms: log-rank
 * (`statistic`, `df`, `p`, `p-trend`) and Gehan's (`p-wilcoxon`), by strata. Each comparison: `hazard-ratio` by Cox's model
 * with its Wald test, the log-rank test of the two arms, and the difference of restricted means.
 */
export function runTimeToEvent(context: AnalysisContext<"time-to-event">): AnalysisOutcome {
  const { selected, method, levels } = context;
  const { treatment, strata = [], covariates = [] } = method;
  const time = columnNumbers(selected, method.time);
  const censor = columnNumbers(selected, method.censor);
  const event = censor.map((code) => (Number.isNaN(code) ? code : code === 0 ? 1 : 0));
  const arms = columnCategories(selected, treatment);
  const stratum = codesOfCategories(strataOf(selected, strata));
  const needed = [time, event, ...covariates.map((name) => columnNumbers(selected, name)), stratum];
  const complete = Array.from(time.keys()).filter(
    (row) => arms[row] !== null && needed.every((column) => !Number.isNaN(column[row])),
  );
  const issues: Issue[] = [...checkRows(context, complete)];
  if (complete.length > 0 && complete.every((row) => event[row] === 0)) {
    issues.push(unknownCensoring([], { column: method.censor }));
  }
  const data: SurvivalData = { time, event };
  const results: Result[] = [];
  for (const level of levels) {
    if (!complete.some((row) => arms[row] === level)) continue;
    const described = describeSurvival(context, data, level);
    results.push(...described.results);
    issues.push(...described.issues);
  }
  const state = stateWhole(context);
  const group = Float64Array.from(arms, (arm) => (arm === null ? Number.NaN : levels.indexOf(arm)));
  const byStratum: LogRankOptions = strata.length === 0 ? {} : { stratum };
  const test = computeLogRank(data, group, byStratum);
  if ("statistic" in test) {
    const gehan = computeLogRank(data, group, { ...byStratum, weight: { kind: "gehan" } });
    results.push(
      state("statistic", test.statistic),
      state("df", test.df),
      state("p", test.p),
      state("p-trend", test.trend.p),
      state("p-wilcoxon", "statistic" in gehan ? gehan.p : Number.NaN),
    );
  } else issues.push(test);
  const comparison = { context, data, group, stratum: strata.length === 0 ? undefined : stratum };
  for (const compare of [compareHazards, compareRestrictedMeans]) {
    const found = compare(comparison);
    results.push(...found.results);
    issues.push(...found.issues);
  }
  return { results, issues };
}
