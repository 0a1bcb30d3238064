import type { Issue } from "../../kernel/index.ts";
import type { Covariate, Variable } from "../statistics/design/variable.ts";
import { computeContrast } from "../statistics/regression/contrast.ts";
import { computeLinearModel } from "../statistics/regression/linear-model.ts";
import { hasNoSpread } from "./arm-model.ts";
import { type Estimate, estimateOf, noEstimate } from "./state-estimate.ts";

/** The slope of a response over the dose as a number, adjusted for the same variables as the comparison of arms. */
export function fitTrend(
  response: Float64Array,
  dose: Covariate,
  others: readonly Variable[],
  confidence: number,
): Estimate | Issue {
  const variables = [dose, ...others];
  const terms = variables.map(({ name }) => [name]);
  const model = computeLinearModel({ response, variables, terms });
  if (!("df" in model)) return model;
  const unit = Float64Array.from(model.design.columns, ({ name }) => (name === dose.name ? 1 : 0));
  const found = computeContrast(model, unit, { confidence, what: dose.name });
  if (!("se" in found)) return found;
  return hasNoSpread(model) ? { ...noEstimate, estimate: found.estimate } : estimateOf(found);
}
