import type { EscalationRule } from "../../../definition/index.ts";
import { type Advice, type DoseTally, evaluable, treated, untried } from "./tally.ts";

type Crm = Extract<EscalationRule, { kind: "crm" }>;

/** What the model makes of the data. */
export interface CrmFit {
  /** Posterior mean of the model's parameter. */
  readonly beta: number;
  /** Estimated toxicity of each dose, at that mean. */
  readonly toxicity: readonly number[];
}

/**
 * The continual reassessment method with the power model p = skeleton^exp(β), β normal with mean 0. A participant still
 * in the window counts by the part of it that has passed (TITE-CRM).
 *
 * @source O'Quigley, Pepe & Fisher, Biometrics 46(1), 1990; Cheung & Chappell, Biometrics 56(4), 2000
 */
export function fitCrm(
  { skeleton, prior = Math.sqrt(1.34) }: Crm,
  doses: readonly DoseTally[],
): CrmFit {
  const logLikelihood = (beta: number): number =>
    doses.reduce((sum, { dlt, none, pending }, dose) => {
      if (dlt + none + pending.length === 0) return sum;
      const logP = Math.exp(beta) * Math.log(skeleton[dose] ?? 0.5);
      const p = Math.exp(logP);
      const partly = pending.reduce((total, part) => total + Math.log1p(-part * p), 0);
      return sum + dlt * logP + (none === 0 ? 0 : none * Math.log1p(-p)) + partly;
    }, 0);
  // Simpson's rule over eight standard deviations of the prior to each side.
  const steps = 2_000;
  const width = (16 * prior) / steps;
  const points = Array.from({ length: steps + 1 }, (_, index) => {
    const beta = -8 * prior + index * width;
    return { beta, log: logLikelihood(beta) - beta ** 2 / (2 * prior ** 2) };
  });
  const highest = points.reduce((most, { log }) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  let mass = 0;
  let moment = 0;
  for (const [index, { beta, log }] of points.entries()) {
    const simpson = index === 0 || index === steps ? 1 : index % 2 === 1 ? 4 : 2;
    const weight = simpson * Math.exp(log - highest);
    mass += weight;
    moment += weight * beta;
  }
  const mean = moment / mass;
  return { beta: mean, toxicity: skeleton.map((p) => p ** Math.exp(mean)) };
}

/** The dose whose estimated toxicity is nearest to the target, never more than one above the highest tried. */
export function crm(rule: Crm, doses: readonly DoseTally[], current: number): Advice {
  const here = doses[current] ?? untried;
  const looked = rule.time === true ? doses : doses.map((tally) => ({ ...tally, pending: [] }));
  if (evaluable(here) === 0 && (rule.time !== true || here.pending.length === 0)) {
    return { act: "stay", next: current };
  }
  if (rule.time !== true && here.pending.length > 0) return { act: "stay", next: current };
  const { toxicity } = fitCrm(rule, looked);
  const nearest = toxicity.reduce(
    (best, p, dose) =>
      Math.abs(p - rule.target) < Math.abs((toxicity[best] ?? 1) - rule.target) ? dose : best,
    0,
  );
  const highest = doses.findLastIndex((tally) => treated(tally) > 0);
  const next = Math.min(nearest, highest + 1, doses.length - 1);
  const all = doses.reduce((sum, tally) => sum + treated(tally), 0);
  if (all >= rule.most) return { act: "stop", mtd: next };
  return { act: next > current ? "escalate" : next < current ? "de-escalate" : "stay", next };
}
