import { addEntry, entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";

/** The sandwich V (Σ over clusters of u uᵀ) V, with u the sum of the rows of a cluster, each row its part in the score. */
export function sandwich(residuals: Matrix, cluster: Float64Array, model: Matrix): Matrix {
  const p = model.columns;
  const sums = new Map<number, Float64Array>();
  for (let i = 0; i < residuals.rows; i++) {
    const sum = sums.get(at(cluster, i)) ?? new Float64Array(p);
    for (let j = 0; j < p; j++) sum[j] = at(sum, j) + entry(residuals, i, j);
    sums.set(at(cluster, i), sum);
  }
  const variance = matrix(p, p);
  for (const [, sum] of [...sums].toSorted(([a], [b]) => a - b)) {
    const effect = Float64Array.from(sum, (_, j) => {
      let total = 0;
      for (let k = 0; k < p; k++) total += entry(model, j, k) * at(sum, k);
      return total;
    });
    for (let j = 0; j < p; j++) {
      for (let k = 0; k < p; k++) addEntry(variance, j, k, at(effect, j) * at(effect, k));
    }
  }
  return variance;
}
