import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { daysInMonth } from "./civil.ts";
import { describeDate } from "./date-words.ts";
import {
  addDays,
  daySpan,
  knownDay,
  type PartialDate,
  precisionOf,
  readPartialDate,
  secondSpan,
} from "./partial-date.ts";
import { readTypedDate } from "./typed-date.ts";

const two = (value: number): string => String(value).padStart(2, "0");

/** The same date from the year down to the second, cut at each precision. */
const whole = fc
  .record({
    year: fc.integer({ min: 1, max: 9998 }),
    month: fc.integer({ min: 1, max: 12 }),
    dayPart: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    second: fc.integer({ min: 0, max: 86_399 }),
  })
  .map(({ year, month, dayPart, second }) => {
    const day = 1 + Math.floor(dayPart * daysInMonth(year, month));
    const time = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60];
    return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${time.map(two).join(":")}`;
  });
const lengths = [4, 7, 10, 13, 16, 19];
const date = fc
  .tuple(whole, fc.constantFrom(...lengths))
  .map(([text, length]) => text.slice(0, length));

describe("partial dates, for any date", () => {
  it("are kept as they are when read again", () => {
    fc.assert(
      fc.property(date, (text) => {
        assert.equal(readPartialDate(text), text);
      }),
    );
  });

  it("lose nothing but the unknown parts, and reading twice is reading once", () => {
    fc.assert(
      fc.property(
        date,
        fc.constantFrom("", "-UN", "-UN-UN", "-UNTUN", "TUN", ":UN"),
        (text, more) => {
          const read = readPartialDate(text + more);
          if (read === undefined) return;
          assert.equal(read, text);
          assert.equal(readPartialDate(read), read);
        },
      ),
    );
  });

  it("narrow their span as more is known, and never leave it", () => {
    fc.assert(
      fc.property(whole, (text) => {
        const spans = lengths.map((length) => secondSpan(text.slice(0, length)));
        for (const [index, span] of spans.entries()) {
          const wider = spans[index - 1];
          assert.ok(span.first <= span.last);
          if (wider !== undefined) assert.ok(wider.first <= span.first && span.last <= wider.last);
        }
        const last = spans.at(-1);
        assert.equal(last?.first, last?.last);
      }),
    );
  });

  it("of one precision are ordered as texts, as days and as seconds alike", () => {
    fc.assert(
      fc.property(whole, whole, fc.constantFrom(...lengths), (a, b, length) => {
        const [x, y] = [a.slice(0, length), b.slice(0, length)];
        assert.equal(precisionOf(x), precisionOf(y));
        assert.equal(x < y, secondSpan(x).last < secondSpan(y).first);
        assert.equal(x === y, secondSpan(x).first === secondSpan(y).first);
        if (x <= y) assert.ok(daySpan(x).first <= daySpan(y).first);
      }),
    );
  });

  it("in adjacent days leave no second between them", () => {
    fc.assert(
      fc.property(whole, (text) => {
        const day = text.slice(0, 10);
        assert.equal(secondSpan(day).last + 1, secondSpan(addDays(day, 1)).first);
      }),
    );
  });

  it("come back when days are added and taken off", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1800-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
        fc.integer({ min: -50_000, max: 50_000 }),
        (at, days) => {
          const day = at.toISOString().slice(0, 10);
          const moved = addDays(day, days);
          assert.equal(addDays(moved, -days), day);
          assert.equal((knownDay(moved) ?? 0) - (knownDay(day) ?? 0), days);
        },
      ),
    );
  });
});

describe("typed dates, for any date", () => {
  const today: PartialDate = "2026-01-14";
  const modern = date
    .filter((text) => text >= "1800" && text < "2200")
    .map((text) => text.slice(0, 10));

  it("are read back from their stored spelling and from the words shown for them", () => {
    fc.assert(
      fc.property(modern, (stored) => {
        assert.deepEqual(readTypedDate(stored, { today }), { kind: "date", date: stored });
        const words = describeDate(stored, "en").replace(/ \(.*\)$/, "");
        assert.deepEqual(readTypedDate(words, { today }), { kind: "date", date: stored });
      }),
    );
  });

  it("always give an answer, whatever is typed", () => {
    const piece = fc.constantFrom(
      ..."0 1 2 9 14 24 31 2024 jan Feb UN -- - / . 年 月 日 t v + , ".split(" "),
      " ",
      "０",
      "－",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const reading = readTypedDate(pieces.join(""), { today, visitDate: "2026-01" });
        if (reading.kind === "date") assert.equal(readPartialDate(reading.date), reading.date);
      }),
      { numRuns: 3_000 },
    );
  });
});
