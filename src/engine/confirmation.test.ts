import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command, SaveForm } from "./command.ts";
import { openFindings } from "./confirmation.ts";
import { formAt, type FormState, type State } from "./state.ts";
import {
  after,
  afterAll,
  doseOn,
  enrolled,
  eventOf,
  eventsOf,
  p1,
  person,
  refusalOf,
  screened,
} from "./testing/play.ts";

const participant = p1;

function save(form: string, values: SaveForm["values"], more: Partial<SaveForm> = {}): Command {
  return { kind: "save-form", participant, form, visit: "10", values, ...more };
}

function at(state: State, visit = "10", form = "VS"): FormState {
  const found = formAt(person(state), { form, visit });
  assert.ok(found !== undefined);
  return found;
}

const heavy = after(screened, save("VS", { weight: 160 }));

test("only a soft check can be confirmed", () => {
  for (const path of ["VS1", "unanswered/weight", "not-asked/weeks", "nothing", "constructor"]) {
    const refusal = refusalOf(heavy, save("VS", {}, { confirmed: { [path]: "" } }));
    assert.equal(refusal.rule, "save.not-confirmable", path);
  }
});

test("a comment that cannot be kept is refused", () => {
  const long = save("VS", {}, { confirmed: { VS2: "x".repeat(2_001) } });
  assert.equal(refusalOf(heavy, long).rule, "reason.unreadable");
});

test("a check that holds needs no confirmation, and none is kept", () => {
  assert.deepEqual(eventsOf(screened, save("VS", {}, { confirmed: { VS2: "true" } })), []);
  const light = after(heavy, save("VS", { weight: 80 }, { confirmed: { VS2: "true" } }));
  assert.equal(at(light).confirmations, undefined);
});

test("a save that only confirms is a change, once", () => {
  const confirm = save("VS", {}, { confirmed: { VS2: " as in the source " } });
  const event = eventOf(heavy, confirm);
  assert.ok("confirmed" in event);
  assert.deepEqual(event.confirmed, { VS2: "as in the source" });
  const confirmed = after(heavy, confirm);
  assert.deepEqual(at(confirmed).findings, ["VS2"]);
  assert.deepEqual(openFindings(at(heavy)), ["VS2"]);
  assert.deepEqual(openFindings(at(confirmed)), []);
  assert.deepEqual(at(confirmed).confirmations, {
    VS2: { comment: "as in the source", by: "chen", at: "2026-06-30T09:00:00.000Z" },
  });
  assert.deepEqual(eventsOf(confirmed, confirm), []);
});

test("a value is confirmed in the save that enters it, with no comment where none is given", () => {
  const confirmed = after(screened, save("VS", { weight: 160 }, { confirmed: { VS2: "" } }));
  assert.deepEqual(openFindings(at(confirmed)), []);
});

test("what was confirmed is not asked again while other fields change, and is once its own do", () => {
  const confirmed = after(heavy, save("VS", {}, { confirmed: { VS2: "" } }));
  const other = after(confirmed, save("VS", { height: 180, systolic: 130 }));
  assert.deepEqual(openFindings(at(other)), []);
  const heavier = after(other, save("VS", { weight: 170 }));
  assert.deepEqual(openFindings(at(heavier)), ["VS2"]);
  const event = eventOf(other, save("VS", { weight: 80 }));
  assert.ok("unconfirmed" in event);
  assert.deepEqual(event.unconfirmed, ["VS2"]);
});

test("a confirmed check is asked again when what it reads elsewhere changes, and stands when it does not", () => {
  const visits: Command[] = [
    { kind: "start-visit", participant, visit: "extra", date: "2026-03-04" },
    save("VS", { weight: 85 }, { visit: "extra", confirmed: { VS3: "ate well" } }),
  ];
  const confirmed = afterAll(screened, visits);
  assert.deepEqual(openFindings(at(confirmed, "extra")), []);
  const later = afterAll(confirmed, [
    { kind: "start-visit", participant, visit: "extra", date: "2026-03-06" },
    save("VS", { weight: 84 }, { visit: "extra#2" }),
  ]);
  assert.deepEqual(openFindings(at(later, "extra")), []);
  const corrected = after(later, save("VS", { weight: 71 }));
  assert.deepEqual(openFindings(at(corrected, "extra")), ["VS3"]);
  const settled = after(later, save("VS", { height: 176 }));
  assert.deepEqual(openFindings(at(settled, "extra")), []);
});

test("a confirmed check is asked again when a dose that it counts from moves", () => {
  const confirmed = afterAll(enrolled, [
    doseOn("2026-03-10"),
    {
      kind: "record-adverse-event",
      participant,
      values: { term: "Pain", onset: "2026-03-05" },
    },
    {
      kind: "save-form",
      participant,
      form: "AE",
      line: 2,
      values: {},
      confirmed: { AE1: "was there before" },
    },
  ]);
  const open = (state: State): string[] => {
    const line = formAt(person(state), { form: "AE", line: 2 });
    assert.ok(line !== undefined);
    return openFindings(line);
  };
  assert.deepEqual(open(confirmed), []);
  assert.deepEqual(open(after(confirmed, doseOn("2026-03-24"))), []);
  const moved = after(confirmed, {
    kind: "correct-value",
    participant,
    form: "EX",
    line: 1,
    field: "given",
    value: "2026-03-11",
    reason: "typo",
  });
  assert.deepEqual(open(moved), ["AE1"]);
});

test("nobody confirms a value that somebody else changed since they looked", () => {
  const since = after(heavy, save("VS", { weight: 170 }));
  const late = save("VS", {}, { confirmed: { VS2: "" }, basedOn: 2 });
  const refusal = refusalOf(since, late);
  assert.equal(refusal.rule, "save.stale");
  assert.deepEqual(refusal.facts[0]?.path, ["weight"]);
  const beside = after(heavy, save("VS", { height: 180 }));
  assert.deepEqual(openFindings(at(after(beside, late))), []);
});
