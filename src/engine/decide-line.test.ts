import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "./command.ts";
import { assess } from "./eligibility.ts";
import { formAt, instancesOf, linesOf } from "./state.ts";
import {
  after,
  afterAll,
  by,
  doseOn,
  enrolled,
  eventOf,
  p1,
  person,
  refusalOf,
  screened,
} from "./testing/play.ts";
import { nextDoseOf } from "./regimen.ts";
import { study } from "./testing/study.ts";

const participant = p1;

function withdraw(form: string, line?: number, reason = "another participant's"): Command {
  return {
    kind: "withdraw-line",
    participant,
    form,
    reason,
    ...(line === undefined ? {} : { line }),
  };
}

function restore(form: string, line: number, reason = "it was right"): Command {
  return { kind: "restore-line", participant, form, line, reason };
}

const serious = after(screened, {
  kind: "record-adverse-event",
  participant,
  values: { term: "Fall", serious: true },
});
const without = after(serious, withdraw("AE", 2));

test("only a line that there is can be withdrawn, once, and with a reason", () => {
  assert.equal(refusalOf(serious, withdraw("AE", 7)).rule, "form.nothing-to-correct");
  assert.equal(refusalOf(serious, withdraw("AE")).rule, "form.line-owed");
  assert.equal(refusalOf(serious, withdraw("VS", 1)).rule, "line.no-log");
  assert.equal(refusalOf(serious, withdraw("AE", 2, " ")).rule, "line.reason-missing");
  assert.equal(refusalOf(without, withdraw("AE", 2)).rule, "line.withdrawn");
  assert.equal(refusalOf(serious, restore("AE", 2)).rule, "line.not-withdrawn");
});

test("a withdrawn line cannot be changed until it is put back", () => {
  const change: Command = {
    kind: "save-form",
    participant,
    form: "AE",
    line: 2,
    values: { term: "Slip" },
  };
  assert.equal(refusalOf(without, change).rule, "form.line-withdrawn");
  const correct: Command = {
    kind: "correct-value",
    participant,
    form: "AE",
    line: 2,
    field: "term",
    value: "Slip",
    reason: "typo",
  };
  assert.equal(refusalOf(without, correct).rule, "form.line-withdrawn");
  const back = after(without, restore("AE", 2));
  assert.equal(
    formAt(person(after(back, change)), { form: "AE", line: 2 })?.values["term"],
    "Slip",
  );
});

test("a withdrawn line stays in the record, and counts nowhere", () => {
  const eligible = (state: typeof serious) => assess(study, person(state), by()).eligible;
  assert.equal(eligible(serious), "no");
  assert.equal(eligible(without), "yes");
  assert.deepEqual(
    linesOf(person(without), "AE").map(({ line }) => line),
    [1, 2],
  );
  assert.deepEqual(
    instancesOf(person(without), "AE").map(({ line }) => line),
    [1],
  );
  const { reason, by: who } = formAt(person(without), { form: "AE", line: 2 })?.withdrawn ?? {};
  assert.deepEqual([reason, who], ["another participant's", "chen"]);
  assert.equal(eligible(after(without, restore("AE", 2))), "no");
});

test("a line's number is never given to another", () => {
  const next = after(without, {
    kind: "record-adverse-event",
    participant,
    values: { term: "Cough" },
  });
  assert.deepEqual(Object.keys(person(next).logs["AE"] ?? {}), ["1", "2", "3"]);
});

test("a dose whose line is withdrawn is counted no more, and again once the line is put back", () => {
  const dosed = afterAll(enrolled, [doseOn("2026-03-10"), doseOn("2026-03-24")]);
  assert.deepEqual(nextDoseOf(study, person(dosed))?.due, "2026-04-07");
  const event = eventOf(dosed, withdraw("EX", 2));
  assert.ok(event.type === "line-withdrawn");
  assert.deepEqual(event.dose, { date: "2026-03-24" });
  const once = after(dosed, withdraw("EX", 2));
  assert.deepEqual(
    person(once).doses.map(({ date }) => date),
    ["2026-03-10"],
  );
  assert.deepEqual(nextDoseOf(study, person(once))?.due, "2026-03-24");
  const back = after(once, restore("EX", 2));
  assert.deepEqual(person(back).doses, person(dosed).doses);
});

test("what is derived from a line follows its withdrawal, and the line follows the record once it is put back", () => {
  const begun = afterAll(enrolled, [
    doseOn("2026-03-10"),
    { kind: "record-adverse-event", participant, values: { term: "Pain", onset: "2026-03-20" } },
  ]);
  const since = (state: typeof begun) =>
    formAt(person(state), { form: "AE", line: 2 })?.values["sinceDose"];
  assert.equal(since(begun), 10);
  assert.equal(since(after(begun, withdraw("EX", 1))), undefined);
  const meanwhile = afterAll(begun, [
    withdraw("AE", 2),
    {
      kind: "correct-value",
      participant,
      form: "EX",
      line: 1,
      field: "given",
      value: "2026-03-12",
      reason: "typo",
    },
  ]);
  assert.equal(since(meanwhile), 10);
  assert.equal(since(after(meanwhile, restore("AE", 2))), 8);
});
