import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dayNumber } from "./civil.ts";
import { Fault } from "./fault.ts";
import {
  addDays,
  daySpan,
  knownDay,
  knownTo,
  precisionOf,
  readPartialDate,
  secondSpan,
} from "./partial-date.ts";

describe("a partial date", () => {
  const refused = [
    "",
    "19",
    "0000",
    "0000-01-01",
    "2019-00",
    "2019-13",
    "2019-6",
    "2019-06-00",
    "2019-06-31",
    "2019-02-29",
    "1900-02-29",
    "2019-06-14T24",
    "2019-06-14T24:00",
    "2019-06-14T11:60",
    "2019-06-14T11:45:60",
    "2019-06-14T11:45:30.5",
    "2019-06-14T11:45Z",
    "2019-06-14T",
    "2019-06-14 11:45",
    "2019-06T11",
    "2019-06-UNT11", // an hour of an unknown day
    "2019-UN-14",
    "2019-UN-UNT11:45",
    "2019-06-14TUN:30",
    "2019-06-14T11:UN:30",
    "UN",
    "UN-06-14",
    "UN-UN-UN",
    "2019-un",
    "2019-UNK",
    "2019--14",
    "2019---14",
    "20190614",
    "2019/06/14",
    "14-JUN-2019",
    " 2019",
    "2019 ",
    "2019\n",
    "2019\u0000",
    "2019-06-14\u0000",
    "２０１９",
    "2019-０６-14",
    "٢٠١٩",
    "+2019",
    "-2019",
    "12019",
  ];
  for (const typed of refused) {
    it(`is not ${JSON.stringify(typed)}`, () => {
      assert.equal(readPartialDate(typed), undefined);
    });
  }

  const read: readonly (readonly [typed: string, stored: string, precision: string])[] = [
    ["2019", "2019", "year"],
    ["2019-UN", "2019", "year"],
    ["2019-UN-UN", "2019", "year"],
    ["2019-UN-UNTUN", "2019", "year"],
    ["2019-UN-UNTUN:UN:UN", "2019", "year"],
    ["2019-06", "2019-06", "month"],
    ["2019-06-UN", "2019-06", "month"],
    ["2019-06-UNTUN:UN", "2019-06", "month"],
    ["2019-06-14", "2019-06-14", "day"],
    ["2019-06-14TUN", "2019-06-14", "day"],
    ["2019-06-14TUN:UN:UN", "2019-06-14", "day"],
    ["2019-06-14T11", "2019-06-14T11", "hour"],
    ["2019-06-14T11:UN", "2019-06-14T11", "hour"],
    ["2019-06-14T11:UN:UN", "2019-06-14T11", "hour"],
    ["2019-06-14T11:45", "2019-06-14T11:45", "minute"],
    ["2019-06-14T11:45:UN", "2019-06-14T11:45", "minute"],
    ["2019-06-14T11:45:30", "2019-06-14T11:45:30", "second"],
    ["2020-02-29", "2020-02-29", "day"],
    ["2000-02-29", "2000-02-29", "day"],
    ["0001-01-01", "0001-01-01", "day"],
    ["9999-12-31T23:59:59", "9999-12-31T23:59:59", "second"],
  ];
  for (const [typed, stored, precision] of read) {
    it(`typed ${typed} is kept as ${stored}, known to the ${precision}`, () => {
      assert.equal(readPartialDate(typed), stored);
      assert.equal(precisionOf(stored), precision);
    });
  }

  it("may be any of the days it does not rule out", () => {
    assert.deepEqual(daySpan("2020"), {
      first: dayNumber(2020, 1, 1),
      last: dayNumber(2020, 12, 31),
    });
    assert.deepEqual(daySpan("2020-02"), {
      first: dayNumber(2020, 2, 1),
      last: dayNumber(2020, 2, 29),
    });
    const day = dayNumber(2020, 2, 14);
    assert.deepEqual(daySpan("2020-02-14"), { first: day, last: day });
    assert.deepEqual(daySpan("2020-02-14T11:45"), { first: day, last: day });
  });

  it("may be any of the seconds it does not rule out", () => {
    const day = dayNumber(2020, 2, 14) * 86_400;
    const spans: Readonly<Record<string, readonly [number, number]>> = {
      "2020-02-14": [day, day + 86_399],
      "2020-02-14T11": [day + 39_600, day + 43_199],
      "2020-02-14T11:45": [day + 42_300, day + 42_359],
      "2020-02-14T11:45:30": [day + 42_330, day + 42_330],
      "1970": [0, 365 * 86_400 - 1],
      "1969-12": [-31 * 86_400, -1],
    };
    for (const [date, [first, last]] of Object.entries(spans)) {
      assert.deepEqual(secondSpan(date), { first, last }, date);
    }
  });

  it("has a day number only when known to the day", () => {
    assert.equal(knownDay("2020"), undefined);
    assert.equal(knownDay("2020-02"), undefined);
    assert.equal(knownDay("1970-01-02"), 1);
    assert.equal(knownDay("1970-01-02T23:59"), 1);
  });

  it("refuses to count days from a day that is not known, or out of the calendar", () => {
    assert.throws(() => addDays("2020", 1), Fault);
    assert.throws(() => addDays("2020-02", 1), Fault);
    assert.throws(() => addDays("9999-12-31", 1), Fault);
    assert.throws(() => addDays("2020-02-14", 0.5), Fault);
    assert.equal(addDays("2020-02-28", 2), "2020-03-01");
    assert.equal(addDays("2020-03-01T11:45", -1), "2020-02-29");
  });

  it("is known to every coarser precision and to no finer one", () => {
    assert.equal(knownTo("2020-02", "year"), true);
    assert.equal(knownTo("2020-02", "month"), true);
    assert.equal(knownTo("2020-02", "day"), false);
    assert.equal(knownTo("2020-02-14T11", "minute"), false);
    assert.equal(knownTo("2020-02-14T11:45:30", "second"), true);
  });
});
