import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "../../kernel/index.ts";
import { assertAllClose, assertClose } from "../testing/assert-close.ts";
import { cholesky, invertCholesky, logDeterminant, solveCholesky } from "./cholesky.ts";
import {
  bilinear,
  columnOf,
  crossProduct,
  entry,
  identity,
  type Matrix,
  matrix,
  matrixOf,
  multiply,
  timesVector,
  transpose,
} from "./matrix.ts";
import { inverseCrossProduct, leastSquares, qr } from "./qr.ts";
import { invert, solve } from "./solve.ts";
import { generalisedInverse } from "./sweep.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";
import { at } from "./vector.ts";

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const random = randomStream(seed);
  return matrix(rows, columns, Float64Array.from({ length: rows * columns }, random.normal));
}

const tall = randomMatrix(20, 6, 1);
const positive = crossProduct(tall, tall);

test("a place outside a vector is a fault, never a number", () => {
  assert.throws(() => at(new Float64Array(2), 2), /index 2/);
  assert.throws(() => multiply(matrix(2, 3), matrix(2, 3)), /rows/);
});

test("a matrix that is not positive definite has no Cholesky factor", () => {
  assert.equal(
    cholesky(
      matrixOf([
        [1, 2],
        [2, 1],
      ]),
    ),
    undefined,
  );
  assert.equal(
    cholesky(
      matrixOf([
        [1, 1],
        [1, 1],
      ]),
    ),
    undefined,
  );
  assert.equal(cholesky(matrixOf([[Number.NaN]])), undefined);
});

test("Cholesky factors, solves, inverts and gives the determinant", () => {
  const lower = cholesky(positive) ?? matrix(0, 0);
  assertAllClose(multiply(lower, transpose(lower)).data, positive.data, 1e-13);
  const b = Float64Array.of(1, -2, 3, 0, 5, 1);
  assertAllClose(timesVector(positive, solveCholesky(lower, b)), b, 1e-12);
  assertAllClose(multiply(positive, invertCholesky(lower)).data, identity(6).data, 1e-12);
  const values = symmetricEigen(positive).values;
  assertClose(
    logDeterminant(lower),
    values.reduce((sum, value) => sum + Math.log(value), 0),
    1e-12,
  );
});

test("elimination refuses a singular matrix and solves a regular one", () => {
  assert.equal(
    invert(
      matrixOf([
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ]),
    ),
    undefined,
  );
  const a = randomMatrix(7, 7, 2);
  const b = randomMatrix(7, 2, 3);
  assertAllClose(multiply(a, solve(a, b) ?? b).data, b.data, 1e-11);
});

test("QR gives the least-squares answer of the normal equations", () => {
  const y = columnOf(randomMatrix(20, 1, 4), 0);
  const factored = qr(tall);
  assert.equal(factored.rank, 6);
  const inverse = invertCholesky(cholesky(positive) ?? matrix(0, 0));
  const wanted = timesVector(multiply(inverse, transpose(tall)), y);
  assertAllClose(leastSquares(factored, y), wanted, 1e-11);
  assertAllClose(inverseCrossProduct(factored).data, inverse.data, 1e-11);
});

test("QR leaves out the later of columns that say the same, and keeps the order of the others", () => {
  const columns = transpose(tall);
  const doubled = matrix(20, 4);
  for (let i = 0; i < 20; i++) {
    const [a, b, c] = [entry(columns, 0, i), entry(columns, 1, i), entry(columns, 2, i)];
    doubled.data.set([a, b, 2 * a - 3 * b, c], i * 4);
  }
  const factored = qr(doubled);
  assert.equal(factored.rank, 3);
  assert.deepEqual(factored.order, [0, 1, 3, 2]);
  const y = Float64Array.from(
    { length: 20 },
    (_, i) => entry(doubled, i, 0) - entry(doubled, i, 3),
  );
  const found = leastSquares(factored, y);
  assert.ok(Number.isNaN(found[2]));
  assertAllClose(Float64Array.of(found[0] ?? 0, found[1] ?? 0, found[3] ?? 0), [1, 0, -1], 1e-12);
});

test("a swept matrix is its inverse, or a generalised one that fulfils A G A = A", () => {
  assertAllClose(
    multiply(positive, generalisedInverse(positive).matrix).data,
    identity(6).data,
    1e-11,
  );
  const wide = randomMatrix(3, 5, 5);
  const singular = crossProduct(wide, wide);
  const { matrix: g, swept } = generalisedInverse(singular);
  assert.deepEqual(swept, [true, true, true, false, false]);
  assertAllClose(multiply(multiply(singular, g), singular).data, singular.data, 1e-10);
});

test("eigenvalues fall, and their vectors are orthonormal and rebuild the matrix", () => {
  const { values, vectors } = symmetricEigen(positive);
  assert.deepEqual(
    values,
    values.toSorted((a, b) => b - a),
  );
  assertAllClose(crossProduct(vectors, vectors).data, identity(6).data, 1e-13);
  for (let k = 0; k < 6; k++) {
    const v = columnOf(vectors, k);
    assertClose(bilinear(v, positive, v), values[k], 1e-12);
  }
});
