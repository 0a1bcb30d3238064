import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeList, DecimalField, Field, IntegerField } from "../definition/index.ts";
import { issueText, text } from "../kernel/index.ts";
import { readDatum } from "./read-datum.ts";

const label = text("Field", "字段");
const codes: CodeList = {
  id: "ABC",
  codes: ["A", "B", "C"].map((code) => ({ code, text: text(code, code) })),
};

const whole: IntegerField = { id: "f", label, kind: "integer", min: 0, max: 300 };
const weight: DecimalField = {
  id: "f",
  label,
  kind: "decimal",
  unit: "kg",
  units: ["[lb_av]", "g"],
  decimals: 1,
  min: 20,
  max: 250,
};

function datum(field: Field, raw: unknown): unknown {
  const reading = readDatum(field, codes, raw, ["f"]);
  return "issue" in reading ? `! ${reading.issue.code}` : reading.datum;
}

function reads(field: Field, table: readonly (readonly [raw: unknown, read: unknown])[]): void {
  for (const [raw, read] of table) assert.deepEqual(datum(field, raw), read, JSON.stringify(raw));
}

test("an integer is a whole number as number or as text, in the field's own unit", () => {
  reads(whole, [
    [5, 5],
    [0, 0],
    [300, 300],
    [301, "! value.too-high"],
    [-1, "! value.too-low"],
    [2.5, "! value.type"],
    [Number.NaN, "! value.type"],
    [Number.POSITIVE_INFINITY, "! value.type"],
    ["5", "! value.type"],
    [{ entered: "5" }, 5],
    [{ entered: "005" }, { value: 5, entered: "005" }],
    [{ entered: "" }, "! value.type"],
    [{ entered: " " }, "! value.type"],
    [{ entered: null }, "! value.type"],
    [{ entered: true }, "! value.type"],
    [{ entered: ["5"] }, "! value.type"],
    [{ entered: "0x10" }, "! value.type"],
    [{ entered: "1e2" }, "! value.type"],
    [{ entered: "5", unit: "kg" }, "! value.unit"],
    [{ value: 5 }, "! value.type"],
    [[5], "! value.type"],
    [undefined, "! value.type"],
  ]);
  reads({ ...whole, min: -9e15, max: 9e99 }, [
    [2 ** 53, "! value.type"],
    [-0, 0],
    [{ entered: "-0" }, { value: 0, entered: "-0" }],
  ]);
  assert.ok(Object.is(datum(whole, -0), 0));
});

test("a decimal is kept with the field's digits, and what was entered beside it where that says more", () => {
  reads(weight, [
    [70, 70],
    [70.5, 70.5],
    [70.25, { value: 70.3, entered: "70.25" }],
    [{ entered: "70.5" }, 70.5],
    [{ entered: "70.50" }, { value: 70.5, entered: "70.50" }],
    [{ entered: "70.25" }, { value: 70.3, entered: "70.25" }],
    [{ entered: " 70.5 " }, 70.5],
    [{ entered: "70,5" }, "! value.type"],
    [{ entered: "." }, "! value.type"],
    [{ entered: "+70" }, { value: 70, entered: "+70" }],
    [{ entered: `${"9".repeat(400)}` }, "! value.type"],
    [{ entered: "<20" }, "! value.type"],
    [{ entered: "-2e1" }, "! value.type"],
    [19.9, "! value.too-low"],
    [19.96, { value: 20, entered: "19.96" }],
    [250.1, "! value.too-high"],
  ]);
});

test("a number too small for the field's digits is kept as people write it", () => {
  const { min: _, ...free } = weight;
  reads(free, [
    [1.5e-7, { value: 0, entered: "0.00000015" }],
    [-2e-9, { value: 0, entered: "-0.000000002" }],
    [5e-324, { value: 0, entered: `0.${"0".repeat(323)}5` }],
    [{ entered: `0.${"0".repeat(323)}5` }, { value: 0, entered: `0.${"0".repeat(323)}5` }],
  ]);
});

test("digits of a Chinese keyboard are digits", () => {
  reads(weight, [
    [{ entered: "７０．５" }, 70.5],
    [{ entered: "７０．５０" }, { value: 70.5, entered: "70.50" }],
  ]);
});

test("another unit of the field is converted, and kept as it was entered", () => {
  reads(weight, [
    [
      { entered: "154.3", unit: "[lb_av]" },
      { value: 70, entered: "154.3", unit: "[lb_av]" },
    ],
    [{ entered: "70", unit: "kg" }, 70],
    [
      { entered: "70000", unit: "g" },
      { value: 70, entered: "70000", unit: "g" },
    ],
    [{ entered: "7000", unit: "g" }, "! value.too-low"],
    [{ entered: "70", unit: "mg" }, "! value.unit"],
    [{ entered: "70", unit: "constructor" }, "! value.unit"],
    [{ entered: "70", unit: 5 }, "! value.unit"],
    [{ entered: "70", unit: null }, "! value.unit"],
  ]);
  reads({ ...weight, factors: { "[lb_av]": 0.45 } }, [
    [
      { entered: "100", unit: "[lb_av]" },
      { value: 45, entered: "100", unit: "[lb_av]" },
    ],
  ]);
});

test("a limit is told with its unit, and without a gap where there is none", () => {
  const words = (field: Field, raw: unknown): string => {
    const reading = readDatum(field, codes, raw, ["f"]);
    return "issue" in reading ? issueText(reading.issue) : "";
  };
  assert.equal(
    words(weight, 1280),
    "1280 is above what this field can hold (250 kg). Check the number.",
  );
  assert.equal(
    words(whole, 1280),
    "1280 is above what this field can hold (300). Check the number.",
  );
});

test("a text has at most so many characters, each counted once; a blank one is no answer", () => {
  reads({ id: "f", label, kind: "text", maxLength: 3 }, [
    ["abc", "abc"],
    ["abcd", "! value.too-long"],
    ["😀😀😀", "😀😀😀"],
    ["😀😀😀😀", "! value.too-long"],
    ["", undefined],
    [" \n", undefined],
    ["a\ud800", "! value.characters"],
    ["a\0", "! value.characters"],
    [5, "! value.type"],
  ]);
});

test("yes or no is a truth value, not a word or a number for it", () => {
  reads({ id: "f", label, kind: "boolean" }, [
    [true, true],
    [false, false],
    ["true", "! value.type"],
    [1, "! value.type"],
    [null, undefined],
  ]);
});

test("a date is known as far as its field demands, and kept in its shortest spelling", () => {
  reads({ id: "f", label, kind: "date" }, [
    ["2026-02-28", "2026-02-28"],
    ["2026-02-29", "! value.date"],
    ["2026-02", "! value.date-partial"],
    ["2026-02-UN", "! value.date-partial"],
    ["2026-02-28T10:00", "! value.date"],
    ["03/04/2026", "! value.date"],
    [20260228, "! value.date"],
  ]);
  reads({ id: "f", label, kind: "date", partial: true }, [
    ["2026", "2026"],
    ["2026-02-UN", "2026-02"],
    ["2026-13", "! value.date"],
  ]);
  reads({ id: "f", label, kind: "datetime" }, [
    ["2026-02-28T10:05", "2026-02-28T10:05"],
    ["2026-02-28T10", "! value.date-partial"],
    ["2026-02-28", "! value.date-partial"],
    ["2026-02-28T24:00", "! value.date"],
  ]);
  reads({ id: "f", label, kind: "datetime", partial: true }, [["2026-02", "2026-02"]]);
});

test("a time is one that a clock shows", () => {
  reads({ id: "f", label, kind: "time" }, [
    ["09:30", "09:30"],
    ["09:30:15", "09:30:15"],
    ["9:30", "! value.type"],
    ["24:00", "! value.type"],
    ["09:60", "! value.type"],
  ]);
});

test("a code is one of its list; where the answer may be one of several, at least one", () => {
  reads({ id: "f", label, kind: "choice", codes: "ABC" }, [
    ["A", "A"],
    ["a", "! value.code"],
    ["constructor", "! value.code"],
    [["A"], "! value.type"],
  ]);
  reads({ id: "f", label, kind: "choice", codes: "ABC", setValued: true }, [
    [
      ["C", "A", "C"],
      ["A", "C"],
    ],
    [["B"], "B"],
    [[], "! value.type"],
    [["A", "D"], "! value.code"],
    [["A", 5], "! value.code"],
  ]);
  reads({ id: "f", label, kind: "choices", codes: "ABC" }, [
    [
      ["C", "A"],
      ["A", "C"],
    ],
    [[], []],
    ["A", "! value.type"],
  ]);
});

test("every kind but a derived one can be missing, for a reason that is one", () => {
  const derived = {
    kind: "derived",
    type: "number",
    formula: { kind: "number", value: 1 },
  } as const;
  for (const kind of ["integer", "text", "date", "boolean", "file"] as const) {
    reads({ id: "f", label, kind }, [
      [{ missing: "refused" }, { missing: "refused" }],
      [{ missing: "refused", extra: 1 }, { missing: "refused" }],
      [{ missing: "forgot" }, "! value.missing-reason"],
      [{ missing: 5 }, "! value.missing-reason"],
    ]);
  }
  reads({ id: "f", label, ...derived }, [
    [{ missing: "refused" }, "! value.computed"],
    [null, "! value.computed"],
    [1, "! value.computed"],
  ]);
});

test("a file is known by name, kind, size and hash, and nothing else is kept of it", () => {
  const mark = {
    file: "scan.pdf",
    mediaType: "application/pdf",
    bytes: 10,
    sha256: "a".repeat(64),
  };
  reads({ id: "f", label, kind: "file", mediaTypes: ["application/pdf"] }, [
    [{ ...mark, path: "/etc" }, mark],
    [{ ...mark, mediaType: "text/html" }, "! value.type"],
    [{ ...mark, sha256: "abc" }, "! value.type"],
    [{ ...mark, bytes: -1 }, "! value.type"],
    [{ ...mark, bytes: "10" }, "! value.type"],
    [{ file: "scan.pdf" }, "! value.type"],
    ["scan.pdf", "! value.type"],
  ]);
});

test("a date keeps beside it what was typed, where that is not the date itself", () => {
  const onset: Field = { id: "f", label, kind: "date", partial: true };
  reads(onset, [
    [
      { date: "2024", typed: " 14-UN-2024 " },
      { date: "2024", typed: "14-UN-2024" },
    ],
    [{ date: "2024-01", typed: "2024-01" }, "2024-01"],
    [{ date: "2024-13", typed: "x" }, "! value.date"],
    [{ date: "2024", typed: "" }, "! value.date"],
    [{ date: "2024" }, "! value.date"],
    [
      { date: { date: "2024", typed: "x" }, typed: "y" },
      { date: "2024", typed: "x" },
    ],
    [{ date: "2024", typed: "x".repeat(61) }, "! value.date"],
    [{ date: "2024", typed: "\ud800" }, "! value.date"],
  ]);
  reads({ ...onset, partial: false }, [
    [{ date: "2024", typed: "14-UN-2024" }, "! value.date-partial"],
  ]);
});

test("a result beyond what was measured is kept only where the field allows it, with its limit in the field's unit", () => {
  reads(weight, [
    [{ entered: "<50" }, "! value.type"],
    [{ entered: "trace" }, "! value.type"],
  ]);
  const result: Field = { ...weight, qualified: true };
  reads(result, [
    [{ entered: "<50" }, { qualifier: "<", limit: 50, entered: "<50" }],
    [{ entered: "≥ 50.5" }, { qualifier: ">=", limit: 50.5, entered: "≥ 50.5" }],
    [{ entered: "＞200" }, { qualifier: ">", limit: 200, entered: ">200" }],
    [
      { entered: "<100000", unit: "g" },
      { qualifier: "<", limit: 100, entered: "<100000", unit: "g" },
    ],
    [{ entered: "Trace" }, { qualifier: "trace", entered: "Trace" }],
    [{ entered: "微量" }, { qualifier: "trace", entered: "微量" }],
    [{ entered: "<" }, "! value.type"],
    [{ entered: "<<50" }, "! value.type"],
    [{ entered: "<many" }, "! value.type"],
    [{ entered: "<5" }, "! value.too-low"],
    [{ entered: "<50", unit: "m" }, "! value.unit"],
    [{ entered: "50" }, 50],
  ]);
  const kept = datum(result, { entered: "<100000", unit: "g" });
  assert.deepEqual(datum(result, kept), kept);
  reads({ ...whole, qualified: true }, [
    [{ entered: "<=5" }, { qualifier: "<=", limit: 5, entered: "<=5" }],
    [{ entered: "<2.5" }, "! value.type"],
  ]);
});
