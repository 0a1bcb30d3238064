import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field } from "../definition/index.ts";
import { changesOf } from "./audit.ts";
import type { Command, SaveForm } from "./command.ts";
import type { Context } from "./context.ts";
import { describeDatum } from "./describe-datum.ts";
import { describeEvent } from "./describe-event.ts";
import { manifestOf } from "./signature.ts";
import type { State } from "./state.ts";
import {
  after,
  afterAll,
  by,
  doseOn,
  enrolled,
  eventOf,
  eventsOf,
  investigator,
  p1,
  person,
  ready,
  s1,
  screened,
} from "./testing/play.ts";
import { study } from "./testing/study.ts";

const participant = p1;

function save(values: SaveForm["values"], more: Partial<SaveForm> = {}): Command {
  return { kind: "save-form", participant, form: "VS", visit: "10", values, ...more };
}

/** What an event says, in both languages. */
function told(state: State, command: Command, context?: Context): [string, string] {
  const { en, "zh-CN": zh } = describeEvent(study, eventOf(state, command, context));
  return [en, zh];
}

const vitals = { form: "VS", visit: "10" };

test("a save gives one line per value, those that a person changed before those derived from them", () => {
  const complete = after(screened, save({}, { complete: true }));
  const event = eventOf(
    complete,
    save({ weight: 71, height: null }, { reasons: { "*": "typo", weight: "misread" } }),
  );
  assert.deepEqual(changesOf(event, study), [
    {
      kind: "form-saved",
      place: vitals,
      path: "weight",
      before: 70,
      now: 71,
      reason: "misread",
      derived: false,
    },
    {
      kind: "form-saved",
      place: vitals,
      path: "height",
      before: 175,
      reason: "typo",
      derived: false,
    },
    { kind: "form-saved", place: vitals, path: "bmi", before: 22.9, derived: true },
  ]);
  assert.equal(changesOf(event).filter(({ derived }) => derived).length, 0);
});

test("a value in a row is told by its row, and what followed from elsewhere is derived", () => {
  const rows = { results: { 2: { value: 30, upper: 40 } } };
  const lab: Command = { ...save({}), form: "LB", rows } as Command;
  const event = eventOf(screened, lab, by({ role: "laboratory" }));
  assert.deepEqual(
    changesOf(event, study).map(({ path, derived }) => [path, derived]),
    [
      ["results/2/value", false],
      ["results/2/upper", false],
      ["above", true],
      ["results/2/ratio", true],
    ],
  );
  const day1 = afterAll(enrolled, [
    { kind: "start-visit", participant, visit: "9", date: "2026-03-03" },
    { kind: "save-form", participant, form: "SUMMARY", visit: "9", values: { note: "x" } },
    { kind: "start-visit", participant, visit: "extra", date: "2026-03-04" },
  ]);
  const [, follows] = eventsOf(day1, save({ weight: 80, height: 175 }, { visit: "extra" })).flatMap(
    ({ events }) => events,
  );
  assert.ok(follows !== undefined);
  assert.ok(changesOf(follows).every(({ derived }) => derived));
});

test("what is no save gives one line, with its place and reason; a signature one per form", () => {
  const skipped = eventOf(enrolled, {
    kind: "skip-visit",
    participant,
    visit: "9",
    reason: "ill",
  });
  assert.deepEqual(changesOf(skipped), [
    { kind: "visit-skipped", place: { visit: "9" }, reason: "ill", derived: false },
  ]);
  const empty = eventOf(screened, save({}, { complete: true }));
  assert.deepEqual(changesOf(empty, study), [
    { kind: "form-saved", place: vitals, derived: false },
  ]);
});

test("a change is told with the words of the field, its unit and its codes", () => {
  assert.deepEqual(told(screened, save({ weight: 71 })), [
    "Screening, Vital signs: Weight changed from 70 kg to 71 kg",
    "Screening，生命体征：体重由 70 kg 改为 71 kg",
  ]);
  const sex: Command = { ...save({ sex: "F", born: "1990-04" }), form: "DM" } as Command;
  assert.deepEqual(
    told(screened, sex)[0].split(": ")[1],
    "Sex changed from Male to Female, Born UN-APR-1990",
  );
  assert.deepEqual(
    told(screened, save({ height: { missing: "refused" } }))[1],
    "Screening，生命体征：身高由 175 cm 改为 缺失（拒绝）",
  );
  assert.match(told(screened, save({ weight: null }))[0], /Weight cleared, was 70 kg$/);
  const heavy = save({ weight: 160 }, { confirmed: { VS2: "seen" }, complete: true });
  assert.match(
    told(screened, heavy)[0],
    /160 kg, check VS2 confirmed \(seen\), declared complete$/,
  );
});

test("a visit is told with its date, how it was held and how far outside its window", () => {
  const start = { kind: "start-visit", participant, visit: "9" } as const;
  assert.deepEqual(told(enrolled, { ...start, date: "2026-03-12", contact: "phone" }), [
    "Visit Day 1 held on 12 MAR 2026, by phone, 6 days after its window",
    "Day 1访视，日期 2026-03-12，电话，晚于窗口 6 天",
  ]);
  const held = after(enrolled, { ...start, date: "2026-03-04" });
  const correct = { kind: "correct-visit", participant, visit: "9", reason: "typo" } as const;
  assert.equal(
    told(held, { ...correct, date: "2026-03" })[0],
    "Visit Day 1: date changed from 4 MAR 2026 to MAR 2026, because: typo",
  );
});

test("every kind of event has words in both languages, which name no arm", () => {
  const monitor = by({ role: "monitor" });
  const asked = after(
    screened,
    { kind: "raise-query", participant, ...vitals, field: "weight", text: "70?" },
    monitor,
  );
  const complete = after(screened, save({}, { complete: true }));
  const manifest = manifestOf(study, person(complete), [vitals], "reviewed");
  const screenedOnly = after(ready, {
    kind: "screen",
    participant,
    site: "S1" as never,
    date: "2026",
  });
  const steps: [State, Command, Context?][] = [
    [ready, { kind: "screen", participant, site: "S1" as never, date: "2026" }],
    [screenedOnly, { kind: "consent", participant, version: "1", date: { missing: "lost" } }],
    [screened, { kind: "assess-eligibility", participant }],
    [screened, { kind: "fail-screening", participant, date: "2026-03-05", reason: "r" }],
    [screened, { kind: "enrol", participant, date: "2026-03-05" }, investigator],
    [enrolled, { kind: "skip-visit", participant, visit: "9", reason: "r" }],
    [enrolled, doseOn("2026-03-10")],
    [screened, { kind: "record-adverse-event", participant, values: { term: "Fall" } }],
    [screened, { kind: "withdraw-line", participant, form: "AE", line: 1, reason: "r" }],
    [screened, { kind: "raise-query", participant, text: "?" }, monitor],
    [asked, { kind: "answer-query", participant, query: 1, text: "yes" }],
    [asked, { kind: "close-query", participant, query: 1 }, monitor],
    [asked, { kind: "cancel-query", participant, query: 1, reason: "r" }, monitor],
    [
      complete,
      { kind: "sign", participant, places: [vitals], meaning: "reviewed", manifest },
      investigator,
    ],
    [
      enrolled,
      {
        kind: "withdraw",
        participant,
        from: "study",
        date: "2026-03-10",
        reason: "r",
        continues: ["samples"],
      },
    ],
    [screened, { kind: "void-participant", participant, reason: "r" }],
  ];
  for (const [state, command, context] of steps) {
    const { en, "zh-CN": zh } = describeEvent(study, eventOf(state, command, context));
    assert.match(en, /^[A-Z0-9]/, command.kind);
    assert.match(zh, /\p{Script=Han}/u, command.kind);
    assert.doesNotMatch(en + zh, /undefined|ARM-|LEVEL-/, command.kind);
  }
  const before = after(screened, { kind: "enrol", participant, date: "2026-03-03" }, investigator);
  const assign: Command = { kind: "assign", participant, date: "2026-03-03" };
  for (const { events } of eventsOf(before, assign)) {
    for (const event of events) assert.doesNotMatch(describeEvent(study, event).en, /ARM-/);
  }
});

test("a datum is told as it was entered, as far as it is known, and why it is missing", () => {
  const field = (kind: string, more = {}): Field =>
    ({ kind, id: "x", label: { en: "X", "zh-CN": "X" }, ...more }) as Field;
  const kg = field("decimal", { unit: "kg" });
  const cases: [Field, Parameters<typeof describeDatum>[2], string, string][] = [
    [kg, undefined, "no answer", "未填写"],
    [kg, { value: 70, entered: "154.3", unit: "[lb_av]" }, "154.3 lb", "154.3 磅"],
    [kg, { qualifier: "<", limit: 0.05, entered: "<0.05" }, "<0.05 kg", "<0.05 kg"],
    [kg, { missing: "not-done" }, "missing (not done)", "缺失（未做）"],
    [field("boolean"), true, "yes", "是"],
    [field("date"), "2024-01", "UN-JAN-2024", "2024年1月（日不详）"],
    [
      field("date"),
      { date: "2024", typed: "14-UN-2024" },
      'UN-UN-2024, typed "14-UN-2024"',
      "2024年（月、日不详），原文“14-UN-2024”",
    ],
    [field("choice", { codes: "SEX" }), "F", "Female", "女"],
    [field("choice", { codes: "AIS" }), ["A", "C"], "A or C", "A或C"],
    [field("choices", { codes: "SYMPTOM" }), ["PAIN", "SPASM"], "Pain, Spasm", "疼痛、痉挛"],
    [field("choices", { codes: "SYMPTOM" }), [], "none", "无"],
    [field("text"), "as said", "as said", "as said"],
  ];
  for (const [of, datum, en, zh] of cases) {
    assert.deepEqual(describeDatum(study, of, datum), { en, "zh-CN": zh });
  }
});

test("people taking part are called as the protocol calls them, in both languages", () => {
  const called = { ...study, participantWord: { en: "patient", "zh-CN": "试验参与者" } };
  const told = eventsOf(ready, {
    kind: "screen",
    participant,
    site: s1,
    date: "2026-03-01",
  }).flatMap(({ events }) => events);
  const [screening] = told.map((event) => describeEvent(called, event));
  assert.deepEqual(screening, {
    en: "Patient screened on 1 MAR 2026",
    "zh-CN": "试验参与者进入筛选，日期 2026-03-01",
  });
});
