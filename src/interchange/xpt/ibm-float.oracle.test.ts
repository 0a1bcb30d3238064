import assert from "node:assert/strict";
import { test } from "node:test";
import { missingCode, readIbm, writeIbm } from "./ibm-float.ts";

const bytesOf = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const hexOf = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Bit patterns that can be worked out on paper from the format: sign, excess-64 power of 16, hexadecimal fraction.
 * @source SAS TS-140 (1, 2, 0, missing values); IBM System/360 Principles of Operation, A22-6821 (-118.625, limits)
 */
const known: readonly (readonly [number, string])[] = [
  [0, "0000000000000000"],
  [1, "4110000000000000"],
  [-1, "c110000000000000"],
  [2, "4120000000000000"],
  [10, "41a0000000000000"],
  [0.5, "4080000000000000"],
  [1 / 16, "4010000000000000"],
  [100, "4264000000000000"],
  [-118.625, "c276a00000000000"],
  [0.1, "401999999999999a"],
  [Math.PI, "413243f6a8885a30"],
  [Number.MAX_SAFE_INTEGER, "4e1fffffffffffff"],
  [16 ** -65, "0010000000000000"],
  [-(16 ** 63) * (1 - 2 ** -53), "fffffffffffffff8"],
];

test("known numbers have the bit patterns of TS-140, both ways", () => {
  for (const [value, hex] of known) {
    assert.equal(readIbm(bytesOf(hex), 0, 8), value, hex);
    const bytes = new Uint8Array(8).fill(255);
    assert.equal(writeIbm(value, bytes, 0, 8), "written");
    assert.equal(hexOf(bytes), hex, String(value));
  }
});

test("a fraction longer than 53 bits is rounded to the nearest double, ties to even", () => {
  // 0x80000000000004 needs 54 bits: a tie between ...00 and ...08; 0x8000000000000c ties upwards to ...10.
  assert.equal(readIbm(bytesOf("4080000000000004"), 0, 8), 0.5);
  assert.equal(readIbm(bytesOf("4080000000000005"), 0, 8), 0.5 + 2 ** -53);
  assert.equal(readIbm(bytesOf("408000000000000c"), 0, 8), 0.5 + 2 ** -52);
});

test("a number of fewer bytes is the same number with a shorter fraction", () => {
  for (let length = 2; length <= 8; length++) {
    assert.equal(readIbm(bytesOf("c276a00000000000"), 0, length), length === 2 ? -118 : -118.625);
  }
  const bytes = new Uint8Array(8);
  assert.equal(writeIbm(-118, bytes, 0, 2), "written");
  assert.equal(writeIbm(-118.625, bytes, 0, 2), "precision");
  assert.equal(writeIbm(-118.625, bytes, 0, 3), "written");
});

test("all 28 missing values are missing in every length, and say which they are", () => {
  for (const code of "._ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
    const bytes = new Uint8Array(8);
    bytes[0] = code.charCodeAt(0);
    for (let length = 2; length <= 8; length++) assert.ok(Number.isNaN(readIbm(bytes, 0, length)));
    assert.equal(missingCode(bytes, 0), code);
  }
});

test("an unnormalised fraction and a negative zero are read for what they are", () => {
  assert.equal(readIbm(bytesOf("4201000000000000"), 0, 8), 1);
  assert.equal(readIbm(bytesOf("8000000000000000"), 0, 8), 0);
});

test("a number outside the range of the format is refused", () => {
  const bytes = new Uint8Array(8);
  for (const value of [16 ** 63, 7.3e75, 5.3e-79, Number.MIN_VALUE, Infinity, -Infinity, NaN]) {
    assert.equal(writeIbm(value, bytes, 0, 8), "range", String(value));
  }
});
