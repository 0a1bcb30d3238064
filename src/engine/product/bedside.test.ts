import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefusal, type Language, later, refusalText } from "../../kernel/index.ts";
import { describeProduct } from "./describe.ts";
import type { BedsideProblem } from "./event.ts";
import { p1, p2, Pharmacy, unit } from "./testing/pharmacy.ts";
import { blindStudy, openStudy } from "./testing/studies.ts";

function lab(study = openStudy): Pharmacy {
  const of = new Pharmacy(study);
  of.banks();
  of.tested("LOW1", "BAG", "low", [unit(1), unit(2), unit(3), unit(4), unit(5)]);
  of.release("LOW1");
  of.deliver("SH1", [unit(1), unit(2), unit(3), unit(4), unit(5)]);
  of.enrol(p1, { cohort: "LOW" });
  of.enrol(p2, { cohort: "LOW" });
  of.dispensed(p1, [unit(1), unit(2)]);
  of.dispensed(p2, [unit(3), unit(4)]);
  return of;
}

const thaw = (n: number, participant = p1) =>
  ({ kind: "thaw", participant, unit: unit(n) }) as const;
const scan = (n: number, participant = p1, wristband: string = participant) =>
  ({ kind: "check-bedside", participant, wristband, unit: unit(n) }) as const;
const give = (of: Pharmacy, n: number, participant = p1) =>
  ({ kind: "administer", participant, unit: unit(n), started: of.now, ended: of.now }) as const;

/** What a scan finds wrong. */
function problems(of: Pharmacy, command: ReturnType<typeof scan>): readonly BedsideProblem[] {
  const [event] = of.give("nurse", command).flatMap(({ events }) => events);
  if (event?.type === "bedside-matched") return [];
  assert.equal(event?.type, "bedside-mismatched");
  return event.type === "bedside-mismatched" ? event.problems : [];
}

test("a bag of another participant, or none, is not thawed; nor one twice, nor the next before the former is finished", () => {
  const of = lab();
  assert.equal(of.rule("pharmacist", thaw(3)), "unit.another-participant");
  assert.equal(of.rule("pharmacist", thaw(99)), "unit.unknown");
  assert.equal(of.rule("nurse", thaw(1)), "permission.role");
  of.give("pharmacist", thaw(1));
  assert.equal(of.rule("pharmacist", thaw(1)), "thaw.already");
  assert.equal(of.rule("pharmacist", thaw(2)), "thaw.other-open");
  of.give("nurse", { kind: "discard", participant: p1, unit: unit(1), reason: "Clot" });
  of.give("pharmacist", thaw(2));
});

test("every mismatch at the bedside is named and on record", () => {
  const of = lab();
  of.give("pharmacist", thaw(1));
  assert.deepEqual(problems(of, scan(1, p1, p2)), ["participant"]);
  assert.deepEqual(problems(of, scan(3)), ["unit"]);
  assert.deepEqual(problems(of, scan(99)), ["unit"]);
  assert.deepEqual(problems(of, scan(3, p1, p2)), ["participant", "unit"]);
  assert.deepEqual(problems(of, scan(2)), ["not-thawed"]);
  assert.deepEqual(problems(of, scan(1)), []);
  of.wait(21);
  assert.deepEqual(problems(of, scan(1)), ["thawed-too-long"]);
  of.give("pharmacist", { kind: "quarantine", lot: "LOW1", units: [unit(1)], reason: "Leak" });
  assert.deepEqual(problems(of, scan(1)), ["blocked", "thawed-too-long"]);
  const logged = of.events
    .get(`participant/${p1}`)
    ?.filter(({ type }) => type === "bedside-mismatched");
  assert.equal(logged?.length, 7);
});

test("a bag of another dose level than the participant's is named so, but not in a blinded study", () => {
  const found = (study: typeof openStudy) => {
    const of = lab(study);
    of.give("pharmacist", thaw(1));
    of.join(p1, "HIGH");
    return problems(of, scan(1));
  };
  assert.deepEqual(found(openStudy), ["dose"]);
  assert.deepEqual(found({ ...openStudy, blinding: "double" }), []);
});

test("an expired bag is stopped at the bedside", () => {
  const of = lab();
  of.wait(60 * 24 * 200);
  assert.deepEqual(problems(of, scan(1)), ["expired", "not-thawed"]);
  assert.equal(of.rule("pharmacist", thaw(1)), "unit.expired");
});

test("nothing is given unchecked, unthawed, to another participant, or a second time", () => {
  const of = lab();
  assert.equal(of.rule("nurse", give(of, 1)), "administer.not-thawed");
  of.give("pharmacist", thaw(1));
  assert.equal(of.rule("nurse", give(of, 1)), "administer.unchecked");
  problems(of, scan(1));
  assert.equal(of.rule("nurse", give(of, 1, p2)), "unit.another-participant");
  assert.equal(of.rule("doctor", give(of, 1)), "administer.unchecked");
  assert.equal(of.rule("nurse", { ...give(of, 1), witness: "nurse" }), "administer.witness");
  assert.equal(
    of.rule("nurse", { ...give(of, 1), ended: later(of.now, 60_000) }),
    "administer.times",
  );
  assert.equal(
    of.rule("nurse", { ...give(of, 1), started: later(of.now, -60_000) }),
    "administer.before-thaw",
  );
  // The nurse scanned, so the doctor may give with the nurse as witness.
  of.give("doctor", { ...give(of, 1), witness: "nurse" });
  assert.equal(of.rule("nurse", give(of, 1)), "administer.over");
  assert.equal(of.rule("nurse", { ...give(of, 1), reason: "again" }), "administer.over");
  assert.equal(of.rule("pharmacist", thaw(1)), "thaw.already");
});

test("a mismatch after a match asks for a new check", () => {
  const of = lab();
  of.give("pharmacist", thaw(1));
  problems(of, scan(1));
  problems(of, scan(1, p1, p2));
  assert.equal(of.rule("nurse", give(of, 1)), "administer.unchecked");
});

test("past the limit since thaw the bag is refused in plain words and its fate is asked", () => {
  const of = lab();
  of.give("pharmacist", thaw(1));
  problems(of, scan(1));
  of.wait(24);
  const answer = of.decide("nurse", give(of, 1));
  assert.ok(isRefusal(answer));
  assert.equal(answer.rule, "administer.thawed-too-long");
  const words = (language: Language) => refusalText(answer, language).replace(unit(1), "U");
  assert.equal(
    words("en"),
    "24 minutes since thaw, limit 20. Do not infuse. Record what happens to unit U.",
  );
  assert.equal(words("zh-CN"), "解冻已 24 分钟，超过 20 分钟上限。请勿输注，并记录单元 U 的去向。");
  of.give("nurse", { kind: "discard", participant: p1, unit: unit(1), reason: "Too long" });
  assert.equal(of.lot("LOW1").units[unit(1)]?.status, "discarded");
});

test("a dose given in time and recorded late is no deviation", () => {
  const of = lab();
  of.give("pharmacist", thaw(1));
  problems(of, scan(1));
  of.wait(10);
  const dose = give(of, 1);
  of.wait(300);
  of.give("pharmacist", { kind: "quarantine", lot: "LOW1", units: [unit(1)], reason: "Leak" });
  const [lot] = of.give("nurse", dose);
  assert.equal("deviations" in (lot?.events[0] ?? {}), false);
});

test("what was given against the rules is recorded as it was, with a reason and every deviation", () => {
  const of = lab();
  of.give("pharmacist", thaw(1));
  of.wait(30);
  of.give("pharmacist", { kind: "quarantine", lot: "LOW1", units: [unit(1)], reason: "Leak" });
  assert.equal(of.rule("nurse", { ...give(of, 1), reason: " " }), "administer.blocked");
  const decided = of.give("nurse", { ...give(of, 1), reason: "Given before the call came" });
  for (const { events } of decided) {
    const [event] = events;
    assert.ok(event !== undefined && "deviations" in event);
    assert.deepEqual(event.deviations, ["blocked", "thawed-too-long", "unchecked"]);
  }
});

test("a wrong bag that was given is recorded with whom it was given to, and closed where it was missing", () => {
  const of = lab();
  of.give("nurse", { ...give(of, 3), reason: "Mixed up at the bedside" });
  const given = of.lot("LOW1").units[unit(3)];
  assert.deepEqual([given?.status, given?.participant], ["administered", p1]);
  assert.equal(of.rule("nurse", { ...give(of, 3, p2), reason: "x" }), "administer.over");
  of.give("nurse", { kind: "discard", participant: p2, unit: unit(3), reason: "Given to P1" });
  assert.equal(of.lot("LOW1").units[unit(3)]?.status, "administered");
  of.give("nurse", { ...give(of, 5), reason: "Taken from the shelf" });
  assert.equal(of.lot("LOW1").units[unit(5)]?.participant, p1);
});

/** A participant of an arm from order to dose, with a stop at the bedside; everything that their own record says. */
function course(arm: string): readonly string[] {
  const of = new Pharmacy(blindStudy);
  of.tested("A", "CELLBAG", "full", [unit(1)]);
  of.tested("B", "SALTBAG", "none", [unit(2)]);
  of.release("A");
  of.release("B");
  of.deliver("SH1", [unit(1), unit(2)]);
  of.enrol(p1, { arm });
  const n = arm === "VERUM" ? 1 : 2;
  of.dispensed(p1, [unit(n)]);
  of.give("pharmacist", thaw(n));
  const words: string[] = [];
  of.give("nurse", scan(3 - n));
  of.give("nurse", scan(n));
  const refused = of.decide("doctor", give(of, n));
  if (isRefusal(refused)) words.push(refusalText(refused));
  of.give("nurse", give(of, n));
  for (const event of of.events.get(`participant/${p1}`) ?? []) {
    if (!("unit" in event) && event.type !== "product-ordered" && event.type !== "product-ready")
      continue;
    words.push(JSON.stringify(event), describeProduct(event).en);
  }
  return words.map((one) => one.replaceAll(unit(n), "MINE").replaceAll(unit(3 - n), "OTHER"));
}

test("a participant's record and every refusal at the bedside are the same in both arms, but for the unit's number", () => {
  const verum = course("VERUM");
  assert.deepEqual(verum, course("PLACEBO"));
  assert.ok(verum.length > 8);
  assert.doesNotMatch(verum.join(), /VERUM|PLACEBO|CELLBAG|SALTBAG|"lot"|full|none/);
});
