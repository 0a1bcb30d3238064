import assert from "node:assert/strict";
import { test } from "node:test";
import { codeListsOf } from "../form-builder.ts";
import {
  compile,
  compileFormula,
  type FieldData,
  type Surroundings,
  vocabularyOf,
} from "../expression/index.ts";
import { valuesOf } from "../form-builder.ts";
import { isncsci } from "../instruments/isncsci.ts";
import { motorItems, prickItems, touchItems } from "../instruments/isncsci-items.ts";
import { isncsci206 } from "./isncsci.ts";
import { classifyExamination } from "./isncsci-exam.ts";

const exam = isncsci("SCI");
const vocabulary = vocabularyOf({ forms: [exam], codeLists: codeListsOf(exam), visits: [] });

function around(own: FieldData): Surroundings {
  return {
    own,
    datum: (_, field) => own[field],
    instances: () => [],
    visitDate: () => undefined,
    doseDate: () => undefined,
    eventDate: () => undefined,
    today: undefined,
  };
}

/** Normal down to T10, nothing below; what is at the anus as given. */
function belowT10(at: { vac: string; dap: string }): Record<string, string> {
  const isBelow = (item: string): boolean => /^(t11|t12|l|s)/.test(item);
  return {
    ...Object.fromEntries(motorItems.map((item) => [item, isBelow(item) ? "0" : "5"])),
    ...Object.fromEntries(
      [...touchItems, ...prickItems].map((item) => [item, isBelow(item) ? "0" : "2"]),
    ),
    ...at,
  };
}

function derived(own: FieldData): FieldData {
  const found: Record<string, unknown> = {};
  for (const field of exam.groups.flatMap(({ fields }) => fields)) {
    if (field.kind !== "derived") continue;
    found[field.id] = compileFormula(
      field,
      vocabulary,
      "SCI",
    )(around({ ...own, ...found } as FieldData));
  }
  return found as FieldData;
}

test("an examination that is not whole, or holds a score that is none, is not classified", () => {
  const whole = belowT10({ vac: "No", dap: "No" });
  const { c5RightMotor: _, ...part } = whole;
  assert.equal(classifyExamination(part), undefined);
  assert.equal(classifyExamination({ ...whole, c5RightMotor: "6" }), undefined);
  assert.equal(classifyExamination({ ...whole, c5RightTouch: "3" }), undefined);
  assert.equal(classifyExamination({ ...whole, c5RightTouch: "2*" }), undefined);
  assert.equal(classifyExamination({ ...whole, vac: "yes" }), undefined);
  assert.deepEqual(derived(part)["aisComputed"], undefined);
});

test("a complete injury at T10 is AIS A with its levels and zones, beside the totals that the form adds up", () => {
  const found = derived(belowT10({ vac: "No", dap: "No" }));
  assert.equal(found["aisComputed"], "A");
  assert.equal(found["nliComputed"], "T10");
  assert.equal(found["completenessComputed"], "C");
  assert.equal(found["motorZoneRight"], "T10");
  assert.equal(found["assumed"], false);
  assert.equal(found["motorTotal"], 50);
  assert.equal(found["motorRightTotal"], 25);
});

test("where contraction was not testable the AIS is one of A and C, and no more is claimed", () => {
  const found = derived(belowT10({ vac: "NT", dap: "No" }));
  assert.deepEqual(found["aisComputed"], ["A", "C"]);
  assert.deepEqual(found["completenessComputed"], ["C", "I"]);
  assert.deepEqual(found["motorZoneLeft"], ["NA", "T10"]);
});

test("an AIS of A or C satisfies “A, B or C”, leaves “A” unknown and excludes “D”", () => {
  const own = derived(belowT10({ vac: "NT", dap: "No" }));
  const { aisComputed } = valuesOf(exam);
  const truth = (condition: { readonly node: Parameters<typeof compile>[0] }) =>
    compile(condition.node, vocabulary, "SCI")(around(own));
  assert.equal(truth(aisComputed.within("A", "B", "C")), true);
  assert.equal(truth(aisComputed.is("A")), undefined);
  assert.equal(truth(aisComputed.within("A", "D")), undefined);
  assert.equal(truth(aisComputed.within("D", "E")), false);
});

test("a score with one asterisk counts as examined, with two as normal, and the result says that it assumes so", () => {
  const normal = { ...belowT10({ vac: "Yes", dap: "Yes" }) };
  for (const item of motorItems) normal[item] = "5";
  for (const item of [...touchItems, ...prickItems]) normal[item] = "2";
  assert.equal(derived(normal)["nliComputed"], "INT");
  assert.equal(derived(normal)["assumed"], false);
  const excused = derived({ ...normal, l5RightMotor: "3**" });
  assert.equal(excused["nliComputed"], "INT");
  assert.equal(excused["assumed"], true);
  assert.equal(excused["lems"], 48);
  const impaired = derived({ ...normal, l5RightMotor: "3*" });
  assert.notEqual(impaired["nliComputed"], "INT");
});

test("the examiner is asked where their answer and the computed one exclude each other, not where they overlap", () => {
  const check = exam.checks.find(({ id }) => id === "SCI10");
  assert.ok(check);
  const holds = (ais: string | readonly string[], vac: string) => {
    const own = belowT10({ vac, dap: "No" });
    return compile(check.expect, vocabulary, "SCI")(around({ ...own, ...derived(own), ais }));
  };
  assert.equal(holds("B", "No"), false);
  assert.equal(holds("A", "No"), true);
  assert.equal(holds("A", "NT"), undefined);
  assert.equal(holds("D", "NT"), false);
});

test("every code that can be entered is one that the algorithm reads, and every answer of it is in a list", () => {
  for (const field of exam.groups.flatMap(({ fields }) => fields)) {
    if (field.kind !== "derived") continue;
    assert.doesNotThrow(() => compileFormula(field, vocabulary, "SCI"), field.id);
  }
  assert.equal(Object.keys(isncsci206.inputs).length, 20 + 56 + 56 + 2 + 2);
});
