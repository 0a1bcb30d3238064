import assert from "node:assert/strict";
import { test } from "node:test";
import { type PersonId, type Refusal, refusalText } from "../kernel/index.ts";
import type { Command, SaveForm } from "./command.ts";
import type { Context } from "./context.ts";
import type { Event } from "./event.ts";
import { type FormState, formAt, type State } from "./state.ts";
import {
  after,
  afterAll,
  by,
  consented,
  doseOn,
  enrolled,
  eventOf,
  eventsOf,
  laboratory,
  manager,
  p1,
  person,
  refusalOf,
  screened,
  self,
} from "./testing/play.ts";
import { study as plain } from "./testing/study.ts";

const participant = p1;

type Reasons = NonNullable<SaveForm["reasons"]>;

function save(form: string, values: SaveForm["values"], more: Partial<SaveForm> = {}): SaveForm {
  return { kind: "save-form", participant, form, visit: "10", values, ...more };
}

function instance(state: State, form: string, visit = "10"): FormState | undefined {
  return formAt(person(state), { form, visit });
}

function line(state: State, form: string, at: number): FormState | undefined {
  return formAt(person(state), { form, line: at });
}

function factsOf(refusal: Refusal): string[] {
  return refusal.facts.map(({ text }) => (typeof text === "object" ? text.en : String(text)));
}

function changeOf(state: State, command: Command, context?: Context) {
  const event: Event = eventOf(state, command, context);
  if (!("form" in event)) throw new Error(event.type);
  return event;
}

const vitals = { weight: 70, height: 175, systolic: 120, diastolic: 80 };

test("one value that cannot be kept keeps out all, and every one is named in both languages", () => {
  const refusal = refusalOf(
    screened,
    save("VS", { weight: 10, height: "tall", systolic: 125, bmi: 20, colour: "red" }),
  );
  assert.equal(refusal.rule, "save.invalid");
  assert.deepEqual(
    refusal.facts.map(({ path }) => path?.join("/")),
    ["weight", "height", "bmi", "colour"],
  );
  assert.match(factsOf(refusal)[0] ?? "", /^10 is below what this field can hold \(20 kg\)\./);
  assert.match(refusalText(refusal, "zh-CN"), /有 4 个值无法保存/);
});

test("names that every JavaScript object has are no fields, and harm nothing", () => {
  const values = JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}') as never;
  const refusal = refusalOf(screened, save("VS", values));
  assert.equal(refusal.rule, "save.invalid");
  assert.equal(refusal.facts.length, 3);
  const rows = JSON.parse(
    '{"__proto__": {"1": {"value": 1}}, "results": {"__proto__": {"value": 1}}}',
  );
  assert.equal(
    refusalOf(screened, save("LB", {}, { rows: rows as never }), laboratory).facts.length,
    2,
  );
  assert.equal(Object.hasOwn(Object.prototype, "value"), false);
});

test("a derived value can be neither typed, cleared nor marked missing", () => {
  for (const value of [20, null, { missing: "unknown" }] as const) {
    const refusal = refusalOf(screened, save("VS", { bmi: value }));
    assert.match(factsOf(refusal)[0] ?? "", /computed/);
  }
});

test("a hard check refuses, a soft one is noted, one that cannot be decided says nothing", () => {
  const refusal = refusalOf(screened, save("VS", { systolic: 80, diastolic: 90 }));
  assert.equal(refusal.rule, "save.hard-check");
  assert.deepEqual(factsOf(refusal), ["Check both pressures."]);
  assert.deepEqual(changeOf(screened, save("VS", { weight: 30 })).findings, ["VS2"]);
  const cleared = after(screened, save("VS", { weight: null }));
  assert.deepEqual(instance(cleared, "VS")?.findings, []);
});

test("what changed is kept beside what was, with the values derived from it", () => {
  const change = changeOf(screened, save("VS", { weight: 75, height: 175 }));
  assert.deepEqual(change.values, { weight: 75, bmi: 24.5 });
  assert.deepEqual(change.before, { weight: 70, bmi: 22.9 });
});

test("clearing a value clears what was computed from it, and the event says what it was", () => {
  const change = changeOf(screened, save("VS", { weight: null }));
  assert.deepEqual(change.cleared, ["weight", "bmi", "change"]);
  assert.deepEqual(change.before, { weight: 70, bmi: 22.9, change: 0 });
  const now = instance(after(screened, save("VS", { weight: null })), "VS");
  assert.deepEqual(now?.values, { height: 175, systolic: 120, diastolic: 80 });
});

test("a blank text takes the answer back", () => {
  const noted = after(screened, save("DM", { remark: "tired" }));
  assert.deepEqual(changeOf(noted, save("DM", { remark: "  " })).cleared, ["remark"]);
});

test("typing a value clears the reason for which it was missing", () => {
  const missing = after(screened, {
    kind: "mark-missing",
    participant,
    form: "DM",
    visit: "10",
    fields: ["age", "born"],
    reason: "refused",
  });
  assert.deepEqual(instance(missing, "DM")?.values["age"], { missing: "refused" });
  const typed = after(missing, save("DM", { age: 44 }));
  assert.equal(instance(typed, "DM")?.values["age"], 44);
  assert.deepEqual(instance(typed, "DM")?.values["born"], { missing: "refused" });
});

test("saving what is stored already is accepted and writes nothing", () => {
  assert.deepEqual(eventsOf(screened, save("VS", vitals)), []);
  assert.deepEqual(eventsOf(screened, save("DM", {})), []);
  assert.deepEqual(eventsOf(consentedAt10(), save("DM", { age: null })), []);
  const same: Command = {
    kind: "correct-value",
    participant,
    form: "VS",
    visit: "10",
    field: "weight",
    value: 70,
    reason: "typo",
  };
  assert.deepEqual(eventsOf(screened, same), []);
});

function consentedAt10(): State {
  return after(consented, { kind: "start-visit", participant, visit: "10", date: "2026-03-02" });
}

test("ticked codes are the same answer in whatever order they were ticked", () => {
  const ticked = after(screened, save("DM", { symptoms: ["SPASM", "PAIN"], ais: ["C", "A"] }));
  assert.deepEqual(instance(ticked, "DM")?.values["symptoms"], ["PAIN", "SPASM"]);
  const again = save("DM", { symptoms: ["PAIN", "SPASM"], ais: ["A", "C"] });
  assert.deepEqual(eventsOf(ticked, again), []);
});

test("before the form is complete no reason is asked; afterwards each changed field owes one", () => {
  const complete = after(screened, save("VS", { weight: 71 }, { complete: true }));
  const refusal = refusalOf(
    complete,
    save("VS", { weight: 72, height: 176 }, { reasons: { height: "typo" } }),
  );
  assert.equal(refusal.rule, "save.reason-missing");
  assert.deepEqual(factsOf(refusal), ["Weight"]);
  const useless: Reasons[] = [{ "*": " " }, { weight: "", height: "typo" }, { constructor: "x" }];
  for (const reasons of useless) {
    const change = save("VS", { weight: 72 }, { reasons });
    assert.equal(refusalOf(complete, change).rule, "save.reason-missing");
  }
  const told = save("VS", { weight: 72 }, { reasons: { weight: "typo", height: "not changed" } });
  assert.deepEqual(changeOf(complete, told).reasons, { weight: "typo" });
});

test("an answer to what a complete form left open owes no reason, taking one back does", () => {
  const complete = after(screened, save("DM", { age: 40 }, { complete: true }));
  assert.deepEqual(changeOf(complete, save("DM", { born: "1986" })).values, { born: "1986" });
  assert.equal(refusalOf(complete, save("DM", { age: null })).rule, "save.reason-missing");
});

test("a reason of a row's field is found under its path, or under the field for all rows", () => {
  const rows = (value: number) => ({ results: { 1: { analyte: "ALT", value, upper: 40 } } });
  const first = save("LB", {}, { rows: rows(30), complete: true });
  const stored = after(screened, first, by());
  const refusal = refusalOf(stored, save("LB", {}, { rows: rows(31) }));
  assert.deepEqual(refusal.facts[0]?.path, ["results", "1", "value"]);
  const told: Reasons[] = [{ "results/1/value": "typo" }, { value: "typo" }, { "*": "typo" }];
  for (const reasons of told) {
    const change = changeOf(stored, save("LB", {}, { rows: rows(31), reasons }));
    assert.deepEqual(change.beforeRows, { results: { 1: { value: 30, ratio: 0.75 } } });
    assert.deepEqual(change.reasons, reasons);
  }
});

test("declaring a form complete twice is no second event", () => {
  const complete = after(screened, save("VS", {}, { complete: true }));
  assert.equal(instance(complete, "VS")?.complete, true);
  assert.deepEqual(eventsOf(complete, save("VS", {}, { complete: true })), []);
});

test("completing is never refused for open questions; those that are required become findings", () => {
  const complete = after(consentedAt10(), save("DM", { sex: "M" }, { complete: true }));
  assert.deepEqual(instance(complete, "DM")?.findings, ["unanswered/age"]);
  const noted = after(complete, save("DM", { remark: "later" }));
  assert.deepEqual(instance(noted, "DM")?.findings, ["unanswered/age"]);
  const answered = after(complete, save("DM", { age: 50 }));
  assert.deepEqual(instance(answered, "DM")?.findings, []);
  const row = save("LB", {}, { rows: { results: { 2: { value: 3 } } }, complete: true });
  assert.deepEqual(instance(after(consentedAt10(), row), "LB")?.findings, [
    "unanswered/results/2/analyte",
  ]);
});

test("an answer whose question is not asked is kept, noted, and out of the checks until it is asked again", () => {
  const pregnant = after(screened, save("DM", { sex: "F", pregnant: true, weeks: 42 }));
  assert.deepEqual(instance(pregnant, "DM")?.findings, ["DM1", "DM2"]);
  const male = after(pregnant, save("DM", { sex: "M" }));
  assert.deepEqual(instance(male, "DM")?.findings, ["not-asked/pregnant", "not-asked/weeks"]);
  assert.equal(instance(male, "DM")?.values["weeks"], 42);
  const female = after(male, save("DM", { sex: "F" }));
  assert.deepEqual(instance(female, "DM")?.findings, ["DM1", "DM2"]);
});

test("an answer that arrives before its question is accepted with a finding", () => {
  const early = after(screened, save("DM", { pregnant: false }));
  assert.deepEqual(instance(early, "DM")?.findings, ["not-asked/pregnant"]);
  const unknown = after(screened, save("DM", { sex: null, pregnant: false }));
  assert.deepEqual(instance(unknown, "DM")?.findings, []);
  const missing = after(screened, save("DM", { pregnant: { missing: "not-applicable" } }));
  assert.deepEqual(instance(missing, "DM")?.findings, []);
});

test("within a row, a question is asked or not by that row alone", () => {
  const rows = {
    results: {
      1: { analyte: "ALT", value: 400, upper: 40, repeated: true },
      2: { analyte: "AST", value: 30, upper: 40, repeated: true },
    },
  };
  const stored = instance(after(screened, save("LB", {}, { rows })), "LB");
  assert.deepEqual(stored?.rows["results"]?.["1"]?.["ratio"], 10);
  assert.equal(stored?.values["above"], 1);
  assert.deepEqual(stored?.findings, ["LB1", "not-asked/results/2/repeated"]);
});

test("rows are numbered from 1 and a field stays where it belongs", () => {
  for (const row of ["0", "-1", "1.5", "01", "x", "1e3", "", "constructor"]) {
    const rows = { results: { [row]: { value: 1 } } };
    assert.equal(refusalOf(screened, save("LB", {}, { rows })).rule, "save.invalid", row);
  }
  assert.match(
    factsOf(refusalOf(screened, save("LB", { value: 3 })))[0] ?? "",
    /belongs to results/,
  );
  const taken = save("LB", {}, { rows: { results: { 1: { taken: "2026-03-02" } } } });
  assert.match(factsOf(refusalOf(screened, taken))[0] ?? "", /belongs to LB/);
});

test("a row's field is corrected and marked missing in its row, and nowhere else", () => {
  const stored = after(
    screened,
    save("LB", {}, { rows: { results: { 1: { analyte: "ALT", value: 9 } } } }),
  );
  const correct = {
    kind: "correct-value",
    participant,
    form: "LB",
    visit: "10",
    field: "value",
    value: 8,
    reason: "typo",
  } as const;
  assert.equal(refusalOf(stored, correct).rule, "save.invalid");
  assert.deepEqual(changeOf(stored, { ...correct, row: 1 }).rows, { results: { 1: { value: 8 } } });
  const flat = { ...correct, field: "taken", value: "2026-03-01", row: 1 };
  assert.equal(refusalOf(stored, flat).rule, "save.invalid");
  const missing = changeOf(stored, {
    kind: "mark-missing",
    participant,
    form: "LB",
    visit: "10",
    fields: ["value"],
    row: 1,
    reason: "lost",
  });
  assert.deepEqual(missing.rows, { results: { 1: { value: { missing: "lost" } } } });
});

test("a form that somebody saved since is not overwritten: who, when on the site's clock, and both values are told", () => {
  const li = by({ actor: "li" as PersonId });
  const changed = after(screened, save("VS", { weight: 71.5 }), li);
  const refusal = refusalOf(changed, save("VS", { weight: 75.1 }, { basedOn: 1 }));
  assert.equal(refusal.rule, "save.stale");
  assert.match(
    refusalText(refusal),
    /^li changed this form at 2026-06-30 17:00 \(Asia\/Shanghai\)/,
  );
  assert.deepEqual(factsOf(refusal), [
    "Weight: li changed it to 71.5 kg at 2026-06-30 17:00 (Asia/Shanghai); you entered 75.1 kg",
  ]);
  assert.deepEqual(refusal.facts[0]?.path, ["weight"]);
  assert.deepEqual(refusal.facts[0]?.params, {
    label: { en: "Weight", "zh-CN": "体重" },
    who: "li",
    when: "2026-06-30T09:00:00.000Z",
    stored: { en: "71.5 kg", "zh-CN": "71.5 kg" },
    yours: { en: "75.1 kg", "zh-CN": "75.1 kg" },
  });
  assert.deepEqual(eventsOf(changed, save("VS", { weight: 71.5 }, { basedOn: 1 })), []);
  assert.equal(
    changeOf(changed, save("VS", { weight: 75.1 }, { basedOn: 2 })).values["weight"],
    75.1,
  );
});

test("an entry based on nothing does not overwrite a form that is there now, nor one from the future", () => {
  assert.equal(refusalOf(screened, save("VS", { weight: 99 }, { basedOn: 0 })).rule, "save.stale");
  const future = save("VS", { weight: 99 }, { basedOn: 7 });
  assert.equal(refusalOf(screened, future).rule, "save.unknown-version");
  const fresh = save("VS", vitals, { basedOn: 3 });
  assert.equal(refusalOf(consentedAt10(), fresh).rule, "save.unknown-version");
});

test("a conflict in rows, codes and missing values is told in words", () => {
  const stored = afterAll(screened, [
    save("DM", { age: { missing: "unknown" } }),
    save("DM", { sex: "F" }),
  ]);
  const mine = save("DM", { age: 30, sex: "M", pregnant: true }, { basedOn: 1 });
  const told = factsOf(refusalOf(stored, mine)).map((fact) => fact.replace(/ at 2026.*;/, ";"));
  assert.deepEqual(told, [
    "Age: chen changed it to missing (unknown); you entered 30 years",
    "Sex: chen changed it to Female; you entered Male",
  ]);
});

test("two people who change different fields of one form do not stand in each other's way", () => {
  const weighed = after(screened, save("VS", { weight: 71.5 }), by({ actor: "li" as PersonId }));
  const measured = after(weighed, save("VS", { height: 176 }, { basedOn: 1 }));
  const { values, touched } = instance(measured, "VS") ?? {};
  assert.deepEqual([values?.["weight"], values?.["height"]], [71.5, 176]);
  assert.deepEqual(
    [touched?.["weight"]?.by, touched?.["weight"]?.version, touched?.["height"]?.version],
    ["li", 2, 3],
  );
  const both = save("VS", { weight: 80, height: 176 }, { basedOn: 1 });
  assert.deepEqual(
    refusalOf(measured, both).facts.map(({ path }) => path),
    [["weight"]],
  );
  const cleared = after(screened, save("VS", { weight: null }));
  assert.equal(refusalOf(cleared, save("VS", { weight: 80 }, { basedOn: 1 })).rule, "save.stale");
});

test("a row that somebody changed is in conflict by itself, not with the rows beside it", () => {
  const lab = by({ role: "laboratory" });
  const row = (number: number, value: number, more = {}) =>
    save("LB", {}, { rows: { results: { [number]: { value } } }, ...more });
  const stored = [row(1, 30), row(2, 40), row(1, 31)].reduce(
    (now, each) => after(now, each, lab),
    screened,
  );
  assert.deepEqual(refusalOf(stored, row(1, 32, { basedOn: 2 }), lab).facts[0]?.path, [
    "results",
    "1",
    "value",
  ]);
  assert.equal(eventsOf(stored, row(2, 41, { basedOn: 2 }), lab).length, 1);
});

test("what follows from another form makes nobody's entry stale", () => {
  const day1 = afterAll(enrolled, [
    { kind: "start-visit", participant, visit: "9", date: "2026-03-03" },
    save("SUMMARY", { note: "x" }, { visit: "9" }),
  ]);
  const settled = after(day1, save("VS", { ...vitals, weight: 80 }, { visit: "9" }));
  assert.equal(instance(settled, "SUMMARY", "9")?.values["index"], 26.1);
  assert.equal(instance(settled, "SUMMARY", "9")?.version, 1);
});

test("an unblinding field is kept out of a blinded participant's record, also as a reason for missing", () => {
  for (const contents of ["verum", { missing: "unknown" }] as const) {
    const kit: Command = { kind: "save-form", participant, form: "KIT", values: { contents } };
    const refusal = refusalOf(screened, kit);
    assert.equal(refusal.rule, "form.unknown", "a walled form is not there");
    const mixed = structuredClone(plain);
    for (const form of mixed.forms) {
      if (form.id === "VS") Object.assign(form.groups[0]?.fields[0] ?? {}, { unblinding: true });
    }
    const released = after(screened, { kind: "release-study" }, manager, mixed);
    const weight = contents === "verum" ? 70 : contents;
    const vitals: Command = { ...save("VS", { weight }, { visit: "10" }) };
    assert.equal(refusalOf(released, vitals, by(), mixed).rule, "save.unblinding");
  }
});

test("the site cannot answer for the participant, only say why an answer is missing", () => {
  const day1 = after(enrolled, {
    kind: "start-visit",
    participant,
    visit: "9",
    date: "2026-03-03",
  });
  const diary = (pain: SaveForm["values"][string]) => save("DIARY", { pain }, { visit: "9" });
  const refusal = refusalOf(day1, diary(3));
  assert.equal(refusal.rule, "save.origin");
  assert.match(refusalText(refusal, "zh-CN"), /应由以下来源填写：受试者。您的角色\(研究协调员\)/);
  assert.equal(changeOf(day1, diary({ missing: "not-done" })).role, "coordinator");
  const answered = after(day1, diary(4), self);
  assert.equal(refusalOf(answered, diary({ missing: "refused" })).rule, "save.origin");
  assert.equal(refusalOf(answered, diary(null)).rule, "save.origin");
});

test("a signature is given only by the person who is signed in, now, with the field's meaning", () => {
  const mark = {
    signedBy: "chen",
    at: by().at as string,
    meaning: "Reviewed",
    sha256: "0".repeat(64),
  };
  for (const forged of [
    { signedBy: "li" },
    { at: "2020-01-01T00:00:00.000Z" },
    { meaning: "Seen" },
  ]) {
    const refusal = refusalOf(screened, save("DM", { signed: { ...mark, ...forged } }));
    assert.equal(refusal.rule, "save.signature");
  }
  const { values } = changeOf(screened, save("DM", { signed: { ...mark, extra: 1 } as never }));
  assert.deepEqual(values, { signed: mark });
});

test("a form is saved only where the study collects it, at a visit that was begun", () => {
  const place = (form: string, more: object) => save(form, { weight: 70 }, more);
  assert.equal(refusalOf(screened, place("NONE", {})).rule, "form.unknown");
  assert.equal(refusalOf(screened, place("VS", { visit: "nowhere" })).rule, "form.place");
  assert.equal(refusalOf(screened, place("VS", { visit: "constructor" })).rule, "form.place");
  assert.equal(refusalOf(screened, place("VS", { line: 1 })).rule, "form.place");
  assert.equal(refusalOf(screened, place("DIARY", {})).rule, "form.place");
  assert.equal(refusalOf(screened, place("VS", { visit: "8" })).rule, "form.visit-not-started");
  assert.equal(refusalOf(screened, place("VS", { visit: "10#2" })).rule, "form.visit-not-started");
  assert.equal(refusalOf(screened, place("AE", {})).rule, "form.place");
  const skipped = after(screened, { kind: "skip-visit", participant, visit: "8", reason: "away" });
  assert.equal(refusalOf(skipped, place("VS", { visit: "8" })).rule, "form.visit-not-started");
});

test("nothing is collected before consent, nor of somebody who was not screened", () => {
  const { participant: _, ...unscreened } = screened;
  assert.equal(refusalOf(unscreened, save("VS", vitals)).rule, "participant.unknown");
  const state = { ...screened, participant: { ...person(screened), consents: [] } };
  assert.equal(refusalOf(state, save("VS", vitals)).rule, "form.no-consent");
});

test("a log line that does not exist is not opened by naming it", () => {
  for (const at of [2, 0, -1, 1.5, "__proto__", "constructor"] as const) {
    const command: Command = {
      kind: "save-form",
      participant,
      form: "AE",
      line: at as number,
      values: { term: "Fall" },
    };
    assert.equal(refusalOf(screened, command).rule, "form.line", String(at));
  }
});

test("a line is corrected by its number; leaving the number out never opens a new one", () => {
  const correct = {
    kind: "correct-value",
    participant,
    form: "AE",
    field: "term",
    value: "Influenza",
    reason: "diagnosis",
  } as const;
  assert.equal(refusalOf(screened, correct).rule, "form.line-owed");
  assert.equal(refusalOf(screened, { ...correct, line: 2 }).rule, "form.nothing-to-correct");
  const change = changeOf(screened, { ...correct, line: 1 });
  assert.equal(change.type, "form-saved");
  assert.deepEqual(change.before, { term: "Cold" });
  assert.deepEqual(change.reasons, { "*": "diagnosis" });
  const missing = {
    kind: "mark-missing",
    participant,
    form: "AE",
    fields: ["onset"],
    reason: "unknown",
  } as const;
  assert.equal(refusalOf(screened, missing).rule, "form.line-owed");
});

test("a correction of what was never saved, and one without a reason, are refused", () => {
  const correct = {
    kind: "correct-value",
    participant,
    form: "DM",
    visit: "10",
    field: "age",
    value: 50,
    reason: "typo",
  } as const;
  assert.equal(refusalOf(consentedAt10(), correct).rule, "form.nothing-to-correct");
  assert.equal(refusalOf(screened, { ...correct, reason: " \n" }).rule, "form.reason-missing");
  const broken = { ...correct, reason: "half a character \ud800" };
  assert.equal(refusalOf(screened, broken).rule, "reason.unreadable");
});

test("an adverse event opens a line of its log, however it is saved, and never without a word", () => {
  const empty: Command = { kind: "record-adverse-event", participant, values: {} };
  assert.equal(refusalOf(screened, empty).rule, "form.nothing-said");
  const second = changeOf(screened, { ...empty, values: { term: "Fall" } });
  assert.deepEqual([second.type, second.line], ["adverse-event-recorded", 2]);
  const saved: Command = { kind: "save-form", participant, form: "AE", values: { term: "Fall" } };
  assert.equal(changeOf(screened, saved).type, "adverse-event-recorded");
});

test("values are read from the instance in its own place: a late entry has the visit before it as the previous one", () => {
  const held = afterAll(enrolled, [
    { kind: "start-visit", participant, visit: "8", date: "2026-03-20" },
    save("VS", { weight: 90 }, { visit: "8" }),
    { kind: "start-visit", participant, visit: "9", date: "2026-03-03" },
  ]);
  assert.deepEqual(instance(held, "VS", "8")?.findings, ["VS3"]);
  const entry = save("VS", { weight: 72 }, { visit: "9" });
  const [decided] = eventsOf(held, entry);
  assert.deepEqual(
    decided?.events.map((event) => ("form" in event ? event.visit : event.type)),
    ["9", "8"],
  );
  const late = after(held, entry);
  assert.equal(instance(late, "VS", "9")?.values["walk"], 2);
  assert.deepEqual(instance(late, "VS", "9")?.findings, []);
  assert.equal(instance(late, "VS", "8")?.values["walk"], 18);
});

test("correcting a baseline corrects every value that is counted from it, its own among them", () => {
  const held = afterAll(enrolled, [
    { kind: "start-visit", participant, visit: "9", date: "2026-03-03" },
    save("VS", { weight: 72 }, { visit: "9" }),
  ]);
  assert.equal(instance(held, "VS", "9")?.values["change"], 2);
  const correct: Command = {
    kind: "correct-value",
    participant,
    form: "VS",
    visit: "10",
    field: "weight",
    value: 71,
    reason: "typo",
  };
  const [decided] = eventsOf(held, correct);
  const corrected = after(held, correct);
  assert.equal(instance(corrected, "VS")?.values["change"], 0);
  assert.equal(instance(corrected, "VS", "9")?.values["change"], 1);
  const [, follows] = decided?.events ?? [];
  assert.ok(follows !== undefined && "form" in follows);
  assert.deepEqual(follows.follows, { form: "VS", visit: "10" });
  assert.deepEqual(follows.before, { change: 2, walk: 2 });
  assert.equal(follows.reasons, undefined);
});

test("a change runs through a chain of forms, and a hard check that it breaks elsewhere becomes a finding", () => {
  const held = afterAll(enrolled, [
    { kind: "start-visit", participant, visit: "9", date: "2026-03-03" },
    save("SUMMARY", { note: "x" }, { visit: "9" }),
    { kind: "save-form", participant, form: "DOUBLE", values: { note: "y" } },
  ]);
  assert.equal(line(held, "DOUBLE", 1)?.values["twice"], 45.8);
  const heavy = after(held, save("VS", { ...vitals, weight: 210 }, { visit: "9" }));
  assert.equal(instance(heavy, "SUMMARY", "9")?.values["index"], 68.6);
  assert.deepEqual(instance(heavy, "SUMMARY", "9")?.findings, ["SUM1"]);
  assert.equal(line(heavy, "DOUBLE", 1)?.values["twice"], 137.2);
});

test("values counted from a dose follow the dose's date", () => {
  const dosed = afterAll(enrolled, [
    doseOn("2026-03-03"),
    { kind: "record-adverse-event", participant, values: { term: "Fall", onset: "2026-03-10" } },
  ]);
  assert.equal(line(dosed, "AE", 2)?.values["sinceDose"], 7);
  const moved = after(dosed, {
    kind: "correct-value",
    participant,
    form: "EX",
    line: 1,
    field: "given",
    value: "2026-03-12",
    reason: "misread",
  });
  assert.equal(line(moved, "AE", 2)?.values["sinceDose"], -2);
  assert.deepEqual(line(moved, "AE", 2)?.findings, ["AE1"]);
});
