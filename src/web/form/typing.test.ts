import assert from "node:assert/strict";
import { test } from "node:test";
import type { Code, DateField, DecimalField, IntegerField } from "../../definition/index.ts";
import { changeUnit, convertBetween } from "./change-unit.ts";
import { choiceOfKey } from "./choice-key.ts";
import { actOfKey, type Pressed } from "./page-keys.ts";
import { placeKey, readPlaceKey } from "./place-key.ts";
import { readEntry } from "./read-entry.ts";
import { saveCommand } from "./save-command.ts";
import { saveStateOf } from "./save-state.ts";
import { shownEntry } from "./shown-entry.ts";
import type { FormView } from "./form-session.ts";

const label = { en: "Field", "zh-CN": "字段" };
const onset: DateField = { kind: "date", id: "onset", label, partial: true };
const haemoglobin: DecimalField = {
  kind: "decimal",
  id: "hb",
  label,
  unit: "g/L",
  units: ["g/dL"],
};
const pulse: IntegerField = { kind: "integer", id: "pulse", label };
const context = { today: "2026-01-14", visitDate: "2026-01-10" };

test("a date that can be read two ways is not sent", () => {
  const read = readEntry(onset, { typed: "03/04/2026" }, context);
  assert.equal(read.send, undefined);
  assert.match(read.problem?.en ?? "", /two ways/);
  assert.match(read.problem?.["zh-CN"] ?? "", /两种读法/);
});

test("only the known part of a date is sent, and what was typed beyond it stays beside it", () => {
  assert.equal(readEntry(onset, { typed: "UN-JAN-2024" }, context).send, "2024-01");
  assert.deepEqual(readEntry(onset, { typed: "14-UN-2024" }, context).send, {
    date: "2024",
    typed: "14-UN-2024",
  });
  assert.deepEqual(readEntry(onset, { typed: "UN-UN-UN" }, context).send, { missing: "unknown" });
  assert.equal(readEntry(onset, { typed: "v+2" }, context).send, "2026-01-12");
});

test("a date after today is sent, and said to be so", () => {
  assert.equal(readEntry(onset, { typed: "15 JAN 2026" }, context).isFuture, true);
  assert.equal(readEntry(onset, { typed: "JAN 2026" }, context).isFuture, undefined);
});

test("an emptied box takes the answer back; a number is sent as it was typed, with its unit", () => {
  assert.equal(readEntry(pulse, { typed: "  " }, context).send, null);
  assert.deepEqual(readEntry(haemoglobin, { typed: "12.50", unit: "g/dL" }, context).send, {
    entered: "12.50",
    unit: "g/dL",
  });
});

test("what a box shows of a date is what one can type for it again", () => {
  for (const date of ["2024-01-14", "2024-01", "2024"]) {
    for (const language of ["en", "zh-CN"] as const) {
      assert.equal(
        readEntry(onset, { typed: shownEntry(onset, date, language) }, context).send,
        date,
      );
    }
  }
});

test("changing the unit says the same amount otherwise, or another amount, as the person chooses", () => {
  assert.deepEqual(changeUnit(haemoglobin, "12.5", "g/dL", "g/L", "convert"), { typed: "125" });
  assert.deepEqual(changeUnit(haemoglobin, "12.5", "g/dL", "g/L", "wrong-unit"), { typed: "12.5" });
  assert.deepEqual(changeUnit(haemoglobin, "125", "g/L", "g/dL", "convert"), {
    typed: "12.5",
    unit: "g/dL",
  });
  assert.equal(convertBetween({ ...haemoglobin, factors: { "g/dL": 11 } }, 1, "g/dL", "g/L"), 11);
});

const codes: readonly Code[] = [
  { code: "1", text: { en: "Mild", "zh-CN": "轻度" } },
  { code: "12", text: { en: "Moderate", "zh-CN": "中度" } },
  { code: "3", text: { en: "Severe", "zh-CN": "重度" } },
];

test("a key selects by code, else by first letter, and the same letter goes on", () => {
  assert.deepEqual(choiceOfKey(codes, "en", "12", undefined), { code: "12" });
  assert.deepEqual(choiceOfKey(codes, "en", "１", undefined), { code: "1" });
  assert.deepEqual(choiceOfKey(codes, "en", "m", undefined), { code: "1" });
  assert.deepEqual(choiceOfKey(codes, "en", "m", "1"), { code: "12" });
  assert.deepEqual(choiceOfKey(codes, "zh-CN", "重", undefined), { code: "3" });
  assert.equal(choiceOfKey(codes, "en", "x", undefined), undefined);
  assert.equal(choiceOfKey(codes, "en", "Delete", "1"), "clear");
});

const pressed: Pressed = {
  key: "s",
  code: "KeyS",
  altKey: true,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  isTyping: false,
};

test("no key acts while an input method composes, and a single character never where one types", () => {
  assert.equal(actOfKey({ ...pressed, isComposing: true }), undefined);
  assert.equal(actOfKey({ ...pressed, altKey: false, key: "?", isTyping: true }), undefined);
  assert.equal(actOfKey({ ...pressed, altKey: false, key: "?" }), "keys");
  assert.equal(
    actOfKey({ ...pressed, key: "ß" }),
    "complete",
    "with Alt the board may type another letter",
  );
});

test("a place and its key are the same thing said twice", () => {
  for (const place of [
    { form: "VS", visit: "fu#2" },
    { form: "AE", line: 3 },
  ]) {
    assert.deepEqual({ ...place, isNew: false }, readPlaceKey(placeKey(place)));
  }
  assert.equal(readPlaceKey(placeKey({ form: "AE" }, "k3")).isNew, true);
});

const study = {
  forms: [
    { id: "EX", log: true, purpose: "dose", dateField: "given" },
    { id: "AE", log: true, purpose: "adverse-event" },
    { id: "LB" },
  ],
} as never;

test("a new line of the dose form is a dose, once its date is known; another log line is a save", () => {
  assert.equal(saveCommand(study, "1", { form: "EX" }, new Map([["site", "L3"]])), undefined);
  assert.equal(
    saveCommand(study, "1", { form: "EX" }, new Map([["given", "2026-01-14"]]))?.kind,
    "record-dose",
  );
  assert.equal(
    saveCommand(study, "1", { form: "AE" }, new Map([["term", "Headache"]]))?.kind,
    "record-adverse-event",
  );
  assert.equal(
    saveCommand(study, "1", { form: "AE", line: 2 }, new Map([["term", "Headache"]]))?.kind,
    "save-form",
  );
});

test("values of rows go where their rows are", () => {
  const command = saveCommand(
    study,
    "1",
    { form: "LB", visit: "v" },
    new Map([
      ["results/2/value", 1],
      ["taken", "2026"],
    ]),
  );
  assert.deepEqual(command && "rows" in command ? [command.values, command.rows] : [], [
    { taken: "2026" },
    { results: { 2: { value: 1 } } },
  ]);
});

const calm = {
  items: [],
  problems: [],
  owingReasons: [],
  unsent: 0,
  sending: undefined,
  isHeldUp: false,
  isLasting: true,
  savedAt: "2026-01-14T07:03:00Z",
} as unknown as FormView;

test("the mark says saved only of what the server acknowledged", () => {
  assert.equal(saveStateOf({ ...calm, problems: ["pulse"] }).kind, "not-saved");
  assert.equal(saveStateOf({ ...calm, owingReasons: ["pulse"], unsent: 1 }).kind, "not-saved");
  assert.equal(saveStateOf({ ...calm, unsent: 1 }).kind, "kept");
  const item = { state: "waiting", carries: { pulse: "1" } } as never;
  assert.equal(saveStateOf({ ...calm, items: [item], unsent: 1, isHeldUp: true }).kind, "kept");
  assert.equal(saveStateOf({ ...calm, items: [item], unsent: 1 }).kind, "saving");
  const refused = { state: "refused", carries: { pulse: "1" } } as never;
  assert.equal(saveStateOf({ ...calm, items: [refused], unsent: 1 }).kind, "not-saved");
  assert.equal(saveStateOf(calm).kind, "saved");
});
