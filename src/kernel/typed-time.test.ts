import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeTypedDate } from "./typed-date.ts";
import { describeTypedTime, readTypedDateTime, readTypedTime } from "./typed-time.ts";

describe("a typed time", () => {
  const refused: Readonly<Record<string, readonly string[]>> = {
    "time.unreadable": [
      "",
      "9",
      "930",
      "9:3",
      "9:300",
      "9.5",
      "noon",
      "9:30 pm",
      "UN:30",
      "9:UN:30",
      "9:30\u0000",
      "09:30Z",
      "-9:30",
    ],
    "time.nonesuch": ["25:00", "2500", "9:60", "0960", "24:01", "9:30:60", "25时"],
    "time.next-day": ["24:00", "2400", "24:00:00", "24时", "２４：００"],
  };
  for (const [code, all] of Object.entries(refused)) {
    for (const typed of all) {
      it(`answers ${JSON.stringify(typed)} with ${code}`, () => {
        const reading = readTypedTime(typed, ["VS", "time"]);
        assert.equal(reading.kind === "issue" ? reading.code : JSON.stringify(reading), code);
        assert.ok(!/[{}]/.test(describeTypedTime(reading, "en")));
        assert.ok(!/[{}]/.test(describeTypedTime(reading, "zh-CN")));
      });
    }
  }

  const read: readonly (readonly [
    typed: readonly string[],
    time: string,
    en: string,
    zh: string,
  ])[] = [
    [
      [
        "0930",
        "9:30",
        "09:30",
        "9.30",
        "９：３０",
        "０９３０",
        "9时30分",
        "9点30",
        "9 时 30 分",
        "9:30:UN",
      ],
      "09:30",
      "09:30",
      "09:30",
    ],
    [["9:UN", "09:UN", "9:--", "9时", "9点", "9:unk", "9:不详"], "09", "09:UN", "9 时（分不详）"],
    [["09:30:15", "9时30分15秒"], "09:30:15", "09:30:15", "09:30:15"],
    [["0000", "0:00"], "00:00", "00:00", "00:00"],
    [["2359", "23:59"], "23:59", "23:59", "23:59"],
  ];
  for (const [all, time, en, zh] of read) {
    for (const typed of all) {
      it(`${typed} is ${time}`, () => {
        const reading = readTypedTime(typed);
        assert.deepEqual(reading, { kind: "time", time });
        assert.equal(describeTypedTime(reading, "en"), en);
        assert.equal(describeTypedTime(reading, "zh-CN"), zh);
      });
    }
  }

  for (const typed of ["UN", "UN:UN", "--:--", "不详", "unknown"]) {
    it(`${typed} is unknown`, () => {
      const reading = readTypedTime(typed);
      assert.deepEqual(reading, { kind: "unknown" });
      assert.equal(describeTypedTime(reading, "zh-CN"), "不详");
    });
  }

  it("says to which day 24:00 belongs", () => {
    assert.equal(
      describeTypedTime(readTypedTime("24:00"), "en"),
      "24:00 is 00:00 of the next day. Type that day and 00:00.",
    );
  });
});

describe("a typed date with a time", () => {
  const context = { today: "2026-01-14", visitDate: "2026-01-10" };
  const read: Readonly<Record<string, string>> = {
    "14jan24 0930": "2024-01-14T09:30",
    "14 JAN 2024 9:30": "2024-01-14T09:30",
    "2024-01-14T09:30": "2024-01-14T09:30",
    "2024-01-14 9:UN": "2024-01-14T09",
    "2024年1月14日9时": "2024-01-14T09",
    "2024年1月14日 9:30": "2024-01-14T09:30",
    "2024-01-14 UN": "2024-01-14",
    "14 oct 2024 09:30:15": "2024-10-14T09:30:15",
    "t 0930": "2026-01-14T09:30",
    "v-1 23:59": "2026-01-09T23:59",
    "14 JAN 2024": "2024-01-14",
    "jan 2024": "2024-01",
    "2024": "2024",
  };
  for (const [typed, date] of Object.entries(read)) {
    it(`${typed} is ${date}`, () => {
      assert.deepEqual(readTypedDateTime(typed, context), { kind: "date", date });
    });
  }

  const refused: Readonly<Record<string, string>> = {
    "jan 2024 09:30": "time.without-day",
    "2024 0930": "time.without-day",
    "03/04/2024 09:30": "date.ambiguous",
    "31 feb 2024 09:30": "date.nonesuch",
    "14jan24 24:00": "time.next-day",
    "14jan24 0960": "time.nonesuch",
    "14jan24 noon": "time.unreadable",
    "UN-UN-UN 09:30": "date.unreadable",
    "09:30": "date.unreadable",
    "": "date.unreadable",
  };
  for (const [typed, code] of Object.entries(refused)) {
    it(`answers ${JSON.stringify(typed)} with ${code}`, () => {
      const reading = readTypedDateTime(typed, context);
      assert.equal(
        reading.kind === "issue" ? reading.code : describeTypedDate(reading, "en"),
        code,
      );
    });
  }
});
