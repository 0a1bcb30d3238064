import type { Matrix } from "../../linear-algebra/matrix.ts";
import { multiplyInto } from "../../linear-algebra/multiply-into.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import type { RandomStructure } from "./random-effects.ts";
import type { RandomData, RandomFit } from "./random-likelihood.ts";

/**
 * How a product of derivatives splits over pairs of random effects: with x = Zᵀ V⁻¹ D of a subject, it is
 * Σ m_jl x_j x_lᵀ, one m a subject.
 */
export interface SplitRow {
  /** By parameter Vₐ: Dᵀ V⁻¹ Vₐ V⁻¹ D; for σ² what is taken from DᵀD, times −σ⁴. */
  readonly first: readonly Float64Array[];
  /** By pair of parameters: Dᵀ V⁻¹ Vₐ V⁻¹ V_b V⁻¹ D; for σ² twice what is taken from DᵀD, times −σ⁶. */
  readonly second: readonly Float64Array[];
  /** tr(V⁻¹ Vₐ) and tr(V⁻¹ Vₐ V⁻¹ V_b). */
  readonly traces: Float64Array;
  readonly pairTraces: Float64Array;
}

/** Fills a row's split again for each subject, so that nothing is allocated on the way. */
export function splitter(
  data: RandomData,
  structure: RandomStructure,
  g: Matrix,
  variance: number,
  fit: RandomFit,
) {
  const { size, zz, counts } = data;
  const square = size * size;
  const { entries } = structure;
  const last = entries.length;
  const pairs = ((last + 1) * (last + 2)) / 2;
  const row: SplitRow = {
    first: Array.from({ length: last + 1 }, () => new Float64Array(square)),
    second: Array.from({ length: pairs }, () => new Float64Array(square)),
    traces: new Float64Array(last + 1),
    pairTraces: new Float64Array(pairs),
  };
  for (const [p, [j, k]] of entries.entries()) {
    addBoth(row.first[p], size, j, k, j === k ? 0.5 : 1);
  }
  const inner = new Float64Array(square);
  const innerTwice = new Float64Array(square);
  const sg = new Float64Array(square);
  const gsg = new Float64Array(square);
  const ks = new Float64Array(square);
  const kernel = new Float64Array(square);
  const gsgfsg = new Float64Array(square);
  const split = (subject: number): SplitRow => {
    const from = subject * square;
    const f = fit.reductions.subarray(from, from + square);
    const s = zz.subarray(from, from + square);
    const rows = counts[subject] ?? 0;
    multiplyInto(f, 0, s, inner, size, size);
    multiplyInto(f, 0, inner, innerTwice, size, size);
    multiplyInto(s, 0, g.data, sg, size, size);
    multiplyInto(g.data, 0, sg, gsg, size, size);
    multiplyInto(g.data, 0, f, kernel, size, size);
    multiplyInto(kernel, 0, s, ks, size, size);
    multiplyInto(ks, 0, gsg, gsgfsg, size, size);
    let trace = 0;
    let traceTwice = 0;
    for (let i = 0; i < size; i++) {
      trace += at(ks, i * size + i);
      for (let l = 0; l < size; l++) traceTwice += at(ks, i * size + l) * at(ks, l * size + i);
    }
    const own = row.first[last];
    const twice = row.second[pairs - 1];
    // x = F Zᵀ D, so that Zᵀ D = (σ² I + S G) x and what V⁻ᵐ takes from DᵀD is in x alone.
    for (let i = 0; i < square; i++) {
      const once = variance * at(g.data, i) + at(gsg, i);
      if (own !== undefined) own[i] = -2 * once + at(gsg, i);
      if (twice !== undefined) twice[i] = -3 * once + 3 * at(gsg, i) - at(gsgfsg, i);
    }
    let pair = 0;
    for (let p = 0; p < last; p++) {
      const [j, k] = entries[p] ?? [0, 0];
      row.traces[p] = (j === k ? 1 : 2) * at(inner, j * size + k);
      for (let q = p; q < last; q++) {
        const [l, m] = entries[q] ?? [0, 0];
        const halves = (j === k ? 0.5 : 1) * (l === m ? 0.5 : 1);
        const to = row.second[pair];
        to?.fill(0);
        addBoth(to, size, j, m, (halves / 2) * at(inner, k * size + l));
        addBoth(to, size, j, l, (halves / 2) * at(inner, k * size + m));
        addBoth(to, size, k, m, (halves / 2) * at(inner, j * size + l));
        addBoth(to, size, k, l, (halves / 2) * at(inner, j * size + m));
        const [jl, jm] = [at(inner, j * size + l), at(inner, j * size + m)];
        const [kl, km] = [at(inner, k * size + l), at(inner, k * size + m)];
        row.pairTraces[pair] = 2 * halves * (kl * jm + km * jl);
        pair += 1;
      }
      const to = row.second[pair];
      to?.fill(0);
      const half = j === k ? 0.25 : 0.5;
      for (let l = 0; l < size; l++) {
        addBoth(to, size, j, l, half * at(f, k * size + l));
        addBoth(to, size, k, l, half * at(f, j * size + l));
      }
      row.pairTraces[pair] = (j === k ? 1 : 2) * at(innerTwice, j * size + k);
      pair += 1;
    }
    row.traces[last] = (rows - trace) / variance;
    row.pairTraces[pair] = (rows - 2 * trace + traceTwice) / (variance * variance);
    return row;
  };
  return { split, last, pairs };
}

function addBoth(
  to: Float64Array | undefined,
  size: number,
  j: number,
  k: number,
  amount: number,
): void {
  if (to === undefined) return;
  addAt(to, j * size + k, amount);
  addAt(to, k * size + j, amount);
}
