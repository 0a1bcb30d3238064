import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { roundTo } from "./round.ts";

/** Halves away from zero on the decimal digits as they are written: no binary number takes part. */
function roundDigits(digits: bigint, places: number, decimals: number): number {
  const size = digits < 0n ? -digits : digits;
  const unit = 10n ** BigInt(Math.max(0, places - decimals));
  const rounded = ((size + unit / 2n) / unit) * unit;
  const text = rounded.toString().padStart(places + 1, "0");
  const whole = `${text.slice(0, text.length - places)}.${text.slice(text.length - places)}0`;
  return (digits < 0n ? -1 : 1) * Number(whole);
}

const decimals = fc.integer({ min: 0, max: 6 });

test("a number of up to 15 digits is rounded as its decimal digits say", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
      fc.integer({ min: 0, max: 10 }),
      decimals,
      (digits, places, kept) => {
        const value = Number(`${digits}e-${places}`);
        const expected = roundDigits(digits, places, kept);
        assert.equal(roundTo(value, kept) + 0, expected + 0);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("rounding again changes nothing, and a rounded number lies within half a unit", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), decimals, (value, kept) => {
      const once = roundTo(value, kept);
      assert.equal(roundTo(once, kept), once);
      assert.ok(Math.abs(once - value) <= 0.5000001 * 10 ** -kept + Math.abs(value) * 1e-14);
    }),
  );
});

test("binary noise does not decide a tie", () => {
  assert.deepEqual(
    [1.005, 2.675, -1.005, 0.5, 1.5, 2.5, -0.5, 0.1 + 0.2].map((value, index) =>
      roundTo(value, index < 3 ? 2 : index < 7 ? 0 : 15),
    ),
    [1.01, 2.68, -1.01, 1, 2, 3, -1, 0.3],
  );
});

test("what is no finite number stays what it is", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE]) {
    assert.ok(Object.is(roundTo(value, 2), value));
  }
});
