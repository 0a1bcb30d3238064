import assert from "node:assert/strict";
import { test } from "node:test";
import { accountabilityOf } from "./accountability.ts";
import { p1, p2, Pharmacy, s1, unit } from "./testing/pharmacy.ts";
import { openStudy } from "./testing/studies.ts";

function lab(): Pharmacy {
  const of = new Pharmacy(openStudy);
  of.banks();
  of.tested("LOW1", "BAG", "low", [unit(1), unit(2), unit(3), unit(4)]);
  of.release("LOW1");
  of.deliver("SH1", [unit(1), unit(2), unit(3)]);
  of.enrol(p1, { cohort: "LOW" });
  of.enrol(p2, { cohort: "LOW" });
  of.dispensed(p1, [unit(1), unit(2)]);
  return of;
}

test("a unit is discarded with a reason, at the order it belongs to, and once", () => {
  const of = lab();
  const discard = { kind: "discard", unit: unit(1), reason: "Dropped" } as const;
  assert.equal(of.rule("nurse", { ...discard, participant: p1, reason: "" }), "discard.reason");
  assert.equal(of.rule("nurse", discard), "discard.participant");
  assert.equal(of.rule("nurse", { ...discard, participant: p2 }), "unit.another-participant");
  assert.equal(of.rule("nurse", { ...discard, unit: unit(4) }), "unit.site");
  of.give("nurse", { ...discard, participant: p1 });
  assert.equal(of.rule("nurse", { ...discard, participant: p1 }), "discard.over");
  of.give("pharmacist", { ...discard, unit: unit(3) });
  assert.equal(of.rule("pharmacist", { ...discard, unit: unit(3) }), "discard.over");
});

test("what comes back is counted by two persons before it is destroyed with a certificate", () => {
  const of = lab();
  const back = { kind: "return-unit", participant: p1, unit: unit(1) } as const;
  const again = { kind: "verify-return", unit: unit(1) } as const;
  const destroy = { kind: "destroy-units", units: [unit(1)], certificate: "D-1" } as const;
  assert.equal(of.rule("nurse", { ...back, unit: unit(3) }), "unit.another-participant");
  assert.equal(of.rule("nurse", { ...back, left: -1 }), "return.left");
  assert.equal(of.rule("monitor", again), "return.not-returned");
  assert.equal(of.rule("pharmacist", destroy), "destroy.status");
  of.give("pharmacist", back);
  assert.equal(of.rule("pharmacist", back), "return.status");
  assert.equal(of.rule("pharmacist", destroy), "destroy.unverified");
  assert.equal(of.rule("pharmacist", again), "return.same-person");
  assert.equal(of.rule("other-pharmacist", again), "unit.site");
  of.give("monitor", again);
  assert.equal(of.rule("monitor", again), "return.not-returned");
  assert.equal(of.rule("pharmacist", { ...destroy, certificate: " " }), "destroy.certificate");
  of.give("pharmacist", destroy);
  assert.equal(of.rule("pharmacist", destroy), "destroy.status");
});

test("a lot's account adds up at every past moment, for the lot, a site and a participant", () => {
  const of = lab();
  const before = of.now;
  of.wait(1);
  of.give("pharmacist", { kind: "return-unit", participant: p1, unit: unit(1) });
  of.wait(1);
  of.give("nurse", { kind: "discard", participant: p1, unit: unit(2), reason: "Clot" });
  const events = of.lotEvents("LOW1");
  const lot = accountabilityOf(events);
  assert.deepEqual(
    [lot.received, lot.inStock, lot.returned, lot.discarded, lot.isBalanced],
    [4, 2, 1, 1, true],
  );
  const then = accountabilityOf(events, { site: s1, at: before });
  assert.deepEqual([then.received, then.inStock, then.dispensed, then.isBalanced], [3, 1, 2, true]);
  const theirs = accountabilityOf(events, { participant: p1 });
  assert.deepEqual(
    [theirs.received, theirs.returned, theirs.discarded, theirs.isBalanced],
    [2, 1, 1, true],
  );
});

test("an account that misses a movement does not balance", () => {
  const events = lab().lotEvents("LOW1");
  const lost = events.filter(({ type }) => type !== "units-received");
  assert.equal(accountabilityOf(lost, { site: s1 }).isBalanced, false);
});
