import {
  cholesky,
  invertCholesky,
  logDeterminant,
  solveCholesky,
} from "../../linear-algebra/cholesky.ts";
import { type Matrix, matrix, setEntry } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";

/** The fixed effects at their best for one covariance. */
export interface ProfiledEffects {
  readonly coefficients: Float64Array;
  readonly covariance: Matrix;
  /** What they add to −2 log L beside the log determinant of the rows' covariance. */
  readonly value: number;
}

/**
 * Generalised least squares from the upper triangle of (X, y)ᵀ V⁻¹ (X, y), row by row, `width` its side.
 * `undefined`: Xᵀ V⁻¹ X is not positive definite.
 */
export function profileEffects(
  cross: Float64Array,
  width: number,
  isRestricted: boolean,
): ProfiledEffects | undefined {
  const effects = width - 1;
  const information = matrix(effects, effects);
  const right = new Float64Array(effects);
  for (let c = 0; c < effects; c++) {
    for (let d = c; d < effects; d++) {
      setEntry(information, c, d, at(cross, c * width + d));
      setEntry(information, d, c, at(cross, c * width + d));
    }
    right[c] = at(cross, c * width + effects);
  }
  const lower = cholesky(information);
  if (lower === undefined) return undefined;
  const coefficients = solveCholesky(lower, right);
  let value = isRestricted ? logDeterminant(lower) : 0;
  value += at(cross, width * width - 1);
  for (let c = 0; c < effects; c++) value -= at(coefficients, c) * at(right, c);
  return { coefficients, covariance: invertCholesky(lower), value };
}
