import assert from "node:assert/strict";
import { test } from "node:test";
import { type PersonId, refusalText } from "../kernel/index.ts";
import type { Command } from "./command.ts";
import { after, afterAll, by, p1, person, refusalOf, screened } from "./testing/play.ts";

const participant = p1;
const monitor = by({ role: "monitor", actor: "wu" as PersonId });
const place = { form: "VS", visit: "10" };
const ask = (about: object, text = "Is the scale calibrated?"): Command => ({
  kind: "raise-query",
  participant,
  ...about,
  text,
});
const all: Command = {
  kind: "mark-missing",
  participant,
  ...place,
  fields: "*",
  reason: "not-done",
};
const held = Object.keys(person(screened).forms["10"]?.["VS"]?.values ?? {}).filter(
  (field) => field !== "bmi" && field !== "change",
);
const clear = (fields: readonly string[], to: null | { missing: "lost" }): Command => ({
  kind: "save-form",
  participant,
  ...place,
  values: Object.fromEntries(fields.map((field) => [field, to])),
  reasons: { "*": "another's" },
});

test("a form with an open query is not marked missing as a whole, and the refusal names the query", () => {
  for (const about of [place, { ...place, field: "weight" }, { ...place, field: "height" }]) {
    const refusal = refusalOf(after(screened, ask(about), monitor), all);
    assert.equal(refusal.rule, "form.open-query");
    const said = refusalText(refusal, "en");
    assert.match(said, /Query 1 on Vital signs is open \(“Is the scale calibrated\?”\)/);
    assert.match(refusalText(refusal, "zh-CN"), /质疑 1/);
  }
});

test("nor are its answers taken away in one save, cleared or marked missing one by one in it", () => {
  const asked = after(screened, ask({ ...place, field: "weight" }), monitor);
  for (const to of [null, { missing: "lost" as const }]) {
    assert.equal(refusalOf(asked, clear(held, to)).rule, "form.open-query");
  }
  const last = after(
    asked,
    clear(
      held.filter((field) => field !== "height"),
      null,
    ),
  );
  const again = after(last, ask(place, "Nothing else?"), monitor);
  assert.equal(refusalOf(again, clear(["height"], null)).rule, "form.open-query");
});

test("a visit with an open query is not marked as not done", () => {
  const skip: Command = { kind: "skip-visit", participant, visit: "9", reason: "snow" };
  for (const about of [{ visit: "9" }, { form: "VS", visit: "9" }]) {
    assert.equal(refusalOf(after(screened, ask(about), monitor), skip).rule, "visit.open-query");
  }
  const elsewhere = after(screened, ask({ visit: "8" }), monitor);
  assert.equal(person(after(elsewhere, skip)).visits["9"]?.status, "skipped");
});

test("once the query is answered the form may be emptied, and the query stays", () => {
  const answered = afterAll(after(screened, ask(place), monitor), [
    { kind: "answer-query", participant, query: 1, text: "another participant's" },
  ]);
  const emptied = after(answered, clear(held, null));
  assert.deepEqual(person(emptied).forms["10"]?.["VS"]?.values, {});
  assert.equal(person(emptied).queries[1]?.status, "answered");
});

test("a change of what the query asks about is its answer, even where it was the only value", () => {
  const only = after(
    screened,
    clear(
      held.filter((field) => field !== "weight"),
      null,
    ),
  );
  const asked = after(only, ask({ ...place, field: "weight" }), monitor);
  const changed = after(asked, clear(["weight"], { missing: "lost" }));
  assert.equal(person(changed).queries[1]?.status, "answered");
});

test("marking a field missing settles what the system asked about it", () => {
  const heavy = after(screened, {
    kind: "save-form",
    participant,
    ...place,
    values: { weight: 220 },
    complete: true,
    reasons: { "*": "source" },
  });
  const before = person(heavy).forms["10"]?.["VS"]?.findings ?? [];
  assert.ok(before.length > 0, "a check asks about the weight");
  const missing = after(heavy, {
    kind: "mark-missing",
    participant,
    ...place,
    fields: ["weight"],
    reason: "not-done",
  });
  const now = person(missing).forms["10"]?.["VS"]?.findings ?? [];
  assert.deepEqual(
    now.filter((finding) => before.includes(finding) || finding === "unanswered/weight"),
    [],
  );
});
