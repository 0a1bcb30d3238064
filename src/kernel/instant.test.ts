import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "./fault.ts";
import {
  instant,
  instantAt,
  instantOf,
  isZone,
  later,
  localDate,
  msOf,
  wallClock,
  zone,
} from "./instant.ts";

describe("an instant", () => {
  const refused = [
    "2026-01-14T03:00:00", // no offset
    "2026-01-14T03:00",
    "2026-01-14",
    "2026-01-14Z",
    "2026-02-31T03:00:00Z", // Date.parse would make it 3 March
    "2026-02-29T03:00:00Z",
    "2026-13-01T03:00:00Z",
    "2026-00-01T03:00:00Z",
    "2026-01-14T24:00:00Z", // Date.parse would make it the next day
    "2026-01-14T25:00:00Z",
    "2026-01-14T03:60:00Z",
    "2016-12-31T23:59:60Z", // a leap second
    "2026-01-14T03:00:00+15:00",
    "2026-01-14T03:00:00+08:60",
    "2026-01-14T03:00:00+0800",
    "2026-01-14T03:00:00+8:00",
    "2026-01-14 03:00:00Z",
    "2026-01-14t03:00:00z",
    "2026-01-14T03:00 (UTC) Z",
    "2026-01-14T03:00:00,5Z",
    "2026-01-14T03:00:00.Z",
    " 2026-01-14T03:00:00Z",
    "2026-01-14T03:00:00Z\n",
    "2026-01-14T03:00:00Z\u0000",
    "２０２６-01-14T03:00:00Z",
    "+002026-01-14T03:00:00Z",
    "0000-06-01T00:00:00Z",
    "",
  ];
  for (const text of refused) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => instant(text), Fault);
    });
  }

  const read: Readonly<Record<string, string>> = {
    "2026-01-14T03:00:00.000Z": "2026-01-14T03:00:00.000Z",
    "2026-01-14T03:00Z": "2026-01-14T03:00:00.000Z",
    "2026-01-14T11:00:00+08:00": "2026-01-14T03:00:00.000Z",
    "2026-01-14T00:30:00+05:45": "2026-01-13T18:45:00.000Z",
    "2025-12-31T20:00:00-08:00": "2026-01-01T04:00:00.000Z",
    "2026-01-14T03:00:00.5Z": "2026-01-14T03:00:00.500Z",
    "2026-01-14T03:00:00.123456Z": "2026-01-14T03:00:00.123Z",
    "2026-01-14T03:00:00.999999999Z": "2026-01-14T03:00:00.999Z",
    "2024-02-29T23:59:59+14:00": "2024-02-29T09:59:59.000Z",
    "2026-01-14T03:00:00-00:00": "2026-01-14T03:00:00.000Z",
  };
  for (const [text, utc] of Object.entries(read)) {
    it(`reads ${text} as ${utc}`, () => {
      assert.equal(instant(text), utc);
    });
  }

  it("refuses a moment whose text would not sort", () => {
    assert.throws(() => instantOf(Date.UTC(10_000, 0, 1)), Fault);
    assert.throws(() => instantOf(-1e15), Fault);
    assert.throws(() => instantOf(Number.NaN), Fault);
    assert.throws(() => later(instant("9999-12-31T23:59:59Z"), 1_000), Fault);
  });

  it("moves by milliseconds in both directions", () => {
    const at = instant("2026-03-01T00:00:00Z");
    assert.equal(later(at, -1), "2026-02-28T23:59:59.999Z");
    assert.equal(later(at, 86_400_000), "2026-03-02T00:00:00.000Z");
    assert.equal(msOf(at), Date.UTC(2026, 2, 1));
  });
});

describe("a zone", () => {
  it("is refused when it is an offset, unknown, or in another spelling than the database's", () => {
    for (const name of ["", "+08:00", "Mars/Olympus", "europe/berlin", "utc", "Europe/Berlin "]) {
      assert.equal(isZone(name), false, name);
      assert.throws(() => zone(name), Fault);
    }
  });

  it("is taken under its names, old ones too", () => {
    for (const name of ["UTC", "Europe/Berlin", "Asia/Shanghai", "Asia/Calcutta", "Asia/Kolkata"]) {
      assert.equal(isZone(name), true, name);
    }
  });
});

describe("the clock on the wall", () => {
  const shown: readonly (readonly [zone: string, utc: string, wall: string])[] = [
    ["UTC", "2026-01-14T03:00:00Z", "2026-01-14T03:00:00"],
    ["Asia/Shanghai", "2026-01-14T03:00:00Z", "2026-01-14T11:00:00"],
    ["Asia/Shanghai", "2026-01-14T15:59:59Z", "2026-01-14T23:59:59"],
    ["Asia/Shanghai", "2026-01-14T16:00:00Z", "2026-01-15T00:00:00"],
    ["Asia/Shanghai", "1988-07-01T00:00:00Z", "1988-07-01T09:00:00"], // summer time, 1986 to 1991
    ["Asia/Shanghai", "1992-07-01T00:00:00Z", "1992-07-01T08:00:00"],
    ["Asia/Shanghai", "1900-01-01T00:00:00Z", "1900-01-01T08:05:43"], // local mean time
    ["Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59"],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00"],
    ["Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00"],
    ["Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00"],
    ["America/New_York", "2026-01-01T04:59:59Z", "2025-12-31T23:59:59"],
    ["America/New_York", "2026-07-01T03:59:59Z", "2026-06-30T23:59:59"],
    ["Asia/Kathmandu", "2026-01-14T18:14:59Z", "2026-01-14T23:59:59"],
    ["Pacific/Kiritimati", "2026-01-14T10:00:00Z", "2026-01-15T00:00:00"],
    ["UTC", "0050-01-01T00:00:00Z", "0050-01-01T00:00:00"],
    ["UTC", "1500-03-01T00:00:00Z", "1500-03-01T00:00:00"], // proleptic, no Julian calendar
  ];
  for (const [name, utc, wall] of shown) {
    it(`in ${name} shows ${wall} at ${utc}`, () => {
      assert.equal(wallClock(instant(utc), zone(name)), wall);
      assert.equal(localDate(instant(utc), zone(name)), wall.slice(0, 10));
    });
  }

  it("shows nothing where its year may have more or fewer than four digits", () => {
    assert.throws(() => wallClock(instant("9999-12-31T23:00:00Z"), zone("Asia/Shanghai")), Fault);
    assert.throws(() => wallClock(instant("0001-01-01T00:00:00Z"), zone("UTC")), Fault);
  });
});

describe("the instant of a local time", () => {
  const read: readonly (readonly [zone: string, local: string, utc: string])[] = [
    ["Asia/Shanghai", "2026-01-14T11:00", "2026-01-14T03:00:00.000Z"],
    ["Asia/Shanghai", "2026-01-14T11:00:30", "2026-01-14T03:00:30.000Z"],
    ["Asia/Shanghai", "2026-01-01T00:00", "2025-12-31T16:00:00.000Z"],
    ["Asia/Shanghai", "1988-07-01T09:00", "1988-07-01T00:00:00.000Z"],
    // skipped, read with the offset before the change: the clock then shows 03:30
    ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
    ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00.000Z"],
    // the edges of the gap
    ["Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T00:59:59.000Z"],
    ["Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
    // twice, the first
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
    ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00.000Z"],
    ["Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
    // half an hour of summer time
    ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00.000Z"],
    ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00.000Z"],
    // Samoa skipped the whole of 30 December 2011
    ["Pacific/Apia", "2011-12-29T12:00", "2011-12-29T22:00:00.000Z"],
    ["Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00.000Z"],
    ["Pacific/Apia", "2011-12-31T12:00", "2011-12-30T22:00:00.000Z"],
    // local mean time, with seconds
    ["Asia/Shanghai", "1900-01-01T08:05:43", "1900-01-01T00:00:00.000Z"],
  ];
  for (const [name, local, utc] of read) {
    it(`${local} in ${name} is ${utc}`, () => {
      assert.equal(instantAt(local, zone(name)), utc);
    });
  }

  it("is refused for a day that does not exist, for a date alone and for a text with an offset", () => {
    for (const local of [
      "2026-02-31T10:00",
      "2026-01-14",
      "2026-01-14T10",
      "2026-01-14T24:00",
      "2026-01-14T10:00Z",
      "2026-01-14 10:00",
      "2026-01-14T10:UN",
      "",
    ]) {
      assert.throws(() => instantAt(local, zone("UTC")), Fault, local);
    }
  });
});
