import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../kernel/index.ts";
import type { DerivedField } from "../field.ts";
import { type Facts, expressionOf, surroundingsOf, vocabulary } from "./testing/clinic.ts";
import { checkCondition, checkFormula, compileFormula } from "./formula.ts";

function derived(formula: string, more: Partial<DerivedField> = {}): DerivedField {
  const label = { en: "", "zh-CN": "" };
  return {
    id: "x",
    kind: "derived",
    type: "number",
    label,
    formula: expressionOf(formula),
    ...more,
  };
}

function computed(formula: string, facts: Facts, more: Partial<DerivedField> = {}) {
  return compileFormula(derived(formula, more), vocabulary, "DM")(surroundingsOf(facts));
}

const own = { weight: 70, height: 175 };

test("a formula gives its value in the field's unit, rounded to the field's decimals", () => {
  const bmi = "DM.weight / (DM.height * DM.height)";
  assert.equal(computed(bmi, { own }, { unit: "kg/m2", decimals: 1 }), 22.9);
  assert.equal(computed("DM.weight", { own }, { unit: "g" }), 70_000);
  assert.equal(computed("DM.weight / 50 'kg'", { own }, { unit: "%" }), 140);
  const surface = "sqrt((DM.height / 1 'cm') * (DM.weight / 1 'kg') / 3600) * 1 'm2'";
  assert.equal(computed(surface, { own }, { unit: "m2", decimals: 2 }), 1.84);
});

test("what is unknown, or known only as an interval, is not stored", () => {
  assert.equal(computed("DM.weight", { own: {} }, { unit: "kg" }), undefined);
  const facts = { stored: { "INJ.date": "2024-01" }, today: "2024-03-01" };
  assert.equal(computed("days(INJ.date, today)", facts, { unit: "d" }), undefined);
});

test("dates, conditions and texts are stored as records hold them", () => {
  const facts = {
    stored: { "INJ.date": "2024-01-30", "VS.at": "2024-01-30T10:00" },
    own: { age: 20 },
  };
  assert.equal(computed("INJ.date + 2", facts, { type: "date" }), "2024-02-01");
  assert.equal(computed("VS.at", facts, { type: "date" }), "2024-01-30");
  assert.equal(computed("DM.age >= 18", facts, { type: "boolean" }), true);
  assert.equal(computed('if(DM.age >= 18, "adult", "child")', facts, { type: "text" }), "adult");
  const partial = { stored: { "INJ.date": "2024-02" } };
  assert.equal(computed("INJ.date", partial, { type: "date" }), "2024-02");
  assert.equal(computed("INJ.date + 1", partial, { type: "date" }), undefined);
  const year = { stored: { "INJ.date": "2024" } };
  assert.equal(computed("INJ.date", year, { type: "date" }), "2024");
});

test("a formula that gives something else than the field holds is reported", () => {
  const found = (formula: string, more: Partial<DerivedField>) =>
    checkFormula(derived(formula, more), vocabulary).map((issue) => issueText(issue));
  assert.match(found("DM.weight", { unit: "cm" })[0] ?? "", /kg and cm/);
  assert.match(found("DM.age > 1", {})[0] ?? "", /a number, not a condition/);
  assert.match(found("DM.weight", { type: "date" })[0] ?? "", /a date, not a number/);
  const change = "(VS.fvc - VS.fvc@baseline) / VS.fvc@baseline";
  assert.deepEqual(found(change, { unit: "%" }), []);
  assert.match(found(`round(${change} * 100, 1)`, { unit: "%" })[0] ?? "", /leave out “\* 100”/);
  assert.throws(() => computed("DM.age > 1", {}), /does not give what the field holds/);
});

test("a rule must be a condition", () => {
  assert.deepEqual(checkCondition(expressionOf("DM.age > 1"), vocabulary), []);
  const [issue] = checkCondition(expressionOf("DM.age"), vocabulary, { path: ["when"] });
  assert(issue);
  assert.match(issueText(issue), /a condition, not a number in a/);
});
