import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { computeMarginalMean } from "../statistics/design/marginal-mean.ts";
import { computeTypeThree } from "../statistics/design/type-three.ts";
import { factorOf } from "../statistics/design/variable.ts";
import { computeMmrm, type MmrmFit } from "../statistics/mixed/mmrm.ts";
import { type EffectTester, testEffects } from "../statistics/mixed/test-effects.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  type Groups,
  referenceColumn,
  type State,
  stateOwn,
  stateWhole,
} from "./analysis-context.ts";
import { armWithoutData, outsideWindows, unknownVisit } from "./analysis-issues.ts";
import { checkRows, completePlaces, modelVariables } from "./model-rows.ts";
import { orderedLevels } from "./ordered-levels.ts";
import { columnCategories, columnNumbers } from "./rows.ts";
import { type Estimate, estimateOr, stateDifference, stateMean } from "./state-estimate.ts";

/**
 * Repeated measures over visits: number and least-squares mean of each arm at each visit (under the visit's column) and
 * over all visits alike (without it), their differences, and the type III tests of treatment and of treatment by visit
 * (`f`, `df`, `df-denominator`, `p` under `term`).
 */
export function runMmrm(context: AnalysisContext<"mmrm">): AnalysisOutcome {
  const { selected, method, levels } = context;
  const { treatment, visit: visitColumn, byVisit = [], factors = [], covariates = [] } = method;
  const response = columnNumbers(selected, method.response);
  const arms = columnCategories(selected, treatment);
  const visits = columnCategories(selected, visitColumn);
  const subject = columnCategories(selected, "USUBJID").map(String);
  const arm = factorOf(treatment, arms, levels);
  const visit = factorOf(visitColumn, visits, orderedLevels(selected, visitColumn));
  const variables = [arm, visit, ...modelVariables(selected, method)];
  const complete = completePlaces(response, variables);
  const issues: Issue[] = [...checkRows(context, complete, { isRepeated: true })];
  const outside = visits.filter((one, row) => one === null && Number.isFinite(response[row]));
  if (outside.length > 0) issues.push(outsideWindows([], { rows: outside.length }));
  const places: readonly (string | undefined)[] = [...(method.at ?? visit.levels), undefined];
  for (const at of places) {
    if (at === undefined || visit.levels.includes(at)) continue;
    issues.push(unknownVisit(["at"], { visit: at }));
  }
  const groupsOf = (at: string | undefined, ...arm: Groups): Groups =>
    at === undefined ? arm : [...arm, { column: visitColumn, value: at }];
  const own = stateOwn(context, [method.response]);
  const results: Result[] = [];
  for (const value of levels) {
    for (const at of places) {
      const there = complete.filter(
        (row) => arms[row] === value && (at === undefined || visits[row] === at),
      );
      const people = new Set(there.map((row) => subject[row]));
      results.push(own("n", people.size, groupsOf(at, { column: treatment, value })));
    }
  }
  const terms = [
    [],
    ...[...factors, ...covariates].map((name) => [name]),
    [treatment],
    [visitColumn],
    [treatment, visitColumn],
    ...byVisit.map((name) => [name, visitColumn]),
  ];
  const { covariance } = method;
  const fit = computeMmrm({ response, subject, variables, terms, visit, covariance });
  if ("kind" in fit) issues.push(fit);
  const tester = "kind" in fit ? undefined : testEffects(fit, method.degreesOfFreedom);
  const known = "kind" in fit ? undefined : fit;
  const estimate = (at: string | undefined, level: string, reference?: string) =>
    known === undefined || tester === undefined
      ? undefined
      : estimateAt(known, tester, method, { at, level, reference });
  const state = stateWhole(context);
  for (const at of places) {
    for (const level of levels) {
      if (!complete.some((row) => arms[row] === level)) continue;
      const groups = groupsOf(at, { column: treatment, value: level });
      results.push(...stateMean(state, estimateOr(estimate(at, level), issues), groups));
    }
    for (const [level, reference] of method.contrasts) {
      const against = { column: referenceColumn, value: reference };
      const groups = groupsOf(at, { column: treatment, value: level }, against);
      const found = estimateOr(estimate(at, level, reference), issues);
      results.push(...stateDifference(state, found, groups));
    }
  }
  if (known !== undefined && tester !== undefined) {
    for (const term of [[treatment], [treatment, visitColumn]]) {
      results.push(...stateTerm(state, known, tester, term));
    }
  }
  return { results, issues };
}

interface Asked {
  readonly at: string | undefined;
  readonly level: string;
  readonly reference: string | undefined;
}

/** A mean, or the difference of two, at a visit or over all of them alike. */
function estimateAt(
  { design }: MmrmFit,
  tester: EffectTester,
  { treatment, visit }: { readonly treatment: string; readonly visit: string },
  { at, level, reference }: Asked,
): Estimate | Issue {
  const lacks = (name: string, value: string): boolean => {
    const factor = design.variables.get(name);
    return factor?.kind !== "factor" || !factor.levels.includes(value);
  };
  if (at !== undefined && lacks(visit, at)) return unknownVisit(["at"], { visit: at });
  const arms = reference === undefined ? [level] : [level, reference];
  const empty = arms.find((one) => lacks(treatment, one));
  if (empty !== undefined) return armWithoutData(["treatment"], { arm: empty });
  const meanOf = (one: string) =>
    computeMarginalMean(design, { [treatment]: one, ...(at !== undefined && { [visit]: at }) });
  const base = reference === undefined ? undefined : meanOf(reference);
  return tester.one(meanOf(level).map((value, i) => value - (base?.[i] ?? 0)));
}

function stateTerm(
  state: State,
  { design, observations }: MmrmFit,
  tester: EffectTester,
  term: readonly string[],
): readonly Result[] {
  const name = term.join(":");
  const place = design.terms.findIndex((parts) => parts.join(":") === name);
  const test = tester.joint(computeTypeThree(design, place, observations));
  if (test === undefined) return [];
  const groups = [{ column: "term", value: name }];
  return [
    state("f", test.f, groups),
    state("df", test.numDf, groups),
    state("df-denominator", test.denDf, groups),
    state("p", test.p, groups),
  ];
}
