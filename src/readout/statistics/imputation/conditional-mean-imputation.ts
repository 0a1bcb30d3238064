import type { Issue } from "../../../kernel/index.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import { normalTail } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { completeResponse, fitImputationModel } from "./imputation-model.ts";
import { type AnalysisResult, analyseVisits, type VisitAnalysis } from "./visit-ancova.ts";
import { type GridSubject, type ImputationRequest, layOutGrid } from "./visit-grid.ts";

/** An estimate with the standard error of the jackknife. */
export interface JackknifeEstimate extends Pick<AnalysisResult, "visit" | "kind" | "arm"> {
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
}

export interface ConditionalMeanImputation {
  readonly estimates: readonly JackknifeEstimate[];
  /** The response with every gap at its expectation, in the order of the rows. */
  readonly completed: Float64Array;
}

export interface ConditionalMeanOptions {
  readonly analysis: VisitAnalysis;
  /** What is added to an imputed value, by row. */
  readonly delta?: Float64Array;
  /** Default 0.95. */
  readonly level?: number;
}

/**
 * Reference-based imputation by conditional means, with the frequentist standard error of the jackknife over participants:
 * every participant is left out once, the model refitted, the gaps imputed again. Limits are normal. The first issue that
 * a fit meets is given back.
 *
 * @source Wolbers et al., "Standard and reference-based conditional mean imputation", Pharmaceutical Statistics 21:1246
 * (2022); reference: rbmi 1.5.2 with mmrm 0.3.18, case mi-03-rbmi-condmean-jr
 */
export function computeConditionalMeanImputation(
  request: ImputationRequest,
  { analysis, delta, level = 0.95 }: ConditionalMeanOptions,
): ConditionalMeanImputation | Issue {
  const grid = layOutGrid(request);
  if (!("subjects" in grid)) return grid;
  const run = (leftOut?: GridSubject) => {
    const model = fitImputationModel(request, grid, leftOut);
    if (!("coefficients" in model)) return model;
    const completed = completeResponse(model, grid, request);
    if (delta !== undefined) addDelta(completed, request.response, delta);
    for (const row of leftOut?.rows ?? []) completed[row] = Number.NaN;
    const results = analyseVisits(completed, request, analysis);
    return "length" in results ? { completed, results } : results;
  };
  const whole = run();
  if (!("results" in whole)) return whole;
  const left: (readonly AnalysisResult[])[] = [];
  for (const subject of grid.subjects) {
    const without = run(subject);
    if (!("results" in without)) return without;
    left.push(without.results);
  }
  const n = left.length;
  const height = normalQuantile((1 + level) / 2);
  const estimates = whole.results.map(({ visit, kind, arm, contrast }, i): JackknifeEstimate => {
    const values = left.map((results) => results[i]?.contrast.estimate ?? Number.NaN);
    const mean = exactSum(values) / n;
    const squares = exactSum(values.map((value) => (value - mean) ** 2));
    const standardError = Math.sqrt(((n - 1) / n) * squares);
    const { estimate } = contrast;
    return {
      visit,
      kind,
      arm,
      estimate,
      standardError,
      lower: estimate - height * standardError,
      upper: estimate + height * standardError,
      pValue: 2 * normalTail(Math.abs(estimate) / standardError),
    };
  });
  return { estimates, completed: whole.completed };
}

/** Adds to what was imputed only. */
export function addDelta(
  completed: Float64Array,
  observed: Float64Array,
  delta: Float64Array,
): void {
  for (let row = 0; row < completed.length; row++) {
    if (Number.isNaN(observed[row])) completed[row] = (completed[row] ?? 0) + (delta[row] ?? 0);
  }
}
