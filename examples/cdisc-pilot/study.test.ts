import assert from "node:assert/strict";
import { test } from "node:test";
import { check, datasetsOf, fieldsOf, readStudy, studyHash } from "../../src/definition/index.ts";
import { issueText } from "../../src/kernel/index.ts";
import study from "./study.ts";

test("the study is plain JSON that reads back as the same study", () => {
  const reading = readStudy(JSON.parse(JSON.stringify(study)));
  assert.ok("study" in reading, JSON.stringify("issues" in reading ? reading.issues : []));
  assert.equal(studyHash(reading.study), studyHash(study));
});

test("the check finds no error and no warning, and lists what is assumed", () => {
  const issues = check(study);
  assert.deepEqual(
    issues.filter(({ severity }) => severity !== "assumption").map((issue) => issueText(issue)),
    [],
  );
  assert.ok(issues.length > 50);
});

test("it has the 21 visits of TV and the unscheduled one, 31 criteria, three equal arms and 17 sites", () => {
  assert.equal(study.visits.length, 22);
  assert.equal(study.eligibility.length, 31);
  assert.deepEqual(
    study.arms.map((arm) => arm.ratio),
    [1, 1, 1],
  );
  assert.equal(study.sites.length, 17);
});

test("every word that people read is in English and in Chinese", () => {
  const words: { en: string; "zh-CN": string }[] = [
    study.title,
    ...study.visits.map((visit) => visit.title),
    ...study.eligibility.map((criterion) => criterion.text),
    ...study.codeLists.flatMap((list) => list.codes.map((code) => code.text)),
    ...study.forms.flatMap((form) => [
      form.title,
      ...fieldsOf(form).map((field) => field.label),
      ...form.checks.map((check) => check.message),
    ]),
  ];
  for (const text of words) {
    assert.notEqual(text.en, "");
    assert.match(text["zh-CN"], /\p{Script=Han}/u, text.en);
  }
});

test("its datasets are named, and each column once", () => {
  const names = datasetsOf(study).map((dataset) => dataset.name);
  assert.deepEqual(names.sort().join(" "), "AE DM DS EX LB MH QSCO QSGI QSHI QSMM SC SV VS");
  for (const { name, columns } of datasetsOf(study)) {
    const columnNames = columns.map((column) => column.name);
    assert.equal(new Set(columnNames).size, columnNames.length, name);
    for (const { label } of columns) assert.ok(label.length <= 40, `${name}: ${label}`);
  }
});
