import { incompleteBeta } from "./incomplete-beta.ts";
import { mixPoisson } from "./mix-poisson.ts";
import type { Tails } from "./tails.ts";

/** Both tails of the noncentral F with d1, d2 degrees of freedom and noncentrality λ ≥ 0: the upper one is power. */
export function noncentralFTails(f: number, d1: number, d2: number, noncentrality: number): Tails {
  const scale = d1 * Math.max(0, f) + d2;
  const [x, y] = [(d1 * Math.max(0, f)) / scale, d2 / scale];
  return mixPoisson(noncentrality / 2, (j) => incompleteBeta(x, y, d1 / 2 + j, d2 / 2));
}
