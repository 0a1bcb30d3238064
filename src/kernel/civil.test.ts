import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { completedYears, dayNumber, daysInMonth, printDay } from "./civil.ts";
import { Fault } from "./fault.ts";

describe("the civil calendar", () => {
  it("gives February 29 days every fourth year, not every hundredth, but every four hundredth", () => {
    assert.equal(daysInMonth(2024, 2), 29);
    assert.equal(daysInMonth(2023, 2), 28);
    assert.equal(daysInMonth(1900, 2), 28);
    assert.equal(daysInMonth(2100, 2), 28);
    assert.equal(daysInMonth(2000, 2), 29);
    assert.equal(daysInMonth(4, 2), 29);
  });

  it("does not take a year below 100 for one of the twentieth century", () => {
    assert.equal(printDay(dayNumber(50, 6, 14)), "0050-06-14");
    assert.notEqual(dayNumber(50, 6, 14), dayNumber(1950, 6, 14));
  });

  it("refuses to print what four digits of a year cannot hold, or half a day", () => {
    for (const day of [
      dayNumber(9999, 12, 31) + 1,
      dayNumber(1, 1, 1) - 1,
      0.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]) {
      assert.throws(() => printDay(day), Fault);
    }
    assert.equal(printDay(dayNumber(9999, 12, 31)), "9999-12-31");
    assert.equal(printDay(dayNumber(1, 1, 1)), "0001-01-01");
  });
});

describe("completed years", () => {
  const cases: readonly (readonly [from: string, to: string, years: number])[] = [
    ["1990-06-14", "2008-06-13", 17],
    ["1990-06-14", "2008-06-14", 18],
    ["1990-06-14", "2008-05-30", 17],
    ["1990-06-14", "2008-07-01", 18],
    ["2000-02-29", "2001-02-28", 0],
    ["2000-02-29", "2001-03-01", 1],
    ["2000-02-29", "2004-02-28", 3],
    ["2000-02-29", "2004-02-29", 4],
    ["2000-02-28", "2004-02-29", 4],
    ["2020-01-01", "2020-01-01", 0],
    ["2020-01-02", "2020-01-01", 0],
    ["2021-01-01", "2020-01-01", -1],
    ["2021-01-01", "2020-01-02", 0],
  ];
  const numbered = (date: string): number => {
    const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
    return dayNumber(year, month, day);
  };
  for (const [from, to, years] of cases) {
    it(`from ${from} to ${to} are ${years}`, () => {
      assert.ok(completedYears(numbered(from), numbered(to)) === years); // -0 is 0 here
    });
  }
});
