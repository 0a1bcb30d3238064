import assert from "node:assert/strict";
import { test } from "node:test";
import { dayNumber, instant } from "../kernel/index.ts";
import type { Fate } from "./fate.ts";
import { recruit } from "./recruit.ts";
import type { Scenario } from "./scenario.ts";
import { simulateTrial } from "./simulate-trial.ts";
import { study } from "./testing/study.ts";

const weight = (arm: string | undefined): number => (arm === undefined ? 60 : 70);

const fate: Fate = {
  values: (form, { arm }) => (form === "VS" ? { weight: weight(arm) } : undefined),
  course: () => ({ lines: [], end: { kind: "died", day: 40 } }),
};
const scenario: Scenario = {
  title: { en: "A scenario", "zh-CN": "情景" },
  parameters: [],
  failing: 0.3,
  betweenDays: 5,
  fate: () => fate,
};
const of = { seed: "one", participants: 6, firstDose: dayNumber(2026, 3, 3) };
const until = instant("2030-01-01T00:00:00Z");
const live = () => simulateTrial(study, { ...of, until, ...recruit(study, scenario, of) });

test("people are screened until as many as asked have joined", () => {
  const { people } = recruit(study, scenario, of);
  assert.equal(people.filter(({ failsScreening }) => !failsScreening).length, 6);
  assert.ok(people.length >= 6);
});

test("what the scenario enters stands in the record, by the arm once there is one", async () => {
  const { participants } = await live();
  const joined = [...participants.values()].filter(({ assigned }) => assigned !== undefined);
  assert.ok(joined.length > 0);
  for (const { forms } of joined) {
    assert.equal(forms["screening"]?.["VS"]?.values["weight"], 60);
    assert.equal(forms["day1"]?.["VS"]?.values["weight"], 70);
  }
});

test("who dies by the scenario is recorded as dead on that day, with no visit afterwards", async () => {
  const { participants } = await live();
  const dead = [...participants.values()].filter(({ status }) => status === "died");
  assert.ok(dead.length > 0);
  for (const { dates, visits } of dead) {
    const died = dates.died ?? "";
    for (const { date } of Object.values(visits)) assert.ok(String(date ?? "") <= died);
  }
});

test("the same scenario and seed give the same people, another seed others", async () => {
  const one = JSON.stringify([...(await live()).participants]);
  assert.equal(JSON.stringify([...(await live()).participants]), one);
  const other = { ...of, seed: "two" };
  const lived = await simulateTrial(study, {
    ...other,
    until,
    ...recruit(study, scenario, other),
  });
  assert.notEqual(JSON.stringify([...lived.participants]), one);
});
