import type { Issue } from "../../../kernel/index.ts";

/** A finding under one assumption about who left. */
export interface TippingStep {
  readonly delta: number;
  readonly estimate: number;
  readonly pValue: number;
}

/** How far who left must have fared worse before the finding no longer holds. */
export interface TippingPoint {
  readonly steps: readonly TippingStep[];
  /** The first delta, in the given order, at which p is no longer below α; undefined: none of them. */
  readonly tipsAt?: number;
}

/**
 * Repeats an analysis under ever stronger deltas. Issue: the first that an analysis gives back.
 *
 * @param deltas from mild to strong
 * @source Yan, Lee & Li, J Biopharm Stat 19:1085 (2009); FDA, Missing Data (NRC 2010), ch. 5
 */
export function computeTippingPoint(
  deltas: readonly number[],
  analyse: (delta: number) => Omit<TippingStep, "delta"> | Issue,
  alpha = 0.05,
): TippingPoint | Issue {
  const steps: TippingStep[] = [];
  for (const delta of deltas) {
    const found = analyse(delta);
    if (!("estimate" in found)) return found;
    steps.push({ delta, ...found });
  }
  const tipped = steps.find(({ pValue }) => !(pValue < alpha));
  return tipped === undefined ? { steps } : { steps, tipsAt: tipped.delta };
}
