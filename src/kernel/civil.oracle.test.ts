import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { calendarDate, dayNumber, daysInMonth, printDay } from "./civil.ts";

describe("the civil calendar", () => {
  it("agrees with Date.UTC on every day from 1800 to 2200", () => {
    const first = Date.UTC(1800, 0, 1) / 86_400_000;
    const last = Date.UTC(2200, 11, 31) / 86_400_000;
    for (let day = first; day <= last; day += 1) {
      const date = new Date(day * 86_400_000);
      const [year, month, ofMonth] = [
        date.getUTCFullYear(),
        date.getUTCMonth() + 1,
        date.getUTCDate(),
      ];
      assert.equal(dayNumber(year, month, ofMonth), day);
      assert.deepEqual(calendarDate(day), { year, month, day: ofMonth });
      assert.equal(printDay(day), date.toISOString().slice(0, 10));
    }
  });

  it("knows the lengths of all months from 1800 to 2200 as Date.UTC does", () => {
    for (let year = 1800; year <= 2200; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        assert.equal(daysInMonth(year, month), new Date(Date.UTC(year, month, 0)).getUTCDate());
      }
    }
  });

  // @source Python 3 datetime.date(...).toordinal() - date(1970, 1, 1).toordinal()
  const known: readonly (readonly [number, number, number, number])[] = [
    [1970, 1, 1, 0],
    [2000, 3, 1, 11017],
    [1, 1, 1, -719162],
    [99, 12, 31, -683004],
    [9999, 12, 31, 2932896],
  ];
  for (const [year, month, day, number] of known) {
    it(`numbers ${year}-${month}-${day} as ${number}`, () => {
      assert.equal(dayNumber(year, month, day), number);
      assert.deepEqual(calendarDate(number), { year, month, day });
    });
  }
});
