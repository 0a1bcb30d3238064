import assert from "node:assert/strict";
import { test } from "node:test";
import { type PersonId, type Sha256, sha256 } from "../kernel/index.ts";
import type { Command, Place, SaveForm } from "./command.ts";
import { manifestOf, signatureOf } from "./signature.ts";
import { formAt, type State } from "./state.ts";
import {
  after,
  afterAll,
  by,
  eventOf,
  investigator,
  p1,
  person,
  refusalOf,
  screened,
} from "./testing/play.ts";
import { openStudy, study } from "./testing/study.ts";

const participant = p1;
const vitals: Place = { form: "VS", visit: "10" };
const event: Place = { form: "AE", line: 1 };

function save(place: Place, more: Partial<SaveForm> = {}): Command {
  return { kind: "save-form", participant, ...place, values: {}, ...more };
}

function sign(state: State, places: readonly Place[], manifest?: Sha256): Command {
  const meaning = "reviewed";
  const right = manifestOf(study, person(state), places, meaning);
  return { kind: "sign", participant, places, meaning, manifest: manifest ?? right };
}

function stateOf(state: State, place: Place) {
  return signatureOf(person(state), place).state;
}

const complete = afterAll(screened, [
  save(vitals, { complete: true }),
  save(event, { complete: true }),
]);
const signed = after(complete, sign(complete, [vitals, event]), investigator);
const because = { reasons: { "*": "typo" } };

test("nothing, an unsaved form, an open one, a withdrawn line and a form named twice cannot be signed", () => {
  const reasons = (state: State, places: readonly Place[]) => {
    const refusal = refusalOf(state, sign(state, places), investigator);
    assert.equal(refusal.rule, "sign.not-ready");
    return refusal.facts.map(({ text }) => (typeof text === "object" ? text.en : text));
  };
  assert.equal(refusalOf(complete, sign(complete, []), investigator).rule, "sign.nothing");
  assert.deepEqual(reasons(screened, [vitals, { form: "LB", visit: "10" }]), [
    "Vital signs (10): not complete",
    "Laboratory (10): not saved yet",
  ]);
  assert.deepEqual(reasons(complete, [vitals, vitals]), ["Vital signs (10): named twice"]);
  const without = after(complete, {
    kind: "withdraw-line",
    participant,
    ...event,
    reason: "another's",
  });
  assert.deepEqual(reasons(without, [event]), ["Adverse event (#1): the line was withdrawn"]);
  assert.deepEqual(reasons(signed, [vitals]), [
    "Vital signs (10): signed already, and unchanged since",
  ]);
});

test("a meaning that the list does not have is refused", () => {
  for (const meaning of ["seen", "constructor", ""]) {
    const command = { ...sign(complete, [vitals]), meaning } as Command;
    assert.equal(refusalOf(complete, command, investigator).rule, "sign.meaning");
  }
});

test("a signature over anything but the record as it stands is refused", () => {
  const looked = sign(complete, [vitals]);
  const since = after(complete, save(vitals, { values: { weight: 71 }, ...because }));
  assert.equal(refusalOf(since, looked, investigator).rule, "sign.changed");
  assert.equal(
    refusalOf(complete, sign(complete, [vitals], sha256("x")), investigator).rule,
    "sign.changed",
  );
  const { meaning } = { meaning: "approved" };
  assert.equal(
    refusalOf(complete, { ...looked, meaning } as Command, investigator).rule,
    "sign.changed",
  );
});

test("a manifest depends on the study's version, the participant, the places and their values", () => {
  const who = person(complete);
  const manifests = [
    manifestOf(study, who, [vitals], "reviewed"),
    manifestOf(openStudy, who, [vitals], "reviewed"),
    manifestOf(study, { ...who, id: "P9" as typeof p1 }, [vitals], "reviewed"),
    manifestOf(study, who, [vitals, event], "reviewed"),
    manifestOf(study, who, [vitals], "approved"),
    manifestOf(study, person(screened), [vitals], "reviewed"),
  ];
  assert.equal(new Set(manifests).size, manifests.length);
});

test("a signature says who signed what, as which version, with which meaning", () => {
  const given = eventOf(complete, sign(complete, [vitals, event]), investigator);
  assert.ok(given.type === "forms-signed");
  assert.deepEqual([given.by, given.role, given.meaning], ["li", "investigator", "reviewed"]);
  assert.deepEqual(
    given.places.map(({ values: _, ...place }) => place),
    [
      { ...vitals, version: 2 },
      { ...event, version: 2 },
    ],
  );
  assert.deepEqual([stateOf(signed, vitals), stateOf(signed, event)], ["signed", "signed"]);
  assert.equal(stateOf(signed, { form: "DM", visit: "10" }), "none");
});

test("one value that changes strikes the signature on its form and leaves the others", () => {
  const changed = after(signed, save(vitals, { values: { weight: 71 }, ...because }));
  const { state, changed: paths, signature } = signatureOf(person(changed), vitals);
  assert.equal(state, "fallen");
  assert.deepEqual(
    paths,
    ["weight", "bmi", "change"].filter((path) => paths?.includes(path)),
  );
  assert.ok(paths?.includes("weight") && paths.includes("bmi"));
  assert.equal(signature?.by, "li");
  assert.equal(stateOf(changed, event), "signed");
  const back = after(changed, save(vitals, { values: { weight: 70 }, ...because }));
  assert.equal(stateOf(back, vitals), "fallen");
  const again = after(back, sign(back, [vitals]), investigator);
  assert.equal(stateOf(again, vitals), "signed");
  assert.equal(person(again).signatures.length, 2);
});

test("a derived value that follows from elsewhere, a missing code and a withdrawn line strike a signature", () => {
  const dosed = (date: string): Command => ({ kind: "record-dose", participant, date });
  const ready = afterAll(signed, [
    { kind: "mark-missing", participant, ...vitals, fields: ["height"], reason: "lost" },
  ]);
  assert.equal(stateOf(ready, vitals), "fallen");
  const gone = after(signed, { kind: "withdraw-line", participant, ...event, reason: "another's" });
  assert.equal(stateOf(gone, event), "fallen");
  const restored = after(gone, { kind: "restore-line", participant, ...event, reason: "no" });
  assert.equal(stateOf(restored, event), "fallen");
  const onset = afterAll(
    after(signed, { kind: "enrol", participant, date: "2026-03-03" }, investigator),
    [
      { kind: "assign", participant, date: "2026-03-03" },
      save(event, { values: { onset: "2026-03-20" } }),
    ],
  );
  const resigned = after(onset, sign(onset, [event]), investigator);
  assert.equal(stateOf(after(resigned, dosed("2026-03-10")), event), "fallen");
});

test("queries and confirmations leave a signature standing", () => {
  const monitor = by({ role: "monitor", actor: "wu" as PersonId });
  const asked = after(
    signed,
    { kind: "raise-query", participant, ...vitals, field: "weight", text: "?" },
    monitor,
  );
  const answered = after(asked, { kind: "answer-query", participant, query: 1, text: "true" });
  assert.equal(stateOf(answered, vitals), "signed");
  const heavy = after(complete, save(vitals, { values: { weight: 160 }, ...because }));
  const resigned = after(heavy, sign(heavy, [vitals]), investigator);
  const confirmed = after(resigned, save(vitals, { confirmed: { VS2: "" } }));
  assert.equal(stateOf(confirmed, vitals), "signed");
  assert.ok(formAt(person(confirmed), vitals)?.confirmations !== undefined);
});
