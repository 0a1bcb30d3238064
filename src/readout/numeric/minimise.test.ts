import assert from "node:assert/strict";
import { test } from "node:test";
import { matrixOf } from "../linear-algebra/matrix.ts";
import { at } from "../linear-algebra/vector.ts";
import { assertAllClose, assertClose } from "../testing/assert-close.ts";
import { derivativeAt, gradientOf, hessianOf } from "./derivative.ts";
import { findRoot } from "./find-root.ts";
import { minimiseBfgs } from "./minimise-bfgs.ts";
import { minimiseLine } from "./minimise-line.ts";
import { minimiseNewton } from "./minimise-newton.ts";
import { minimiseSimplex } from "./minimise-simplex.ts";

const valley = (x: Float64Array): number =>
  100 * (at(x, 1) - at(x, 0) ** 2) ** 2 + (1 - at(x, 0)) ** 2;
const start = Float64Array.of(-1.2, 1);

test("no root is found where the signs do not differ", () => {
  assert.equal(
    findRoot((x) => x * x + 1, -1, 1),
    undefined,
  );
  assert.equal(
    findRoot(() => Number.NaN, -1, 1),
    undefined,
  );
});

test("a root is found to the last digits, beside a pole and at an end too", () => {
  assertClose(
    findRoot((x) => x ** 3 - 2, 0, 5),
    Math.cbrt(2),
    4e-16,
  );
  assertClose(
    findRoot((x) => Math.exp(50 * x) - 1e9, -1, 1),
    Math.log(1e9) / 50,
    1e-15,
  );
  assertClose(
    findRoot((x) => 1 / x - 4, 1e-9, 1),
    0.25,
    1e-15,
  );
  assert.equal(
    findRoot((x) => x, 0, 1),
    0,
  );
});

test("Brent's, Newton's, BFGS's and Nelder and Mead's minimisers reach the bottom of a curved valley", () => {
  assertClose(minimiseLine((x) => (x - 0.3) ** 2 + 1, -5, 8).x, 0.3, 1e-7);
  const bfgs = minimiseBfgs(valley, start);
  assert.ok(bfgs.settled);
  assertAllClose(bfgs.point, [1, 1], 1e-7);
  const simplex = minimiseSimplex(valley, start, { relative: 1e-14 });
  assert.ok(simplex.settled);
  assertAllClose(simplex.point, [1, 1], 1e-5);
  const newton = minimiseNewton((x) => {
    const [a, b] = [at(x, 0), at(x, 1)];
    const gradient = Float64Array.of(-400 * a * (b - a * a) - 2 * (1 - a), 200 * (b - a * a));
    const hessian = matrixOf([
      [1200 * a * a - 400 * b + 2, -400 * a],
      [-400 * a, 200],
    ]);
    return { value: valley(x), gradient, hessian };
  }, start);
  assert.ok(newton.settled);
  assertAllClose(newton.point, [1, 1], 1e-12);
});

test("a minimiser that runs out of rounds says so", () => {
  assert.equal(minimiseBfgs(valley, start, { most: 3 }).settled, false);
  assert.equal(minimiseSimplex(valley, start, { most: 3 }).settled, false);
});

test("a minimiser does not go where the function is not defined", () => {
  const fenced = (x: Float64Array): number => at(x, 0) - Math.log(at(x, 0));
  assertAllClose(minimiseBfgs(fenced, Float64Array.of(5)).point, [1], 1e-7);
  assertAllClose(
    minimiseSimplex(fenced, Float64Array.of(0.1), { relative: 1e-14 }).point,
    [1],
    1e-6,
  );
});

test("derivatives keep nine digits, second derivatives six", () => {
  assertClose(derivativeAt(Math.exp, 1.3), Math.exp(1.3), 1e-10);
  const x = Float64Array.of(0.4, -0.7);
  const f = (p: Float64Array): number => Math.exp(at(p, 0)) * Math.sin(at(p, 1)) + at(p, 0) ** 2;
  const [e, s, c] = [Math.exp(0.4), Math.sin(-0.7), Math.cos(-0.7)];
  assertAllClose(gradientOf(f, x), [e * s + 0.8, e * c], 1e-9);
  assertAllClose(hessianOf(f, x).data, [e * s + 2, e * c, e * c, -e * s], 1e-6);
});
