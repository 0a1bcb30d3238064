import { cholesky, invertCholesky, logDeterminant } from "../../linear-algebra/cholesky.ts";
import { entry, type Matrix, matrix, setEntry } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import { entryPlace } from "./covariance-structure.ts";
import { profileEffects } from "./profile-effects.ts";
import type { VisitData } from "./visit-patterns.ts";

/** The marginal likelihood of repeated visits at one covariance matrix a group, coefficients at their best. */
export interface VisitFit {
  /** −2 log L without its constant. */
  readonly value: number;
  /** Coefficients of the orthonormal columns. */
  readonly coefficients: Float64Array;
  /** Their covariance Φ. */
  readonly covariance: Matrix;
  /** By pattern V⁻¹. */
  readonly inverses: readonly Matrix[];
  /** V⁻¹ times the columns and the residual, row by row. */
  readonly weighted: Float64Array;
}

/**
 * The likelihood where each group's covariance has these entries (upper triangles, one group after another).
 * `undefined`: one of them is not positive definite.
 */
export function fitVisits(
  data: VisitData,
  entries: Float64Array,
  isRestricted: boolean,
): VisitFit | undefined {
  const { width, visits: size, values } = data;
  const weighted = new Float64Array(values.length);
  const cross = new Float64Array(width * width);
  const inverses: Matrix[] = [];
  const offset = (size * (size + 1)) / 2;
  let value = 0;
  for (const { group, visits, subjects, first } of data.patterns) {
    const count = visits.length;
    const v = matrix(count, count);
    for (let j = 0; j < count; j++) {
      for (let k = 0; k < count; k++) {
        const place = entryPlace(size, visits[j] ?? 0, visits[k] ?? 0);
        setEntry(v, j, k, at(entries, group * offset + place));
      }
    }
    const lower = cholesky(v);
    if (lower === undefined) return undefined;
    value += subjects * logDeterminant(lower);
    const inverse = invertCholesky(lower);
    inverses.push(inverse);
    for (let subject = 0; subject < subjects; subject++) {
      const from = (first + subject * count) * width;
      weigh(inverse.data, count, values, weighted, from, width);
      for (let j = 0; j < count; j++) {
        const row = from + j * width;
        for (let c = 0; c < width; c++) {
          const z = at(values, row + c);
          if (z === 0) continue;
          for (let d = c; d < width; d++) {
            cross[c * width + d] = at(cross, c * width + d) + z * at(weighted, row + d);
          }
        }
      }
    }
  }
  const effects = profileEffects(cross, width, isRestricted);
  if (effects === undefined) return undefined;
  value += effects.value;
  if (!Number.isFinite(value)) return undefined;
  const { coefficients, covariance } = effects;
  const last = width - 1;
  // The last column becomes V⁻¹ times what the coefficients leave.
  for (let row = 0; row < data.rows; row++) {
    let left = at(weighted, row * width + last);
    for (let c = 0; c < last; c++) left -= at(weighted, row * width + c) * at(coefficients, c);
    weighted[row * width + last] = left;
  }
  return { value, coefficients, covariance, inverses, weighted };
}

/** Rows `from` … of `to` become C times those of `values`. */
function weigh(
  c: Float64Array,
  count: number,
  values: Float64Array,
  to: Float64Array,
  from: number,
  width: number,
): void {
  for (let j = 0; j < count; j++) {
    const row = from + j * width;
    for (let k = 0; k < count; k++) {
      const factor = at(c, j * count + k);
      const other = from + k * width;
      for (let d = 0; d < width; d++)
        to[row + d] = at(to, row + d) + factor * at(values, other + d);
    }
  }
}

/** Derivatives of −2 log L by entries of the covariance matrices, and what they are made of. */
export interface EntryCurvature {
  readonly gradient: Float64Array;
  /** By group, of the entries: tr(Vₐ V⁻¹ V_b M), without what goes through the coefficients. */
  readonly observed: readonly Matrix[];
  readonly expected: readonly Matrix[];
  /** By entry, packed upper triangle of (X, r)ᵀ V⁻¹ Vₐ V⁻¹ (X, r). */
  readonly products: readonly Float64Array[];
}

export function differentiateVisits(
  data: VisitData,
  fit: VisitFit,
  isRestricted: boolean,
): EntryCurvature {
  const { visits: size, width, groups } = data;
  const count = (size * (size + 1)) / 2;
  const gradient = new Float64Array(groups * count);
  const observed = Array.from({ length: groups }, () => matrix(count, count));
  const expected = Array.from({ length: groups }, () => matrix(count, count));
  const packed = (width * (width + 1)) / 2;
  const products = Array.from({ length: groups * count }, () => new Float64Array(packed));
  for (const [index, pattern] of data.patterns.entries()) {
    const { group, visits, subjects, first } = pattern;
    const inverse = fit.inverses[index];
    const observedHere = observed[group];
    const expectedHere = expected[group];
    if (inverse === undefined || observedHere === undefined || expectedHere === undefined) continue;
    const n = visits.length;
    const spread = new Float64Array(n * n);
    const squares = new Float64Array(n * n);
    for (let subject = 0; subject < subjects; subject++) {
      const from = (first + subject * n) * width;
      if (isRestricted) addSpread(fit, from, n, width, spread);
      addSquares(fit.weighted, from, n, width, squares);
      let place = 0;
      for (let j = 0; j < n; j++) {
        for (let k = j; k < n; k++) {
          place = group * count + entryPlace(size, visits[j] ?? 0, visits[k] ?? 0);
          const product = products[place];
          if (product === undefined) continue;
          addProduct(product, fit.weighted, from + j * width, from + k * width, width, j === k);
        }
      }
    }
    const places: number[] = [];
    const pairs: (readonly [number, number])[] = [];
    for (let j = 0; j < n; j++) {
      for (let k = j; k < n; k++) {
        const place = entryPlace(size, visits[j] ?? 0, visits[k] ?? 0);
        const c = entry(inverse, j, k);
        const slope = subjects * c - at(spread, j * n + k) - at(squares, j * n + k);
        const at0 = group * count + place;
        gradient[at0] = at(gradient, at0) + (j === k ? slope : 2 * slope);
        places.push(place);
        pairs.push([j, k]);
      }
    }
    const c = inverse.data;
    const m = c.map((v, i) => 2 * at(squares, i) + 2 * at(spread, i) - subjects * v);
    const e = c.map((v, i) => subjects * v - 2 * at(spread, i));
    addTraces(c, m, n, pairs, places, observedHere);
    addTraces(c, e, n, pairs, places, expectedHere);
  }
  return { gradient, observed, expected, products };
}

/** Σ w Φ wᵀ over a subject's rows. */
function addSpread(fit: VisitFit, from: number, n: number, width: number, to: Float64Array): void {
  const effects = width - 1;
  const phi = fit.covariance.data;
  const half = new Float64Array(effects);
  for (let j = 0; j < n; j++) {
    half.fill(0);
    for (let c = 0; c < effects; c++) {
      const w = at(fit.weighted, from + j * width + c);
      for (let d = 0; d < effects; d++) half[d] = at(half, d) + w * at(phi, c * effects + d);
    }
    for (let k = j; k < n; k++) {
      let sum = 0;
      const row = from + k * width;
      for (let d = 0; d < effects; d++) sum += at(half, d) * at(fit.weighted, row + d);
      to[j * n + k] = at(to, j * n + k) + sum;
      if (k > j) to[k * n + j] = at(to, j * n + k);
    }
  }
}

function addSquares(
  weighted: Float64Array,
  from: number,
  n: number,
  width: number,
  to: Float64Array,
): void {
  for (let j = 0; j < n; j++) {
    const u = at(weighted, from + j * width + width - 1);
    for (let k = 0; k < n; k++) {
      to[j * n + k] = at(to, j * n + k) + u * at(weighted, from + k * width + width - 1);
    }
  }
}

/** Adds w_j w_kᵀ + w_k w_jᵀ (or w_j w_jᵀ) to a packed upper triangle. */
function addProduct(
  to: Float64Array,
  w: Float64Array,
  j: number,
  k: number,
  width: number,
  isSame: boolean,
): void {
  let place = 0;
  for (let c = 0; c < width; c++) {
    const wj = at(w, j + c);
    const wk = isSame ? 0 : at(w, k + c);
    for (let d = c; d < width; d++) {
      to[place] = at(to, place) + wj * at(w, k + d) + wk * at(w, j + d);
      place += 1;
    }
  }
}

/** tr(Vₐ C V_b M) for every two entries of a pattern. */
function addTraces(
  c: Float64Array,
  m: Float64Array,
  n: number,
  pairs: readonly (readonly [number, number])[],
  places: readonly number[],
  to: Matrix,
): void {
  for (const [a, [j, k]] of pairs.entries()) {
    for (let b = a; b < pairs.length; b++) {
      const [l, r] = pairs[b] ?? [0, 0];
      const sum =
        at(c, k * n + l) * at(m, r * n + j) +
        at(c, k * n + r) * at(m, l * n + j) +
        at(c, j * n + l) * at(m, r * n + k) +
        at(c, j * n + r) * at(m, l * n + k);
      const halves = (j === k ? 0.5 : 1) * (l === r ? 0.5 : 1);
      const one = places[a] ?? 0;
      const two = places[b] ?? 0;
      const total = halves * sum;
      setEntry(to, one, two, entry(to, one, two) + total);
      if (a !== b) setEntry(to, two, one, entry(to, two, one) + total);
    }
  }
}
