import type { Counts } from "../balance.ts";
import type { OpenArm } from "../draw.ts";
import { type Measure, measures } from "../imbalance.ts";

/** The balance measures that a worked example may use; the standard deviation is no rule of a study. */
export const stepMeasures = {
  ...measures,
  "standard-deviation": (open, counts, more) => Math.sqrt(measures.variance(open, counts, more)),
} as const satisfies Readonly<Record<string, Measure>>;

/** The next participant's own levels: how many of each arm there are already at each of them. */
export interface MinimisationStep {
  readonly arms: readonly OpenArm[];
  readonly levels: readonly Counts[];
  /** By factor; 1 where not given. */
  readonly weights?: readonly number[];
}

/** The weighted sum of imbalances for each arm, had the participant got it. */
export function computeImbalanceSums(
  { arms, levels, weights }: MinimisationStep,
  measure: Measure,
): readonly number[] {
  return arms.map(({ id }) =>
    levels.reduce((sum, counts, i) => sum + (weights?.[i] ?? 1) * measure(arms, counts, id), 0),
  );
}

/**
 * The chance of each arm as Pocock and Simon have it: those that balance best share `probability`, the others share the
 * rest; where all are alike each has the same.
 *
 * @source Pocock & Simon, Biometrics 31(1), 1975; R package Minirand 0.1.3
 */
export function pocockSimonChances(
  sums: readonly number[],
  probability: number,
): readonly number[] {
  const least = Math.min(...sums);
  const isBest = sums.map((sum) => sum <= least + 1e-9);
  const best = isBest.filter(Boolean).length;
  if (best === sums.length) return sums.map(() => 1 / sums.length);
  return isBest.map((one) => (one ? probability / best : (1 - probability) / (sums.length - best)));
}
