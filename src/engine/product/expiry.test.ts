import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "../command.ts";
import { blockOf, daysLeft } from "./usable.ts";
import { p1, p2, Pharmacy, unit } from "./testing/pharmacy.ts";
import { blindStudy, openStudy } from "./testing/studies.ts";

function lab(): Pharmacy {
  const of = new Pharmacy(openStudy);
  of.banks();
  of.tested("LOW1", "BAG", "low", [unit(1), unit(2), unit(3), unit(4), unit(5)]);
  of.release("LOW1");
  of.deliver("SH1", [unit(1), unit(2), unit(3), unit(4)]);
  of.enrol(p1, { cohort: "LOW" });
  of.enrol(p2, { cohort: "LOW" });
  return of;
}

const change = (expires: string, more: object = {}): Command => ({
  kind: "change-expiry",
  lot: "LOW1",
  expires,
  reason: "Stability at 12 months",
  ...more,
});

const waits = (of: Pharmacy): readonly string[] =>
  Object.values(of.lot("LOW1").units)
    .filter(({ relabel }) => relabel !== undefined)
    .map((one) => one.unit);

test("only quality changes an expiry, to a date that is one, with what it rests on, and of a lot that is not recalled", () => {
  const of = lab();
  assert.equal(of.rule("pharmacist", change("2027-03")), "permission.role");
  assert.equal(of.rule("qa", change("2026-05")), "lot.expiry");
  assert.equal(of.rule("qa", change("soon")), "lot.expiry");
  assert.equal(of.rule("qa", change("2026-12-31")), "expiry.unchanged");
  assert.equal(of.rule("qa", change("2027-03", { reason: " " })), "expiry.reason");
  assert.equal(of.rule("qa", change("2027-03", { useUntil: "2027-04" })), "lot.use-until");
  assert.equal(of.rule("qa", { ...change("2027-03"), lot: "NONE" } as Command), "lot.unknown");
  of.give("qa", { kind: "recall-lot", lot: "LOW1", reason: "Seal" });
  assert.equal(of.rule("qa", change("2027-03")), "expiry.recalled");
});

test("an expiry that changes is kept with what was before, and every unit with the old date on its label waits for another, dispensed ones too", () => {
  const of = lab();
  of.dispensed(p1, [unit(1), unit(2)]);
  of.give("qa", change("2027-03"));
  const lot = of.lot("LOW1");
  assert.equal(lot.expires, "2027-03");
  assert.deepEqual(
    lot.expiryChanges?.map(({ before, expires, reason, by }) => [before, expires, reason, by]),
    [["2026-12-31", "2027-03", "Stability at 12 months", "qa"]],
  );
  assert.equal(lot.status, "released");
  assert.deepEqual([...waits(of)].sort(), [1, 2, 3, 4, 5].map((n) => unit(n)).sort());
  assert.equal(lot.units[unit(1)]?.relabel, "2026-12");
});

test("a unit that waits for its label is not dispensed, and bears the new date once somebody there says so", () => {
  const of = lab();
  of.give("qa", change("2026-09"));
  of.give("nurse", { kind: "order-product", participant: p1, date: "2026-06-30" });
  const take: Command = {
    kind: "dispense",
    participant: p1,
    order: 1,
    units: [unit(1), unit(2)],
  };
  assert.equal(of.rule("pharmacist", take), "dispense.relabel");
  const relabel = (...numbers: readonly number[]): Command => ({
    kind: "relabel-units",
    units: numbers.map((n) => unit(n)),
  });
  assert.equal(of.rule("nurse", relabel(1)), "permission.role");
  assert.equal(of.rule("other-pharmacist", relabel(1)), "unit.site");
  of.give("pharmacist", relabel(1, 2));
  assert.equal(of.rule("pharmacist", relabel(1)), "relabel.not-owed");
  of.give("pharmacist", take);
  // What is put back as it was waits for no label, where none was changed.
  of.give("qa", change("2026-12-31"));
  assert.deepEqual([...waits(of)].sort(), [unit(1), unit(2)].sort());
});

test("a lot that is shortened to a day gone by is expired from then on", () => {
  const of = lab();
  of.give("qa", change("2026-06-29"));
  const lot = of.lot("LOW1");
  const one = lot.units[unit(1)] ?? assert.fail();
  assert.equal(blockOf(openStudy, lot, one, of.now, of.context("qa").zone), "expired");
  assert.equal(daysLeft(lot, of.now, of.context("qa").zone), -1);
});

test("where people are blinded the date that was assigned to the units counts, and an extension of the lot asks for no new label", () => {
  const of = new Pharmacy(blindStudy);
  const made = {
    kind: "make-lot",
    item: "CELLBAG",
    level: "full",
    batch: "clinical",
    made: "2026-06-01",
    expires: "2026-12-31",
    units: [unit(1)],
  } as const;
  for (const useUntil of ["2027-01", "2026-05", "2026"]) {
    assert.equal(of.rule("qa", { ...made, lot: "LOW1", useUntil }), "lot.use-until");
  }
  of.give("qa", { ...made, lot: "LOW1", useUntil: "2026-10" });
  const { zone } = of.context("qa");
  assert.equal(daysLeft(of.lot("LOW1"), of.now, zone), 123);
  of.give("qa", change("2027-03"));
  assert.deepEqual(waits(of), []);
  assert.equal(daysLeft(of.lot("LOW1"), of.now, zone), 123);
  // A lot that no longer lasts so long takes its units' date along.
  assert.equal(of.rule("qa", change("2026-09")), "lot.use-until");
  of.give("qa", change("2026-09", { useUntil: "2026-09" }));
  assert.deepEqual(waits(of), [unit(1)]);
  assert.equal(of.rule("pharmacist", { kind: "relabel-units", units: [unit(1)] }), "unit.site");
});
