import assert from "node:assert/strict";
import { test } from "node:test";
import { later } from "../../kernel/index.ts";
import { describeProduct } from "./describe.ts";
import { p1, p2, Pharmacy, unit } from "./testing/pharmacy.ts";
import { blindStudy, openStudy } from "./testing/studies.ts";
import { thawLimitOf, visibleProblems } from "./thaw-limit.ts";

function ward(): Pharmacy {
  const of = new Pharmacy(openStudy);
  of.banks();
  of.tested("LOW1", "BAG", "low", [unit(1), unit(2), unit(3)]);
  of.release("LOW1");
  of.deliver("SH1", [unit(1), unit(2), unit(3)]);
  of.enrol(p1, { cohort: "LOW" });
  of.enrol(p2, { cohort: "LOW" });
  of.dispensed(p1, [unit(1), unit(2)]);
  of.dispensed(p2, [unit(3)]);
  return of;
}

const note = (
  of: Pharmacy,
  n: number,
  what: "started" | "rate" | "observed" | "paused",
  more = {},
) => ({ kind: "note-bedside", participant: p1, unit: unit(n), at: of.now, what, ...more }) as const;
const thaw = (n: number) => ({ kind: "thaw", participant: p1, unit: unit(n) }) as const;
const scan = (n: number) =>
  ({ kind: "check-bedside", participant: p1, wristband: p1, unit: unit(n) }) as const;

test("nothing is started that is another's, unthawed, unchecked, blocked, or thawed too long ago", () => {
  const of = ward();
  assert.equal(of.rule("nurse", note(of, 3, "started")), "unit.another-participant");
  assert.equal(of.rule("nurse", note(of, 1, "started")), "administer.not-thawed");
  of.give("pharmacist", thaw(1));
  assert.equal(of.rule("nurse", note(of, 1, "started")), "administer.unchecked");
  of.give("nurse", scan(1));
  const soon = later(of.now, 60_000);
  assert.equal(of.rule("nurse", note(of, 1, "started", { at: soon })), "bedside.future");
  of.give("pharmacist", { kind: "quarantine", lot: "LOW1", units: [unit(1)], reason: "Leak" });
  assert.equal(of.rule("nurse", note(of, 1, "started")), "administer.blocked");
  of.give("qa", { kind: "end-quarantine", lot: "LOW1", units: [unit(1)], reason: "No leak" });
  of.wait(21);
  assert.equal(of.rule("nurse", note(of, 1, "started")), "administer.thawed-too-long");
  assert.equal(of.rule("monitor", note(of, 1, "observed", { words: "Well" })), "permission.role");
});

test("a start that is sent late is judged by when it was, and notes stand in the order of their times", () => {
  const of = ward();
  of.give("pharmacist", thaw(1));
  of.give("nurse", scan(1));
  const began = later(of.now, 5 * 60_000);
  of.wait(40);
  of.give("nurse", note(of, 1, "observed", { signs: { pulse: 72 }, words: "Well" }));
  of.give("nurse", note(of, 1, "started", { at: began }));
  const mine = of.person(p1).orders?.[0]?.units.find((one) => one.unit === unit(1));
  const notes = mine?.notes ?? [];
  assert.deepEqual(
    notes.map(({ what }) => what),
    ["started", "observed"],
  );
});

test("an empty note is none, and after the end of a unit only observations are noted", () => {
  const of = ward();
  assert.equal(of.rule("nurse", note(of, 1, "observed")), "bedside.nothing");
  assert.equal(of.rule("nurse", note(of, 1, "rate")), "bedside.nothing");
  of.give("nurse", { kind: "discard", participant: p1, unit: unit(1), reason: "Torn" });
  assert.equal(of.rule("nurse", note(of, 1, "paused")), "bedside.ended");
  of.give("nurse", note(of, 1, "observed", { words: "Nothing to see" }));
});

test("what two scans certainly have wrong is known from the participant's own record alone", () => {
  const of = ward();
  of.give("pharmacist", thaw(1));
  const look = (n: number, wristband: string = p1) =>
    visibleProblems(
      openStudy,
      of.person(p1),
      { participant: p1, wristband, unit: unit(n) },
      of.now,
    );
  assert.deepEqual(look(3), ["unit"]);
  assert.deepEqual(look(1, p2), ["participant"]);
  assert.deepEqual(look(2), ["not-thawed"]);
  assert.deepEqual(look(1), []);
  of.wait(21);
  assert.deepEqual(look(1), ["thawed-too-long"]);
});

/** What a blinded person reads of somebody in an arm whose bag is thawed, started, observed and let go too late. */
function course(arm: "VERUM" | "PLACEBO"): readonly string[] {
  const of = new Pharmacy(blindStudy);
  of.tested("A", "CELLBAG", "full", [unit(1)]);
  of.tested("B", "SALTBAG", "none", [unit(2)]);
  of.release("A");
  of.release("B");
  of.deliver("SH1", [unit(1), unit(2)]);
  of.enrol(p1, { arm });
  const n = arm === "VERUM" ? 1 : 2;
  of.dispensed(p1, [unit(n)]);
  const said = [of.rule("nurse", note(of, n, "started"))];
  of.give("pharmacist", thaw(n));
  of.give("nurse", scan(n));
  of.give("nurse", note(of, n, "started"));
  of.give("nurse", note(of, n, "observed", { signs: { pulse: 70 } }));
  of.wait(25);
  said.push(
    of.rule("nurse", note(of, n, "started")),
    String(thawLimitOf(blindStudy, of.person(p1))),
  );
  of.give("nurse", { kind: "discard", participant: p1, unit: unit(n), reason: "Too late" });
  for (const event of of.events.get(`participant/${p1}`) ?? []) {
    if ("unit" in event) said.push(describeProduct(event).en, describeProduct(event)["zh-CN"]);
  }
  return said.map((one) => one.replaceAll(unit(n), "MINE"));
}

test("notes and refusals at the bedside are the same whatever the arm", () => {
  const verum = course("VERUM");
  assert.ok(verum.length > 12);
  assert.deepEqual(verum, course("PLACEBO"));
});
