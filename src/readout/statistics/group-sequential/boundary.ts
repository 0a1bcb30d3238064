import { findRoot } from "../../numeric/find-root.ts";
import { upperBoundAt } from "./bound-at.ts";
import { computeExitProbabilities } from "./exit-probabilities.ts";
import { spent, type Spending } from "./spending.ts";
import { crossAbove, noWalk, type Walk, walkOn } from "./walk.ts";

/** How the bound for efficacy is made. */
export type Boundary =
  /** z = C t^(Δ − 1/2): Δ = 0 is O'Brien and Fleming's, 1/2 Pocock's. */
  | { readonly kind: "wang-tsiatis"; readonly delta: number }
  /** One z at every look but the last, which gets what is left. */
  | { readonly kind: "haybittle-peto"; readonly z: number }
  /** Lan and DeMets: what a function of the information fraction spends. */
  | { readonly kind: "spending"; readonly spending: Spending };

export const obrienFleming: Boundary = { kind: "wang-tsiatis", delta: 0 };
export const pocock: Boundary = { kind: "wang-tsiatis", delta: 0.5 };

/**
 * The upper bounds on Z that are crossed with probability α in all when there is no effect, no lower bound stopping
 * before.
 *
 * @param alpha one-sided
 * @param timing information fractions, rising, the last 1
 * @source Wang & Tsiatis, Biometrics 43:193 (1987); Jennison & Turnbull (2000), ch. 2, 7 and 19
 */
export function computeBoundary(
  boundary: Boundary,
  alpha: number,
  timing: readonly number[],
): readonly number[] {
  if (boundary.kind === "spending") return spendAlpha(boundary.spending, alpha, timing);
  const total = (upper: readonly number[]): number =>
    computeExitProbabilities({ information: timing, upper }, 0).upperCumulative.at(-1) ?? 0;
  const shape = (c: number): readonly number[] =>
    boundary.kind === "haybittle-peto"
      ? timing.map((_, k) => (k === timing.length - 1 ? c : boundary.z))
      : timing.map((t) => c * t ** (boundary.delta - 0.5));
  const constant = findRoot((c) => total(shape(c)) - alpha, 0, 12, 1e-13);
  return constant === undefined ? timing.map(() => Number.NaN) : shape(constant);
}

function spendAlpha(
  spending: Spending,
  alpha: number,
  timing: readonly number[],
): readonly number[] {
  let walk: Walk = noWalk;
  let used = 0;
  return timing.map((t, k) => {
    const z = upperBoundAt(walk, t, 0, spent(spending, alpha, t, k) - used);
    used += crossAbove(walk, t, 0, z);
    if (k < timing.length - 1) walk = walkOn(walk, t, 0, Number.NEGATIVE_INFINITY, z);
    return z;
  });
}
