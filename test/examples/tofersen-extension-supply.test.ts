/** The extension of VALOR: placebo as the second dose of those who had tofersen before, with nothing that shows it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { instantAt, type ParticipantId, refusalText } from "../../src/kernel/index.ts";
import { proposeUnits, stockAt } from "../../src/engine/index.ts";
import { p1, p2, Pharmacy, s1, unit } from "../../src/engine/product/testing/pharmacy.ts";
import { beijing } from "../../src/engine/testing/play.ts";
import extension from "../../examples/sod1-tofersen/study-extension.ts";

const vials = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => unit(n));
const placebos = [20, 21, 22].map((n) => unit(n));

function programme(): Pharmacy {
  const of = new Pharmacy(extension);
  of.now = instantAt("2026-07-01T09:00", beijing);
  of.tested("T1", "TOFERSEN-VIAL", "tofersen100", vials);
  of.tested("P1", "PLACEBO-VIAL", "placebo", placebos);
  of.release("T1");
  of.release("P1");
  of.deliver("SH", [...vials, ...placebos]);
  of.enrol(p1, { arm: "EARLY" });
  of.enrol(p2, { arm: "DELAYED" });
  for (const participant of [p1, p2]) {
    of.give("nurse", { kind: "consent", participant, version: "1.0", date: "2026-07-01" });
  }
  return of;
}

function order(of: Pharmacy, participant: ParticipantId, date: string): number {
  of.give("nurse", { kind: "order-product", participant, date });
  return of.person(participant).orders?.length ?? 0;
}

const dispense = (participant: ParticipantId, number: number, units: readonly string[]) =>
  ({ kind: "dispense", participant, order: number, units }) as const;

function give(of: Pharmacy, participant: ParticipantId, vial: string): void {
  of.give("nurse", { kind: "check-bedside", participant, wristband: participant, unit: vial });
  const began = of.now;
  of.wait(3);
  of.give("nurse", {
    kind: "administer",
    participant,
    unit: vial,
    started: began,
    ended: of.now,
  });
}

/** A dose with the first vial that is right for it; the vial. */
function dosed(of: Pharmacy, participant: ParticipantId, date: string): string {
  of.now = instantAt(`${date}T10:00`, beijing);
  const number = order(of, participant, date);
  const { zone } = of.context("qa");
  const person = of.person(participant);
  const asked = person.orders?.at(-1);
  const [vial = ""] = proposeUnits(extension, of.lots, person, of.allocation, of.now, zone, asked);
  of.give("pharmacist", dispense(participant, number, [vial]));
  give(of, participant, vial);
  return vial;
}

test("the wrong vial for a dose is refused in the pharmacy: tofersen on day 15 for those who had it, placebo on any other day or for the others", () => {
  const of = programme();
  const [t = "", p = ""] = [vials[0], placebos[0]];
  order(of, p1, "2026-07-01");
  assert.equal(of.rule("pharmacist", dispense(p1, 1, [p])), "dispense.wrong-dose");
  of.give("pharmacist", dispense(p1, 1, [t]));
  give(of, p1, t);
  const second = order(of, p1, "2026-07-15");
  assert.equal(
    of.rule("pharmacist", dispense(p1, second, [vials[1] ?? ""])),
    "dispense.wrong-dose",
  );
  of.give("pharmacist", dispense(p1, second, [p]));
  order(of, p2, "2026-07-15");
  assert.equal(of.rule("pharmacist", dispense(p2, 1, [placebos[1] ?? ""])), "dispense.wrong-dose");
});

test("the second dose is the placebo also when it comes late, and the third is tofersen again", () => {
  const of = programme();
  const days = ["2026-07-01", "2026-08-03", "2026-08-17", "2026-09-14"];
  const early = days.map((day) => dosed(of, p1, day));
  assert.deepEqual(
    early.map((vial) => placebos.includes(vial)),
    [false, true, false, false],
  );
  const others = programme();
  assert.ok(days.every((day) => !placebos.includes(dosed(others, p2, day))));
});

test("what both arms' records say is the same, event by event, but for the numbers of the vials", () => {
  const told = ([participant, arm]: readonly [ParticipantId, string]): string => {
    const of = programme();
    const used = ["2026-07-01", "2026-07-15", "2026-07-29"].map((day) =>
      dosed(of, participant, day),
    );
    assert.equal(
      used.some((vial) => placebos.includes(vial)),
      arm === "EARLY",
    );
    let text = JSON.stringify(of.events.get(`participant/${participant}`));
    for (const [n, vial] of used.entries()) text = text.replaceAll(vial, `vial ${n}`);
    return text.replaceAll(participant, "P");
  };
  const strip = (text: string): string => text.replaceAll(/"commitment":"[0-9a-f]+"/g, "");
  assert.equal(strip(told([p1, "EARLY"])), strip(told([p2, "DELAYED"])));
});

test("a vial made ready for one dose is stopped at the bedside once it would be another, in the same neutral words for every arm", () => {
  const answers = ([p1, p2] as const).map((participant) => {
    const of = programme();
    dosed(of, participant, "2026-07-01");
    of.now = instantAt("2026-07-15T09:00", beijing);
    const number = order(of, participant, "2026-07-15");
    const vial = (participant === p1 ? placebos[0] : vials[1]) ?? "";
    of.give("pharmacist", dispense(participant, number, [vial]));
    // The second dose was given elsewhere meanwhile: this vial would be the third.
    of.give("nurse", {
      kind: "record-dose",
      participant,
      date: "2026-07-15",
      afterTheFact: true,
      reason: "Given at another hospital",
    });
    of.give("nurse", { kind: "check-bedside", participant, wristband: participant, unit: vial });
    const found = of.events.get(`participant/${participant}`)?.at(-1);
    assert.equal(found?.type, "bedside-mismatched");
    const refused = of.decide("nurse", {
      kind: "administer",
      participant,
      unit: vial,
      started: of.now,
      ended: of.now,
    });
    assert.ok("rule" in refused);
    assert.equal(refused.rule, "administer.another-dose");
    const words = refusalText(refused).replace(vial, "V").replace(participant, "P");
    return [found.type === "bedside-mismatched" ? found.problems : [], words];
  });
  assert.deepEqual(answers[0], answers[1]);
  assert.deepEqual(answers[0]?.[0], ["occasion"]);
});

test("a site without tofersen serves nobody's first dose, however much placebo it holds", () => {
  const of = programme();
  const stock = () => ({ ...stockAt(extension, of.lots, s1, of.now, of.context("qa").zone) });
  assert.deepEqual(stock(), { EARLY: 8, DELAYED: 8 });
  of.give("qa", { kind: "quarantine", lot: "T1", reason: "Seal" });
  assert.deepEqual(stock(), { EARLY: 0, DELAYED: 0 });
});
