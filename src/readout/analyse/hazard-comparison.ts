import type { Issue } from "../../kernel/index.ts";
import type { Result } from "../report/rendered.ts";
import { type CoxModel, computeCox } from "../statistics/survival/cox.ts";
import { computeKaplanMeier } from "../statistics/survival/kaplan-meier.ts";
import { computeLogRank } from "../statistics/survival/log-rank.ts";
import {
  computeRestrictedMean,
  computeRestrictedMeanComparison,
} from "../statistics/survival/restricted-mean.ts";
import type { SurvivalData } from "../statistics/survival/survival-data.ts";
import {
  type AnalysisContext,
  type AnalysisOutcome,
  type Groups,
  referenceColumn,
  stateWhole,
} from "./analysis-context.ts";
import { columnNumbers } from "./rows.ts";

/** Arms whose times to an event are compared. */
export interface EventComparison {
  readonly context: AnalysisContext<"time-to-event">;
  readonly data: SurvivalData;
  /** Places of the arms among the levels, NaN where missing. */
  readonly group: Float64Array;
  readonly stratum: Float64Array | undefined;
}

/** Hazard ratios of one model with all arms, and the log-rank test of the two arms alone. */
export function compareHazards(compared: EventComparison): AnalysisOutcome {
  const { context, data, group, stratum } = compared;
  const { method, levels } = context;
  const state = stateWhole(context);
  const results: Result[] = [];
  const issues: Issue[] = [];
  const models = new Map<string, CoxModel | Issue>();
  for (const [level, reference] of method.contrasts) {
    const groups = groupsOf(method.treatment, level, reference);
    const [one, other] = [levels.indexOf(level), levels.indexOf(reference)];
    const isThere = [one, other].every((code) => code >= 0 && group.includes(code));
    const model = models.get(reference) ?? fitCox(compared, other);
    if (!models.has(reference) && isThere) {
      models.set(reference, model);
      issues.push(...("coefficients" in model ? model.issues : [model]));
    }
    const found =
      isThere && "coefficients" in model
        ? model.coefficients.find(({ name }) => name === level)
        : undefined;
    // Where all events come on one side there is no finite ratio to state; the log-rank test holds.
    const isFinite = found !== undefined && Number.isFinite(found.estimate);
    const of = (value: number | undefined) => (isFinite ? (value ?? Number.NaN) : Number.NaN);
    results.push(
      state("hazard-ratio", of(found?.hazardRatio), groups),
      state("se", of(found?.standardError), groups),
      state("lower", of(found?.lower), groups),
      state("upper", of(found?.upper), groups),
      state("z", of(found?.z), groups),
      state("p", of(found?.p), groups),
    );
    const pair = group.map((code) => (code === one || code === other ? code : Number.NaN));
    const test = computeLogRank(data, pair, stratum === undefined ? {} : { stratum });
    results.push(state("p-log-rank", "p" in test ? test.p : Number.NaN, groups));
  }
  return { results, issues };
}

function fitCox({ context, data, group, stratum }: EventComparison, reference: number) {
  const { selected, method, levels } = context;
  const { ties = "efron", covariates = [] } = method;
  const arms = levels.flatMap((name, code) =>
    code === reference || !group.includes(code)
      ? []
      : [{ name, values: group.map((own) => (Number.isNaN(own) ? own : own === code ? 1 : 0)) }],
  );
  const others = covariates.map((name) => ({ name, values: columnNumbers(selected, name) }));
  const rows = { ...data, covariates: [...arms, ...others] };
  return computeCox(stratum === undefined ? rows : { ...rows, stratum }, { ties });
}

/** Differences of the mean time until the horizon, where one is asked for. */
export function compareRestrictedMeans({ context, data, group }: EventComparison): AnalysisOutcome {
  const { method, levels } = context;
  const { restrictedTo } = method;
  if (restrictedTo === undefined) return { results: [], issues: [] };
  const state = stateWhole(context);
  const meanOf = (level: string) => {
    const code = levels.indexOf(level);
    const own = (column: Float64Array) => column.filter((_, row) => group[row] === code);
    const curve = computeKaplanMeier({ time: own(data.time), event: own(data.event) });
    return "steps" in curve ? computeRestrictedMean(curve, restrictedTo) : undefined;
  };
  const results = method.contrasts.flatMap(([level, reference]): readonly Result[] => {
    const [one, other] = [meanOf(level), meanOf(reference)];
    if (one === undefined || other === undefined) return [];
    const { difference } = computeRestrictedMeanComparison(other, one);
    const groups = groupsOf(method.treatment, level, reference);
    return [
      state("restricted-mean-difference", difference.estimate, groups),
      state("restricted-mean-difference-se", difference.standardError, groups),
      state("restricted-mean-difference-lower", difference.lower, groups),
      state("restricted-mean-difference-upper", difference.upper, groups),
      state("p-restricted-mean", difference.p, groups),
    ];
  });
  return { results, issues: [] };
}

const groupsOf = (treatment: string, level: string, reference: string): Groups => [
  { column: treatment, value: level },
  { column: referenceColumn, value: reference },
];
