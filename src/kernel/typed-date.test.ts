import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeDate } from "./date-words.ts";
import { describeTypedDate, readTypedDate, type TypedDate } from "./typed-date.ts";

const context = { today: "2026-01-14", visitDate: "2026-01-10" };

function read(typed: string): TypedDate {
  return readTypedDate(typed, context, ["AE", "start"]);
}

describe("a typed date that cannot be kept", () => {
  const codes: Readonly<Record<string, readonly string[]>> = {
    "date.unreadable": [
      "",
      "   ",
      "yesterday",
      "14 foo 2024",
      "14 janu 2024",
      "14jan20245",
      "140124",
      "202401",
      "2024-01-14-15",
      "2024-01-014",
      "2024-1/4",
      "14 JAN 2024\u0000",
      "\u0000",
      "2024-01-14 09:30",
      "二〇二四年",
      "t-",
      "t+1.5",
      "tomorrow",
      "v--2",
      "12345",
      "<script>",
    ],
    "date.nonesuch": [
      "31 feb 2024",
      "29feb2023",
      "2024-13",
      "2024-00",
      "2024-02-30",
      "20240230",
      "2024年13月",
      "2024年2月30日",
      "30/02/2024",
      "13/13/2024",
      "0 jan 2024",
      "32-UN-2024",
      "2024-UN-32",
      "2024.6.31",
    ],
    "date.ambiguous": [
      "03/04/2024",
      "3-4-2024",
      "03.04.2024",
      "03 04 2024",
      "UN-03-2024",
      "03-UN-2024",
    ],
    "date.year-unclear": [
      "jan 24",
      "JAN-24",
      "14jan",
      "14 jan",
      "jan 14",
      "14/01",
      "14-01-24",
      "03/04/24",
      "1月14日",
      "14 JAN 0024",
      "0000-01-01",
      "1799",
      "2200-01-01",
      "jan 14 0930",
    ],
  };
  for (const [code, all] of Object.entries(codes)) {
    for (const typed of all) {
      it(`answers ${JSON.stringify(typed)} with ${code}`, () => {
        const reading = read(typed);
        assert.equal(reading.kind === "issue" ? reading.code : reading.kind, code);
        assert.deepEqual(reading.kind === "issue" && reading.path, ["AE", "start"]);
        assert.ok(!/[{}]/.test(describeTypedDate(reading, "en")));
        assert.ok(!/[{}]/.test(describeTypedDate(reading, "zh-CN")));
      });
    }
  }

  it("counts from a visit only when the visit's day is known", () => {
    const code = (typed: string, visitDate?: string): string => {
      const reading = readTypedDate(typed, { today: "2026-01-14", visitDate });
      return reading.kind === "issue" ? reading.code : describeTypedDate(reading, "zh-CN");
    };
    assert.equal(code("v"), "date.visit-undated");
    assert.equal(code("v+1", "2026-01"), "date.visit-undated");
    assert.equal(code("v", "2026-01"), "2026年1月（日不详）");
    assert.equal(code("v", "2026-01-10T09:30"), "2026-01-10（周六）");
  });

  it("does not count into years that no trial has", () => {
    const reading = readTypedDate("v-9999", { today: "2026-01-14", visitDate: "1801-01-01" });
    assert.equal(reading.kind === "issue" && reading.code, "date.year-unclear");
  });

  it("shows both readings of an ambiguous date in the words of each language", () => {
    const reading = read("03/04/2026");
    assert.equal(
      describeTypedDate(reading, "en"),
      "03/04/2026 can be read two ways. Type 3 APR 2026 or 4 MAR 2026.",
    );
    assert.equal(
      describeTypedDate(reading, "zh-CN"),
      "“03/04/2026”有两种读法，请填写“2026-04-03”或“2026-03-04”。",
    );
  });

  it("says that there is no such date in the year", () => {
    assert.equal(describeTypedDate(read("31 feb 2024"), "en"), "There is no such date in 2024.");
    assert.equal(describeTypedDate(read("2024-13"), "zh-CN"), "2024 年没有该日期。");
  });
});

describe("a typed date that can be kept", () => {
  // The table of expectations §3.1 "Dates", row by row, with further spellings of the same.
  const rows: readonly {
    typed: readonly string[];
    stored: string;
    en: string;
    zh: string;
  }[] = [
    {
      typed: [
        "14jan24",
        "14 JAN 2024",
        "2024-01-14",
        "2024年1月14日",
        "20240114",
        "２０２４０１１４",
        "２０２４－０１－１４",
        "２０２４年１月１４日",
        "2024 年 1 月 14 日",
        "2024年01月14号",
        "24年1月14日",
        "14-Jan-2024",
        "14.jan.2024",
        "14JANUARY2024",
        "January 14, 2024",
        "jan 14 2024",
        "2024-jan-14",
        "2024/1/14",
        "2024.01.14",
        "14/01/2024",
        "01/14/2024",
        " 14 JAN 2024 ",
        "14\u00a0JAN\u00a02024",
        "14–JAN–2024",
      ],
      stored: "2024-01-14",
      en: "14-JAN-2024 (Sun)",
      zh: "2024-01-14（周日）",
    },
    {
      typed: [
        "UN-JAN-2024",
        "unjan24",
        "UNJAN2024",
        "--jan2024",
        "--JAN-2024",
        "——JAN-2024",
        "jan 2024",
        "JAN 2024",
        "2024-01",
        "2024-01-UN",
        "2024年1月",
        "2024年1月不详",
        "2024年1月UN日",
        "unk jan 2024",
        "01/2024",
      ],
      stored: "2024-01",
      en: "UN-JAN-2024",
      zh: "2024年1月（日不详）",
    },
    {
      typed: ["UN-UN-2024", "2024", "2024年", "２０２４", "2024-UN-UN", "UN/UN/2024", "UN 2024"],
      stored: "2024",
      en: "UN-UN-2024",
      zh: "2024年（月、日不详）",
    },
    {
      typed: ["t", "T", "ｔ", "t+0"],
      stored: "2026-01-14",
      en: "14-JAN-2026 (Wed)",
      zh: "2026-01-14（周三）",
    },
    {
      typed: ["t-1", "T - 1", "ｔ－１", "t−1"],
      stored: "2026-01-13",
      en: "13-JAN-2026 (Tue)",
      zh: "2026-01-13（周二）",
    },
    { typed: ["v"], stored: "2026-01-10", en: "10-JAN-2026 (Sat)", zh: "2026-01-10（周六）" },
    { typed: ["v+2"], stored: "2026-01-12", en: "12-JAN-2026 (Mon)", zh: "2026-01-12（周一）" },
    { typed: ["t-14"], stored: "2025-12-31", en: "31-DEC-2025 (Wed)", zh: "2025-12-31（周三）" },
    {
      typed: ["29feb24", "2024-02-29"],
      stored: "2024-02-29",
      en: "29-FEB-2024 (Thu)",
      zh: "2024-02-29（周四）",
    },
    {
      typed: ["03/03/2024"],
      stored: "2024-03-03",
      en: "03-MAR-2024 (Sun)",
      zh: "2024-03-03（周日）",
    },
    {
      typed: ["1 sept 2023", "1sep23"],
      stored: "2023-09-01",
      en: "01-SEP-2023 (Fri)",
      zh: "2023-09-01（周五）",
    },
    {
      typed: ["31 dec 1969"],
      stored: "1969-12-31",
      en: "31-DEC-1969 (Wed)",
      zh: "1969-12-31（周三）",
    },
  ];
  for (const { typed, stored, en, zh } of rows) {
    for (const spelling of typed) {
      it(`${JSON.stringify(spelling)} is ${stored}`, () => {
        const reading = read(spelling);
        assert.deepEqual(reading, { kind: "date", date: stored });
        assert.equal(describeTypedDate(reading, "en"), en);
        assert.equal(describeTypedDate(reading, "zh-CN"), zh);
      });
    }
  }

  for (const typed of [
    "UN-UN-UN",
    "unk",
    "不详",
    "UN",
    "unknown",
    "未知",
    "UNUNUN",
    "UN/UN/UN",
    "--",
  ]) {
    it(`${typed} is unknown as a whole`, () => {
      const reading = read(typed);
      assert.deepEqual(reading, { kind: "unknown" });
      assert.equal(describeTypedDate(reading, "en"), "Unknown");
      assert.equal(describeTypedDate(reading, "zh-CN"), "不详");
    });
  }

  it("keeps beside it what was typed, where a known day stands in an unknown month", () => {
    for (const typed of ["14-UN-2024", "2024-UN-14", "UN/14/2024"]) {
      const reading = read(` ${typed} `);
      assert.deepEqual(reading, { kind: "date", date: "2024", typed });
      assert.equal(describeTypedDate(reading, "en"), `UN-UN-2024, typed "${typed}"`);
      assert.equal(describeTypedDate(reading, "zh-CN"), `2024年（月、日不详），原文“${typed}”`);
    }
  });

  it("with two digits of a year is never more than five years ahead of today", () => {
    const year = (typed: string, today: string): string => {
      const reading = readTypedDate(typed, { today });
      return reading.kind === "date" ? reading.date.slice(0, 4) : reading.kind;
    };
    assert.equal(year("1jan31", "2026-01-14"), "2031");
    assert.equal(year("1jan32", "2026-01-14"), "1932");
    assert.equal(year("1jan99", "2026-01-14"), "1999");
    assert.equal(year("1jan00", "2026-01-14"), "2000");
    assert.equal(year("1jan01", "2098-01-14"), "2101");
    assert.equal(year("1jan04", "2098-01-14"), "2004");
  });
});

describe("the words for a date", () => {
  it("name the weekday, also before 1970", () => {
    assert.equal(describeDate("1949-10-01", "zh-CN"), "1949-10-01（周六）");
    assert.equal(describeDate("1970-01-01", "en"), "01-JAN-1970 (Thu)");
  });

  it("name the time as far as it is known", () => {
    assert.equal(describeDate("2024-01-14T09:30", "en"), "14-JAN-2024 (Sun) 09:30");
    assert.equal(describeDate("2024-01-14T09", "en"), "14-JAN-2024 (Sun) 09:UN");
    assert.equal(describeDate("2024-01-14T09", "zh-CN"), "2024-01-14（周日）9 时（分不详）");
    assert.equal(describeDate("2024-01-14T09:30:15", "zh-CN"), "2024-01-14（周日）09:30:15");
  });
});
