import type { Issue } from "../../../kernel/index.ts";
import type { Design } from "../design/design.ts";
import { computeMarginalMean } from "../design/marginal-mean.ts";
import type { Covariate, Factor, Variable } from "../design/variable.ts";
import { computeMixedModel, type MixedModelFit } from "./mixed-model.ts";
import { type DegreesOfFreedom, type EffectTest, testEffects } from "./test-effects.ts";

export interface SlopeRequest {
  readonly response: Float64Array;
  readonly subject: readonly string[];
  /** Time since randomisation, zero at baseline; slopes are per unit of it. */
  readonly time: Covariate;
  readonly arm: Factor;
  /** `shared`: the arms start from one mean, as randomisation makes them. */
  readonly baseline: "shared" | "by-arm";
  /** Further variables with main effects. */
  readonly covariates?: readonly Variable[];
  readonly likelihood?: "restricted" | "full";
  readonly degreesOfFreedom?: DegreesOfFreedom;
}

export interface SlopeComparison {
  readonly fit: MixedModelFit;
  readonly slopes: readonly (EffectTest & { readonly arm: string })[];
  /** Each arm's slope less that of the reference. */
  readonly differences: readonly (EffectTest & {
    readonly arm: string;
    readonly against: string;
  })[];
}

/**
 * Mean rates of change by arm, of participants who each have a level and a rate of their own: the usual analysis of the
 * ALSFRS-R slope. Issues are those of {@link computeMixedModel}.
 *
 * @source Laird & Ware, Biometrics 38:963 (1982); shared baseline: Liang & Zeger, Sankhyā B 62:134 (2000)
 */
export function computeSlopeComparison(request: SlopeRequest): SlopeComparison | Issue {
  const { time, arm, covariates = [] } = request;
  const starts = request.baseline === "shared" ? [] : [[arm.name]];
  const fit = computeMixedModel({
    response: request.response,
    subject: request.subject,
    variables: [time, arm, ...covariates],
    terms: [
      [],
      ...covariates.map(({ name }) => [name]),
      ...starts,
      [time.name],
      [time.name, arm.name],
    ],
    random: [[[], [time.name]]],
    likelihood: request.likelihood ?? "restricted",
  });
  if ("kind" in fit) return fit;
  const tester = testEffects(fit, request.degreesOfFreedom ?? "kenward-roger");
  const present = fit.design.variables.get(arm.name);
  const levels = present?.kind === "factor" ? present.levels : [];
  const slopeOf = (level: string) => slopeCombination(fit.design, arm.name, time.name, level);
  const [reference = "", ...others] = levels;
  const base = slopeOf(reference);
  return {
    fit,
    slopes: levels.map((level) => ({ arm: level, ...tester.one(slopeOf(level)) })),
    differences: others.map((level) => ({
      arm: level,
      against: reference,
      ...tester.one(slopeOf(level).map((value, i) => value - (base[i] ?? 0))),
    })),
  };
}

/** The combination of coefficients that is an arm's mean change in one unit of time. */
export function slopeCombination(
  design: Design,
  arm: string,
  time: string,
  level: string,
): Float64Array {
  const at = (value: number) => computeMarginalMean(design, { [arm]: level, [time]: value });
  const start = at(0);
  return at(1).map((value, i) => value - (start[i] ?? 0));
}
