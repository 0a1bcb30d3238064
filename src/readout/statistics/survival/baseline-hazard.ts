import { at } from "../../linear-algebra/vector.ts";
import type { CoxModel } from "./cox.ts";
import { relativeRisks } from "./cox-likelihood.ts";
import { predictors } from "./cox-rows.ts";
import { eachDeath, walkRiskSets } from "./risk-sets.ts";

/** The cumulative hazard of a subject with given covariates after one event time. */
export interface BaselineStep {
  readonly stratum: number;
  readonly time: number;
  readonly hazard: number;
  /** exp(−hazard). */
  readonly survival: number;
}

/**
 * The cumulative hazard by stratum for given values of the covariates (default all zero), by the same rule for ties as
 * the model; exact ties use Breslow's.
 *
 * @source Breslow, Biometrics 30:89 (1974); `survfit.coxph` of R survival
 */
export function computeBaselineHazard(
  { fit: { rows, beta }, ties }: CoxModel,
  covariates: Float64Array = new Float64Array(beta.length),
): readonly BaselineStep[] {
  const eta = predictors(rows, beta);
  const { risk, top } = relativeRisks(eta);
  const own = covariates.reduce(
    (sum, value, j) => sum + (value - at(rows.means, j)) * at(beta, j),
    0,
  );
  const jumps: { stratum: number; time: number; jump: number }[] = [];
  walkRiskSets(rows, risk, (set) => {
    let jump = 0;
    eachDeath(set, ties === "efron" ? "efron" : "breslow", (total) => {
      jump += Math.exp(own - top) / total;
    });
    jumps.push({ stratum: set.stratum, time: set.time, jump });
  });
  let [hazard, stratum] = [0, Number.NaN];
  return jumps
    .toSorted((a, b) => a.stratum - b.stratum || a.time - b.time)
    .map((one) => {
      hazard = one.stratum === stratum ? hazard + one.jump : one.jump;
      stratum = one.stratum;
      return { stratum, time: one.time, hazard, survival: Math.exp(-hazard) };
    });
}
