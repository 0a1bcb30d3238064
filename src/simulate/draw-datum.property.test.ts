import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DecimalField, Field, IntegerField } from "../definition/index.ts";
import { dayNumber, knownDay, randomStream, text } from "../kernel/index.ts";
import { drawDatum } from "./draw-datum.ts";

const label = text("Field", "字段");
const today = dayNumber(2026, 3, 3);
const drawing = (seed: number) => ({ random: randomStream(seed), today, codes: new Map() });

const limits = fc
  .tuple(fc.integer({ min: -50_000, max: 50_000 }), fc.integer({ min: 1_000, max: 90_000 }))
  .map(([low, width]) => ({ min: low / 1_000, max: (low + width) / 1_000 }));

test("a drawn number lies within its limits with its digits, however narrow they are", () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: 0, max: 3 }), fc.integer(), (between, decimals, seed) => {
      const field: DecimalField = { id: "f", label, kind: "decimal", decimals, ...between };
      const datum = drawDatum(field, drawing(seed));
      assert.ok(typeof datum === "number");
      assert.ok(datum >= between.min && datum <= between.max, String(datum));
      assert.equal(Number(datum.toFixed(decimals)), datum);
    }),
  );
});

test("a drawn integer is whole, and a typical range below zero is kept", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const field: IntegerField = { id: "f", label, kind: "integer", typical: [-20, -10] };
      const datum = drawDatum(field, drawing(seed));
      assert.ok(typeof datum === "number" && Number.isInteger(datum) && datum < 0);
    }),
  );
});

test("a drawn date is never after the day it is entered", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.constantFrom("date" as const, "datetime" as const),
      (seed, kind) => {
        const field: Field = { id: "f", label, kind };
        const drawn = drawDatum(field, drawing(seed));
        assert.ok(typeof drawn === "string" && (knownDay(drawn) ?? today + 1) <= today);
      },
    ),
  );
});

test("a drawn text fits its field, and what a machine or a person must make is not drawn", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), (seed, maxLength) => {
      const field: Field = { id: "f", label, kind: "text", maxLength, required: true };
      const drawn = drawDatum(field, drawing(seed));
      assert.ok(typeof drawn === "string" && drawn.length <= maxLength);
    }),
  );
  assert.equal(drawDatum({ id: "f", label, kind: "file" }, drawing(1)), undefined);
});
