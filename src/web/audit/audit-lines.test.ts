import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../../examples/sci-xs228/study.ts";
import type { Event } from "../../engine/index.ts";
import { auditLines, auditSentence } from "./audit-lines.ts";

const stamp = {
  at: "2026-01-12T02:03:04.000Z",
  zone: "Asia/Shanghai",
  by: "li",
  role: "coordinator",
  under: "0".repeat(64),
  command: "c-1",
};

function save(values: object, before: object, rest: object = {}): Event {
  return {
    ...stamp,
    type: "form-saved",
    form: "VS",
    visit: "day8",
    values,
    before,
    ...rest,
  } as unknown as Event;
}

test("a changed value shows what it was and is, its unit apart, and why", () => {
  const event = save({ weight: 71 }, { weight: 70.1 }, { reasons: { weight: "misread" } });
  assert.match(auditSentence(study, event).en, /Weight changed from 70.1 kg to 71 kg/);
  const [line] = auditLines(study, event);
  assert.equal(line?.field?.label.en, "Weight");
  assert.deepEqual(
    [line?.was?.words.en, line?.is?.words.en, line?.unit?.en, line?.reason],
    ["70.1", "71", "kg", "misread"],
  );
});

test("a computed value is not said to be entered", () => {
  const lines = auditLines(study, save({ weight: 71, bmi: 22.4 }, {}));
  assert.deepEqual(
    lines.map(({ field, origin }) => [field?.path, origin?.en]),
    [
      ["weight", "site"],
      ["bmi", "computed"],
    ],
  );
});

test("a save of many values is summed up in one sentence", () => {
  const said = auditSentence(
    study,
    save({ weight: 71, height: 170, pulse: 60, bmi: 24.6 }, { pulse: 66 }),
  );
  assert.equal(said.en, "Vital signs: 2 values entered, 1 value changed, 1 value computed");
  assert.equal(said["zh-CN"], "生命体征：录入 2 个值，修改 1 个值，计算 1 个值");
});

test("a missing value says why it is missing, and a code keeps its code", () => {
  const [missing] = auditLines(study, save({ weight: { missing: "refused" } }, {}));
  assert.deepEqual(missing?.is, { words: { en: "refused", "zh-CN": "拒绝" }, code: "refused" });
  const event = { ...save({ sex: "M" }, {}), form: "DM" } as Event;
  assert.equal(auditLines(study, event)[0]?.is?.code, "M");
});
