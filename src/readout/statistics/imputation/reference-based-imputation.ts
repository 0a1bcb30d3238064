import { type Issue, randomStream } from "../../../kernel/index.ts";
import { addDelta } from "./conditional-mean-imputation.ts";
import { type DrawOptions, drawImputationModels } from "./draw-imputation-models.ts";
import { completeResponse } from "./imputation-model.ts";
import { computePooled, type Pooled } from "./rubin.ts";
import { type AnalysisResult, analyseVisits, type VisitAnalysis } from "./visit-ancova.ts";
import { type ImputationRequest, layOutGrid } from "./visit-grid.ts";

export interface ReferenceBasedOptions extends Omit<DrawOptions, "draws"> {
  readonly imputations: number;
  readonly analysis: VisitAnalysis;
  /** What is added to an imputed value, by row. */
  readonly delta?: Float64Array;
  readonly level?: number;
}

export interface ReferenceBasedEstimate extends Pick<AnalysisResult, "visit" | "kind" | "arm"> {
  readonly pooled: Pooled;
}

export interface ReferenceBasedImputation {
  readonly estimates: readonly ReferenceBasedEstimate[];
  /** Completed responses, in the order of the rows. */
  readonly completed: readonly Float64Array[];
}

/**
 * Multiple imputation of repeated measurements, at random or by a reference arm: models drawn from their posterior, gaps
 * drawn from each, every completed data set analysed, and Rubin's rules. Issues: those of the model, of an analysis, of
 * the pooling.
 *
 * @source Carpenter, Roger & Kenward, J Biopharm Stat 23:1352 (2013); Rubin (1987)
 */
export function computeReferenceBasedImputation(
  request: ImputationRequest,
  { imputations, analysis, delta, level = 0.95, ...drawing }: ReferenceBasedOptions,
): ReferenceBasedImputation | Issue {
  const completed = completeResponses(request, {
    ...drawing,
    imputations,
    ...(delta !== undefined && { delta }),
  });
  if (!("length" in completed)) return completed;
  const analyses: (readonly AnalysisResult[])[] = [];
  for (const values of completed) {
    const results = analyseVisits(values, request, analysis);
    if (!("length" in results)) return results;
    analyses.push(results);
  }
  const estimates: ReferenceBasedEstimate[] = [];
  for (const [i, { visit, kind, arm, contrast }] of (analyses[0] ?? []).entries()) {
    const each = analyses.flatMap((results) => results[i]?.contrast ?? []);
    const pooled = computePooled(
      each.map(({ estimate }) => estimate),
      each.map(({ se }) => se),
      { completeDf: contrast.df, level },
    );
    if (!("estimate" in pooled)) return pooled;
    estimates.push({ visit, kind, arm, pooled });
  }
  return { estimates, completed };
}

/** The responses with their gaps drawn, as often as imputations are asked for. Issues: those of the model. */
export function completeResponses(
  request: ImputationRequest,
  { imputations, delta, ...drawing }: Omit<ReferenceBasedOptions, "analysis" | "level">,
): readonly Float64Array[] | Issue {
  const grid = layOutGrid(request);
  if (!("subjects" in grid)) return grid;
  const models = drawImputationModels(request, grid, { ...drawing, draws: imputations });
  if (!("length" in models)) return models;
  const random = randomStream(drawing.seed);
  return models.map((model, i) => {
    const values = completeResponse(model, grid, request, random.split("gaps", i));
    if (delta !== undefined) addDelta(values, request.response, delta);
    return values;
  });
}
