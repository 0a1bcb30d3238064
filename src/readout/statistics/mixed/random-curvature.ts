import {
  crossProduct,
  entry,
  type Matrix,
  matrix,
  multiply,
  setEntry,
} from "../../linear-algebra/matrix.ts";
import { multiplyInto } from "../../linear-algebra/multiply-into.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import { traceOfProduct } from "./mixed-fit.ts";
import type { RandomStructure } from "./random-effects.ts";
import type { RandomData, RandomFit } from "./random-likelihood.ts";
import { splitter } from "./random-split.ts";

/** Derivatives of −2 log L by the entries of G and, last, σ², and what they are made of. */
export interface VarianceCurvature {
  readonly gradient: Float64Array;
  readonly observed: Matrix;
  readonly expected: Matrix;
  /** By parameter Qᵀ V⁻¹ V′ V⁻¹ Q. */
  readonly sensitivities: readonly Matrix[];
}

/** x = F Zᵀ (Q, y − Q γ) of a subject. */
function reduce(
  data: RandomData,
  fit: RandomFit,
  subject: number,
  to: Float64Array,
  turned: Float64Array,
): void {
  const { size, width, zd } = data;
  const from = subject * size * width;
  for (let i = 0; i < size; i++) {
    let left = at(zd, from + i * width + width - 1);
    for (let c = 0; c < width - 1; c++) {
      const z = at(zd, from + i * width + c);
      turned[i * width + c] = z;
      left -= z * at(fit.coefficients, c);
    }
    turned[i * width + width - 1] = left;
  }
  multiplyInto(fit.reductions, subject * size * size, turned, to, size, width);
}

/** (Q, y − Q γ)ᵀ (Q, y − Q γ). */
function residualProducts({ dd, width }: RandomData, coefficients: Float64Array): Matrix {
  const turn = matrix(width, width);
  for (let i = 0; i < width; i++) setEntry(turn, i, i, 1);
  for (const [i, value] of coefficients.entries()) setEntry(turn, i, width - 1, -value);
  return crossProduct(turn, multiply(dd, turn));
}

export function differentiateRandom(
  data: RandomData,
  structure: RandomStructure,
  g: Matrix,
  variance: number,
  fit: RandomFit,
  isRestricted: boolean,
): VarianceCurvature {
  const { width, size, counts } = data;
  const effects = width - 1;
  const phi = fit.covariance.data;
  const { split, last, pairs } = splitter(data, structure, g, variance, fit);
  const first = Array.from({ length: last + 1 }, () => matrix(width, width));
  const traces = new Float64Array(last + 1);
  const pairTraces = new Float64Array(pairs);
  const spreads = new Float64Array(pairs);
  const squares = new Float64Array(pairs);
  const x = new Float64Array(size * width);
  const turned = new Float64Array(size * width);
  const half = new Float64Array(effects);
  for (let subject = 0; subject < counts.length; subject++) {
    reduce(data, fit, subject, x, turned);
    const row = split(subject);
    for (let a = 0; a <= last; a++) addAt(traces, a, at(row.traces, a));
    for (let pair = 0; pair < pairs; pair++) addAt(pairTraces, pair, at(row.pairTraces, pair));
    for (let j = 0; j < size; j++) {
      half.fill(0);
      if (isRestricted) {
        for (let c = 0; c < effects; c++) {
          for (let d = 0; d < effects; d++)
            addAt(half, d, at(x, j * width + c) * at(phi, c * effects + d));
        }
      }
      for (let l = j; l < size; l++) {
        const place = j * size + l;
        const times = l === j ? 1 : 2;
        let spread = 0;
        for (let d = 0; d < effects; d++) spread += at(half, d) * at(x, l * width + d);
        const product = at(x, j * width + effects) * at(x, l * width + effects);
        for (let pair = 0; pair < pairs; pair++) {
          const m = times * (row.second[pair]?.[place] ?? 0);
          addAt(spreads, pair, m * spread);
          addAt(squares, pair, m * product);
        }
        addSplit(first, row.first, place, x, j, l, width);
      }
    }
  }
  for (const one of first) mirror(one);
  const base = residualProducts(data, fit.coefficients);
  scaleOwn(first[last], base, variance * variance);
  const cube = variance ** 3;
  const whole = isRestricted ? traceOfProduct(fit.covariance, corner(base, effects)) : 0;
  spreads[pairs - 1] = (at(spreads, pairs - 1) + whole) / cube;
  squares[pairs - 1] = (at(squares, pairs - 1) + entry(base, effects, effects)) / cube;
  return finish(first, fit.covariance, isRestricted, { traces, pairTraces, spreads, squares });
}

/** Adds m_jl (x_j x_lᵀ + x_l x_jᵀ), or m_jj x_j x_jᵀ, to the upper triangle of each parameter's sum. */
function addSplit(
  to: readonly Matrix[],
  splits: readonly Float64Array[],
  place: number,
  x: Float64Array,
  j: number,
  l: number,
  width: number,
): void {
  for (const [a, sum] of to.entries()) {
    const m = splits[a]?.[place] ?? 0;
    if (m === 0) continue;
    const { data } = sum;
    for (let c = 0; c < width; c++) {
      const left = m * at(x, j * width + c);
      const right = l === j ? 0 : m * at(x, l * width + c);
      for (let d = c; d < width; d++) {
        addAt(data, c * width + d, left * at(x, l * width + d) + right * at(x, j * width + d));
      }
    }
  }
}

/** Makes the lower triangle that of the upper one. */
function mirror(a: Matrix): void {
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < i; j++) setEntry(a, i, j, entry(a, j, i));
}

/** What was taken from the whole becomes the whole less that. */
function scaleOwn(own: Matrix | undefined, whole: Matrix, scale: number): void {
  if (own === undefined) return;
  for (let i = 0; i < own.data.length; i++)
    own.data[i] = (at(own.data, i) + at(whole.data, i)) / scale;
}

interface Sums {
  readonly traces: Float64Array;
  readonly pairTraces: Float64Array;
  /** tr(Φ Q_ab). */
  readonly spreads: Float64Array;
  /** rᵀ V⁻¹ Vₐ V⁻¹ V_b V⁻¹ r. */
  readonly squares: Float64Array;
}

function finish(
  first: readonly Matrix[],
  phi: Matrix,
  isRestricted: boolean,
  { traces, pairTraces, spreads, squares }: Sums,
): VarianceCurvature {
  const count = first.length;
  const effects = phi.rows;
  const sensitivities = first.map((one) => corner(one, effects));
  const halves = sensitivities.map((one) => multiply(phi, one));
  const gradient = Float64Array.from(first, (one, a) => {
    let shared = 0;
    for (let i = 0; i < effects; i++)
      shared += halves[a] === undefined ? 0 : entry(halves[a], i, i);
    return at(traces, a) - (isRestricted ? shared : 0) - entry(one, effects, effects);
  });
  const observed = matrix(count, count);
  const expected = matrix(count, count);
  let pair = 0;
  for (const [a, left] of first.entries()) {
    for (const [b, right] of first.entries()) {
      if (b < a) continue;
      const [ha, hb] = [halves[a], halves[b]];
      const shared =
        isRestricted && ha !== undefined && hb !== undefined ? traceOfProduct(ha, hb) : 0;
      let through = 0;
      for (let i = 0; i < effects; i++) {
        for (let k = 0; k < effects; k++) {
          through += entry(left, i, effects) * entry(phi, i, k) * entry(right, k, effects);
        }
      }
      const trace = at(pairTraces, pair);
      const spread = at(spreads, pair);
      const here = -trace + 2 * spread - shared + 2 * at(squares, pair) - 2 * through;
      const mean = trace - 2 * spread + shared;
      setEntry(observed, a, b, here);
      setEntry(observed, b, a, here);
      setEntry(expected, a, b, mean);
      setEntry(expected, b, a, mean);
      pair += 1;
    }
  }
  return { gradient, observed, expected, sensitivities };
}

function corner(a: Matrix, size: number): Matrix {
  const cut = matrix(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) setEntry(cut, i, j, entry(a, i, j));
  }
  return cut;
}

/** Σ w_ab Qᵀ V⁻¹ Vₐ V⁻¹ V_b V⁻¹ Q over all pairs of parameters. */
export function weightedProducts(
  data: RandomData,
  structure: RandomStructure,
  g: Matrix,
  variance: number,
  fit: RandomFit,
  w: Matrix,
): Matrix {
  const { width, size, counts } = data;
  const { split, last, pairs } = splitter(data, structure, g, variance, fit);
  const weights: number[] = [];
  for (let a = 0; a <= last; a++) {
    for (let b = a; b <= last; b++) weights.push((a === b ? 1 : 2) * entry(w, a, b));
  }
  const own = (weights[pairs - 1] ?? 0) / variance ** 3;
  const sum = residualProducts(data, fit.coefficients);
  for (let i = 0; i < sum.data.length; i++) sum.data[i] = own * at(sum.data, i);
  const x = new Float64Array(size * width);
  const turned = new Float64Array(size * width);
  const mixed = new Float64Array(size * size);
  for (let subject = 0; subject < counts.length; subject++) {
    reduce(data, fit, subject, x, turned);
    const { second } = split(subject);
    mixed.fill(0);
    for (const [pair, one] of second.entries()) {
      const weight = pair === pairs - 1 ? own : (weights[pair] ?? 0);
      for (let i = 0; i < mixed.length; i++) addAt(mixed, i, weight * at(one, i));
    }
    for (let j = 0; j < size; j++) {
      for (let l = j; l < size; l++) addSplit([sum], [mixed], j * size + l, x, j, l, width);
    }
  }
  mirror(sum);
  return corner(sum, width - 1);
}
