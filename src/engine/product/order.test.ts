import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "../command.ts";
import { proposeResupply, proposeUnits, stockAt, stockBySite } from "./stock.ts";
import { p1, p2, Pharmacy, s1, s2, unit } from "./testing/pharmacy.ts";
import { blindStudy, openStudy } from "./testing/studies.ts";

function lab(): Pharmacy {
  const of = new Pharmacy(openStudy);
  of.banks();
  of.tested("LOW1", "BAG", "low", [unit(1), unit(2), unit(3), unit(4), unit(5)]);
  of.tested("HIGH1", "BAG", "high", [unit(11), unit(12)]);
  of.release("LOW1");
  of.release("HIGH1");
  of.deliver("SH1", [unit(1), unit(2), unit(3), unit(4), unit(11), unit(12)]);
  of.enrol(p1, { cohort: "LOW" });
  of.enrol(p2, { cohort: "LOW" });
  return of;
}

const order = (participant = p1, date = "2026-06-30") =>
  ({ kind: "order-product", participant, date }) as const;
const dispense = (units: readonly string[], participant = p1, number = 1): Command => ({
  kind: "dispense",
  participant,
  order: number,
  units,
});

test("an order for nobody, for no day, or twice is refused", () => {
  const of = lab();
  assert.equal(of.rule("nurse", order("P9" as typeof p1)), "participant.unknown");
  assert.equal(of.rule("nurse", order(p1, "2026-06")), "order.date");
  assert.equal(of.rule("nurse", { ...order(), visit: "day99" }), "order.visit");
  assert.equal(of.rule("pharmacist", order()), "permission.role");
  of.give("nurse", order());
  assert.equal(of.rule("nurse", order()), "order.twice");
  const { supply: _, ...bare } = openStudy;
  const none = new Pharmacy(bare);
  none.enrol(p1, { cohort: "LOW" });
  assert.equal(none.rule("nurse", order()), "order.no-supply");
});

test("nothing is dispensed without an order, nor a unit that is unknown or named twice", () => {
  const of = lab();
  assert.equal(of.rule("pharmacist", dispense([unit(1)])), "dispense.no-order");
  of.give("nurse", order());
  assert.equal(of.rule("nurse", dispense([unit(1)])), "permission.role");
  assert.equal(of.rule("other-pharmacist", dispense([unit(1)])), "permission.site");
  assert.equal(of.rule("pharmacist", dispense(["X"])), "unit.unknown");
  assert.equal(of.rule("pharmacist", dispense([unit(1), unit(1)])), "unit.twice");
  assert.equal(of.rule("pharmacist", dispense([unit(1), unit(2), unit(3)])), "dispense.too-many");
});

test("a bag of the wrong dose level is refused", () => {
  const of = lab();
  of.give("nurse", order());
  assert.equal(of.rule("pharmacist", dispense([unit(11), unit(12)])), "dispense.wrong-product");
});

test("a bag that is at another site, on the way or still at the depot is refused", () => {
  const of = lab();
  of.give("nurse", order());
  assert.equal(of.rule("pharmacist", dispense([unit(5)])), "dispense.other-site");
  of.deliver("SH2", [unit(5)], s2);
  assert.equal(of.rule("pharmacist", dispense([unit(5)])), "dispense.other-site");
});

test("a quarantined, recalled, unreleased or expired bag is refused, each by its own name", () => {
  const of = lab();
  of.give("nurse", order());
  of.give("pharmacist", { kind: "quarantine", lot: "LOW1", units: [unit(1)], reason: "Leak" });
  assert.equal(of.rule("pharmacist", dispense([unit(1), unit(2)])), "unit.quarantined");
  of.tested("LOW2", "BAG", "low", [unit(21)]);
  assert.equal(of.rule("pharmacist", dispense([unit(21)])), "unit.not-released");
  of.wait(60 * 24 * 182);
  assert.equal(of.rule("pharmacist", dispense([unit(2)])), "dispense.expires-soon");
  of.wait(60 * 24 * 4);
  assert.equal(of.rule("pharmacist", dispense([unit(2)])), "unit.expired");
  of.give("qa", { kind: "recall-lot", lot: "LOW1", reason: "Contaminated" });
  assert.equal(of.rule("pharmacist", dispense([unit(2)])), "unit.recalled");
});

test("a bag that another participant has is refused", () => {
  const of = lab();
  of.dispensed(p1, [unit(1), unit(2)]);
  of.give("nurse", order(p2));
  assert.equal(of.rule("pharmacist", dispense([unit(1)], p2)), "dispense.taken");
});

test("a bag of one's own cells is for nobody else", () => {
  const of = lab();
  const made = { made: "2026-06-01", expires: "2026-12-31", batch: "clinical" } as const;
  of.give("qa", {
    kind: "make-lot",
    lot: "OWN1",
    item: "OWN",
    level: "low",
    bank: "D1",
    participant: p2,
    units: [unit(31)],
    ...made,
  });
  of.give("nurse", order());
  assert.equal(of.rule("pharmacist", dispense([unit(31)])), "dispense.another-participant");
});

test("an order is ready once its bags are dispensed, and a discarded one is replaced", () => {
  const of = lab();
  const sorted = [unit(1), unit(2)].sort();
  of.dispensed(p1, sorted.toReversed());
  const [ready] = of.person(p1).orders ?? [];
  assert.equal(ready?.status, "ready");
  assert.deepEqual(
    ready.units.map((one) => one.unit),
    sorted,
  );
  assert.equal(of.rule("pharmacist", dispense([unit(3)])), "dispense.too-many");
  of.give("nurse", { kind: "discard", participant: p1, unit: unit(2), reason: "Dropped" });
  of.give("pharmacist", dispense([unit(3)]));
});

test("what expires first is proposed first, at this site, of this participant's level, and nothing blocked", () => {
  const of = lab();
  const made = {
    made: "2026-06-01",
    batch: "clinical",
    item: "BAG",
    level: "low",
    bank: "WCB1",
  } as const;
  of.give("qa", { kind: "make-lot", lot: "SOON", expires: "2026-08", units: [unit(41)], ...made });
  for (const [name, result] of [
    ["viability", 80],
    ["endotoxin", 0.1],
    ["sterility", "passed"],
  ] as const) {
    of.give("qa", { kind: "record-test", lot: "SOON", test: name, result, date: "2026-06-20" });
  }
  of.release("SOON");
  of.deliver("SH3", [unit(41)]);
  const propose = (participant = p1) =>
    proposeUnits(
      openStudy,
      of.lots,
      of.person(participant),
      of.allocation,
      of.now,
      of.context("qa").zone,
    );
  const firsts = [unit(1), unit(2), unit(3), unit(4)].sort();
  assert.deepEqual(propose(), [unit(41), firsts[0]]);
  of.give("qa", { kind: "recall-lot", lot: "SOON", reason: "Seal" });
  assert.deepEqual(propose(), firsts.slice(0, 2));
});

test("a site below its threshold is proposed to be filled up, counting what is on the way", () => {
  const of = lab();
  const stock = () => stockBySite(openStudy, of.lots, of.now, of.context("qa").zone);
  const plan = openStudy.supply ?? assert.fail();
  assert.deepEqual(proposeResupply(stock(), plan), [
    { site: s1, item: "BAG", level: "high", units: 4 },
  ]);
  of.dispensed(p1, [unit(1), unit(2)]);
  assert.equal(stockAt(openStudy, of.lots, s1, of.now, of.context("qa").zone)["low"], 2);
  assert.equal(proposeResupply(stock(), plan).length, 2);
  of.give("qa", { kind: "ship", shipment: "SH4", to: s1, units: [unit(5)] });
  assert.deepEqual(
    proposeResupply(stock(), plan).map(({ level }) => level),
    ["high"],
  );
});

test("in a blinded study only a bag of the allocated arm is dispensed, and stock is counted by arm", () => {
  const of = new Pharmacy(blindStudy);
  of.tested("A", "CELLBAG", "full", [unit(1), unit(2)]);
  of.tested("B", "SALTBAG", "none", [unit(3)]);
  of.release("A");
  of.release("B");
  of.deliver("SH1", [unit(1), unit(2), unit(3)]);
  assert.deepEqual(
    { ...stockAt(blindStudy, of.lots, s1, of.now, of.context("qa").zone) },
    { VERUM: 2, PLACEBO: 1 },
  );
  of.enrol(p1, {});
  assert.equal(of.rule("nurse", order()), "order.not-ready");
  of.enrol(p2, { arm: "PLACEBO" });
  of.give("nurse", order(p2));
  assert.equal(of.rule("pharmacist", dispense([unit(1)], p2)), "dispense.wrong-product");
  of.give("pharmacist", dispense([unit(3)], p2));
});
