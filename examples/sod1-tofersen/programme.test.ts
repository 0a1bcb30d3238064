/** VALOR and its extension lived by the same generated people, and read as one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { joinRecords, joinStudies } from "../../src/interchange/index.ts";
import { dayNumber, instant } from "../../src/kernel/index.ts";
import { recruit, recruitFrom, simulateTrial } from "../../src/simulate/index.ts";
import scenarioExtension from "./scenario-extension.ts";
import scenario from "./scenario-valor.ts";
import extension from "./study-extension.ts";
import valor from "./study-valor.ts";

const of = { seed: "programme", participants: 14, firstDose: dayNumber(2025, 7, 16) };
const until = instant("2099-01-01T00:00:00Z");
const first = await simulateTrial(valor, { ...of, until, ...recruit(valor, scenario, of) });
const { allocated } = first.trial.allocation;
const arms = new Map(Object.entries(allocated).map(([id, { arm }]) => [id, arm]));
const from = { participants: first.participants, armOf: (id: string) => arms.get(id) };
const people = recruitFrom(extension, scenarioExtension.after, from, of.seed);
const next = await simulateTrial(extension, { ...of, until, ...people });

test("the engine refuses nothing of either trial but those who do not fit", () => {
  assert.deepEqual([...first.refused.keys()], ["enrol.not-eligible"]);
  assert.deepEqual([...next.refused.keys()], []);
});

test("whoever goes on keeps their number, and gets the arm that follows from theirs", () => {
  const went = Object.entries(next.trial.allocation.allocated);
  assert.ok(went.length > 8);
  for (const [id, { arm }] of went) {
    assert.equal(arm, arms.get(id) === "TOFERSEN" ? "EARLY" : "DELAYED");
  }
});

test("the enrichment group that is entered is the one that variant, slope and capacity give", () => {
  for (const { forms, assigned } of first.participants.values()) {
    if (assigned === undefined) continue;
    const { enriched, group } = forms["screening"]?.["STRAT"]?.values ?? {};
    assert.equal(group === "FAST", enriched);
  }
});

test("two studies whose forms of one id differ are not read as one", () => {
  const other = {
    ...extension,
    forms: extension.forms.map((form) => (form.id === "SVC" ? { ...form, log: true } : form)),
  };
  const joined = joinStudies(valor, other);
  assert.ok("length" in joined);
  assert.deepEqual(
    joined.map(({ code, path }) => [code, path]),
    [["readout.joined-form", ["SVC"]]],
  );
});

test("both records stand in one: nobody of VALOR is lost, no line of a log is overwritten", () => {
  const joined = joinRecords(extension, first.participants.values(), next.participants);
  assert.equal(joined.length, first.participants.size);
  for (const person of joined) {
    const [before, after] = [first.participants.get(person.id), next.participants.get(person.id)];
    const lines = (of: typeof before) => Object.keys(of?.logs["EX"] ?? {}).length;
    assert.equal(lines(person), lines(before) + lines(after));
    assert.equal(person.doses.length, (before?.doses.length ?? 0) + (after?.doses.length ?? 0));
    for (const dose of person.doses) {
      assert.equal(person.logs["EX"]?.[dose.line]?.values["given"], dose.date);
    }
    if (after !== undefined) {
      assert.equal(person.dates.completed, undefined);
      assert.ok(person.visits["233AS102.day1"] !== undefined);
    }
  }
});
