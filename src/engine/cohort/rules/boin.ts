import type { EscalationRule } from "../../../definition/index.ts";
import { betaBelow } from "./beta.ts";

type Boin = Extract<EscalationRule, { kind: "boin" }>;

/** At or below `escalate` the dose goes up, at or above `deEscalate` down. */
export interface Boundaries {
  readonly escalate: number;
  readonly deEscalate: number;
}

/**
 * BOIN's boundaries for a target toxicity φ, with φ1 the highest that is too low and φ2 the lowest that is too high.
 *
 * @source Liu & Yuan, "Bayesian optimal interval designs for phase I clinical trials", JRSS C 64(3), 2015
 * @example boinBoundaries(0.3).escalate.toFixed(4) // => "0.2365"
 * @example boinBoundaries(0.3).deEscalate.toFixed(4) // => "0.3585"
 */
export function boinBoundaries(
  target: number,
  phi1 = 0.6 * target,
  phi2 = 1.4 * target,
): Boundaries {
  return {
    escalate:
      Math.log((1 - phi1) / (1 - target)) / Math.log((target * (1 - phi1)) / (phi1 * (1 - target))),
    deEscalate:
      Math.log((1 - target) / (1 - phi2)) / Math.log((phi2 * (1 - target)) / (target * (1 - phi2))),
  };
}

/** Which way BOIN goes from an observed toxicity rate. */
export function boinAct({ target, phi1, phi2 }: Boin, rate: number): "up" | "stay" | "down" {
  const { escalate, deEscalate } = boinBoundaries(target, phi1, phi2);
  return rate <= escalate ? "up" : rate >= deEscalate ? "down" : "stay";
}

/** Whether a dose is given up: at least three treated, and the posterior (prior Beta(1, 1)) is nearly all above the target. */
export function isEliminated(dlt: number, n: number, target: number, above = 0.95): boolean {
  return n >= 3 && 1 - betaBelow(target, 1 + dlt, 1 + n - dlt) > above;
}
