/** Early-onset Parkinson's disease, phase II: what both arms take home, and the count of what came back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { instantAt, type ParticipantId } from "../../src/kernel/index.ts";
import {
  accountabilityOf,
  computeCompliance,
  doseNumberOf,
  proposeUnits,
} from "../../src/engine/index.ts";
import { p1, p2, Pharmacy, unit } from "../../src/engine/product/testing/pharmacy.ts";
import { beijing } from "../../src/engine/testing/play.ts";
import study from "../../examples/eopd-xs411/study-phase2.ts";

const bottles = [1, 2, 3, 4].map((n) => unit(n)).sort();
const shams = [11, 12, 13].map((n) => unit(n)).sort();
const bag = unit(21);

function programme(): Pharmacy {
  const of = new Pharmacy(study);
  of.now = instantAt("2026-07-01T09:00", beijing);
  of.banks();
  of.tested("I1", "IMM-BOTTLE", "IMM", bottles);
  of.tested("I2", "SHAM-IMM-BOTTLE", "IMM", shams);
  of.tested("B1", "XS411-BAG", "rp2d", [bag]);
  for (const lot of ["I1", "I2", "B1"]) of.release(lot);
  of.deliver("SH", [...bottles, ...shams, bag]);
  of.enrol(p1, { arm: "XS411" });
  of.enrol(p2, { arm: "SHAM" });
  return of;
}

const order = (participant: ParticipantId, more: object = {}) =>
  ({
    kind: "order-product",
    participant,
    date: "2026-07-01",
    medication: "IMM",
    days: 56,
    ...more,
  }) as const;
const dispense = (participant: ParticipantId, units: readonly string[]) =>
  ({ kind: "dispense", participant, order: 1, units }) as const;

test("a medication that is not the study's, or no count of days, is refused", () => {
  const of = programme();
  assert.equal(of.rule("nurse", order(p1, { medication: "NONE" })), "order.medication");
  for (const days of [0, 1.5, 401])
    assert.equal(of.rule("nurse", order(p1, { days })), "order.days");
  const dose = { kind: "order-product", participant: p1, date: "2026-07-01", days: 7 } as const;
  assert.equal(of.rule("nurse", dose), "order.days");
  assert.equal(of.rule("pharmacist", order(p1)), "permission.role");
});

test("so many bottles are taken home as the days ask for, of the right arm, and neither bottles for a dose nor bags for home", () => {
  const of = programme();
  of.give("nurse", order(p1));
  assert.equal(of.rule("pharmacist", dispense(p1, shams.slice(0, 2))), "dispense.wrong-product");
  assert.equal(of.rule("pharmacist", dispense(p1, [bag])), "dispense.wrong-product");
  assert.equal(of.rule("pharmacist", dispense(p1, bottles.slice(0, 3))), "dispense.too-many");
  const { zone } = of.context("qa");
  const [asked] = of.person(p1).orders ?? [];
  const propose = (one = asked) =>
    proposeUnits(study, of.lots, of.person(p1), of.allocation, of.now, zone, one);
  assert.deepEqual(propose(), bottles.slice(0, 2).sort());
  of.give("nurse", { kind: "order-product", participant: p1, date: "2026-07-01" });
  assert.deepEqual(propose(of.person(p1).orders?.[1]), [bag]);
  const bottleAsDose = { ...dispense(p1, [bottles[0] ?? ""]), order: 2 };
  assert.equal(of.rule("pharmacist", bottleAsDose), "dispense.wrong-product");
});

test("nothing that would expire before it is taken is taken home", () => {
  const of = programme();
  of.now = instantAt("2026-11-20T09:00", beijing);
  of.give("nurse", order(p1, { date: "2026-11-20" }));
  assert.equal(of.rule("pharmacist", dispense(p1, bottles.slice(0, 2))), "dispense.expires-soon");
});

test("a bottle is not given at the bedside, and comes back counted, within what it held", () => {
  const of = programme();
  of.give("nurse", order(p1));
  const [first = "", second = ""] = bottles;
  of.give("pharmacist", dispense(p1, [first, second]));
  const times = { started: of.now, ended: of.now, reason: "At the visit" };
  const given = { kind: "administer", participant: p1, unit: first, ...times } as const;
  assert.equal(of.rule("nurse", given), "administer.home");
  of.give("nurse", { kind: "check-bedside", participant: p1, wristband: p1, unit: first });
  assert.equal(of.events.get(`participant/${p1}`)?.at(-1)?.type, "bedside-mismatched");
  const back = { kind: "return-unit", participant: p1, unit: first } as const;
  assert.equal(of.rule("nurse", back), "return.count");
  assert.equal(of.rule("nurse", { ...back, left: 61 }), "return.count");
  of.give("nurse", { ...back, left: 0 });
  assert.equal(of.person(p1).doses.length, 0);
});

test("the count of both arms reads the same in their own records, and the account balances", () => {
  const told = ([p1, p2] as const).map((participant) => {
    const of = programme();
    const [first = "", second = ""] = participant === p1 ? bottles : shams;
    of.give("nurse", order(participant));
    of.give("pharmacist", dispense(participant, [first, second]));
    const { zone } = of.context("qa");
    const count = () =>
      computeCompliance(study, of.person(participant).orders?.[0] ?? assert.fail(), zone);
    assert.equal(count(), undefined);
    of.now = instantAt("2026-08-26T09:00", beijing);
    of.give("nurse", { kind: "return-unit", participant, unit: first, left: 0 });
    assert.equal(count(), undefined);
    of.give("nurse", { kind: "return-unit", participant, unit: second, left: 14 });
    assert.equal(of.person(participant).orders?.[0]?.status, "closed");
    for (const unit of [first, second]) {
      assert.equal(of.rule("nurse", { kind: "verify-return", unit }), "permission.role");
      of.give("monitor", { kind: "verify-return", unit, left: unit === first ? 0 : 14 });
    }
    const lot = participant === p1 ? "I1" : "I2";
    const account = accountabilityOf(of.lotEvents(lot), { participant });
    assert.deepEqual([account.received, account.returned, account.isBalanced], [2, 2, true]);
    let record = JSON.stringify(of.events.get(`participant/${participant}`));
    for (const [n, unit] of [first, second].entries())
      record = record.replaceAll(unit, `unit ${n}`);
    return [
      count(),
      record.replaceAll(participant, "P").replaceAll(/"commitment":"[0-9a-f]+"/g, ""),
    ];
  });
  assert.deepEqual(told[0], told[1]);
  assert.deepEqual(told[0]?.[0], {
    handedOut: 120,
    left: 14,
    taken: 106,
    asked: 112,
    percent: 94.6,
  });
});

test("home medication does not make its doses come from the bedside, nor count among the doses", () => {
  const of = programme();
  of.give("nurse", order(p1));
  of.give("pharmacist", dispense(p1, bottles.slice(0, 2)));
  const dose = { kind: "record-dose", participant: p1, date: "2026-07-01" } as const;
  // Nothing but the consent, which is in force from 2027 on, stands against it.
  assert.equal(of.rule("nurse", dose), "form.no-consent");
  of.give("nurse", { kind: "order-product", participant: p1, date: "2026-07-01" });
  assert.equal(of.rule("nurse", dose), "dose.at-bedside");
  const [home, given] = of.person(p1).orders ?? [];
  assert.ok(home !== undefined && given !== undefined);
  assert.equal(doseNumberOf(of.person(p1), given), 1);
});
