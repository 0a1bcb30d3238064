import { addAt, at } from "./vector.ts";

/** Inverts a small n × n matrix in place by Gauss–Jordan with row pivoting and gives the determinant; 0 where it has no inverse. */
export function invertInPlace(m: Float64Array, n: number): number {
  let determinant = 1;
  const swaps = new Int32Array(n);
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(at(m, i * n + k)) > Math.abs(at(m, best * n + k))) best = i;
    }
    swaps[k] = best;
    const pivot = at(m, best * n + k);
    if (pivot === 0) return 0;
    determinant *= best === k ? pivot : -pivot;
    for (let j = 0; j < n; j++) {
      const kept = at(m, best * n + j);
      m[best * n + j] = at(m, k * n + j);
      m[k * n + j] = kept;
    }
    m[k * n + k] = 1;
    for (let j = 0; j < n; j++) m[k * n + j] = at(m, k * n + j) / pivot;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = at(m, i * n + k);
      m[i * n + k] = 0;
      for (let j = 0; j < n; j++) addAt(m, i * n + j, -factor * at(m, k * n + j));
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    const other = swaps[k] ?? k;
    for (let i = 0; i < n; i++) {
      const kept = at(m, i * n + k);
      m[i * n + k] = at(m, i * n + other);
      m[i * n + other] = kept;
    }
  }
  return determinant;
}
