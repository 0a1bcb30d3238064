import type { Issue } from "../../../kernel/index.ts";
import { computeArmComparison } from "../regression/arm-comparison.ts";
import type { Contrast } from "../regression/contrast.ts";
import type { ImputationRequest } from "./visit-grid.ts";

/** A number that the analysis of one completed data set gives. */
export interface AnalysisResult {
  readonly visit: string;
  /** An arm's least-squares mean, or its difference from the reference arm. */
  readonly kind: "difference" | "mean";
  readonly arm: string;
  readonly contrast: Contrast;
}

/** How a completed response is analysed: by every visit, adjusted for covariates. */
export interface VisitAnalysis {
  /** Names among the request's variables. */
  readonly covariates: readonly string[];
}

/**
 * Analysis of covariance of a completed response at every visit: response ~ arm + covariates, with least-squares means
 * at the mean covariates of who is analysed. Rows that are NaN are left out. Issues: those of the linear model.
 */
export function analyseVisits(
  completed: Float64Array,
  { visit, arm, reference, variables }: ImputationRequest,
  { covariates }: VisitAnalysis,
): readonly AnalysisResult[] | Issue {
  const names = Array.from(arm.codes, (code) => arm.levels[code] ?? null);
  const used = variables.filter(({ name }) => covariates.includes(name));
  const results: AnalysisResult[] = [];
  for (const [code, level] of visit.levels.entries()) {
    const response = completed.map((value, row) =>
      visit.codes[row] === code ? value : Number.NaN,
    );
    const compared = computeArmComparison({ response, arm: names, reference, covariates: used });
    if (!("means" in compared)) return compared;
    for (const kind of ["difference", "mean"] as const) {
      for (const one of kind === "mean" ? compared.means : compared.differences) {
        if (!("se" in one.result)) return one.result;
        results.push({ visit: level, kind, arm: one.arm, contrast: one.result });
      }
    }
  }
  return results;
}
