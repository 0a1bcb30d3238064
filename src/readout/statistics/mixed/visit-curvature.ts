import {
  entry,
  type Matrix,
  matrix,
  multiply,
  setEntry,
  timesVector,
} from "../../linear-algebra/matrix.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import {
  entryPlace,
  type CovarianceStructure,
  type EntryDerivatives,
} from "./covariance-structure.ts";
import type { Curvature, Objective } from "./minimise-by-scoring.ts";
import { addScaled, traceOfProduct } from "./mixed-fit.ts";
import { differentiateVisits, fitVisits, type VisitFit } from "./visit-likelihood.ts";
import type { VisitData } from "./visit-patterns.ts";

/** The likelihood's curvature in the covariance parameters, with what inference needs. */
export interface VisitCurvature extends Curvature {
  readonly fit: VisitFit;
  /** The entries of each group's covariance with their derivatives. */
  readonly entries: readonly (readonly EntryDerivatives[])[];
  /** By parameter: Qᵀ V⁻¹ V′ V⁻¹ Q of the orthonormal columns. */
  readonly sensitivities: readonly Matrix[];
  /** By entry, the same without the structure. */
  readonly entrySensitivities: readonly Matrix[];
}

/** −2 log L of visits as a function of the covariance parameters, one group's after another's. */
export function visitObjective(
  data: VisitData,
  structure: CovarianceStructure,
  isRestricted: boolean,
): Objective<VisitCurvature> {
  const { groups } = data;
  const perGroup = structure.parameters;
  const split = (parameters: Float64Array) =>
    Array.from({ length: groups }, (_, group) =>
      structure.entries(parameters.subarray(group * perGroup, (group + 1) * perGroup)),
    );
  const values = (entries: readonly (readonly EntryDerivatives[])[]) =>
    Float64Array.from(entries.flat(), ({ value }) => value);
  return {
    value: (parameters) => fitVisits(data, values(split(parameters)), isRestricted)?.value,
    curvature: (parameters) => {
      const entries = split(parameters);
      const fit = fitVisits(data, values(entries), isRestricted);
      if (fit === undefined) return undefined;
      return curvatureAt(data, structure, fit, entries, isRestricted);
    },
  };
}

function curvatureAt(
  data: VisitData,
  structure: CovarianceStructure,
  fit: VisitFit,
  entries: readonly (readonly EntryDerivatives[])[],
  isRestricted: boolean,
): VisitCurvature {
  const { groups, width } = data;
  const q = structure.parameters;
  const total = groups * q;
  const perEntry = entries[0]?.length ?? 0;
  const found = differentiateVisits(data, fit, isRestricted);
  const gradient = new Float64Array(total);
  const observed = matrix(total, total);
  const expected = matrix(total, total);
  const packed = Array.from({ length: total }, () => new Float64Array((width * (width + 1)) / 2));
  for (const [group, ofGroup] of entries.entries()) {
    const first = group * q;
    for (const [place, one] of ofGroup.entries()) {
      const slope = at(found.gradient, group * perEntry + place);
      const product = found.products[group * perEntry + place];
      const size = one.parameters.length;
      for (const [i, a] of one.parameters.entries()) {
        gradient[first + a] = at(gradient, first + a) + slope * at(one.first, i);
        const sum = packed[first + a];
        if (sum !== undefined && product !== undefined) {
          const factor = at(one.first, i);
          for (let k = 0; k < sum.length; k++) sum[k] = at(sum, k) + factor * at(product, k);
        }
        for (const [k, b] of one.parameters.entries()) {
          const bend = slope * at(one.second, i * size + k);
          setEntry(observed, first + a, first + b, entry(observed, first + a, first + b) + bend);
        }
      }
    }
    carry(found.observed[group], ofGroup, first, q, observed);
    carry(found.expected[group], ofGroup, first, q, expected);
  }
  const sensitivities = packed.map((one) => unpack(one, width));
  const pulls = packed.map((one) => pullOf(one, width));
  const phi = fit.covariance;
  const halves = isRestricted ? sensitivities.map((one) => multiply(phi, one)) : [];
  for (const [a, pull] of pulls.entries()) {
    const pulled = timesVector(phi, pull);
    for (const [b, other] of pulls.entries()) {
      if (b < a) continue;
      const [left, right] = [halves[a], halves[b]];
      const shared = left === undefined || right === undefined ? 0 : traceOfProduct(left, right);
      add(observed, a, b, -shared - 2 * dot(pulled, other));
      add(expected, a, b, shared);
    }
  }
  const entrySensitivities = found.products.map((one) => unpack(one, width));
  return {
    value: fit.value,
    gradient,
    observed,
    expected,
    fit,
    entries,
    sensitivities,
    entrySensitivities,
  };
}

function add(to: Matrix, a: number, b: number, amount: number): void {
  setEntry(to, a, b, entry(to, a, b) + amount);
  if (a !== b) setEntry(to, b, a, entry(to, b, a) + amount);
}

/** Adds Jᵀ H J for the derivatives J of the entries. */
function carry(
  h: Matrix | undefined,
  entries: readonly EntryDerivatives[],
  first: number,
  parameters: number,
  to: Matrix,
): void {
  if (h === undefined) return;
  const half = new Float64Array(entries.length * parameters);
  for (let e = 0; e < entries.length; e++) {
    for (const [f, { parameters: involved, first: slopes }] of entries.entries()) {
      const curve = entry(h, e, f);
      if (curve === 0) continue;
      for (const [i, b] of involved.entries()) {
        half[e * parameters + b] = at(half, e * parameters + b) + curve * at(slopes, i);
      }
    }
  }
  for (const [e, { parameters: involved, first: slopes }] of entries.entries()) {
    for (const [i, a] of involved.entries()) {
      const slope = at(slopes, i);
      for (let b = 0; b < parameters; b++) {
        const place = (first + a) * to.columns + first + b;
        to.data[place] = at(to.data, place) + slope * at(half, e * parameters + b);
      }
    }
  }
}

/** The effects' part of a packed triangle as a matrix. */
function unpack(packed: Float64Array, width: number): Matrix {
  const effects = width - 1;
  const full = matrix(effects, effects);
  let place = 0;
  for (let c = 0; c < effects; c++) {
    for (let d = c; d < width; d++) {
      if (d < effects) {
        setEntry(full, c, d, at(packed, place));
        setEntry(full, d, c, at(packed, place));
      }
      place += 1;
    }
  }
  return full;
}

/** Its last column: how the residual pulls at the effects. */
function pullOf(packed: Float64Array, width: number): Float64Array {
  const pulls = new Float64Array(width - 1);
  let place = -1;
  for (let c = 0; c < width - 1; c++) {
    place += width - c;
    pulls[c] = at(packed, place);
  }
  return pulls;
}

/**
 * Σ w_ab Q_ab − ¼ Σ w_ab R_ab of Kenward and Roger, for the orthonormal columns; without the last part where only the
 * linear form is wanted.
 */
export function kenwardRogerProducts(
  data: VisitData,
  structure: CovarianceStructure,
  { fit, entries, entrySensitivities }: VisitCurvature,
  parameterCovariance: Matrix,
  isFull: boolean,
): Matrix {
  const { visits: size, width } = data;
  const effects = width - 1;
  const result = matrix(effects, effects);
  const q = structure.parameters;
  const perEntry = (size * (size + 1)) / 2;
  const ofEntries = entries.map((ofGroup, group) =>
    entryCovariance(ofGroup, parameterCovariance, group * q),
  );
  for (const [index, { group, visits, subjects, first }] of data.patterns.entries()) {
    const inverse = fit.inverses[index];
    const omega = ofEntries[group];
    if (inverse === undefined || omega === undefined) continue;
    const n = visits.length;
    const place = (j: number, k: number) => entryPlace(size, visits[j] ?? 0, visits[k] ?? 0);
    const places = Int32Array.from({ length: n * n }, (_, i) => place(Math.floor(i / n), i % n));
    const kernel = new Float64Array(n * n);
    for (let j = 0; j < n; j++) {
      for (let m = 0; m < n; m++) {
        let sum = 0;
        for (let k = 0; k < n; k++) {
          const row = (places[j * n + k] ?? 0) * perEntry;
          for (let l = 0; l < n; l++) {
            sum += at(omega.data, row + (places[l * n + m] ?? 0)) * at(inverse.data, k * n + l);
          }
        }
        kernel[j * n + m] = sum;
      }
    }
    const half = new Float64Array(effects);
    for (let subject = 0; subject < subjects; subject++) {
      const from = (first + subject * n) * width;
      for (let j = 0; j < n; j++) {
        half.fill(0);
        for (let m = 0; m < n; m++) {
          const factor = at(kernel, j * n + m);
          const row = from + m * width;
          for (let d = 0; d < effects; d++) {
            half[d] = at(half, d) + factor * at(fit.weighted, row + d);
          }
        }
        for (let c = 0; c < effects; c++) {
          const w = at(fit.weighted, from + j * width + c);
          const row = c * effects;
          for (let d = 0; d < effects; d++) {
            result.data[row + d] = at(result.data, row + d) + w * at(half, d);
          }
        }
      }
    }
  }
  if (!isFull) return result;
  for (const [group, ofGroup] of entries.entries()) {
    for (const [e, one] of ofGroup.entries()) {
      let bend = 0;
      for (const [i, a] of one.parameters.entries()) {
        for (const [k, b] of one.parameters.entries()) {
          const w = entry(parameterCovariance, group * q + a, group * q + b);
          bend += w * at(one.second, i * one.parameters.length + k);
        }
      }
      const product = entrySensitivities[group * perEntry + e];
      if (product !== undefined) addScaled(result, -bend / 4, product);
    }
  }
  return result;
}

/** J W Jᵀ: the covariance of the entries of one group. */
function entryCovariance(entries: readonly EntryDerivatives[], w: Matrix, first: number): Matrix {
  const result = matrix(entries.length, entries.length);
  for (const [e, one] of entries.entries()) {
    for (const [f, other] of entries.entries()) {
      let sum = 0;
      for (const [i, a] of one.parameters.entries()) {
        for (const [k, b] of other.parameters.entries()) {
          sum += at(one.first, i) * entry(w, first + a, first + b) * at(other.first, k);
        }
      }
      setEntry(result, e, f, sum);
    }
  }
  return result;
}
