import { normalTail } from "../../numeric/normal.ts";
import { normalTailQuantile } from "../../numeric/normal-quantile.ts";

/** How an error probability is spent as information accrues. */
export type Spending =
  /** Like O'Brien and Fleming's bound; ρ = 1 is the usual form. */
  | { readonly kind: "obrien-fleming"; readonly rho?: number }
  | { readonly kind: "pocock" }
  /** α tᵖ. */
  | { readonly kind: "power"; readonly rho: number }
  /** Hwang, Shih and De Cani; γ = 0 is a straight line. */
  | { readonly kind: "hsd"; readonly gamma: number }
  /** Exponential: α^(t^−ν). */
  | { readonly kind: "exponential"; readonly nu: number }
  /** The shares of the error spent at each look, the last being 1. */
  | { readonly kind: "given"; readonly shares: readonly number[] };

/**
 * The error spent by the information fraction t (1 and more: all of it).
 *
 * @source Lan & DeMets, Biometrika 70:659 (1983); Kim & DeMets, Biometrika 74:149 (1987); Hwang, Shih & De Cani,
 *   Statistics in Medicine 9:1439 (1990); Anderson & Clark, Statistics in Medicine 29:319 (2010)
 * @param look from 0, for shares that are given
 */
export function spent(spending: Spending, alpha: number, t: number, look = 0): number {
  if (spending.kind === "given") return alpha * (spending.shares[look] ?? 1);
  if (t >= 1) return alpha;
  if (!(t > 0)) return 0;
  switch (spending.kind) {
    case "obrien-fleming":
      return 2 * normalTail(normalTailQuantile(alpha / 2) / t ** ((spending.rho ?? 1) / 2));
    case "pocock":
      return alpha * Math.log1p((Math.E - 1) * t);
    case "power":
      return alpha * t ** spending.rho;
    case "hsd":
      return spending.gamma === 0
        ? alpha * t
        : (alpha * Math.expm1(-spending.gamma * t)) / Math.expm1(-spending.gamma);
    case "exponential":
      return alpha ** (t ** -spending.nu);
  }
}
