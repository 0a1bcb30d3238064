import { bilinear, entry, type Matrix, matrix, rowOf } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import { sandwich } from "../likelihood/sandwich.ts";
import type { FamilyRules } from "./family.ts";
import { etaOf } from "./glm-likelihood.ts";
import type { GlmRows } from "./glm-rows.ts";
import type { Link } from "./link.ts";

/** How residuals are enlarged for what the fit took of them. HC0 as they are; HC1 by n/(n − p); HC2, HC3 by leverage. */
export type RobustKind = "HC0" | "HC1" | "HC2" | "HC3";

/**
 * The robust variance of coefficients, over rows or over clusters.
 *
 * @source White, Econometrica 48:817 (1980); MacKinnon & White, J Econometrics 29:305 (1985); Zeileis, J Stat Softw
 * 16(9) (2006), for generalised linear models
 */
export function glmSandwich(
  rows: GlmRows,
  family: FamilyRules,
  link: Link,
  beta: Float64Array,
  model: Matrix,
  kind: RobustKind,
  weights: Float64Array = workingWeights(rows, family, link, beta),
): Matrix {
  const p = rows.x.columns;
  const parts = matrix(rows.size, p);
  const eta = etaOf(rows, beta);
  for (let i = 0; i < rows.size; i++) {
    const gap = (at(rows.y, i) - link.mean(at(eta, i))) / link.slope(at(eta, i));
    const row = rowOf(rows.x, i);
    const left = 1 - at(weights, i) * bilinear(row, model, row);
    const enlarged = kind === "HC3" ? 1 / left : kind === "HC2" ? 1 / Math.sqrt(left) : 1;
    const pull = at(weights, i) * gap * enlarged;
    for (let j = 0; j < p; j++) parts.data[i * p + j] = pull * entry(rows.x, i, j);
  }
  const variance = sandwich(parts, rows.cluster, model);
  if (kind !== "HC1") return variance;
  return matrix(
    p,
    p,
    variance.data.map((value) => (value * rows.size) / (rows.size - p)),
  );
}

/** Each row's weight in the information. */
function workingWeights(
  rows: GlmRows,
  family: FamilyRules,
  link: Link,
  beta: Float64Array,
): Float64Array {
  return etaOf(rows, beta).map((eta, i) => {
    return (at(rows.trials, i) * link.slope(eta) ** 2) / family.variance(link.mean(eta));
  });
}
