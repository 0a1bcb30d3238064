import { chiSquaredQuantile } from "../../numeric/chi-squared.ts";
import { findRoot } from "../../numeric/find-root.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { computeGlm, type GlmModel, type GlmOptions } from "./glm.ts";
import type { GlmData } from "./glm-rows.ts";

/** Limits at which the likelihood, the other coefficients refitted, has fallen by half a χ² quantile; may be infinite. */
export interface ProfileInterval {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Profile-likelihood limits of one coefficient, as far as the root and not by interpolation. Where the likelihood never
 * falls so far, the limit is infinite.
 *
 * @source Venzon & Moolgavkar, Appl Statist 37:87 (1988); R's `confint` of a glm interpolates the same curve
 */
export function computeProfileInterval(
  data: GlmData,
  options: GlmOptions,
  model: GlmModel,
  place: number,
): ProfileInterval {
  const column = data.columns[place];
  const found = model.coefficients[place];
  if (column === undefined || found === undefined) throw new RangeError("no such coefficient");
  const level = options.level ?? 0.95;
  const drop = chiSquaredQuantile(level, 1) / 2;
  const rest = data.columns.filter((_, j) => j !== place);
  const gap = (value: number): number => {
    const offset = column.values.map((x, i) => (data.offset?.[i] ?? 0) + value * x);
    const held = computeGlm({ ...data, columns: rest, offset }, options);
    if (!("fit" in held)) return Number.POSITIVE_INFINITY;
    return model.logLikelihood - held.logLikelihood - drop;
  };
  const centre = Number.isFinite(found.estimate) ? found.estimate : (model.fit.beta[place] ?? 0);
  const error = Number.isNaN(found.standardError) ? 1 : found.standardError;
  const unit = error * normalQuantile((1 + level) / 2);
  const limit = (side: number): number => {
    if (found.estimate === side * Number.POSITIVE_INFINITY) return found.estimate;
    let [inside, outside] = [centre, centre + side * unit];
    for (let round = 0; round < 60 && gap(outside) < 0; round++) {
      [inside, outside] = [outside, outside + side * unit * 1.5 ** round];
    }
    return findRoot(gap, inside, outside, 1e-11 * unit) ?? side * Number.POSITIVE_INFINITY;
  };
  return { name: column.name, lower: limit(-1), upper: limit(1) };
}
