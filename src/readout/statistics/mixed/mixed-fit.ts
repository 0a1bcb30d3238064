import {
  addEntry,
  crossProduct,
  entry,
  type Matrix,
  matrix,
  multiply,
  setEntry,
} from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import type { Design } from "../design/design.ts";

/** What a small sample adds to the covariance of coefficients, and how exactly it is known. */
export interface KenwardRoger {
  readonly covariance: Matrix;
  /** Covariance of the estimated covariance parameters, in the order of {@link MixedFit.sensitivities}. */
  readonly parameterCovariance: Matrix;
}

/**
 * Which form of the Kenward–Roger covariance: `linear` leaves out how the covariance bends in its parameters, as SAS
 * PROC MIXED DDFM=KR(FIRSTORDER) and pbkrtest; `full` holds it, which depends on the parameterisation (that of mmrm).
 */
export type KenwardRogerForm = "linear" | "full";

/** Fixed effects estimated beside a covariance of repeated observations. */
export interface MixedFit {
  readonly design: Design;
  readonly coefficients: Float64Array;
  /** (Xᵀ V⁻¹ X)⁻¹. */
  readonly covariance: Matrix;
  /** By covariance parameter: Xᵀ V⁻¹ V′ V⁻¹ X. */
  readonly sensitivities: readonly Matrix[];
  /** Covariance of the estimated covariance parameters, from the second derivatives of the likelihood. */
  readonly parameterCovariance: Matrix;
  readonly kenwardRoger: (form?: KenwardRogerForm) => KenwardRoger;
  /** Φ Σ Xᵢᵀ Vᵢ⁻¹ rᵢ rᵢᵀ Vᵢ⁻¹ Xᵢ Φ over subjects: holds also where the covariance was modelled wrongly. */
  readonly robustCovariance: Matrix;
  readonly observations: number;
  readonly subjects: number;
  /** By coefficient: whether its column varies within a subject; the intercept counts as varying. */
  readonly isWithin: readonly boolean[];
  readonly isRestricted: boolean;
  /** Restricted (with −½ log |Xᵀ V⁻¹ X|, without +½ log |XᵀX|) or full. */
  readonly logLikelihood: number;
  /** Of the covariance. */
  readonly parameterCount: number;
  readonly iterations: number;
}

/** The inverse of an upper triangle. */
export function invertTriangle(triangle: Matrix): Matrix {
  const size = triangle.rows;
  const inverse = matrix(size, size);
  for (let j = 0; j < size; j++) {
    for (let i = j; i >= 0; i--) {
      let sum = i === j ? 1 : 0;
      for (let k = i + 1; k <= j; k++) sum -= entry(triangle, i, k) * entry(inverse, k, j);
      setEntry(inverse, i, j, sum / entry(triangle, i, i));
    }
  }
  return inverse;
}

/** A B Aᵀ. */
export function sandwich(a: Matrix, b: Matrix): Matrix {
  const half = multiply(a, b);
  const product = matrix(a.rows, a.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.rows; j++) {
      let sum = 0;
      for (let k = 0; k < a.columns; k++) sum += entry(half, i, k) * entry(a, j, k);
      setEntry(product, i, j, sum);
    }
  }
  return product;
}

/** Rᵀ A R. */
export function turned(r: Matrix, a: Matrix): Matrix {
  return crossProduct(r, multiply(a, r));
}

/** Adds a multiple of one matrix to another, in place. */
export function addScaled(to: Matrix, factor: number, from: Matrix): void {
  for (let i = 0; i < to.data.length; i++) to.data[i] = at(to.data, i) + factor * at(from.data, i);
}

/** tr(A B) of square matrices. */
export function traceOfProduct(a: Matrix, b: Matrix): number {
  let sum = 0;
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) sum += entry(a, i, j) * entry(b, j, i);
  }
  return sum;
}

/** Φ + 2 Φ (U − Σ w_ab A_a Φ A_b) Φ: the small-sample covariance of Kenward and Roger. */
export function adjustCovariance(
  phi: Matrix,
  products: Matrix,
  sensitivities: readonly Matrix[],
  parameterCovariance: Matrix,
): Matrix {
  const inner = matrix(phi.rows, phi.columns, products.data);
  const halves = sensitivities.map((one) => multiply(one, phi));
  for (const [b, right] of sensitivities.entries()) {
    const mixed = matrix(phi.rows, phi.columns);
    for (const [a, half] of halves.entries()) {
      addScaled(mixed, entry(parameterCovariance, a, b), half);
    }
    addScaled(inner, -1, multiply(mixed, right));
  }
  const adjusted = sandwich(phi, inner);
  for (let i = 0; i < phi.rows; i++) {
    for (let j = 0; j <= i; j++) {
      const both = entry(adjusted, i, j) + entry(adjusted, j, i);
      setEntry(adjusted, i, j, both);
      setEntry(adjusted, j, i, both);
    }
  }
  for (let i = 0; i < phi.rows; i++) {
    for (let j = 0; j < phi.rows; j++) addEntry(adjusted, i, j, entry(phi, i, j));
  }
  return adjusted;
}
