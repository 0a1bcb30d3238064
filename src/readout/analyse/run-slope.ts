import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { covariateOf, factorOf } from "../statistics/design/variable.ts";
import { computeSlopeComparison, slopeCombination } from "../statistics/mixed/slope-comparison.ts";
import { testEffects } from "../statistics/mixed/test-effects.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  referenceColumn,
  stateOwn,
  stateWhole,
} from "./analysis-context.ts";
import { armWithoutData, singularVariation } from "./analysis-issues.ts";
import { checkRows, completePlaces, modelVariables } from "./model-rows.ts";
import { columnCategories, columnNumbers } from "./rows.ts";
import { estimateOr, stateDifference } from "./state-estimate.ts";

/**
 * Mean rates of change by arm with a level and a rate of each participant's own: participants (`n`), `slope` of each arm
 * and the differences, per unit of the time column, with Kenward and Roger's standard errors.
 */
export function runSlope(context: AnalysisContext<"slope">): AnalysisOutcome {
  const { selected, method, levels } = context;
  const { treatment, contrasts } = method;
  const response = columnNumbers(selected, method.response);
  const arms = columnCategories(selected, treatment);
  const subject = columnCategories(selected, "USUBJID").map(String);
  const arm = factorOf(treatment, arms, levels);
  const time = covariateOf(method.time, columnNumbers(selected, method.time));
  const covariates = modelVariables(selected, method);
  const complete = completePlaces(response, [arm, time, ...covariates]);
  const issues: Issue[] = [...checkRows(context, complete, { isRepeated: true })];
  const found = computeSlopeComparison({
    response,
    subject,
    time,
    arm,
    covariates,
    baseline: method.form === "shared-baseline" ? "shared" : "by-arm",
  });
  const fit = "fit" in found ? found.fit : undefined;
  if (!("fit" in found)) issues.push(found);
  if (fit?.isSingular === true) issues.push(singularVariation([]));
  const tester = fit === undefined ? undefined : testEffects(fit);
  const present = fit?.design.variables.get(treatment);
  const estimate = (...of: readonly string[]) => {
    if (fit === undefined || tester === undefined) return undefined;
    const empty = of.find((level) => present?.kind !== "factor" || !present.levels.includes(level));
    if (empty !== undefined) return armWithoutData(["treatment"], { arm: empty });
    const [one = new Float64Array(), other] = of.map((level) =>
      slopeCombination(fit.design, treatment, method.time, level),
    );
    return tester.one(one.map((value, i) => value - (other?.[i] ?? 0)));
  };
  const state = stateWhole(context);
  const own = stateOwn(context, [method.response]);
  const results: Result[] = [];
  for (const level of levels) {
    const people = new Set(complete.flatMap((row) => (arms[row] === level ? subject[row] : [])));
    const groups = [{ column: treatment, value: level }];
    results.push(own("n", people.size, groups));
    if (people.size === 0) continue;
    const slope = estimateOr(estimate(level), issues);
    results.push(
      state("slope", slope.estimate, groups),
      state("slope-se", slope.se, groups),
      state("lower", slope.lower, groups),
      state("upper", slope.upper, groups),
    );
  }
  for (const [level, reference] of contrasts) {
    const groups = [
      { column: treatment, value: level },
      { column: referenceColumn, value: reference },
    ];
    results.push(...stateDifference(state, estimateOr(estimate(level, reference), issues), groups));
  }
  return { results, issues };
}
