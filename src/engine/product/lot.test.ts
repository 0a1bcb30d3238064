import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "../command.ts";
import { genealogyOf } from "./recall.ts";
import { p1, Pharmacy, unit } from "./testing/pharmacy.ts";
import { blindStudy, openStudy } from "./testing/studies.ts";

type MakeLot = Extract<Command, { kind: "make-lot" }>;

function lot(more: Partial<MakeLot> = {}): MakeLot {
  return {
    kind: "make-lot",
    lot: "L1",
    item: "BAG",
    level: "low",
    batch: "clinical",
    bank: "WCB1",
    made: "2026-06-01",
    expires: "2026-12",
    units: [unit(1), unit(2)],
    ...more,
  };
}

test("a bank that does not come from the level above it is refused", () => {
  const lab = new Pharmacy(openStudy);
  const master = { kind: "register-bank", bank: "M", level: "master" } as const;
  assert.equal(lab.rule("qa", master), "bank.origin");
  assert.equal(lab.rule("qa", { ...master, from: "nobody" }), "bank.origin");
  assert.equal(lab.rule("qa", { ...master, level: "donor", from: "M" }), "bank.origin");
  lab.banks();
  assert.equal(lab.rule("qa", { ...master, bank: "D1", from: "D1" }), "bank.exists");
  assert.equal(lab.rule("qa", { ...master, level: "working", from: "D1" }), "bank.origin");
  assert.equal(lab.rule("pharmacist", { ...master, from: "D1" }), "permission.role");
});

test("a lot that the protocol does not know is refused, each time by what is wrong with it", () => {
  const lab = new Pharmacy(openStudy);
  lab.banks();
  const rules: readonly (readonly [string, Partial<MakeLot>])[] = [
    ["supply.name", { lot: "a lot" }],
    ["lot.item", { item: "constructor" }],
    ["lot.level", { level: "mg100" }],
    ["lot.bank", { bank: "MCB1" }],
    ["lot.bank", { bank: "constructor" }],
    ["lot.participant", { participant: p1 }],
    ["lot.participant", { item: "OWN" }],
    ["date.future", { made: "2026-07-02" }],
    ["lot.expiry", { expires: "2026-06-01" }],
    ["lot.expiry", { expires: "2026-02-30" }],
    ["lot.expiry", { expires: "2027" }],
    ["lot.unit-number", { units: ["BAG-1"] }],
    ["lot.unit-number", { units: [] }],
    ["lot.unit-taken", { units: [unit(1), unit(1)] }],
    ["lot.bank-needless", { item: "VIAL", level: "mg100" }],
  ];
  for (const [rule, more] of rules) assert.equal(lab.rule("qa", lot(more)), rule);
  lab.give("qa", lot());
  assert.equal(lab.rule("qa", lot()), "lot.exists");
  assert.equal(lab.rule("qa", lot({ lot: "L2" })), "lot.unit-taken");
});

test("a unit number that shows the arm, the item or the lot is refused", () => {
  const supply = {
    ...blindStudy.supply,
    items: blindStudy.supply?.items ?? [],
    numbers: "any",
  } as const;
  const lab = new Pharmacy({ ...blindStudy, supply });
  const { bank: _, ...of } = lot({ item: "CELLBAG", level: "full" });
  for (const number of ["verum-1", "K-PLACEBO", "CELLBAG7", "0full0"]) {
    assert.equal(lab.rule("qa", { ...of, units: [number] }), "lot.unit-tells", number);
  }
  assert.equal(lab.rule("qa", { ...of, lot: "A17", units: ["a17-003"] }), "lot.unit-tells");
  lab.give("qa", { ...of, units: ["00417"] });
});

test("a lot is traced through its banks to the donor", () => {
  const lab = new Pharmacy(openStudy);
  lab.banks();
  lab.give("qa", lot());
  assert.deepEqual(
    genealogyOf(lab.supply, lab.lot("L1")).map(({ bank, level }) => `${level} ${bank}`),
    ["working WCB1", "master MCB1", "donor D1"],
  );
});

test("a result of another test, of another kind, or changed without a reason is refused", () => {
  const lab = new Pharmacy(openStudy);
  lab.banks();
  lab.give("qa", lot());
  const result = {
    kind: "record-test",
    lot: "L1",
    test: "viability",
    result: 82,
    date: "2026-06-20",
  } as const;
  assert.equal(lab.rule("qa", { ...result, lot: "L9" }), "lot.unknown");
  assert.equal(lab.rule("qa", { ...result, test: "colour" }), "test.unknown");
  assert.equal(lab.rule("qa", { ...result, result: "passed" }), "test.result");
  assert.equal(lab.rule("qa", { ...result, result: Number.NaN }), "test.result");
  assert.equal(lab.rule("qa", { ...result, test: "sterility" }), "test.result");
  assert.equal(lab.rule("qa", { ...result, date: "2027-01-01" }), "date.future");
  lab.give("qa", result);
  assert.equal(lab.rule("qa", { ...result, result: 60 }), "test.reason");
  lab.give("qa", { ...result, result: 60, reason: "Counted again" });
  const [row] = lab.certificate("L1").rows;
  assert.deepEqual([row?.state, row?.result?.result], ["failed", 60]);
});

test("a result on its limit passes, one beyond fails, one that is not there is missing", () => {
  const lab = new Pharmacy(openStudy);
  lab.banks();
  lab.give("qa", lot());
  const record = (test: string, result: number): void => {
    lab.give("qa", { kind: "record-test", lot: "L1", test, result, date: "2026-06-20" });
  };
  record("viability", 70);
  record("endotoxin", 0.21);
  const { rows, missing, failed } = lab.certificate("L1");
  assert.deepEqual(
    rows.map(({ state }) => state),
    ["passed", "failed", "missing"],
  );
  assert.deepEqual([missing, failed], [["sterility"], ["endotoxin"]]);
});
