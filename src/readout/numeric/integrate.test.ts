import assert from "node:assert/strict";
import { test } from "node:test";
import { at } from "../linear-algebra/vector.ts";
import { assertClose } from "../testing/assert-close.ts";
import { exactSum } from "./exact-sum.ts";
import { gaussHermite } from "./gauss-hermite.ts";
import { gaussLegendre, moveRule, type Rule } from "./gauss-legendre.ts";
import { integrate } from "./integrate.ts";
import { integratePeak } from "./integrate-peak.ts";

const apply = ({ points, weights }: Rule, f: (x: number) => number): number =>
  points.reduce((sum, x, i) => sum + at(weights, i) * f(x), 0);

test("an integral that does not settle is not a number", () => {
  assert.equal(
    integrate((x) => (x === 0 ? Number.NaN : 1 / x), -1, 2),
    undefined,
  );
});

test("adaptive quadrature keeps twelve digits beside a narrow peak and a kink", () => {
  assertClose(integrate(Math.exp, 0, 1), Math.E - 1, 1e-14);
  const peak = (x: number): number => 1 / (1e-6 + (x - 0.3) ** 2);
  const wanted = 1e3 * (Math.atan(700) + Math.atan(300));
  assertClose(integrate(peak, 0, 1), wanted, 1e-11);
  assertClose(
    integrate((x) => Math.abs(x - 1 / 3), 0, 1),
    5 / 18,
    1e-11,
  );
});

test("Gauss–Legendre is exact for polynomials of degree 2 n − 1", () => {
  for (const n of [1, 2, 5, 20, 64]) {
    const degree = 2 * n - 2;
    assertClose(
      apply(gaussLegendre(n), (x) => x ** degree),
      2 / (degree + 1),
      1e-13,
      `n = ${n}`,
    );
  }
  assertClose(
    apply(moveRule(gaussLegendre(12), 1, 3), (x) => x * x),
    26 / 3,
    1e-14,
  );
});

test("Gauss–Hermite gives the moments of a normal variable", () => {
  for (const n of [2, 3, 10, 31]) {
    assertClose(
      apply(gaussHermite(n), () => 1),
      1,
      1e-13,
    );
    assertClose(
      apply(gaussHermite(n), (x) => x * x),
      1,
      1e-13,
    );
  }
  assertClose(
    apply(gaussHermite(10), (x) => x ** 10),
    945,
    1e-11,
  );
  assertClose(apply(gaussHermite(30), Math.exp), Math.exp(0.5), 1e-13);
});

test("the integral of a peak keeps its digits where its height is far below the smallest double's root", () => {
  const gauss = (u: number): number => -0.5 * ((u - 3) / 0.01) ** 2 - 500;
  assertClose(integratePeak(gauss, -10, 10), Math.sqrt(2 * Math.PI) * 0.01 * Math.exp(-500), 1e-12);
  const gumbel = (u: number): number => 2.5 * u - Math.exp(u);
  assertClose(integratePeak(gumbel, -30, 30), 1.3293403881791372, 1e-13);
});

test("an exact sum does not depend on the order of its numbers", () => {
  const values = [1e16, 1, -1e16, 0.1, 1e-9, 3, -0.1, 7e15];
  const sums = [values, values.toReversed(), values.toSorted((a, b) => a - b)].map(exactSum);
  assert.deepEqual(sums, [7000000000000004, 7000000000000004, 7000000000000004]);
  assert.equal(exactSum([0.1, 0.2, 0.3, -0.6]), 2.7755575615628914e-17);
  assert.equal(exactSum([]), 0);
  assert.equal(exactSum([1, Number.POSITIVE_INFINITY]), Number.POSITIVE_INFINITY);
  assert.ok(Number.isNaN(exactSum([1, Number.NaN])));
});
