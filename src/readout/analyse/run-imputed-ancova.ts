import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { covariateOf, factorOf, type Variable } from "../statistics/design/variable.ts";
import { completeResponses } from "../statistics/imputation/reference-based-imputation.ts";
import { computeDelta } from "../statistics/imputation/delta-adjustment.ts";
import type { Strategy } from "../statistics/imputation/strategy.ts";
import type { ImputationRequest } from "../statistics/imputation/visit-grid.ts";
import { logarithms } from "../statistics/ratio/geometric-mean.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  type MethodOf,
  referenceColumn,
  stateWhole,
} from "./analysis-context.ts";
import { outsideWindows, unknownVisit, valuesImputed } from "./analysis-issues.ts";
import { type ArmModel, fitArms } from "./arm-model.ts";
import { layOutParticipants, type ParticipantGrid } from "./participant-grid.ts";
import { poolEstimates } from "./pool-estimates.ts";
import { columnCategories, columnNumbers } from "./rows.ts";
import { type Estimate, estimateOr, stateDifference, stateMean } from "./state-estimate.ts";
import { stateRatio } from "./state-ratio.ts";

/**
 * Multiple imputation over visits and an analysis of covariance at one of them: number with a value (`n`), imputed
 * (`imputed`) and pooled least-squares mean of each arm, and the differences; with `log` ratios of geometric means. The
 * same seed gives the same numbers in every order of rows.
 */
export function runImputedAncova(context: AnalysisContext<"imputed-ancova">): AnalysisOutcome {
  const { selected, method, levels } = context;
  const { treatment, visit, at, contrasts, log = false } = method;
  const grid = layOutParticipants(context);
  if (!("ids" in grid)) return { results: [], issues: [grid] };
  const issues: Issue[] = [...grid.issues];
  const visits = columnCategories(selected, visit);
  const response = columnNumbers(selected, method.response);
  const outside = visits.filter((one, row) => one === null && Number.isFinite(response[row]));
  if (outside.length > 0) issues.push(outsideWindows([], { rows: outside.length }));
  const place = grid.visits.indexOf(at);
  if (place < 0) return { results: [], issues: [...issues, unknownVisit(["at"], { visit: at })] };
  const isGap = (person: number) =>
    Number.isNaN(grid.response[person * grid.visits.length + place]);
  const people = Array.from(grid.ids.keys());
  issues.push(
    valuesImputed([], {
      imputed: grid.response.filter(Number.isNaN).length,
      all: grid.response.length,
      atVisit: people.filter(isGap).length,
      visit: at,
    }),
  );
  const state = stateWhole(context);
  const results: Result[] = [];
  const ofArm = (level: string) => [{ column: treatment, value: level }];
  for (const level of levels) {
    const own = people.filter((person) => grid.arms[person] === level);
    const imputed = own.filter(isGap).length;
    results.push(state("n", own.length - imputed, ofArm(level)));
    results.push(state("imputed", imputed, ofArm(level)));
  }
  const fits = completeAndFit(context, grid, place);
  if (!("length" in fits)) issues.push(fits);
  const pooled = (of: (fit: ArmModel) => Estimate | Issue): Estimate =>
    estimateOr("length" in fits ? poolEstimates(fits.map(of)) : undefined, issues);
  for (const level of levels) {
    if (!grid.arms.includes(level)) continue;
    const mean = pooled((fit) => fit.mean(level));
    results.push(
      ...(log
        ? stateRatio(state, "geometric-mean", mean, ofArm(level))
        : stateMean(state, mean, ofArm(level))),
    );
  }
  for (const [level, reference] of contrasts) {
    const groups = [...ofArm(level), { column: referenceColumn, value: reference }];
    const difference = pooled((fit) => fit.difference(level, reference));
    results.push(
      ...(log
        ? stateRatio(state, "ratio", difference, groups)
        : stateDifference(state, difference, groups)),
    );
  }
  return { results, issues };
}

const strategies = {
  mar: "missing-at-random",
  "jump-to-reference": "jump-to-reference",
  "copy-reference": "copy-reference",
  "copy-increments": "copy-increments",
} as const satisfies Record<MethodOf<"imputed-ancova">["assume"], Strategy>;

/** The models of the asked visit in each completed set. */
function completeAndFit(
  { analysis, method, levels }: AnalysisContext<"imputed-ancova">,
  grid: ParticipantGrid,
  place: number,
): readonly ArmModel[] | Issue {
  const { treatment, visit, covariates = [], baseline, assume, imputations, delta, log } = method;
  const width = grid.visits.length;
  const rows = Array.from(grid.response.keys());
  const person = (row: number) => Math.floor(row / width);
  const response = log === true ? logarithms(grid.response, method.response) : grid.response;
  if (!(response instanceof Float64Array)) return response;
  const before = baseline === undefined ? undefined : grid.numbers.get(baseline);
  const logged = before !== undefined && log === true ? logarithms(before, baseline ?? "") : before;
  if (logged !== undefined && !(logged instanceof Float64Array)) return logged;
  const numbers = new Map(grid.numbers);
  if (baseline !== undefined && logged !== undefined) numbers.set(baseline, logged);
  const variables = (rows: readonly number[]): readonly Variable[] => [
    ...[...grid.categories].map(([name, values]) =>
      factorOf(
        name,
        rows.map((i) => values[i] ?? null),
      ),
    ),
    ...[...numbers].map(([name, values]) =>
      covariateOf(
        name,
        rows.map((i) => values[i] ?? null),
      ),
    ),
  ];
  const [first] = levels.filter((level) => grid.arms.includes(level));
  const reference = method.reference ?? method.contrasts[0]?.[1] ?? first ?? "";
  const strategy = strategies[assume];
  const events = new Map(
    grid.ids.flatMap((id, i) => {
      const own = grid.response.subarray(i * width, (i + 1) * width);
      const from = own.findLastIndex((value) => !Number.isNaN(value)) + 1;
      const firstLost = grid.visits[from];
      return firstLost === undefined || assume === "mar"
        ? []
        : [[id, { visit: firstLost, strategy }] as const];
    }),
  );
  const changing = [...covariates, ...(baseline === undefined ? [] : [baseline])];
  const request: ImputationRequest = {
    response,
    subject: rows.map((row) => grid.ids[person(row)] ?? ""),
    visit: factorOf(
      visit,
      rows.map((row) => grid.visits[row % width] ?? null),
      grid.visits,
    ),
    arm: factorOf(
      treatment,
      rows.map((row) => grid.arms[person(row)] ?? null),
      levels,
    ),
    reference,
    variables: variables(rows.map(person)),
    terms: [
      [],
      [treatment],
      [visit],
      [treatment, visit],
      ...[...grid.categories.keys(), ...changing].map((name) => [name]),
      ...changing.map((name) => [name, visit]),
    ],
    events,
  };
  const active = levels.filter((level) => method.reference === undefined || level !== reference);
  const added = delta === undefined ? undefined : deltaOf(request, active, delta);
  const completed = completeResponses(request, {
    imputations,
    seed: `${analysis.id}/${method.seed}`,
    ...(added !== undefined && { delta: added }),
  });
  if (!("length" in completed)) return completed;
  const arm = factorOf(treatment, grid.arms, levels);
  const others = variables(Array.from(grid.ids.keys()));
  const fits: ArmModel[] = [];
  for (const values of completed) {
    const own = Float64Array.from(grid.ids, (_, i) => values[i * width + place] ?? Number.NaN);
    const fit = fitArms(own, arm, others);
    if (!("model" in fit)) return fit;
    fits.push(fit);
  }
  return fits;
}

const deltaOf = (request: ImputationRequest, arms: readonly string[], delta: number) =>
  computeDelta(request, {
    byArm: Object.fromEntries(arms.map((level) => [level, delta])),
    scope: "all",
  });
