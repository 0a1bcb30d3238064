import { entry, matrix, setEntry } from "../linear-algebra/matrix.ts";
import { symmetricEigen } from "../linear-algebra/symmetric-eigen.ts";
import { at } from "../linear-algebra/vector.ts";
import type { Rule } from "./gauss-legendre.ts";

/**
 * The Gauss–Hermite rule for a standard normal weight, exact for polynomials of degree 2 n − 1: E f(Z) ≈ Σ wᵢ f(xᵢ),
 * with weights that sum to 1.
 *
 * @source Golub & Welsch, "Calculation of Gauss quadrature rules", Math. Comp. 23:221 (1969)
 */
export function gaussHermite(n: number): Rule {
  const jacobi = matrix(n, n);
  for (let k = 1; k < n; k++) {
    setEntry(jacobi, k - 1, k, Math.sqrt(k));
    setEntry(jacobi, k, k - 1, Math.sqrt(k));
  }
  const { values, vectors } = symmetricEigen(jacobi);
  const points = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const mirrored = n - 1 - i;
    points[i] = (at(values, mirrored) - at(values, i)) / 2;
    weights[i] = (entry(vectors, 0, mirrored) ** 2 + entry(vectors, 0, i) ** 2) / 2;
  }
  return { points, weights };
}
