import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command, Withdraw } from "./command.ts";
import { scheduleOf } from "./schedule.ts";
import {
  after,
  afterAll,
  by,
  consented,
  enrolled,
  eventsOf,
  investigator,
  p1,
  person,
  ready,
  refusalOf,
  s1,
  screened,
} from "./testing/play.ts";
import { study } from "./testing/study.ts";

const participant = p1;
const voiding: Command = { kind: "void-participant", participant, reason: "entered twice" };
const undo: Command = { kind: "reinstate", participant, reason: "wrong number" };

function withdrawal(from: Withdraw["from"], date: string, more: Partial<Withdraw> = {}): Command {
  return { kind: "withdraw", participant, from, date, reason: "moved away", ...more };
}

// Added by mistake

test("only somebody in screening, or whose screening failed, can have been added by mistake", () => {
  const left = after(screened, withdrawal("study", "2026-03-04"));
  for (const state of [enrolled, left]) {
    assert.equal(refusalOf(state, voiding).rule, "course.void-status");
  }
  assert.equal(refusalOf(screened, { ...voiding, reason: " " }).rule, "course.undo-reason-missing");
  assert.equal(refusalOf(ready, voiding).rule, "participant.unknown");
});

test("nothing more is entered for somebody who was added by mistake, and the number is not used again", () => {
  const asked = after(
    screened,
    { kind: "raise-query", participant, text: "Twice?" },
    by({ role: "monitor" }),
  );
  const voided = after(asked, voiding);
  assert.deepEqual([person(voided).status, person(voided).endReason], ["voided", "entered twice"]);
  const later: Command[] = [
    { kind: "save-form", participant, form: "DM", visit: "10", values: { age: 41 } },
    { kind: "start-visit", participant, visit: "extra", date: "2026-03-04" },
    { kind: "consent", participant, version: "1", date: "2026-03-04" },
    { kind: "screen", participant, site: s1, date: "2026-03-04" },
    { kind: "answer-query", participant, query: 1, text: "yes" },
    voiding,
  ];
  for (const command of later) {
    assert.equal(refusalOf(voided, command).rule, "participant.voided", command.kind);
  }
  const settled = after(
    voided,
    { kind: "close-query", participant, query: 1 },
    by({ role: "monitor" }),
  );
  assert.equal(person(settled).queries[1]?.status, "closed");
  assert.deepEqual(
    scheduleOf(study, person(voided)).map(({ visit }) => visit),
    ["10"],
  );
});

// Undone

test("only a withdrawal from the study or a completion is undone, and with a reason", () => {
  assert.equal(refusalOf(enrolled, undo, investigator).rule, "course.not-over");
  const stopped = after(enrolled, withdrawal("treatment", "2026-03-10"));
  assert.equal(refusalOf(stopped, undo, investigator).rule, "course.not-over");
  const dead = after(enrolled, { kind: "record-death", participant, date: "2026-03-10" });
  assert.equal(refusalOf(dead, undo, investigator).rule, "course.not-over");
  const left = after(enrolled, withdrawal("study", "2026-03-10"));
  assert.equal(
    refusalOf(left, { ...undo, reason: "" }, investigator).rule,
    "course.undo-reason-missing",
  );
});

test("undone, a participant stands where they stood", () => {
  const { version: _, changedAt: __, ...stood } = person(enrolled);
  for (const end of [
    withdrawal("study", "2026-03-10", { continues: ["samples"] }),
    { kind: "complete", participant, date: "2026-03-10" } as Command,
  ]) {
    const back = after(after(enrolled, end), undo, investigator);
    const { version, changedAt: ___, ...stands } = person(back);
    assert.deepEqual(stands, stood);
    assert.equal(version, person(enrolled).version + 2);
  }
  const left = after(consented, withdrawal("study", "2026-03-02"));
  assert.equal(person(after(left, undo, investigator)).status, "screening");
});

test("undoing a withdrawal from the study leaves the end of treatment as it was", () => {
  const stopped = after(enrolled, withdrawal("treatment", "2026-03-10", { continues: ["phone"] }));
  const left = after(stopped, withdrawal("study", "2026-03-20", { reason: "no more visits" }));
  assert.deepEqual(
    [person(left).treatmentEndReason, person(left).endReason],
    ["moved away", "no more visits"],
  );
  const back = person(after(left, undo, investigator));
  assert.deepEqual(
    [back.status, back.treatmentEnded, back.treatmentEndReason, back.endReason, back.continues],
    ["enrolled", "2026-03-10", "moved away", undefined, ["phone"]],
  );
});

test("what goes on after a withdrawal is kept, in one order, and nothing else is taken for it", () => {
  const strange = withdrawal("study", "2026-03-10", { continues: ["visits"] as never });
  assert.equal(refusalOf(enrolled, strange).rule, "course.continues");
  const left = after(
    enrolled,
    withdrawal("study", "2026-03-10", { continues: ["phone", "safety-follow-up"] }),
  );
  assert.deepEqual(person(left).continues, ["safety-follow-up", "phone"]);
});

// How a visit was held

test("a visit was held at the site, by phone, at home or by video, and in no other way", () => {
  const start = (contact: string): Command =>
    ({ kind: "start-visit", participant, visit: "9", date: "2026-03-04", contact }) as Command;
  assert.equal(refusalOf(enrolled, start("letter")).rule, "visit.contact");
  const held = after(enrolled, start("phone"));
  assert.equal(person(held).visits["9"]?.contact, "phone");
  const correct = (more: object): Command => ({
    kind: "correct-visit",
    participant,
    visit: "9",
    date: "2026-03-04",
    reason: "typo",
    ...more,
  });
  assert.deepEqual(eventsOf(held, correct({})), []);
  assert.equal(person(after(held, correct({ contact: "home" }))).visits["9"]?.contact, "home");
  const moved = after(held, correct({ date: "2026-03-05" }));
  assert.deepEqual(
    [person(moved).visits["9"]?.date, person(moved).visits["9"]?.contact],
    ["2026-03-05", "phone"],
  );
});

// A whole form missing

test("every open field of a form is marked missing in one act, and answered ones are left alone", () => {
  const all: Command = {
    kind: "mark-missing",
    participant,
    form: "DM",
    visit: "10",
    fields: "*",
    reason: "refused",
  };
  const marked = after(screened, all);
  const { values } = person(marked).forms["10"]?.["DM"] ?? {};
  assert.deepEqual([values?.["age"], values?.["sex"]], [40, "M"]);
  assert.deepEqual(values?.["born"], { missing: "refused" });
  assert.equal(values?.["pregnant"], undefined); // not asked of a man
  assert.deepEqual(eventsOf(marked, all), []);
  const unsaved = afterAll(enrolled, [
    { kind: "start-visit", participant, visit: "9", date: "2026-03-04" },
    { ...all, form: "VS", visit: "9" },
  ]);
  assert.deepEqual(Object.keys(person(unsaved).forms["9"]?.["VS"]?.values ?? {}).sort(), [
    "diastolic",
    "height",
    "systolic",
    "weight",
  ]);
});

test("in rows, every open field of every row is marked missing", () => {
  const rows = { results: { 1: { analyte: "ALT", value: 30 }, 2: { analyte: "AST" } } };
  const laboratory = by({ role: "laboratory" });
  const begun = after(
    screened,
    { kind: "save-form", participant, form: "LB", visit: "10", values: {}, rows },
    laboratory,
  );
  const marked = after(begun, {
    kind: "mark-missing",
    participant,
    form: "LB",
    visit: "10",
    fields: "*",
    reason: "lost",
  });
  const kept = person(marked).forms["10"]?.["LB"]?.rows["results"];
  assert.deepEqual([kept?.["1"]?.["value"], kept?.["2"]?.["value"]], [30, { missing: "lost" }]);
  assert.deepEqual(kept?.["1"]?.["upper"], { missing: "lost" });
});

test("a participant marks only what participants answer", () => {
  const day1 = after(enrolled, {
    kind: "start-visit",
    participant,
    visit: "9",
    date: "2026-03-04",
  });
  const all: Command = {
    kind: "mark-missing",
    participant,
    form: "DIARY",
    visit: "9",
    fields: "*",
    reason: "refused",
  };
  const marked = after(day1, all, by({ role: "participant", self: p1 }));
  const { values } = person(marked).forms["9"]?.["DIARY"] ?? {};
  assert.deepEqual(Object.keys(values ?? {}), ["pain", "slept"]);
});
