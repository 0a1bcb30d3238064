import type { Issue } from "../../kernel/index.ts";
import { factorOf } from "../statistics/design/variable.ts";
import { computeRandomImputation } from "../statistics/imputation/random-imputation.ts";
import {
  computeDeathLowestRanks,
  type FinalOutcome,
} from "../statistics/joint-rank/death-lowest-rank.ts";
import type { AnalysisOutcome } from "./analysis-context.ts";
import { unknownVisit, valuesImputed } from "./analysis-issues.ts";
import { fitArms } from "./arm-model.ts";
import { poolEstimates } from "./pool-estimates.ts";
import type { RankComparison } from "./rank-comparison.ts";
import { estimateOr, stateDifference } from "./state-estimate.ts";

/**
 * Ranks with the dead lowest by time of death and the living by their change at one visit, imputed at random by chained
 * regressions on the other visits, the arm and the covariates; analysis of covariance of the ranks of each completed set,
 * pooled.
 *
 * @source Miller et al., NEJM 387:1099 (2022), statistical analysis plan
 */
export function compareImputedRanks({
  context,
  both,
  direction,
  level,
  reference,
  groups,
  state,
}: RankComparison): AnalysisOutcome {
  const { method, analysis } = context;
  const { imputed, treatment, seed = 1 } = method;
  const issues: Issue[] = [];
  const place = both.visits.indexOf(imputed?.at ?? "");
  if (imputed === undefined || place < 0) {
    return { results: [], issues: [unknownVisit(["imputed"], { visit: imputed?.at ?? "" })] };
  }
  const columns = both.visits.map((name, visit) => ({
    name,
    values: Float64Array.from(both.outcomes, ({ changes }) => changes[visit] ?? Number.NaN),
    method: "regression" as const,
  }));
  const arm = factorOf(treatment, both.arms, [reference, level]);
  const completed = computeRandomImputation({
    subject: both.ids,
    columns,
    covariates: [arm, ...both.variables],
    pattern: "chained",
    imputations: imputed.imputations,
    seed: `${analysis.id}/${level}/${reference}/${seed}`,
  });
  if (!("length" in completed)) return { results: [], issues: [completed] };
  const living = both.outcomes.filter(({ deathTime }) => deathTime === undefined);
  const gaps = living.filter(({ changes }) => Number.isNaN(changes[place]));
  issues.push(
    valuesImputed([], {
      imputed: gaps.length,
      all: living.length,
      atVisit: gaps.length,
      visit: imputed.at,
    }),
  );
  const each = completed.map((values) => {
    const outcomes = both.outcomes.map(
      ({ deathTime }, i): FinalOutcome =>
        deathTime === undefined ? { change: values[place]?.[i] ?? Number.NaN } : { deathTime },
    );
    const fit = fitArms(computeDeathLowestRanks(outcomes, direction), arm, both.variables);
    return "model" in fit ? fit.difference(level, reference) : fit;
  });
  const pooled = estimateOr(poolEstimates(each), issues);
  return { results: stateDifference(state, pooled, groups), issues };
}
