import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Fault } from "./fault.ts";
import {
  difference,
  fraction,
  fractionOf,
  nearestNumber,
  power,
  product,
  quotient,
  readFraction,
  sum,
} from "./fraction.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const ratio = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    fc.bigInt({ min: 1n, max: 10n ** 20n }),
  )
  .map(([over, under]) => fraction(over, under));

describe("an exact fraction", () => {
  it("is refused with denominator zero and for a text that is no decimal", () => {
    assert.throws(() => fraction(1n, 0n), Fault);
    for (const text of ["", "a", "1/2/3", ".5", "1.", "1e", "0x1", " 1", "1/0"]) {
      assert.throws(() => readFraction(text), Fault, text);
    }
  });

  it("is kept in lowest terms with a positive denominator", () => {
    assert.deepEqual(fraction(6n, -4n), { over: -3n, under: 2n });
    assert.deepEqual(fraction(0n, 5n), { over: 0n, under: 1n });
    assert.deepEqual(readFraction("133.322387415e3"), { over: 26664477483n, under: 200000n });
    assert.deepEqual(readFraction("1e-6/60"), { over: 1n, under: 60_000_000n });
  });

  it("of any number gives that number back", () => {
    fc.assert(
      fc.property(finite, (value) => {
        assert.ok(nearestNumber(fractionOf(value)) === value); // -0 is 0 here
      }),
    );
  });

  it("rounds like the engine's division of whole numbers, which is rounded correctly", () => {
    const whole = fc.maxSafeInteger();
    fc.assert(
      fc.property(whole, whole, (over, under) => {
        fc.pre(under !== 0);
        assert.ok(nearestNumber(fraction(BigInt(over), BigInt(under))) === over / under);
      }),
      { numRuns: 1_000 },
    );
  });

  it("rounds a tie to the even neighbour and anything beyond it up", () => {
    const tie = 2n ** 53n + 1n;
    assert.equal(nearestNumber(fraction(tie)), 2 ** 53);
    assert.equal(nearestNumber(fraction(tie * 10n ** 60n + 1n, 10n ** 60n)), 2 ** 53 + 2);
  });

  it("obeys the laws of arithmetic", () => {
    fc.assert(
      fc.property(ratio, ratio, ratio, (a, b, c) => {
        assert.deepEqual(sum(a, b), sum(b, a));
        assert.deepEqual(difference(sum(a, b), b), a);
        assert.deepEqual(product(a, sum(b, c)), sum(product(a, b), product(a, c)));
        if (b.over !== 0n) {
          assert.deepEqual(quotient(product(a, b), b), a);
          assert.deepEqual(product(power(b, -3), power(b, 3)), fraction(1n));
        }
      }),
    );
  });
});
