import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { LotState } from "../../engine/index.ts";
import blinded from "../../../examples/eopd-xs411/study-phase2.ts";
import open from "../../../examples/sci-xs228/study.ts";
import { labelOf } from "./label.ts";

const unit = { unit: "7K3QF9X2M", status: "received", excursions: [] } as const;

function lot(item: string, level: string): LotState {
  return {
    version: 1,
    lot: `LOT-OF-${item}`,
    item,
    level,
    batch: "clinical",
    banks: [],
    made: "2026-01-01",
    expires: "2027-06-15",
    status: "released",
    tests: {},
    releaseSigned: [],
    units: { [unit.unit]: unit },
  };
}

describe("the label of a unit", () => {
  for (const small of [false, true]) {
    it(`is the same for every arm where people are blinded, ${small ? "small" : "whole"}, and names no lot`, () => {
      for (const language of ["en", "zh-CN"] as const) {
        const [active, sham] = [lot("XS411-BAG", "rp2d"), lot("SHAM-BAG", "sham")].map((of) =>
          labelOf(blinded, { lot: of, unit }, language, small),
        );
        assert.deepEqual(active, sham);
        assert.ok(!JSON.stringify(active).includes("LOT-OF"));
      }
    });
  }

  it("says in either language that it is for the trial only, with the batch and the month of last use where nobody is blinded", () => {
    const label = labelOf(open, { lot: lot("XS228-BAG", "low"), unit }, "zh-CN");
    assert.ok(label.warnings.includes("仅供临床试验使用"));
    const values = label.lines.map(([, value]) => value);
    assert.ok(values.includes("LOT-OF-XS228-BAG"));
    assert.ok(values.includes("2027-06"));
    assert.ok(values.includes("XS228-SCI-P1"));
  });

  it("shows a blinded person no lot's own expiry, but the date that was assigned to the units, or room to write it", () => {
    const until = (expires: string, useUntil?: string) => {
      const of = { ...lot("XS411-BAG", "rp2d"), expires, ...(useUntil ? { useUntil } : {}) };
      return labelOf(blinded, { lot: of, unit }, "en").lines.at(-1)?.[1];
    };
    assert.equal(until("2027-06-15"), until("2029-01-31"));
    assert.equal(until("2027-06-15"), "________");
    assert.equal(until("2027-06-15", "2027-03"), "2027-03");
  });

  it("of what is taken home names both that it could be, with the directions for home, whatever the arm", () => {
    const [active, sham] = ["IMM-BOTTLE", "SHAM-IMM-BOTTLE"].map((item) =>
      labelOf(blinded, { lot: lot(item, "IMM"), unit }, "en"),
    );
    assert.deepEqual(active, sham);
    const words = JSON.stringify(active);
    assert.ok(words.includes("Immunosuppressant or Sham immunosuppressant"));
    assert.ok(words.includes("One capsule in the morning"));
    assert.ok(!words.includes("Sham procedure"));
  });
});
