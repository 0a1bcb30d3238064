import type { Issue } from "../../kernel/index.ts";
import { computeMarginalMean, type MarginWeights } from "../statistics/design/marginal-mean.ts";
import type { Factor, Variable } from "../statistics/design/variable.ts";
import { computeContrast } from "../statistics/regression/contrast.ts";
import { computeLinearModel, type LinearModel } from "../statistics/regression/linear-model.ts";
import { armWithoutData, nothingVaries } from "./analysis-issues.ts";
import { type Estimate, estimateOf, noEstimate } from "./state-estimate.ts";

/** A linear model of a response on arms and other variables, without interactions. */
export interface ArmModel {
  readonly model: LinearModel;
  /** Dependent columns; a response that does not vary beyond the model. */
  readonly notes: readonly Issue[];
  /** Least squares leave nothing but rounding. */
  readonly isFlat: boolean;
  /** The least-squares mean of an arm. */
  readonly mean: (level: string) => Estimate | Issue;
  /** The difference of two arms' least-squares means. */
  readonly difference: (level: string, reference: string) => Estimate | Issue;
  /** A combination of coefficients. */
  readonly combine: (combination: Float64Array, what: string) => Estimate | Issue;
}

/** Fits the model. Where nothing varies beyond it, estimates stand without standard errors and tests. */
export function fitArms(
  response: Float64Array,
  arm: Factor,
  others: readonly Variable[],
  { confidence = 0.95, weights = "equal" }: { confidence?: number; weights?: MarginWeights } = {},
): ArmModel | Issue {
  const variables = [arm, ...others];
  const terms = variables.map(({ name }) => [name]);
  const model = computeLinearModel({ response, variables, terms });
  if (!("df" in model)) return model;
  const isFlat = hasNoSpread(model);
  const combine = (combination: Float64Array, what: string): Estimate | Issue => {
    const found = computeContrast(model, combination, { confidence, what });
    if (!("se" in found)) return found;
    return isFlat ? { ...noEstimate, estimate: found.estimate } : estimateOf(found);
  };
  const fitted = model.design.variables.get(arm.name);
  const lacks = (level: string): boolean =>
    fitted?.kind !== "factor" || !fitted.levels.includes(level);
  const marginOf = (level: string) =>
    computeMarginalMean(model.design, { [arm.name]: level }, weights);
  return {
    model,
    isFlat,
    notes: isFlat ? [...model.notes, nothingVaries([])] : model.notes,
    combine,
    mean: (level) =>
      lacks(level)
        ? armWithoutData(["treatment"], { arm: level })
        : combine(marginOf(level), level),
    difference: (level, reference) => {
      const empty = [level, reference].find(lacks);
      if (empty !== undefined) return armWithoutData(["treatment"], { arm: empty });
      const other = marginOf(reference);
      const combination = marginOf(level).map((value, i) => value - (other[i] ?? 0));
      return combine(combination, `${level} - ${reference}`);
    },
  };
}

/** Whether least squares leave nothing but rounding. */
export function hasNoSpread({ residualSquares, response }: LinearModel): boolean {
  const largest = response.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return residualSquares <= 1e-24 * largest * largest * response.length;
}
