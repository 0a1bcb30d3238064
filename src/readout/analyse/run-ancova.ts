import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { covariateOf, factorOf, type Variable } from "../statistics/design/variable.ts";
import { computeTermTest } from "../statistics/regression/ancova.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  referenceColumn,
  type State,
  stateOwn,
  stateWhole,
} from "./analysis-context.ts";
import { type ArmModel, fitArms } from "./arm-model.ts";
import { fitTrend } from "./dose-trend.ts";
import { checkRows, completePlaces, countLevels, modelVariables } from "./model-rows.ts";
import { columnCategories, columnNumbers } from "./rows.ts";
import { estimateOr, stateDifference, stateMean } from "./state-estimate.ts";

/**
 * Analysis of covariance: number and least-squares mean of each arm, their differences, the type III test of each term
 * (`f`, `df`, `p` under `term`), and with a dose its trend (`slope`, `se`, `t`, `df` under `trend`, and `p-trend`).
 */
export function runAncova(context: AnalysisContext<"ancova">): AnalysisOutcome {
  const { selected, method, levels } = context;
  const { treatment, contrasts, confidence = 0.95, margins: weights = "equal" } = method;
  const response = columnNumbers(selected, method.response);
  const arms = columnCategories(selected, treatment);
  const arm = factorOf(treatment, arms, levels);
  const others = modelVariables(selected, method);
  const complete = completePlaces(response, [arm, ...others]);
  const state = stateWhole(context);
  const own = stateOwn(context, [method.response]);
  const issues: Issue[] = [...checkRows(context, complete)];
  const results: Result[] = [];
  const ofArm = (level: string) => [{ column: treatment, value: level }];
  const counts = countLevels(levels, arms, complete);
  for (const { level, n } of counts) results.push(own("n", n, ofArm(level)));
  const fit = fitArms(response, arm, others, { confidence, weights });
  const isFitted = "model" in fit;
  issues.push(...(isFitted ? fit.notes : [fit]));
  for (const { level, n } of counts) {
    if (n === 0) continue;
    const mean = estimateOr(isFitted ? fit.mean(level) : undefined, issues);
    results.push(...stateMean(state, mean, ofArm(level)));
  }
  for (const [level, reference] of contrasts) {
    const groups = [...ofArm(level), { column: referenceColumn, value: reference }];
    const one = estimateOr(isFitted ? fit.difference(level, reference) : undefined, issues);
    results.push(...stateDifference(state, one, groups));
  }
  if (isFitted) results.push(...stateTerms(state, fit, [arm, ...others], issues));
  if (method.dose !== undefined) {
    const dose = covariateOf(method.dose, columnNumbers(selected, method.dose));
    const slope = estimateOr(fitTrend(response, dose, others, confidence), issues);
    const groups = [{ column: "trend", value: method.dose }];
    results.push(
      state("slope", slope.estimate, groups),
      state("se", slope.se, groups),
      state("df", slope.df, groups),
      state("t", slope.t, groups),
      state("p-trend", slope.p),
    );
  }
  return { results, issues };
}

/** The test of each term that has anything to test. */
function stateTerms(
  state: State,
  { model, isFlat }: ArmModel,
  variables: readonly Variable[],
  issues: Issue[],
): readonly Result[] {
  return variables.flatMap(({ name }) => {
    const fitted = model.design.variables.get(name);
    if (fitted?.kind === "factor" && fitted.levels.length < 2) return [];
    const test = computeTermTest(model, name);
    if (!("F" in test)) {
      issues.push(test);
      return [];
    }
    const groups = [{ column: "term", value: name }];
    return [
      state("f", isFlat ? Number.NaN : test.F, groups),
      state("df", test.df, groups),
      state("p", isFlat ? Number.NaN : test.p, groups),
    ];
  });
}
