import { invertInPlace } from "../../linear-algebra/invert-in-place.ts";
import type { Matrix } from "../../linear-algebra/matrix.ts";
import { multiplyInto } from "../../linear-algebra/multiply-into.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import { profileEffects } from "./profile-effects.ts";

/** What subjects' rows come down to: cross products of the random design Z and of D = (effects, residual). */
export interface RandomData {
  /** Rows of each subject. */
  readonly counts: Int32Array;
  /** Random effects. */
  readonly size: number;
  /** Subject by subject Zᵀ Z. */
  readonly zz: Float64Array;
  /** Subject by subject Zᵀ D. */
  readonly zd: Float64Array;
  /** Dᵀ D over all subjects. */
  readonly dd: Matrix;
  readonly rows: number;
  /** Fixed effects and one. */
  readonly width: number;
}

/** The marginal likelihood at one G and σ². */
export interface RandomFit {
  /** −2 log L without its constant. */
  readonly value: number;
  readonly coefficients: Float64Array;
  readonly covariance: Matrix;
  /** Subject by subject F = (σ² I + Zᵀ Z G)⁻¹, so that Zᵀ V⁻¹ = F Zᵀ. */
  readonly reductions: Float64Array;
}

/** `undefined`: σ² is not positive, or V not positive definite. */
export function fitRandom(
  data: RandomData,
  g: Matrix,
  variance: number,
  isRestricted: boolean,
): RandomFit | undefined {
  if (!(variance > 0)) return undefined;
  const { width, size, counts, zz, zd } = data;
  const square = size * size;
  const sums = new Float64Array(width * width);
  const reductions = new Float64Array(zz.length);
  const kernel = new Float64Array(square);
  const pulled = new Float64Array(size * width);
  let value = 0;
  for (let subject = 0; subject < counts.length; subject++) {
    const inner = reductions.subarray(subject * square, (subject + 1) * square);
    multiplyInto(zz, subject * square, g.data, inner, size, size);
    for (let i = 0; i < size; i++) addAt(inner, i * size + i, variance);
    const determinant = invertInPlace(inner, size);
    if (!(determinant > 0)) return undefined;
    value += ((counts[subject] ?? 0) - size) * Math.log(variance) + Math.log(determinant);
    multiplyInto(g.data, 0, inner, kernel, size, size);
    const first = subject * size * width;
    multiplyInto(kernel, 0, zd.subarray(first, first + size * width), pulled, size, width);
    for (let i = 0; i < size; i++) {
      for (let c = 0; c < width; c++) {
        const z = at(zd, first + i * width + c);
        for (let d = c; d < width; d++) addAt(sums, c * width + d, z * at(pulled, i * width + d));
      }
    }
  }
  const cross = sums.map((sum, i) => (at(data.dd.data, i) - sum) / variance);
  const effects = profileEffects(cross, width, isRestricted);
  if (effects === undefined) return undefined;
  value += effects.value;
  if (!Number.isFinite(value)) return undefined;
  const { coefficients, covariance } = effects;
  return { value, coefficients, covariance, reductions };
}
