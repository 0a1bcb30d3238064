import assert from "node:assert/strict";
import { test } from "node:test";
import als from "../../../examples/als-xs228/study.ts";
import pd from "../../../examples/eopd-xs411/study.ts";
import sci from "../../../examples/sci-xs228/study.ts";
import sod from "../../../examples/sod1-tofersen/study.ts";
import { type Form, fieldsOf, type Study } from "../../definition/index.ts";
import {
  cellsBelow,
  cellOf,
  examOrder,
  filledOf,
  moveFrom,
  moveOnBody,
  nextEmpty,
  nextInTurn,
  sensoryLook,
  typedCode,
} from "./exam-cell.ts";
import { answerFor, padFields, scaleOf, scoredItems, typedAnswer } from "./scored-items.ts";

function formOf(study: Study, id: string): Form {
  const form = study.forms.find((one) => one.id === id);
  assert.ok(form !== undefined, id);
  return form;
}
const exam = formOf(sci, "SCI");
const known = new Set(fieldsOf(exam).map(({ id }) => id));
const motor = sci.codeLists.find(({ id }) => id === "ISNCSCI_MOTOR")?.codes ?? [];
const sensory = sci.codeLists.find(({ id }) => id === "ISNCSCI_SENSORY")?.codes ?? [];

test("a pad is shown for the instruments it knows and for nothing else", () => {
  const shown = [als, pd, sci, sod].flatMap((study) =>
    study.forms.map((form) => [form.id, scaleOf(form)] as const),
  );
  const scales = new Map(shown.filter(([, scale]) => scale !== undefined));
  assert.deepEqual(
    [...scales].sort(([one], [other]) => (one < other ? -1 : 1)),
    [
      ["ALSFRS", "alsfrs-r"],
      ["DIARY", "diary"],
      ["NMSS", "scale"],
      ["SCI", "isncsci"],
      ["SCIM", "scale"],
      ["UPDOFF", "scale"],
      ["UPDON", "scale"],
    ],
  );
});

test("the examination goes light touch, pin prick, strength, then the anus; every cell once", () => {
  for (const how of ["down", "across"] as const) {
    const order = examOrder(exam, how);
    assert.equal(order.length, 56 + 56 + 20 + 2);
    assert.equal(new Set(order).size, order.length);
    assert.deepEqual(order.slice(-2), ["vac", "dap"]);
    assert.ok(order.indexOf("s4_5LeftTouch") < order.indexOf("c2RightPrick"));
  }
  assert.deepEqual(examOrder(exam).slice(0, 2), ["c2RightTouch", "c3RightTouch"]);
  assert.deepEqual(examOrder(exam, "across").slice(0, 3), [
    "c2RightTouch",
    "c2LeftTouch",
    "c3RightTouch",
  ]);
});

test("after an answer the next empty cell follows, and what is filled is left out", () => {
  const order = examOrder(exam);
  assert.equal(nextEmpty(order, "c2RightTouch", { c3RightTouch: "2" }), "c4RightTouch");
  assert.equal(nextEmpty(order, "dap", {}), undefined);
});

test("a key that is no score of the cell changes nothing", () => {
  assert.equal(typedCode(sensory, undefined, "3"), undefined);
  assert.equal(typedCode(sensory, "1", "5"), undefined);
  assert.equal(typedCode(motor, undefined, "6"), undefined);
  assert.equal(typedCode(motor, undefined, "a"), undefined);
  assert.equal(typedCode(motor, undefined, "*"), undefined);
});

test("one key a score; n is not testable; a star marks, twice, and then is gone", () => {
  assert.equal(typedCode(motor, undefined, "5"), "5");
  assert.equal(typedCode(motor, "1", "４"), "4");
  assert.equal(typedCode(sensory, undefined, "n"), "NT");
  assert.equal(typedCode(motor, "3", "*"), "3*");
  assert.equal(typedCode(motor, "3*", "*"), "3**");
  assert.equal(typedCode(motor, "3**", "*"), "3");
  assert.equal(typedCode(motor, "NT", "*"), "NT*");
  assert.equal(typedCode(sensory, "2", "*"), undefined, "normal needs no reason");
  assert.equal(typedCode(motor, "5", "Delete"), null);
});

test("filling down stops at the first cell that holds something, and never leaves the column", () => {
  const below = cellsBelow("t10RightTouch", { l1RightTouch: "0" }, known);
  assert.deepEqual(below, ["t11RightTouch", "t12RightTouch"]);
  assert.deepEqual(cellsBelow("s1RightMotor", {}, known), []);
  assert.deepEqual(cellsBelow("c8LeftMotor", {}, known), [
    "t1LeftMotor",
    "l2LeftMotor",
    "l3LeftMotor",
    "l4LeftMotor",
    "l5LeftMotor",
    "s1LeftMotor",
  ]);
});

test("arrows skip levels that have no key muscle", () => {
  assert.equal(moveFrom("t1RightMotor", "ArrowDown", known), "l2RightMotor");
  assert.equal(moveFrom("t5RightTouch", "ArrowLeft", known), undefined);
  assert.equal(moveFrom("t5RightTouch", "ArrowRight", known), "t5RightPrick");
  assert.equal(moveFrom("c2LeftPrick", "ArrowUp", known), undefined);
  assert.equal(cellOf("nli"), undefined);
});

test("on a body left and right lead to the other side, and nowhere else", () => {
  assert.equal(moveOnBody("t5RightTouch", "ArrowRight", known), "t5LeftTouch");
  assert.equal(moveOnBody("t5LeftTouch", "ArrowRight", known), "t5RightTouch");
  assert.equal(moveOnBody("t5LeftPrick", "ArrowDown", known), "t6LeftPrick");
  assert.equal(moveOnBody("vac", "ArrowLeft", known), undefined);
});

test("the space key goes through the scores and then leaves the cell empty", () => {
  const codes = ["0", "1", "2", "NT"];
  assert.equal(nextInTurn(codes, undefined), "0");
  assert.equal(nextInTurn(codes, "1**"), "2");
  assert.equal(nextInTurn(codes, "NT"), null);
});

test("what counts as normal is drawn so, what cannot be tested is drawn apart", () => {
  assert.deepEqual(["0", "1", "2", "1**", "NT", "NT**", "0*", undefined].map(sensoryLook), [
    "absent",
    "altered",
    "normal",
    "normal",
    "untestable",
    "untestable",
    "absent",
    "none",
  ]);
});

test("how much is filled is counted for each test apart", () => {
  assert.deepEqual(filledOf(examOrder(exam), { c5RightMotor: "5", c2RightTouch: "2" }), {
    Motor: [1, 20],
    Touch: [1, 56],
    Prick: [0, 56],
  });
});

test("the ALSFRS-R is asked in its fixed order, with one of the two forms of item 5", () => {
  const form = formOf(als, "ALSFRS");
  const items = scoredItems(form, als.codeLists, ({ id }) => id !== "q5b").map(
    ({ field }) => field.id,
  );
  assert.deepEqual(items, [
    "q1",
    "q2",
    "q3",
    "q4",
    "gastrostomy",
    "q5a",
    "q6",
    "q7",
    "q8",
    "q9",
    "q10",
    "q11",
    "q12",
  ]);
});

test("each item takes its own keys only", () => {
  const [speech] = scoredItems(formOf(als, "ALSFRS"), als.codeLists, () => true);
  assert.ok(speech !== undefined);
  assert.equal(answerFor(speech, "4")?.datum, "4");
  assert.equal(answerFor(speech, "５"), undefined);
  const severity = scoredItems(formOf(pd, "NMSS"), pd.codeLists, () => true)[0];
  assert.ok(severity !== undefined);
  assert.equal(answerFor(severity, "3")?.datum, 3);
  assert.equal(answerFor(severity, "4"), undefined);
});

test("severity and frequency of a symptom are asked one after the other", () => {
  const items = scoredItems(formOf(pd, "NMSS"), pd.codeLists, () => true).map(
    ({ field }) => field.id,
  );
  assert.equal(items.length, 60);
  assert.deepEqual(items.slice(0, 4), ["n1s", "n1f", "n2s", "n2f"]);
});

test("what a pad does not show stays on the form", () => {
  const rest = (study: Study, id: string) =>
    fieldsOf(formOf(study, id))
      .map((field) => field.id)
      .filter((field) => !padFields(formOf(study, id)).has(field));
  assert.deepEqual(rest(als, "ALSFRS"), ["airwayTube", "rater", "kings", "mitos"]);
  assert.deepEqual(rest(sci, "SCI").slice(0, 10), [
    "nonKeyRight",
    "nonKeyLeft",
    "sensoryRight",
    "sensoryLeft",
    "motorRight",
    "motorLeft",
    "nli",
    "completeness",
    "ais",
    "remarks",
  ]);
  assert.ok(rest(sci, "SCI").includes("aisComputed"));
  assert.ok(rest(pd, "UPDOFF").includes("sinceLevodopa"));
});

test("a score of two digits is typed digit by digit, and the first digit waits for the second", () => {
  const items = scoredItems(formOf(sci, "SCIM"), sci.codeLists, () => true);
  const item = items.find(
    ({ answers }) =>
      answers.some(({ key }) => key === "10") && answers.some(({ key }) => key === "0"),
  );
  assert.ok(item !== undefined);
  assert.equal(typedAnswer(item, "", "9"), undefined);
  const ten = item.answers.some(({ key }) => key === "1") ? typedAnswer(item, "1", "0") : undefined;
  assert.equal(ten?.answer?.key ?? "10", "10");
  assert.equal(typedAnswer(item, "5", "0")?.answer?.key, "0", "5 and 0 is no answer, 0 is");
});
