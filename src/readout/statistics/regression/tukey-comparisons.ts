import type { Issue } from "../../../kernel/index.ts";
import { studentizedRangeCdf, studentizedRangeQuantile } from "../../numeric/studentized-range.ts";
import type { MarginWeights } from "../design/marginal-mean.ts";
import { computeLevelDifferences } from "./ancova.ts";
import type { Contrast } from "./contrast.ts";
import type { LinearModel } from "./linear-model.ts";

export interface ComparisonOptions {
  /** That all intervals hold together. Default 0.95. */
  readonly confidence?: number;
  readonly weights?: MarginWeights;
}

/** A difference of two levels whose p-value and interval are adjusted for all that are made together. */
export interface AdjustedComparison {
  readonly level: string;
  readonly reference: string;
  readonly result: Contrast | Issue;
}

/**
 * All pairs of levels of a factor, by the studentised range of the levels whose mean can be estimated. Exact for groups of
 * one size without covariates; otherwise Tukey and Kramer's, which errs on the safe side.
 *
 * @source Kramer, Biometrics 12:307 (1956); Hayter, Ann Statist 12:61 (1984); reference: R emmeans 1.8.4 `pairs`
 */
export function computeTukeyComparisons(
  model: LinearModel,
  factor: string,
  { confidence = 0.95, weights = "equal" }: ComparisonOptions = {},
): readonly AdjustedComparison[] {
  const pairs = computeLevelDifferences(model, factor, { confidence, weights });
  const known = pairs.filter(({ result }) => "t" in result);
  const means = new Set(known.flatMap(({ level, reference }) => [level, reference])).size;
  const reach = studentizedRangeQuantile(confidence, means, model.df) / Math.SQRT2;
  return pairs.map(({ level, reference, result }) => {
    if (!("t" in result)) return { level, reference, result };
    const p = 1 - studentizedRangeCdf(Math.abs(result.t) * Math.SQRT2, means, model.df);
    return { level, reference, result: adjusted(result, p, reach) };
  });
}

/** A contrast with another p-value, and an interval of so many standard errors to each side. */
export function adjusted(result: Contrast, p: number, reach: number): Contrast {
  const { estimate, se } = result;
  return { ...result, p, interval: [estimate - reach * se, estimate + reach * se] };
}
