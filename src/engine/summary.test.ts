import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../kernel/index.ts";
import { studyHash } from "../definition/index.ts";
import type { Command } from "./command.ts";
import { manifestOf } from "./signature.ts";
import { packSummary, unpackSummary } from "./packed-summary.ts";
import { dueState, summarise } from "./summary.ts";
import {
  after,
  afterAll,
  by,
  consented,
  doseOn,
  enrolled,
  investigator,
  p1,
  person,
  ready,
  screened,
} from "./testing/play.ts";
import { study } from "./testing/study.ts";

const participant = p1;
const window = { earliest: "2026-03-20", latest: "2026-03-24" };

function extra(date: string): Command {
  return { kind: "start-visit", participant, visit: "extra", date };
}

test("before its window a visit is for later, in it due, after it overdue", () => {
  const days = ["2026-03-19", "2026-03-20", "2026-03-24", "2026-03-25"];
  assert.deepEqual(
    days.map((today) => dueState(window, today)),
    ["later", "due", "due", "overdue"],
  );
});

test("somebody who was just screened has a summary without what there is not", () => {
  const begun = after(ready, { kind: "screen", participant, site: "S1" as never, date: "2026-03" });
  assert.deepEqual(summarise(study, person(begun)), {
    participant: "P1",
    site: "S1",
    status: "screening",
    since: "2026-03",
    version: 1,
    consents: [],
    doses: [],
    visits: ["10", "9", "8", "fu", "end"].map((visit) => ({
      visit,
      key: visit,
      status: "waiting",
      forms: [],
    })),
    logs: [],
    queries: {},
    lastChange: "2026-06-30T09:00:00.000Z",
    under: studyHash(study),
  });
  assert.deepEqual(summarise(study, person(consented)).consents, ["1", "2"]);
});

test("a summary tells what is held and due, what is to look at, and what is asked", () => {
  const monitor = by({ role: "monitor" });
  const dosed = afterAll(enrolled, [
    { kind: "save-form", participant, form: "VS", visit: "10", values: { weight: 160 } },
    { kind: "start-visit", participant, visit: "9", date: "2026-03-09" },
    doseOn("2026-03-10"),
  ]);
  const asked = [
    { form: "VS", visit: "10", field: "weight" },
    { form: "AE", line: 1 },
    { form: "DIARY", visit: "9" },
  ].reduce(
    (now, place) => after(now, { kind: "raise-query", participant, ...place, text: "?" }, monitor),
    dosed,
  );
  const state = after(asked, { kind: "answer-query", participant, query: 2, text: "yes" });
  const { visits, logs, queries, number, doses, nextDose, since, version } = summarise(
    study,
    person(state),
  );
  assert.deepEqual(visits.slice(0, 3), [
    {
      visit: "10",
      key: "10",
      status: "held",
      date: "2026-03-02",
      forms: [
        { form: "DM", state: "started" },
        { form: "VS", state: "started", findings: 1, open: 1 },
        { form: "LB", state: "expected" },
      ],
    },
    {
      visit: "9",
      key: "9",
      status: "held",
      date: "2026-03-09",
      outside: 3,
      forms: [
        { form: "VS", state: "expected" },
        { form: "DIARY", state: "expected", open: 1 },
        { form: "SUMMARY", state: "expected" },
      ],
    },
    {
      visit: "8",
      key: "8",
      status: "due",
      due: "2026-03-24",
      earliest: "2026-03-22",
      latest: "2026-03-26",
      forms: [],
    },
  ]);
  assert.deepEqual(logs, [
    { form: "EX", line: 1, state: "started" },
    { form: "AE", line: 1, state: "started", answered: 1 },
  ]);
  assert.deepEqual(queries, { open: 2, answered: 1 });
  assert.deepEqual([number, doses, since], ["R1", ["2026-03-10"], "2026-03-03"]);
  assert.deepEqual([nextDose?.dose, nextDose?.due], [2, "2026-03-24"]);
  assert.equal(version, person(state).version);
});

test("a summary says whose queries are not settled, in which role, and nobody whose all are", () => {
  const raise = { kind: "raise-query", participant, form: "VS", visit: "10", text: "?" } as const;
  const monitor = by({ role: "monitor", actor: "wu" as PersonId });
  const manager = by({ role: "data-manager", sites: "all", actor: "zhao" as PersonId });
  let state = after(after(after(screened, raise, monitor), raise, manager), raise, monitor);
  assert.equal(summarise(study, person(screened)).askers, undefined);
  state = after(state, { kind: "answer-query", participant, query: 3, text: "yes" });
  assert.deepEqual(summarise(study, person(state)).askers, [
    { by: "wu", role: "monitor", open: 1, answered: 1 },
    { by: "zhao", role: "data-manager", open: 1 },
  ]);
  state = after(state, { kind: "close-query", participant, query: 2 }, manager);
  const summary = summarise(study, person(state));
  assert.deepEqual(summary.askers, [{ by: "wu", role: "monitor", open: 1, answered: 1 }]);
  assert.deepEqual(unpackSummary(packSummary(summary)), summary);
});

test("unscheduled visits stand where they belong in time", () => {
  const state = afterAll(enrolled, [
    { kind: "start-visit", participant, visit: "9", date: "2026-03-04" },
    doseOn("2026-03-05"),
    extra("2026-06-01"),
    extra("2026-03-10"),
    extra("2026-03-03"),
  ]);
  assert.deepEqual(
    summarise(study, person(state)).visits.map(({ key }) => key),
    ["10", "extra#3", "9", "extra#2", "8", "extra", "fu", "end"],
  );
});

test("a confirmed finding is not counted, and a form is seen signed, fallen, withdrawn", () => {
  const heavy = afterAll(screened, [
    {
      kind: "save-form",
      participant,
      form: "VS",
      visit: "10",
      values: { weight: 160 },
      confirmed: { VS2: "" },
      complete: true,
    },
    { kind: "withdraw-line", participant, form: "AE", line: 1, reason: "another's" },
  ]);
  const marks = (state: typeof heavy) => summarise(study, person(state)).visits[0]?.forms[1];
  assert.deepEqual(marks(heavy), { form: "VS", state: "complete" });
  assert.deepEqual(summarise(study, person(heavy)).logs, [
    { form: "AE", line: 1, state: "withdrawn" },
  ]);
  const places = [{ form: "VS", visit: "10" }];
  const manifest = manifestOf(study, person(heavy), places, "reviewed");
  const signed = after(
    heavy,
    { kind: "sign", participant, places, meaning: "reviewed", manifest },
    investigator,
  );
  assert.equal(marks(signed)?.state, "signed");
  const changed = after(signed, {
    kind: "correct-value",
    participant,
    form: "VS",
    visit: "10",
    field: "height",
    value: 176,
    reason: "typo",
  });
  assert.equal(marks(changed)?.state, "fallen");
});

test("a summary of twenty visits is small, and says nothing of arm or dose level", () => {
  let state = after(afterAll(enrolled, [doseOn("2026-03-04")]), {
    kind: "start-visit",
    participant,
    visit: "9",
    date: "2026-03-04",
  });
  for (let day = 10; day < 28; day++) {
    state = afterAll(state, [
      extra(`2026-03-${day}`),
      {
        kind: "save-form",
        participant,
        form: "VS",
        visit: day === 10 ? "extra" : `extra#${day - 9}`,
        values: { weight: 70, height: 175, systolic: 120, diastolic: 80 },
        complete: true,
      },
    ]);
  }
  const summary = summarise(study, person(state));
  assert.equal(summary.visits.filter(({ status }) => status === "held").length, 20);
  const packed = packSummary(summary);
  assert.deepEqual(unpackSummary(packed), summary);
  const printed = JSON.stringify(packed);
  assert.ok(!/ARM-|LEVEL-/.test(printed));
  assert.ok(printed.length < 2_000, String(printed.length));
});
