import { at } from "../../linear-algebra/vector.ts";
import { entryPlace } from "./covariance-structure.ts";

/** What varies from subject to subject: effects that may be correlated within a block, and are not between blocks. */
export interface RandomStructure {
  /** Number of random effects. */
  readonly size: number;
  /** Blocks of effects, as places. */
  readonly blocks: readonly (readonly number[])[];
  /** Entries of G that are estimated: the upper triangle of each block. */
  readonly entries: readonly (readonly [row: number, column: number])[];
  /** Free parameters that make them: the lower triangle of each block's factor. */
  readonly factors: readonly (readonly [row: number, column: number])[];
}

export function randomStructure(blocks: readonly (readonly number[])[]): RandomStructure {
  const upper = blocks.flatMap((block) =>
    block.flatMap((j, i) => block.slice(i).map((k) => [j, k] as const)),
  );
  return {
    size: blocks.reduce((sum, block) => sum + block.length, 0),
    blocks,
    entries: upper,
    factors: upper.map(([j, k]) => [k, j] as const),
  };
}

/** The entries of G = L Lᵀ with first derivatives (row by entry) by the factors, and constant second ones. */
export interface EntriesOfFactors {
  readonly values: Float64Array;
  readonly first: Float64Array;
  /** By entry: pairs of factors whose product it holds. */
  readonly pairs: readonly (readonly (readonly [number, number])[])[];
}

/**
 * A covariance of random effects from the factor L, whose entries are free: where one of its diagonal is zero the
 * covariance is singular, which the data may well want.
 */
export function entriesOfFactors(
  { entries, factors, size }: RandomStructure,
  parameters: Float64Array,
): EntriesOfFactors {
  const places = new Map(factors.map(([row, column], i) => [entryPlace(size, row, column), i]));
  const count = factors.length;
  const values = new Float64Array(entries.length);
  const first = new Float64Array(entries.length * count);
  const pairs = entries.map(([j, k], e) => {
    const found: (readonly [number, number])[] = [];
    for (let r = 0; r < size; r++) {
      if (r > j || r > k) break;
      const [a, b] = [places.get(entryPlace(size, r, j)), places.get(entryPlace(size, r, k))];
      if (a === undefined || b === undefined) continue;
      found.push([a, b]);
      values[e] = at(values, e) + at(parameters, a) * at(parameters, b);
      first[e * count + a] = at(first, e * count + a) + at(parameters, b);
      first[e * count + b] = at(first, e * count + b) + at(parameters, a);
    }
    return found;
  });
  return { values, first, pairs };
}
