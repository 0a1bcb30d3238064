import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../kernel/index.ts";
import { gli2022Fvc } from "../algorithms/gli-2022.ts";
import { codeList } from "../code-list.ts";
import { choice, decimal, derivedCode, integer, yesNo } from "../field-builders.ts";
import { codeListsOf, form } from "../form-builder.ts";
import { codeValue, compute, computeFrom, choose, number } from "./builder.ts";
import { typeOf } from "./check.ts";
import { compile } from "./compile.ts";
import { readsOf } from "./dependencies.ts";
import { explain } from "./explain.ts";
import { checkFormula, compileFormula } from "./formula.ts";
import { readExpression } from "./json.ts";
import type { Expression } from "./node.ts";
import { parseExpression } from "./parse.ts";
import { printExpression } from "./print.ts";
import type { FieldData, Surroundings } from "./surroundings.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { expressionWords } from "./words.ts";

const sexes = codeList("SEX", { F: "F", M: "M", U: "U" });
const grades = codeList("GRADE", { A: "A", B: "B", C: "C" });
const lung = form(
  "LUNG",
  "Lung",
  {
    sex: choice("Sex", sexes, { setValued: true }),
    age: integer("Age", { unit: "a" }),
    height: decimal("Height", "m"),
    litres: decimal("Litres", "L"),
    severe: yesNo("Severe"),
    weight: decimal("Weight", "kg"),
    grade: choice("Grade", grades),
    worst: derivedCode("Worst", grades),
  },
  {},
  ({ severe, grade }) => ({ derive: { worst: choose(severe, codeValue("C"), grade) } }),
);
const vocabulary = vocabularyOf({ forms: [lung], codeLists: codeListsOf(lung), visits: [] });

function around(own: FieldData): Surroundings {
  return {
    own,
    datum: () => undefined,
    instances: () => [],
    visitDate: () => undefined,
    doseDate: () => undefined,
    eventDate: () => undefined,
    today: undefined,
  };
}

function parsed(text: string): Expression {
  const { expression, issues } = parseExpression(text);
  assert.deepEqual(issues, []);
  return expression as Expression;
}

function valueOf(text: string, own: FieldData) {
  return compile(parsed(text), vocabulary, "LUNG")(around(own));
}

function codesOf(node: Expression): readonly string[] {
  return typeOf(node, vocabulary, { ownForm: "LUNG" }).issues.map(
    ({ code, path }) => `${code} ${path.join("/")}`,
  );
}

const percent = 'compute("gli-2022-fvc".percent@"1" from LUNG, measured: LUNG.litres)';
const man = { sex: "M", age: 50, height: 1.75, litres: 3.2 };

test("a computation that names what does not exist, or is given what does not fit, is refused with its place", () => {
  const of = "sex: LUNG.sex, age: LUNG.age, height: LUNG.height";
  assert.deepEqual(codesOf(parsed(`compute(gli.percent@"1", ${of})`)), [
    "expression.unknown-algorithm algorithm",
  ]);
  assert.deepEqual(codesOf(parsed(`compute("gli-2022-fvc".percent@"7", ${of})`)), [
    "expression.unknown-version version",
  ]);
  assert.deepEqual(codesOf(parsed(`compute("gli-2022-fvc".per@"1", ${of})`)), [
    "expression.unknown-output output",
  ]);
  assert.deepEqual(codesOf(parsed('compute("gli-2022-fvc".percent@"1", sex: LUNG.sex, age: 50)')), [
    "expression.absent-input ",
  ]);
  assert.deepEqual(codesOf(parsed(`compute("gli-2022-fvc".percent@"1", ${of}, race: 1)`)), [
    "expression.unknown-input of/race",
  ]);
  const wrong = "sex: LUNG.grade, age: LUNG.severe, height: LUNG.weight";
  assert.deepEqual(codesOf(parsed(`compute("gli-2022-fvc".percent@"1", ${wrong})`)), [
    "expression.code-outside of/sex",
    "expression.wrong-type of/age",
    "expression.units-differ of/height",
  ]);
  assert.deepEqual(codesOf(parsed(percent.replace("LUNG,", "DM,"))), [
    "expression.unknown-form from",
    "expression.unknown-form from",
    "expression.unknown-form from",
  ]);
});

test("inputs are converted to the unit of the algorithm, and a form gives those of its name", () => {
  assert.equal(Number(valueOf(percent, man)).toFixed(2), "71.77");
  const typed = computeFrom("LUNG", gli2022Fvc, "percent", { measured: number(3200, "mL") });
  assert.equal(Number(compile(typed.node, vocabulary, "LUNG")(around(man))).toFixed(2), "71.77");
  const written = compute(gli2022Fvc, "percent", { sex: "M", age: 50, height: 175, measured: 3.2 });
  assert.equal(Number(compile(written.node, vocabulary)(around({}))).toFixed(2), "71.77");
});

test("a necessary input that is not known leaves the result unknown, an optional one what hangs on it", () => {
  for (const name of ["sex", "age", "height"]) {
    assert.equal(valueOf(percent, { ...man, [name]: { missing: "unknown" } }), undefined);
  }
  assert.equal(valueOf(percent, { ...man, sex: "U" }), undefined);
  assert.equal(valueOf(percent, { ...man, litres: undefined }), undefined);
  const predicted = percent.replace("percent", "predicted");
  assert.equal(Number(valueOf(predicted, { ...man, litres: undefined })).toFixed(4), "4.4587");
});

test("an answer that is one of several is computed with each of them", () => {
  const found = valueOf(percent, { ...man, sex: ["F", "M"] });
  assert.ok(typeof found === "object" && "first" in found);
  assert.equal(found.first, valueOf(percent, man));
  assert.equal(found.last, valueOf(percent, { ...man, sex: "F" }));
  assert.equal(valueOf(`${percent} > 60`, { ...man, sex: ["F", "M"] }), true);
  assert.equal(valueOf(`${percent} > 75`, { ...man, sex: ["F", "M"] }), undefined);
});

test("a computation reads what its inputs read, prints, parses and survives JSON", () => {
  const node = parsed(percent);
  assert.deepEqual(
    readsOf(node).fields.map(({ field }) => field),
    ["litres", "sex", "age", "height"],
  );
  assert.equal(printExpression(node), percent);
  assert.deepEqual(readExpression(JSON.parse(JSON.stringify(node))), node);
});

test("a computation says in words what it is, from what, and what is still needed", () => {
  const node = parsed(percent);
  assert.equal(
    expressionWords(node, vocabulary, "en", "LUNG"),
    "Per cent of predicted by GLI 2022 (global), forced vital capacity (1) from all answers of Lung and Litres",
  );
  assert.equal(
    expressionWords(node, vocabulary, "zh-CN", "LUNG"),
    "按 GLI 2022（全球）用力肺活量（1）由“Lung”的全部答案、Litres 得出的占预计值百分比",
  );
  const { needed } = explain(node, vocabulary, around({ ...man, age: undefined }), "en", "LUNG");
  assert.deepEqual(
    needed.map(({ text }) => text),
    ["Age is not answered."],
  );
});

test("a derived code keeps what is left open as one of these, and gives only codes of its list", () => {
  const worst = lung.groups[0]?.fields.find(({ id }) => id === "worst");
  assert.ok(worst?.kind === "derived");
  const derive = compileFormula(worst, vocabulary, "LUNG");
  assert.equal(derive(around({ severe: true, grade: "A" })), "C");
  assert.deepEqual(derive(around({ grade: "A" })), ["C", "A"]);
  assert.equal(derive(around({ severe: false })), undefined);
  const shorter = codeList("GRADE", { A: "A" });
  const wrong = checkFormula(
    worst,
    vocabularyOf({ forms: [lung], codeLists: [sexes, shorter], visits: [] }),
  );
  const sexed = checkFormula(
    { ...worst, formula: { kind: "field", form: "LUNG", field: "sex" } },
    vocabulary,
  );
  assert.deepEqual(
    sexed.map((issue) => issueText(issue)),
    ["Here should stand a code of list GRADE, not a code of list SEX."],
  );
  assert.ok(wrong.length > 0);
});
