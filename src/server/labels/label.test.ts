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
});
