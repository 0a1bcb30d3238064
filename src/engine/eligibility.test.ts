import assert from "node:assert/strict";
import { test } from "node:test";
import { assess, explainCriterion } from "./eligibility.ts";
import type { Command } from "./command.ts";
import {
  after,
  by,
  consented,
  investigator,
  p1,
  person,
  refusalOf,
  screened,
} from "./testing/play.ts";
import { study } from "./testing/study.ts";

const participant = p1;

function set(
  form: string,
  values: Record<string, number | null | { missing: "unknown" }>,
): Command {
  return { kind: "save-form", participant, form, visit: "10", values };
}

const enrol: Command = { kind: "enrol", participant, date: "2026-03-03" };

test("a criterion is met, not met, or unknown; unknown is neither", () => {
  const results = (state = screened) => assess(study, person(state), by());
  assert.deepEqual(results(), { eligible: "yes", results: { I1: "met", I2: "met", E1: "met" } });
  const young = after(screened, set("DM", { age: 17 }));
  assert.deepEqual(results(young).results["I1"], "not met");
  assert.equal(results(young).eligible, "no");
  const unknown = after(screened, set("DM", { age: null }));
  assert.equal(results(unknown).results["I1"], "unknown");
  assert.equal(results(unknown).eligible, "unknown");
});

test("one criterion that is certainly not met makes somebody ineligible, whatever is unknown", () => {
  const state = after(after(screened, set("DM", { age: null })), set("VS", { weight: 30 }));
  assert.equal(assess(study, person(state), by()).eligible, "no");
});

test("an exclusion is met when it is false", () => {
  const serious: Command = {
    kind: "record-adverse-event",
    participant,
    values: { term: "Stroke", serious: true },
  };
  const { results, eligible } = assess(study, person(after(screened, serious)), by());
  assert.deepEqual([results["E1"], eligible], ["not met", "no"]);
});

test("a refused enrolment names every criterion that stands in the way, and what decided or is missing", () => {
  const state = after(
    after(screened, set("DM", { age: { missing: "unknown" } })),
    set("VS", { weight: 30 }),
  );
  const refusal = refusalOf(state, enrol, investigator);
  assert.equal(refusal.rule, "enrol.not-eligible");
  assert.deepEqual(
    refusal.facts.map(({ path }) => path),
    [["I1"], ["I2"]],
  );
  const [age, weight] = refusal.facts.map(({ text }) =>
    typeof text === "object" ? text : undefined,
  );
  assert.match(age?.en ?? "", /^I1 Aged 18 to 65 \(.*Age is missing \(unknown\)/);
  assert.match(weight?.en ?? "", /Weight: 30 kg/);
  assert.match(weight?.["zh-CN"] ?? "", /体重/);
});

test("somebody of whom nothing is known is not eligible", () => {
  assert.equal(assess(study, person(consented), by()).eligible, "unknown");
  assert.equal(refusalOf(consented, enrol, investigator).facts.length, 2);
});

test("an assessment is kept with every result", () => {
  const state = after(screened, { kind: "assess-eligibility", participant });
  assert.equal(person(state).eligible, "yes");
});

test("a criterion is explained by the facts that decided it; one that does not exist is not", () => {
  const why = explainCriterion(study, person(screened), by(), "I1", "en");
  const [age, ...others] = why?.decidedBy.map(({ label, value }) => `${label}: ${value}`) ?? [];
  assert.match(age ?? "", /^Age: 40/);
  assert.deepEqual(others, []);
  assert.equal(explainCriterion(study, person(screened), by(), "constructor", "en"), undefined);
});
