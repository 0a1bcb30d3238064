/** The tofersen programme from order to dose, sentence by sentence of the label (US label, section 2; EU SmPC 4.2). */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  instantAt,
  isRefusal,
  type ParticipantId,
  printDay,
  knownDay,
} from "../../src/kernel/index.ts";
import type { Study } from "../../src/definition/index.ts";
import { describeMove, movesOf, nextDoseOf } from "../../src/engine/index.ts";
import { p1, Pharmacy, s1, unit } from "../../src/engine/product/testing/pharmacy.ts";
import { beijing } from "../../src/engine/testing/play.ts";
import tofersen from "../../examples/sod1-tofersen/study.ts";

const study: Study = tofersen;
let vials = 0;

function programme(): Pharmacy {
  const of = new Pharmacy(study);
  of.now = instantAt("2026-07-01T09:00", beijing);
  of.tested(
    "T1",
    "TOFERSEN-VIAL",
    "tofersen100",
    Array.from({ length: 12 }, (_, n) => unit(n)),
  );
  of.release("T1");
  of.deliver(
    "SH",
    Array.from({ length: 12 }, (_, n) => unit(n)),
  );
  of.enrol(p1, {});
  of.give("nurse", { kind: "consent", participant: p1, version: "1.0", date: "2026-07-01" });
  vials = 0;
  return of;
}

function scan(of: Pharmacy, n: number, participant: ParticipantId = p1): void {
  of.give("nurse", { kind: "check-bedside", participant, wristband: participant, unit: unit(n) });
}

/** A dose on a day, from its order to the bedside. */
function dose(of: Pharmacy, day: string): ReturnType<Pharmacy["give"]> {
  of.now = instantAt(`${day}T10:00`, beijing);
  const n = vials++;
  of.dispensed(p1, [unit(n)]);
  scan(of, n);
  of.wait(3);
  const ended = of.now;
  return of.give("nurse", {
    kind: "administer",
    participant: p1,
    unit: unit(n),
    started: instantAt(`${day}T10:00`, beijing),
    ended,
  });
}

const due = (of: Pharmacy): string | undefined => nextDoseOf(study, of.person(p1))?.due;
const after = (day: string, days: number): string => printDay((knownDay(day) ?? 0) + days);

test("a dose is refused without an order, without its check, and to somebody whose order is not ready", () => {
  const of = programme();
  const give = (n: number) =>
    of.rule("nurse", {
      kind: "administer",
      participant: p1,
      unit: unit(n),
      started: of.now,
      ended: of.now,
    });
  assert.equal(give(0), "unit.another-participant");
  of.give("nurse", { kind: "order-product", participant: p1, date: "2026-07-01" });
  assert.equal(give(0), "unit.another-participant");
  const typed = { kind: "record-dose", participant: p1, date: "2026-07-01" } as const;
  assert.equal(of.rule("nurse", typed), "dose.at-bedside");
  assert.equal(of.rule("nurse", { ...typed, afterTheFact: true, reason: " " }), "dose.reason-owed");
  of.give("pharmacist", { kind: "dispense", participant: p1, order: 1, units: [unit(0)] });
  assert.equal(give(0), "administer.unchecked");
  assert.equal(of.person(p1).doses.length, 0);
  of.give("nurse", { ...typed, afterTheFact: true, reason: "Given at another hospital" });
  const [event] = (of.events.get(`participant/${p1}`) ?? []).filter(
    ({ type }) => type === "dose-recorded",
  );
  assert.deepEqual(event && "deviations" in event ? event.deviations : [], ["outside-order"]);
});

test("the last unit of an order records the dose by itself, with what the bedside knows", () => {
  const of = programme();
  dose(of, "2026-07-01");
  const [given] = of.person(p1).doses;
  assert.deepEqual(given, { date: "2026-07-01", level: "tofersen100", order: 1, line: 1 });
  const line = of.person(p1).logs["EX"]?.[1];
  assert.equal(line?.values["given"], "2026-07-01");
  assert.equal(line.values["vial"], unit(0));
  assert.equal(
    Number((line.values["minutes"] as { entered: string }).entered ?? line.values["minutes"]),
    3,
  );
});

test("three loading doses 14 days apart, then one every 28 days: days 1, 15, 29, 57, 85", () => {
  const of = programme();
  const first = "2026-07-01";
  for (const day of [0, 14, 28, 56, 84]) {
    if (day > 0) assert.equal(due(of), after(first, day));
    dose(of, after(first, day));
  }
  assert.equal(due(of), after(first, 112));
  const kept = of.person(p1).doses.map(({ date }) => date);
  assert.equal(kept.length, 5);
});

test("dose 2 missed: given as soon as possible, and dose 3 comes 14 days after it", () => {
  const of = programme();
  dose(of, "2026-07-01");
  assert.equal(due(of), "2026-07-15");
  const before = of.person(p1);
  dose(of, "2026-07-25");
  assert.equal(due(of), "2026-08-08");
  const moves = movesOf(study, before, of.person(p1));
  const third = moves.find(({ what }) => "dose" in what && what.dose === 3);
  assert.ok(third !== undefined, "the move of dose 3 is told");
  assert.match(describeMove(study, third).en, /Dose 3 moves from .* \(10 days later\)/);
});

test("dose 3 missed: the next comes 28 days after the late dose", () => {
  const of = programme();
  dose(of, "2026-07-01");
  dose(of, "2026-07-15");
  assert.equal(due(of), "2026-07-29");
  dose(of, "2026-08-19");
  assert.equal(due(of), "2026-09-16");
});

test("a maintenance dose missed: the next comes 28 days after the late dose, and so on", () => {
  const of = programme();
  for (const day of ["2026-07-01", "2026-07-15", "2026-07-29", "2026-08-26"]) dose(of, day);
  assert.equal(due(of), "2026-09-23");
  const answer = dose(of, "2026-10-07");
  const recorded = answer
    .flatMap(({ events }) => events)
    .find(({ type }) => type === "dose-recorded");
  assert.deepEqual(recorded && "deviations" in recorded ? recorded.deviations : [], ["late"]);
  assert.equal(due(of), "2026-11-04");
  dose(of, "2026-11-04");
  assert.equal(due(of), "2026-12-02");
});

test("a lost vial is replaced first and marked then; its dose is recorded once, from the replacement", () => {
  const of = programme();
  of.now = instantAt("2026-07-01T10:00", beijing);
  of.dispensed(p1, [unit(0)]);
  const order = { kind: "order-product", participant: p1, date: "2026-07-01" } as const;
  assert.equal(of.rule("nurse", { ...order, replaces: unit(5) }), "order.replaces");
  of.give("nurse", { ...order, replaces: unit(0) });
  assert.equal(of.rule("nurse", { ...order, replaces: unit(0) }), "order.twice");
  assert.equal(
    of.rule("pharmacist", {
      kind: "dispense",
      participant: p1,
      order: 2,
      units: [unit(1), unit(2)],
    }),
    "dispense.too-many",
  );
  of.give("pharmacist", { kind: "dispense", participant: p1, order: 2, units: [unit(1)] });
  scan(of, 1);
  const give = {
    kind: "administer",
    participant: p1,
    unit: unit(1),
    started: of.now,
    ended: of.now,
  } as const;
  // The lost one is not marked yet: the dose may not be whole.
  of.give("nurse", give);
  assert.equal(of.person(p1).doses.length, 0);
  of.give("nurse", { kind: "discard", participant: p1, unit: unit(0), reason: "Lost on the ward" });
  assert.deepEqual(
    of.person(p1).doses.map(({ date, order: from }) => [date, from]),
    [["2026-07-01", 1]],
  );
  assert.ok(isRefusal(of.decide("nurse", { ...order, replaces: unit(1) })));
});

test("at a site whose product is kept in this record no dose is recorded without an order but after the fact, as a deviation", () => {
  const of = programme();
  const typed = { kind: "record-dose", participant: p1, date: "2026-07-01" } as const;
  const place = { kind: "activate-site", site: s1, zone: "Asia/Shanghai", country: "CHN" } as const;
  assert.equal(of.rule("manager", place), "site.active");
  assert.equal(of.rule("manager", { ...place, country: "USA", supplied: true }), "site.active");
  assert.equal(of.rule("nurse", { ...place, supplied: true }), "permission.role");
  of.give("manager", { ...place, supplied: true });
  assert.equal(of.rule("manager", { ...place, supplied: true }), "site.active");
  assert.equal(of.rule("nurse", typed), "dose.at-bedside");
  assert.equal(of.rule("nurse", { ...typed, afterTheFact: true, reason: "" }), "dose.reason-owed");
  of.give("nurse", { ...typed, afterTheFact: true, reason: "Given at another hospital" });
  const [event] = (of.events.get(`participant/${p1}`) ?? []).filter(
    ({ type }) => type === "dose-recorded",
  );
  assert.deepEqual(event && "deviations" in event ? event.deviations : [], ["outside-order"]);
  // From an order it records itself as ever.
  dose(of, "2026-07-15");
  assert.equal(of.person(p1).doses.length, 2);
});

test("a site where only other people's doses are kept here records its own as before", () => {
  const of = programme();
  of.give("nurse", { kind: "record-dose", participant: p1, date: "2026-07-01" });
  assert.equal(of.person(p1).doses.length, 1);
});
