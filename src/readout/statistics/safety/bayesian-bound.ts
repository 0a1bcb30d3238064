import { betaTail } from "../../numeric/beta.ts";
import { boundOf, type StoppingBound } from "./stopping-bound.ts";

/** A monitoring rule: stop when the probability of the event is likely to lie above a threshold. */
export interface BayesianRule {
  /** The highest acceptable probability of the event. */
  readonly threshold: number;
  /** What was believed before: Beta(a, b), worth a + b participants. */
  readonly prior: { readonly a: number; readonly b: number };
  /** Stop when P(p > threshold | data) is greater than this. */
  readonly cutoff: number;
}

/** P(p > threshold) after some events among n participants. */
export function probabilityAbove(
  { threshold, prior }: Omit<BayesianRule, "cutoff">,
  events: number,
  n: number,
): number {
  return betaTail(threshold, prior.a + events, prior.b + n - events);
}

/**
 * At each look the smallest number of events with which to stop.
 *
 * @source Thall & Simon, Biometrics 50:337 (1994); Geller et al., in Crowley & Hoering, Handbook of Statistics in
 * Clinical Oncology, 3rd ed. (2012); case safety-01-monitoring
 * @example
 * const rule = { threshold: 0.2, prior: { a: 0.4, b: 1.6 }, cutoff: 0.9 };
 * computeBayesianBound(rule, [1, 2, 10]).map(({ events }) => events) // => [null, 2, 5]
 */
export function computeBayesianBound(rule: BayesianRule, looks: readonly number[]): StoppingBound {
  return boundOf(looks, (events, n) => probabilityAbove(rule, events, n) > rule.cutoff);
}
