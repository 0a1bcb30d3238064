import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compareDecimals,
  type Decimal,
  printDecimal,
  readDecimal,
  roundDecimal,
  timesDecimal,
} from "./decimal.ts";

function decimal(text: string): Decimal {
  const read = readDecimal(text);
  assert.ok(read, text);
  return read;
}

test("what is no plain decimal number is not read", () => {
  for (const text of ["", ".", "-", "1e3", "1,5", "<0.2", " 1", "NaN", "1.2.3", "٣"]) {
    assert.equal(readDecimal(text), undefined, text);
  }
});

test("a number is printed in its shortest spelling", () => {
  const spellings = { "066.5": "66.5", "5.30": "5.3", ".5": "0.5", "5.": "5", "-0.10": "-0.1" };
  for (const [typed, printed] of Object.entries(spellings)) {
    assert.equal(printDecimal(decimal(typed)), printed);
  }
  assert.equal(printDecimal(decimal("-0.00")), "0");
});

test("a product is exact where binary arithmetic is not", () => {
  assert.notEqual(1.1 * 1.1, 1.21);
  assert.equal(printDecimal(timesDecimal(decimal("299.7"), decimal("0.6206"))), "185.99382");
  assert.equal(printDecimal(timesDecimal(decimal("-1.1"), decimal("1.1"))), "-1.21");
});

test("halves are rounded away from zero", () => {
  const rounded = (text: string, places: number) =>
    printDecimal(roundDecimal(decimal(text), places));
  assert.equal(rounded("1.005", 2), "1.01");
  assert.equal(rounded("-1.005", 2), "-1.01");
  assert.equal(rounded("1.00499", 2), "1");
  assert.equal(rounded("0.5", 0), "1");
  assert.equal(rounded("7", 3), "7");
});

test("numbers are compared by value, not by spelling", () => {
  assert.equal(compareDecimals(decimal("1.20"), decimal("1.2")), 0);
  assert.equal(compareDecimals(decimal("-3"), decimal("0.1")), -1);
  assert.equal(compareDecimals(decimal("10"), decimal("9.99")), 1);
});
