import assert from "node:assert/strict";
import { test } from "node:test";
import { gli2022Fvc } from "../algorithms/gli-2022.ts";
import {
  choose,
  compile,
  compileFormula,
  days,
  type FieldData,
  type Surroundings,
  vocabularyOf,
} from "../expression/index.ts";
import type { Datum } from "../datum.ts";
import { fieldsOf } from "../form.ts";
import { codeListsOf, valuesOf } from "../form-builder.ts";
import { demographics } from "./demographics.ts";
import {
  forcedVitalCapacity,
  slowVitalCapacity,
  type VitalCapacityReference,
} from "./vital-capacity.ts";
import { vitalSigns } from "./vital-signs.ts";

const [person, vitals] = [demographics("DM"), vitalSigns("VS")];
const { sex, birth, age } = valuesOf(person);
const reference: VitalCapacityReference = {
  equation: "GLI2022",
  assumption: "for this test",
  sex,
  age: (on) => choose(birth.answered(), days(birth, on), age),
  height: valuesOf(vitals).height,
};
const test70 = forcedVitalCapacity("FVC", reference);
const forms = [person, vitals, test70];
const vocabulary = vocabularyOf({ forms, codeLists: forms.flatMap(codeListsOf), visits: [] });
const others: Readonly<Record<string, FieldData>> = {
  DM: { sex: "M", age: 50 },
  VS: { height: 175 },
};

function around(own: FieldData, known = others): Surroundings {
  return {
    own,
    datum: (form, field) => known[form]?.[field],
    instances: () => [],
    visitDate: () => undefined,
    doseDate: () => undefined,
    eventDate: () => undefined,
    today: undefined,
  };
}

/** The test of 3.2 L with what follows from it; with an equation and, perhaps, an entered predicted value. */
function recorded(given: FieldData, known = others): FieldData {
  const own: Record<string, Datum | undefined> = { date: "2026-03-01", best: 3.2, ...given };
  const derived = fieldsOf(test70).filter((field) => field.kind === "derived");
  // The percentage comes first on the form, and is computed after what it reads.
  for (const field of derived.toSorted(
    (a, b) => Number(a.id === "percent") - Number(b.id === "percent"),
  )) {
    own[field.id] = compileFormula(field, vocabulary, "FVC")(around(own, known));
  }
  return own;
}

const { percent } = valuesOf(test70);
const isEnough = (own: FieldData) =>
  compile(percent.atLeast(70).node, vocabulary, "FVC")(around(own));
const fails = (id: string, own: FieldData): boolean => {
  const check = test70.checks.find((one) => one.id === id);
  assert.ok(check);
  return compile(check.expect, vocabulary, "FVC")(around(own)) === false;
};

test("an equation that is not computed gives nothing, and without its predicted value there is no percentage", () => {
  const own = recorded({ equation: "NHANES3" });
  assert.equal(own["expected"], undefined);
  assert.equal(own["percent"], undefined);
  assert.equal(isEnough(own), undefined);
  assert.equal(recorded({ equation: "NHANES3", predicted: 4.8 })["percent"], 66.7);
});

test("without the equation, which for GLI 2012 names the group of people, nothing is computed", () => {
  const own = recorded({});
  assert.equal(own["expected"], undefined);
  assert.equal(own["percent"], undefined);
});

test("the man of 50, 175 cm and 3.2 L is above 70 % by one equation and below by two", () => {
  const of = ["GLI2012_CAU", "GLI2012_NEA", "GLI2022"].map((equation) => recorded({ equation }));
  assert.deepEqual(
    of.map((own) => own["percent"]),
    [66.6, 69.4, 71.8],
  );
  assert.deepEqual(of.map(isEnough), [false, false, true]);
  assert.deepEqual(
    of.map((own) => own["expected"]),
    [4.8014, 4.6108, 4.4587],
  );
});

test("slow vital capacity is computed by the same equation", () => {
  const slow = slowVitalCapacity("FVC", reference);
  const [own, of] = [slow, test70].map((form) =>
    fieldsOf(form).find(({ id }) => id === "expected"),
  );
  assert.deepEqual(own, of);
});

test("the page says which equation the protocol names, and asks where the record has another", () => {
  const label = fieldsOf(test70).find(({ id }) => id === "percent")?.label;
  assert.deepEqual(label, {
    en: "Per cent of predicted (protocol: GLI 2022, global)",
    "zh-CN": "占预计值百分比（方案规定：GLI 2022（全球））",
  });
  assert.equal(fails("VC07", recorded({ equation: "GLI2012_NEA", predicted: 4.61 })), true);
  assert.equal(fails("VC07", recorded({ equation: "GLI2022" })), false);
});

test("a predicted value that is entered is compared with the computed one, which decides", () => {
  const wrong = recorded({ equation: "GLI2022", predicted: 4.8 });
  assert.equal(wrong["expected"], 4.4587);
  assert.equal(wrong["percent"], 71.8);
  assert.equal(fails("VC06", wrong), true);
  assert.equal(fails("VC06", recorded({ equation: "GLI2022", predicted: 4.46 })), false);
});

test("the age is that of the day where the birth is known, and unknown where it is known in part", () => {
  const born = (birthday: string) =>
    recorded({ equation: "GLI2022" }, { ...others, DM: { sex: "M", age: 50, birth: birthday } });
  assert.equal(born("1976-03-01")["percent"], 71.8);
  const at55 = gli2022Fvc.compute({ sex: "M", age: 55, height: 175, measured: 3.2 }).percent;
  assert.equal(born("1971-03-01")["percent"], Number(at55?.toFixed(1)));
  assert.notEqual(born("1971-03-01")["percent"], 71.8);
  assert.equal(born("1971")["percent"], undefined);
});

test("a form without the protocol's equation stays as it was", () => {
  const plain = forcedVitalCapacity("FVC");
  assert.equal(fieldsOf(plain).length, 9);
  assert.equal(JSON.stringify(plain).includes('"kind":"compute"'), false);
});
