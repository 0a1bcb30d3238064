import { at } from "./vector.ts";

/** to = A B for A n × n, from a place in `a` on, and B n × columns, row after row: nothing is allocated. */
export function multiplyInto(
  a: Float64Array,
  from: number,
  b: Float64Array,
  to: Float64Array,
  n: number,
  columns: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += at(a, from + i * n + k) * at(b, k * columns + j);
      to[i * columns + j] = sum;
    }
  }
}
