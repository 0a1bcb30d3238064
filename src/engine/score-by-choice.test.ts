import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type DerivedField,
  defineStudy,
  fieldsOf,
  instruments,
  valuesOf,
  visit,
} from "../definition/index.ts";
import { text } from "../kernel/index.ts";
import { decidedByChoice } from "./score-by-choice.ts";
import type { Values } from "./command.ts";
import { after, by, manager, nothing, p1, person, s1 } from "./testing/play.ts";

const [people, vitals] = [instruments.demographics("DM"), instruments.vitalSigns("VS")];
const { age, sex } = valuesOf(people);
const breath = instruments.forcedVitalCapacity("FVC", {
  equation: "GLI2022",
  limit: 70,
  sex,
  age: () => age,
  height: valuesOf(vitals).height,
});
const forms = [people, vitals, breath] as const;
const study = defineStudy({
  id: "BREATH",
  title: ["Breath", "呼吸"],
  version: "1",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  phase: "I",
  planned: 10,
  epochs: [{ id: "screening", title: text("Screening", "筛选期") }],
  consents: [{ version: "1", from: "2026-01-01", text: text("Consent", "知情同意") }],
  forms,
  visits: [visit("screening", ["Screening", "筛选"], { epoch: "screening", forms: [...forms] })],
});
const percent = fieldsOf(breath).find(({ id }) => id === "percent") as DerivedField;
const [participant, at] = [p1, "screening"];

/** What the choice decides for a man of 50 years and 175 cm whose test was recorded so. */
function decided(values: Values, height = 175) {
  const commands = [
    { kind: "screen", participant, site: s1, date: "2026-06-20" },
    { kind: "consent", participant, version: "1", date: "2026-06-20" },
    { kind: "start-visit", participant, visit: at, date: "2026-06-21" },
    { kind: "save-form", participant, visit: at, form: "DM", values: { age: 50, sex: "M" } },
    { kind: "save-form", participant, visit: at, form: "VS", values: { height } },
    { kind: "save-form", participant, visit: at, form: "FVC", values },
  ] as const;
  const open = [
    { kind: "release-study" },
    { kind: "activate-site", site: s1, zone: "Asia/Shanghai", country: "CHN" },
  ] as const;
  const begun = open.reduce((state, command) => after(state, command, manager, study), nothing);
  const state = commands.reduce((now, command) => after(now, command, by(), study), begun);
  return decidedByChoice(study, person(state), { form: "FVC", visit: at }, percent, by());
}

test("without litres, without an equation, or far from the limit, the choice decides nothing", () => {
  assert.equal(decided({ equation: "GLI2022" }), undefined);
  assert.equal(decided({ best: 3.2 }), undefined);
  assert.equal(decided({ best: 4.6, equation: "GLI2022" }), undefined);
  assert.equal(decided({ best: 1.5, equation: "GLI2012_NEA" }), undefined);
});

test("3.2 L are above 70 % by the equation recorded and below by two others, each with its percentage", () => {
  const found = decided({ best: 3.2, equation: "GLI2022" });
  assert.deepEqual(found?.recorded, { code: "GLI2022", value: 71.8, isBelow: false });
  assert.equal(found.limit, 70);
  assert.deepEqual(
    found.others.map(({ code, value, isBelow }) => [code, value, isBelow]),
    [
      ["GLI2012_NEA", 69.4, true],
      ["GLI2012_SEA", 75, false],
      ["GLI2012_CAU", 66.6, true],
      ["GLI2012_AFR", 78.9, false],
      ["GLI2012_OTHER", 72.4, false],
    ],
  );
});

test("a predicted value entered by hand counts for the equation it was entered with, and for no other", () => {
  const found = decided({ best: 3.2, equation: "NHANES3", predicted: 4.8 });
  assert.deepEqual(found?.recorded, { code: "NHANES3", value: 66.7, isBelow: true });
  assert.deepEqual(found.others.map(({ code, value }) => [code, value]).slice(0, 2), [
    ["GLI2022", 71.8],
    ["GLI2012_NEA", 69.4],
  ]);
  assert.equal(
    found.others.some(({ code }) => ["KNUDSON", "OTHER"].includes(code)),
    false,
  );
});
