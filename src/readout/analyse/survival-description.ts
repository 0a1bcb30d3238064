import type { Result } from "../report/rendered.ts";
import { computeKaplanMeier } from "../statistics/survival/kaplan-meier.ts";
import { computeRestrictedMean } from "../statistics/survival/restricted-mean.ts";
import { computeSurvivalAt } from "../statistics/survival/survival-at.ts";
import type { SurvivalData } from "../statistics/survival/survival-data.ts";
import { computeSurvivalQuantile } from "../statistics/survival/survival-quantile.ts";
import { type AnalysisContext, type AnalysisOutcome, stateOwn } from "./analysis-context.ts";
import { columnCategories } from "./rows.ts";

/** What the Kaplan–Meier curve of one arm says; quartiles that were not reached, and times that nobody reached, are null. */
export function describeSurvival(
  context: AnalysisContext<"time-to-event">,
  data: SurvivalData,
  level: string,
): AnalysisOutcome {
  const { selected, method } = context;
  const { treatment, at = [], restrictedTo } = method;
  const arms = columnCategories(selected, treatment);
  const own = (column: Float64Array) => column.filter((_, row) => arms[row] === level);
  const curve = computeKaplanMeier({ time: own(data.time), event: own(data.event) });
  if (!("steps" in curve)) return { results: [], issues: [curve] };
  const state = stateOwn(context, [method.time, method.censor]);
  const groups = [{ column: treatment, value: level }];
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => computeSurvivalQuantile(curve, share));
  const results: Result[] = [
    state("n", curve.n, groups),
    state("events", curve.events, groups),
    state("censored", curve.n - curve.events, groups),
    state("percent", (100 * curve.events) / curve.n, groups),
    state("q1", q1?.time ?? Number.NaN, groups),
    state("median", median?.time ?? Number.NaN, groups),
    state("lower", median?.lower ?? Number.NaN, groups),
    state("upper", median?.upper ?? Number.NaN, groups),
    state("q3", q3?.time ?? Number.NaN, groups),
  ];
  for (const one of computeSurvivalAt(curve, at)) {
    const when = [...groups, { column: method.time, value: String(one.time) }];
    const unlessBeyond = (value: number) => (one.isBeyond ? Number.NaN : value);
    const whole = (operation: string, value: number): Result => ({
      ...state(operation, value, when),
      of: state(operation, value, groups).of,
    });
    results.push(
      whole("at-risk", one.atRisk),
      whole("survival", unlessBeyond(one.survival)),
      whole("survival-se", unlessBeyond(one.standardError)),
      whole("survival-lower", unlessBeyond(one.lower)),
      whole("survival-upper", unlessBeyond(one.upper)),
    );
  }
  if (restrictedTo !== undefined) {
    const mean = computeRestrictedMean(curve, restrictedTo);
    results.push(
      state("restricted-mean", mean.mean, groups),
      state("restricted-mean-se", mean.standardError, groups),
      state("restricted-mean-lower", mean.lower, groups),
      state("restricted-mean-upper", mean.upper, groups),
    );
  }
  return { results, issues: [] };
}
