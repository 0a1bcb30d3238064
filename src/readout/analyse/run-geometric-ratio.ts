import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { covariateOf, factorOf } from "../statistics/design/variable.ts";
import { logarithms } from "../statistics/ratio/geometric-mean.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  referenceColumn,
  stateOwn,
  stateWhole,
} from "./analysis-context.ts";
import { fitArms } from "./arm-model.ts";
import { checkRows, completePlaces, countLevels, modelVariables } from "./model-rows.ts";
import { columnCategories, columnNumbers } from "./rows.ts";
import { estimateOr } from "./state-estimate.ts";
import { stateRatio } from "./state-ratio.ts";

/**
 * Analysis of covariance of logarithms with the logarithm of the baseline: number, adjusted geometric mean and its ratio
 * to baseline of each arm, and ratios of arms. Issue: a value that is not positive.
 *
 * @source Keene, Statistics in Medicine 14:811 (1995)
 */
export function runGeometricRatio(context: AnalysisContext<"geometric-ratio">): AnalysisOutcome {
  const { selected, method, levels } = context;
  const { treatment, contrasts } = method;
  const response = logarithms(columnNumbers(selected, method.response), method.response);
  if (!(response instanceof Float64Array)) return { results: [], issues: [response] };
  const before = logarithms(columnNumbers(selected, method.baseline), method.baseline);
  if (!(before instanceof Float64Array)) return { results: [], issues: [before] };
  const arms = columnCategories(selected, treatment);
  const arm = factorOf(treatment, arms, levels);
  const others = [covariateOf(method.baseline, before), ...modelVariables(selected, method)];
  const complete = completePlaces(response, [arm, ...others]);
  const issues: Issue[] = [...checkRows(context, complete)];
  const change = response.map((log, row) => log - (before[row] ?? Number.NaN));
  const fit = fitArms(response, arm, others);
  const changed = fitArms(change, arm, others);
  issues.push(...("model" in fit ? fit.notes : [fit]));
  const state = stateWhole(context);
  const own = stateOwn(context, [method.response]);
  const results: Result[] = [];
  for (const { level, n } of countLevels(levels, arms, complete)) {
    const groups = [{ column: treatment, value: level }];
    results.push(own("n", n, groups));
    if (n === 0) continue;
    const mean = estimateOr("model" in fit ? fit.mean(level) : undefined, issues);
    const ratio = estimateOr("model" in changed ? changed.mean(level) : undefined, issues);
    results.push(
      ...stateRatio(state, "geometric-mean", mean, groups),
      state("ratio-to-baseline", Math.exp(ratio.estimate), groups),
      state("ratio-to-baseline-lower", Math.exp(ratio.lower), groups),
      state("ratio-to-baseline-upper", Math.exp(ratio.upper), groups),
    );
  }
  for (const [level, reference] of contrasts) {
    const groups = [
      { column: treatment, value: level },
      { column: referenceColumn, value: reference },
    ];
    const one = "model" in fit ? fit.difference(level, reference) : undefined;
    results.push(...stateRatio(state, "ratio", estimateOr(one, issues), groups));
  }
  return { results, issues };
}
