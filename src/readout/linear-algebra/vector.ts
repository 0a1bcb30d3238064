import { Fault } from "../../kernel/index.ts";

/** The number at a place of a vector. @throws Fault outside it: a wrong index never becomes a number. */
export function at(vector: Float64Array, index: number): number {
  const value = vector[index];
  if (value === undefined) throw new Fault(`index ${index} of a vector of ${vector.length}`);
  return value;
}

/** Adds to one place of a vector, in place. */
export function addAt(vector: Float64Array, index: number, amount: number): void {
  vector[index] = at(vector, index) + amount;
}

/** Σ aᵢ bᵢ of two vectors of the same length, in the order of their places. */
export function dot(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) throw new Fault(`vectors of ${a.length} and ${b.length} numbers`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}
