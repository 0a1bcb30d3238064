import type { Issue } from "../../../kernel/index.ts";
import { findRoot } from "../../numeric/find-root.ts";
import { normalTail } from "../../numeric/normal.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";
import { lowerBoundAt, upperBoundAt } from "./bound-at.ts";
import { type Boundary, computeBoundary } from "./boundary.ts";
import { computeExitProbabilities, type ExitProbabilities } from "./exit-probabilities.ts";
import { checkTiming, noDesign } from "./sequential-issues.ts";
import { spent, type Spending } from "./spending.ts";
import { crossAbove, crossBelow, noWalk, type Walk, walkOn } from "./walk.ts";

export interface GroupSequentialRequest {
  /** One-sided. */
  readonly alpha: number;
  readonly power: number;
  /** Information fractions at the looks, rising, the last 1. */
  readonly timing: readonly number[];
  readonly efficacy: Boundary;
  readonly futility?: Futility;
}

/** Stopping for want of an effect. */
export interface Futility {
  /** How 1 − power is spent. */
  readonly spending: Spending;
  /** Whether a trial that crosses it must stop: then the upper bound may be lower for it. */
  readonly binding: boolean;
}

/** A group-sequential design. Information is in parts of what a design without interim looks needs. */
export interface GroupSequentialDesign {
  readonly timing: readonly number[];
  readonly upper: readonly number[];
  /** −∞ without futility. */
  readonly lower: readonly number[];
  /** One-sided nominal p-values of the upper bounds. */
  readonly nominal: readonly number[];
  readonly alphaSpent: readonly number[];
  readonly betaSpent: readonly number[];
  /** The most information, in parts of that of a fixed design. */
  readonly inflation: number;
  readonly information: readonly number[];
  /** The mean of Z at the last look under the alternative. */
  readonly drift: number;
  readonly underNull: ExitProbabilities;
  readonly underAlternative: ExitProbabilities;
}

/**
 * Bounds and information of a group-sequential design for one-sided superiority.
 *
 * @source Jennison & Turnbull, Group Sequential Methods (2000); Pampallona, Tsiatis & Kim, DIA Journal 35:1113 (2001)
 */
export function computeGroupSequentialDesign(
  request: GroupSequentialRequest,
): GroupSequentialDesign | Issue {
  const { alpha, power, timing, efficacy, futility } = request;
  const wrong = checkTiming(request);
  if (wrong !== undefined) return wrong;
  const fixed = computeBoundary(efficacy, alpha, timing);
  if (fixed.some(Number.isNaN)) return noDesign();
  const shortfall = (drift: number): number => {
    const { upper, lower } = boundsAt(request, fixed, drift);
    const exit = computeExitProbabilities({ information: timing, upper, lower }, drift);
    return (exit.upperCumulative.at(-1) ?? 0) - power;
  };
  const single = normalTailQuantile(alpha) + normalTailQuantile(1 - power);
  const drift = findRoot(shortfall, single * 0.99, single * 2.5, 1e-12);
  if (drift === undefined) return noDesign();
  const { upper, lower } = boundsAt(request, fixed, drift);
  const inflation = (drift / single) ** 2;
  const information = timing.map((t) => t * inflation);
  const bounds = { information, upper, lower };
  const alone = computeExitProbabilities(
    { information: timing, upper, ...(futility?.binding === true ? { lower } : {}) },
    0,
  );
  return {
    timing,
    upper,
    lower,
    nominal: upper.map(normalTail),
    alphaSpent: alone.upperCumulative,
    betaSpent:
      futility === undefined ? [] : timing.map((t, k) => spent(futility.spending, 1 - power, t, k)),
    inflation,
    information,
    drift,
    underNull: computeExitProbabilities(bounds, 0),
    underAlternative: computeExitProbabilities(bounds, single),
  };
}

interface BothBounds {
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/** The bounds if Z at the last look has the mean `drift` under the alternative; at that look they meet. */
function boundsAt(
  { alpha, power, timing, efficacy, futility }: GroupSequentialRequest,
  fixed: readonly number[],
  drift: number,
): BothBounds {
  if (futility === undefined) {
    return { upper: fixed, lower: fixed.map(() => Number.NEGATIVE_INFINITY) };
  }
  const isSpending = efficacy.kind === "spending";
  const perLook = isSpending
    ? timing.map((t, k) => spent(efficacy.spending, alpha, t, k))
    : computeExitProbabilities({ information: timing, upper: fixed }, 0).upperCumulative;
  const upper: number[] = [];
  const lower: number[] = [];
  let [nullWalk, otherWalk]: [Walk, Walk] = [noWalk, noWalk];
  let [alphaUsed, betaUsed] = [0, 0];
  for (const [k, t] of timing.entries()) {
    const isLast = k === timing.length - 1;
    const high = futility.binding
      ? upperBoundAt(nullWalk, t, 0, (perLook[k] ?? alpha) - alphaUsed)
      : (fixed[k] ?? Number.NaN);
    const wanted = spent(futility.spending, 1 - power, t, k) - betaUsed;
    const low = isLast ? high : Math.min(high, lowerBoundAt(otherWalk, t, drift, wanted));
    upper.push(high);
    lower.push(low);
    alphaUsed += crossAbove(nullWalk, t, 0, high);
    betaUsed += crossBelow(otherWalk, t, drift, low);
    if (isLast) break;
    nullWalk = walkOn(nullWalk, t, 0, low, high);
    otherWalk = walkOn(otherWalk, t, drift, low, high);
  }
  return { upper, lower };
}
