import assert from "node:assert/strict";
import { test } from "node:test";
import { later } from "../../kernel/index.ts";
import { budgetOf } from "./budget.ts";
import { itemOf } from "./certificate.ts";
import { p1, Pharmacy, s1, s2, unit } from "./testing/pharmacy.ts";
import { openStudy } from "./testing/studies.ts";

const units = [unit(1), unit(2), unit(3), unit(4)];
type Condition = "sound" | "damaged" | "missing" | "extra";

function lab(item = "BAG", level = "low"): Pharmacy {
  const made = new Pharmacy(openStudy);
  made.banks();
  made.tested("L1", item, level, units);
  return made;
}

function sent(of = lab()): Pharmacy {
  of.release("L1");
  of.give("qa", { kind: "ship", shipment: "SH1", to: s1, units, logger: "T-77" });
  return of;
}

function receipt(
  of: Pharmacy,
  conditions: readonly Condition[],
  excursion: "no" | "yes" | "no-logger" = "no",
) {
  const items = conditions.map((condition, index) => ({ unit: units[index] ?? "", condition }));
  return { kind: "receive-shipment", shipment: "SH1", received: of.now, items, excursion } as const;
}

test("what is not released, not there, or goes nowhere is not shipped", () => {
  const of = lab();
  const shipping = { kind: "ship", shipment: "SH1", to: s1, units } as const;
  assert.equal(of.rule("qa", shipping), "unit.not-released");
  of.release("L1");
  assert.equal(of.rule("qa", { ...shipping, to: "S9" as typeof s1 }), "shipment.site");
  assert.equal(of.rule("qa", { ...shipping, units: [] }), "unit.none");
  assert.equal(of.rule("qa", { ...shipping, units: [unit(1), unit(1)] }), "unit.twice");
  assert.equal(of.rule("qa", { ...shipping, units: [unit(9)] }), "unit.unknown");
  assert.equal(of.rule("qa", { ...shipping, shipment: "no name" }), "shipment.name");
  assert.equal(of.rule("pharmacist", shipping), "unit.site");
  of.give("qa", shipping);
  assert.equal(of.rule("qa", shipping), "shipment.name");
  assert.equal(of.rule("qa", { ...shipping, shipment: "SH2" }), "shipment.unit");
});

test("a receipt that is not this site's, not of this time, or leaves a unit unsaid is refused", () => {
  const of = sent();
  const all = receipt(of, ["sound", "sound", "sound", "sound"]);
  assert.equal(of.rule("other-pharmacist", all), "shipment.not-yours");
  assert.equal(of.rule("pharmacist", { ...all, shipment: "SH9" }), "shipment.unknown");
  assert.equal(of.rule("pharmacist", { ...all, received: later(of.now, 60_000) }), "shipment.time");
  assert.equal(
    of.rule("pharmacist", { ...all, received: later(of.now, -60_000) }),
    "shipment.time",
  );
  assert.equal(
    of.rule("pharmacist", receipt(of, ["sound", "sound", "sound"])),
    "shipment.unstated",
  );
  assert.equal(
    of.rule("pharmacist", receipt(of, ["sound", "sound", "sound", "extra"])),
    "shipment.extra",
  );
  of.give("pharmacist", all);
  assert.equal(of.rule("pharmacist", all), "shipment.received");
});

test("of a shipment with a damaged bag and a logger alarm everything is quarantined; quality frees two, and only these can be dispensed", () => {
  const of = sent();
  of.enrol(p1, { cohort: "LOW" });
  of.give("pharmacist", receipt(of, ["damaged", "sound", "sound", "sound"], "yes"));
  const causes = () => units.map((one) => of.lot("L1").units[one]?.quarantine?.cause);
  assert.deepEqual(causes(), ["receipt", "excursion", "excursion", "excursion"]);
  of.give("nurse", { kind: "order-product", participant: p1, date: "2026-06-30" });
  const dispensing = (...chosen: string[]) =>
    ({ kind: "dispense", participant: p1, order: 1, units: chosen }) as const;
  assert.equal(of.rule("pharmacist", dispensing(unit(2), unit(3))), "unit.quarantined");
  const deciding = { kind: "decide-excursion", units: [unit(2), unit(3)], usable: true } as const;
  assert.equal(of.rule("pharmacist", { ...deciding, reason: "x" }), "permission.role");
  assert.equal(of.rule("qa", { ...deciding, reason: "" }), "excursion.reason");
  assert.equal(
    of.rule("qa", { kind: "end-quarantine", lot: "L1", units: [unit(2)], reason: "x" }),
    "quarantine.excursion",
  );
  of.give("qa", { ...deciding, reason: "Eight minutes, sensor at the lid" });
  assert.equal(of.rule("qa", { ...deciding, reason: "x" }), "excursion.not-held");
  assert.equal(of.rule("pharmacist", dispensing(unit(1), unit(2))), "unit.quarantined");
  assert.equal(of.rule("pharmacist", dispensing(unit(4), unit(2))), "unit.quarantined");
  of.give("pharmacist", dispensing(unit(2), unit(3)));
});

test("a cool shipment holds back the damaged and the extra, and knows the missing", () => {
  const of = lab();
  of.release("L1");
  of.give("qa", { kind: "ship", shipment: "SH1", to: s1, units: units.slice(0, 3) });
  of.give("pharmacist", receipt(of, ["sound", "damaged", "missing", "extra"]));
  assert.deepEqual(
    units.map((one) => [
      of.lot("L1").units[one]?.status,
      of.lot("L1").units[one]?.quarantine?.cause,
    ]),
    [
      ["received", undefined],
      ["received", "receipt"],
      ["missing", undefined],
      ["received", "receipt"],
    ],
  );
});

/** A lot of vials at a site, and so many minutes at 25 °C each day from some days ago. */
function vials(): Pharmacy {
  const of = sent(lab("VIAL", "mg100"));
  of.give("pharmacist", receipt(of, ["sound", "sound", "sound", "sound"]));
  of.wait(60 * 24 * 20);
  return of;
}

function warm(of: Pharmacy, daysAgo: number, minutes: number, celsius = 25, more: object = {}) {
  const from = later(of.now, -daysAgo * 86_400_000);
  return { kind: "record-excursion", units: [unit(1)], from, minutes, celsius, ...more } as const;
}

test("an excursion that is none, is not over, or is of another's units is refused", () => {
  const of = vials();
  assert.equal(of.rule("pharmacist", warm(of, 1, 60, 8)), "excursion.within");
  assert.equal(of.rule("pharmacist", warm(of, 1, 0)), "excursion.time");
  assert.equal(of.rule("pharmacist", warm(of, 0, 60)), "excursion.time");
  assert.equal(of.rule("other-pharmacist", warm(of, 1, 60)), "unit.site");
});

test("six hours a day on six days is within the label; a minute more on any day, a seventh day or 31 °C is not", () => {
  const held = (of: Pharmacy) => of.lot("L1").units[unit(1)]?.quarantine?.cause;
  const of = vials();
  for (let day = 10; day > 4; day--) of.give("pharmacist", warm(of, day, 360));
  assert.equal(held(of), undefined);
  const item = itemOf(openStudy, "VIAL") ?? assert.fail();
  const spent = budgetOf(item, of.lot("L1").units[unit(1)] ?? assert.fail(), of.context("qa").zone);
  assert.deepEqual(
    [spent.totalMinutes, spent.minutesLeft, spent.daysLeft, spent.exceeded],
    [2160, 0, 0, []],
  );
  of.give("pharmacist", warm(of, 3, 1));
  assert.equal(held(of), "excursion");

  const long = vials();
  long.give("pharmacist", warm(long, 2, 361));
  assert.equal(held(long), "excursion");
  const twice = vials();
  twice.give("pharmacist", warm(twice, 2, 200));
  twice.give("pharmacist", {
    ...warm(twice, 2, 161),
    from: later(twice.now, -2 * 86_400_000 + 18_000_000),
  });
  assert.equal(held(twice), "excursion");
  const hot = vials();
  hot.give("pharmacist", warm(hot, 2, 5, 31));
  assert.equal(held(hot), "excursion");
  const frozen = vials();
  frozen.give("pharmacist", warm(frozen, 2, 5, -1));
  assert.equal(held(frozen), "excursion");
});

test("an excursion over midnight is shared between its two days", () => {
  const of = vials();
  // 09:00 in Beijing, so that 12 hours earlier is 21:00: three hours before midnight, five after.
  of.give("pharmacist", { ...warm(of, 0, 480), from: later(of.now, -12 * 3_600_000) });
  const vial = of.lot("L1").units[unit(1)] ?? assert.fail();
  const { days, exceeded } = budgetOf(
    itemOf(openStudy, "VIAL") ?? assert.fail(),
    vial,
    of.context("qa").zone,
  );
  assert.deepEqual(Object.values(days), [180, 300]);
  assert.deepEqual(exceeded, []);
});

test("in its carton a vial may be warm for 14 days, and no longer", () => {
  const of = vials();
  const carton = { inCarton: true as const };
  of.give("pharmacist", warm(of, 19, 14 * 1440, 25, carton));
  assert.equal(of.lot("L1").units[unit(1)]?.quarantine, undefined);
  of.give("pharmacist", warm(of, 2, 1, 25, carton));
  assert.equal(of.lot("L1").units[unit(1)]?.quarantine?.cause, "excursion");
});

test("cells without a budget go to quality after any excursion, and what is found unusable is discarded", () => {
  const of = sent();
  of.give("pharmacist", receipt(of, ["sound", "sound", "sound", "sound"]));
  of.wait(60);
  of.give("pharmacist", { ...warm(of, 0, 2, -120), from: later(of.now, -600_000) });
  assert.equal(of.lot("L1").units[unit(1)]?.quarantine?.cause, "excursion");
  of.give("qa", { kind: "decide-excursion", units: [unit(1)], usable: false, reason: "Thawed" });
  assert.equal(of.lot("L1").units[unit(1)]?.status, "discarded");
  assert.equal(
    of.rule("other-pharmacist", { kind: "ship", shipment: "SH2", to: s2, units: [unit(2)] }),
    "unit.site",
  );
});
