import { incompleteGamma } from "./incomplete-gamma.ts";
import { mixPoisson } from "./mix-poisson.ts";
import type { Tails } from "./tails.ts";

/** Both tails of the noncentral χ² with `df` > 0 degrees of freedom and noncentrality λ ≥ 0. */
export function noncentralChiSquaredTails(x: number, df: number, noncentrality: number): Tails {
  return mixPoisson(noncentrality / 2, (j) => incompleteGamma(df / 2 + j, Math.max(0, x) / 2));
}
