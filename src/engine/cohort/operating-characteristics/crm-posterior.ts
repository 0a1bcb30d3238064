import { type DoseTally, evaluable } from "../rules/tally.ts";
import { type CrmModel, logToxicity, scaledDose, slopeFor } from "./crm-model.ts";

export interface CrmDesign {
  readonly model?: CrmModel;
  /** What is believed of the toxicity of each dose before. */
  readonly skeleton: readonly number[];
  readonly target: number;
  /** Standard deviation of β's normal prior; default √1.34. */
  readonly prior?: number;
}

/** What the model makes of the counts. */
export interface CrmPosterior {
  readonly mean: number;
  readonly variance: number;
  /** The toxicity of each dose at β's posterior mean. */
  readonly atMean: readonly number[];
  /** The posterior mean of each toxicity. */
  readonly toxicity: readonly number[];
  /** The posterior probability that each toxicity is above the target. */
  readonly above: readonly number[];
  /** The dose whose toxicity at β's mean is nearest to the target, from 0. */
  readonly recommended: number;
}

/**
 * The posterior of the continual reassessment method on a grid of β, step 0.001 from −10 to 10: the rectangle rule is
 * exact to machine precision for the moments of so smooth a function. A probability that a dose is above the target is
 * the mass of the grid's points there.
 *
 * @source O'Quigley, Pepe & Fisher, Biometrics 46(1), 1990
 */
export function computeCrmPosterior(
  { model = { kind: "empiric" }, skeleton, target, prior = Math.sqrt(1.34) }: CrmDesign,
  doses: readonly DoseTally[],
): CrmPosterior {
  const scaled = skeleton.map((p) => scaledDose(model, p));
  const tried = doses.flatMap((tally, dose) => (evaluable(tally) > 0 ? [dose] : []));
  const logs = new Float64Array(points);
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < points; i += 1) {
    const beta = betaAt(i);
    let sum = -(beta ** 2) / (2 * prior ** 2);
    for (const dose of tried) {
      const { dlt = 0, none = 0 } = doses[dose] ?? {};
      const { yes, no } = logToxicity(model, scaled[dose] ?? 0, beta);
      sum += (dlt === 0 ? 0 : dlt * yes) + (none === 0 ? 0 : none * no);
    }
    logs[i] = sum;
    highest = Math.max(highest, sum);
  }
  const mass = logs.map((log) => Math.exp(log - highest));
  const over = (f: (beta: number) => number): number =>
    mass.reduce((sum, weight, i) => (weight < negligible ? sum : sum + weight * f(betaAt(i))), 0);
  const all = over(() => 1);
  const mean = over((beta) => beta) / all;
  const atMean = scaled.map((x) => Math.exp(logToxicity(model, x, mean).yes));
  return {
    mean,
    variance: over((beta) => (beta - mean) ** 2) / all,
    atMean,
    toxicity: scaled.map((x) => over((beta) => Math.exp(logToxicity(model, x, beta).yes)) / all),
    above: scaled.map((x) => {
      const slope = slopeFor(model, x, target);
      // A dose of negative scale becomes safer as the slope grows.
      return over((beta) => Number(x < 0 ? Math.exp(beta) < slope : Math.exp(beta) > slope)) / all;
    }),
    recommended: nearestTo(target, atMean),
  };
}

/** The first of those nearest to the target. */
export function nearestTo(target: number, toxicity: readonly number[]): number {
  let best = 0;
  for (const [dose, p] of toxicity.entries()) {
    if (Math.abs(p - target) < Math.abs((toxicity[best] ?? 1) - target)) best = dose;
  }
  return best;
}

const points = 20_001;
const betaAt = (i: number): number => (i - 10_000) / 1_000;
const negligible = 1e-30;
