import { addEntry, entry, identity, type Matrix, matrix, setEntry } from "./matrix.ts";

/** Eigenvalues, largest first, and the unit eigenvectors as columns in the same order. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/**
 * A = V diag(λ) Vᵀ of a symmetric matrix, by cyclic Jacobi rotations: slow for hundreds of rows, exact to the last digits
 * for small eigenvalues too. A vector's sign is such that its largest entry is positive.
 *
 * @source Golub & Van Loan, Matrix Computations, 4th ed., §8.5
 */
export function symmetricEigen(a: Matrix): Eigen {
  const size = a.rows;
  const m = matrix(size, size, a.data);
  const vectors = identity(size);
  for (let round = 0; round < 100; round++) {
    let isDiagonal = true;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = Math.abs(entry(m, p, q));
        if (off <= 1e-300 || off * off <= 1e-34 * Math.abs(entry(m, p, p) * entry(m, q, q))) {
          continue;
        }
        isDiagonal = false;
        rotate(m, vectors, p, q);
      }
    }
    if (isDiagonal) break;
  }
  return sorted(m, vectors);
}

function rotate(m: Matrix, vectors: Matrix, p: number, q: number): void {
  const off = entry(m, p, q);
  const theta = (entry(m, q, q) - entry(m, p, p)) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(1, theta));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  addEntry(m, p, p, -t * off);
  addEntry(m, q, q, t * off);
  setEntry(m, p, q, 0);
  setEntry(m, q, p, 0);
  for (let i = 0; i < m.rows; i++) {
    if (i !== p && i !== q) {
      const [mp, mq] = [entry(m, i, p), entry(m, i, q)];
      setEntry(m, i, p, c * mp - s * mq);
      setEntry(m, p, i, c * mp - s * mq);
      setEntry(m, i, q, s * mp + c * mq);
      setEntry(m, q, i, s * mp + c * mq);
    }
    const [vp, vq] = [entry(vectors, i, p), entry(vectors, i, q)];
    setEntry(vectors, i, p, c * vp - s * vq);
    setEntry(vectors, i, q, s * vp + c * vq);
  }
}

function sorted(m: Matrix, vectors: Matrix): Eigen {
  const size = m.rows;
  const places = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => entry(m, j, j) - entry(m, i, i) || i - j,
  );
  const turned = matrix(size, size);
  for (const [to, from] of places.entries()) {
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const value = entry(vectors, i, from);
      if (Math.abs(value) > Math.abs(largest) * (1 + 1e-9)) largest = value;
    }
    const sign = largest < 0 ? -1 : 1;
    for (let i = 0; i < size; i++) setEntry(turned, i, to, sign * entry(vectors, i, from));
  }
  return { values: Float64Array.from(places, (i) => entry(m, i, i)), vectors: turned };
}
