import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../kernel/index.ts";
import type { Command, QueryPlace } from "./command.ts";
import type { Context } from "./context.ts";
import type { QueryState, State } from "./state.ts";
import { after, by, p1, person, refusalOf, screened } from "./testing/play.ts";

const participant = p1;
const monitor = by({ role: "monitor", actor: "wu" as PersonId });
const manager = by({ role: "data-manager", sites: "all", actor: "zhao" as PersonId });

const weight: QueryPlace = { form: "VS", visit: "10", field: "weight" };

function raise(place: QueryPlace, text = "Please look at the source."): Command {
  return { kind: "raise-query", participant, ...place, text };
}

function act(kind: "answer-query" | "reopen-query" | "close-query", text = "said", query = 1) {
  return { kind, participant, query, text } as Command;
}

function cancel(reason = "raised in error"): Command {
  return { kind: "cancel-query", participant, query: 1, reason };
}

function query(state: State, number = 1): QueryState {
  const found = person(state).queries[number];
  assert.ok(found !== undefined);
  return found;
}

function rule(state: State, command: Command, context: Context): string {
  return refusalOf(state, command, context).rule;
}

const asked = after(screened, raise(weight), monitor);
const answered = after(asked, act("answer-query"));
const closed = after(answered, act("close-query"), monitor);

test("a query is about something that there is", () => {
  const nowhere: QueryPlace[] = [
    { form: "XX", visit: "10" },
    { form: "VS" },
    { form: "VS", visit: "nowhere" },
    { form: "VS", visit: "fu#7" },
    { form: "DIARY", visit: "10" },
    { form: "VS", visit: "10", field: "constructor" },
    { form: "VS", visit: "10", field: "weight", row: 1 },
    { form: "LB", visit: "10", field: "value" },
    { form: "LB", visit: "10", field: "value", row: 0.5 },
    { form: "AE", line: 9 },
    { form: "AE", field: "term" },
    { visit: "10", field: "weight" },
    { line: 1 },
  ];
  for (const place of nowhere) {
    assert.equal(rule(screened, raise(place), monitor), "query.place", JSON.stringify(place));
  }
});

test("a query says something, in at most 2,000 characters", () => {
  assert.equal(rule(screened, raise(weight, " "), monitor), "query.text-missing");
  assert.equal(rule(screened, raise(weight, "x".repeat(2_001)), monitor), "reason.unreadable");
  assert.equal(rule(asked, act("answer-query", ""), by()), "query.text-missing");
  assert.equal(rule(closed, act("reopen-query", ""), monitor), "query.text-missing");
  assert.equal(rule(asked, cancel(" "), monitor), "query.text-missing");
});

test("a query is raised on a field, a row, a line, a form, a visit, or the participant", () => {
  const places: [QueryPlace, string | undefined][] = [
    [weight, "weight"],
    [{ form: "LB", visit: "8", field: "value", row: 2 }, "results/2/value"],
    [{ form: "AE", line: 1, field: "term" }, "term"],
    [{ form: "AE" }, undefined],
    [{ visit: "9" }, undefined],
    [{}, undefined],
  ];
  const all = places.reduce((now, [place]) => after(now, raise(place), monitor), screened);
  assert.deepEqual(
    Object.values(person(all).queries).map(({ number, path }) => [number, path]),
    places.map(([, path], index) => [index + 1, path]),
  );
  assert.equal(query(all, 1).value, 70);
  assert.equal(query(all, 3).value, "Cold");
  assert.deepEqual(query(all, 6).place, {});
});

test("the site never settles a query, a monitor only those of monitors, a data manager any", () => {
  const ofManager = after(screened, raise(weight), manager);
  for (const command of [act("close-query"), act("reopen-query"), cancel()]) {
    assert.equal(rule(asked, command, by()), "permission.role");
  }
  assert.equal(rule(ofManager, act("close-query"), monitor), "query.role");
  assert.equal(rule(ofManager, cancel(), monitor), "query.role");
  assert.equal(
    rule(after(ofManager, act("answer-query")), act("reopen-query"), monitor),
    "query.role",
  );
  assert.equal(query(after(answered, act("close-query"), manager)).status, "closed");
  const another = { ...monitor, actor: "sun" as PersonId };
  assert.equal(query(after(answered, act("close-query"), another)).status, "closed");
});

test("what is settled is not answered, and what nobody answered is not asked again", () => {
  assert.equal(rule(closed, act("answer-query"), by()), "query.status");
  assert.equal(rule(closed, act("close-query"), monitor), "query.status");
  assert.equal(rule(asked, act("reopen-query"), monitor), "query.status");
  const cancelled = after(asked, cancel(), monitor);
  for (const again of [act("reopen-query"), act("close-query"), cancel()]) {
    assert.equal(rule(cancelled, again, manager), "query.status");
  }
  assert.equal(rule(asked, act("answer-query", "x", 2), by()), "query.unknown");
});

test("a query once answered is cancelled by a data manager only", () => {
  assert.equal(rule(answered, cancel(), monitor), "query.answered");
  assert.equal(query(after(answered, cancel(), manager)).status, "cancelled");
});

test("a query's thread tells who did what in which role, and what the field held then", () => {
  const again = after(closed, act("reopen-query", "Still odd"), manager);
  const { thread, status, raisedBy, raisedRole } = query(again);
  assert.deepEqual([status, raisedBy, raisedRole], ["open", "wu", "monitor"]);
  assert.deepEqual(
    thread.map((entry) => [entry.act, entry.by, entry.role, entry.text, entry.value]),
    [
      ["raised", "wu", "monitor", "Please look at the source.", 70],
      ["answered", "chen", "coordinator", "said", 70],
      ["closed", "wu", "monitor", "said", 70],
      ["reopened", "zhao", "data-manager", "Still odd", 70],
    ],
  );
});

test("a change of the value answers the query by itself, a change of another value does not", () => {
  const save = (values: object): Command =>
    ({ kind: "save-form", participant, form: "VS", visit: "10", values }) as Command;
  const beside = after(asked, save({ height: 180 }));
  assert.equal(query(beside).status, "open");
  const changed = after(beside, save({ weight: 71 }));
  assert.equal(query(changed).status, "answered");
  const { act: what, value, by: who, text } = query(changed).thread.at(-1) ?? {};
  assert.deepEqual([what, value, who, text], ["value-changed", 71, "chen", undefined]);
  const cleared = after(changed, save({ weight: null }));
  assert.deepEqual(
    query(cleared).thread.map((entry) => entry.value),
    [70, 71, undefined],
  );
  assert.equal(query(after(closed, save({ weight: 71 }))).status, "closed");
});

test("a query on a field that is no longer asked stays open", () => {
  const place: QueryPlace = { form: "DM", visit: "10", field: "pregnant" };
  const female = after(screened, {
    kind: "save-form",
    participant,
    form: "DM",
    visit: "10",
    values: { sex: "F", pregnant: true },
  });
  const hidden = after(after(female, raise(place), monitor), {
    kind: "save-form",
    participant,
    form: "DM",
    visit: "10",
    values: { sex: "M" },
  });
  assert.equal(query(hidden).status, "open");
});

test("a number is never given to another query", () => {
  const cancelled = after(asked, cancel(), monitor);
  const next = after(cancelled, raise({ visit: "10" }), monitor);
  assert.deepEqual(Object.keys(person(next).queries), ["1", "2"]);
});
