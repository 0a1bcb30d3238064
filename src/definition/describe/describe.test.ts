import assert from "node:assert/strict";
import { test } from "node:test";
import pilot from "../../../examples/cdisc-pilot/study.ts";
import study from "../../../examples/sci-xs228/study.ts";
import tofersen from "../../../examples/sod1-tofersen/study.ts";
import { assumptionsOf, describeSchedule, describeSynopsis } from "./index.ts";

test("the synopsis says every criterion, endpoint and assumption, in both languages", () => {
  for (const language of ["en", "zh-CN"] as const) {
    for (const one of [study, pilot, tofersen]) {
      const synopsis = describeSynopsis(one, language);
      for (const { text } of one.eligibility) assert.ok(synopsis.includes(text[language]));
      for (const { text } of one.endpoints) assert.ok(synopsis.includes(text[language]));
      for (const { text } of assumptionsOf(one)) assert.ok(synopsis.includes(text));
    }
  }
});

test("every assumption mark is found, with the part it belongs to", () => {
  const marks = JSON.stringify(study).split('"assumption":').length - 1;
  const found = assumptionsOf(study).filter(({ path }) => path[0] !== "notes");
  assert.equal(found.length, marks);
  assert.ok(found.some(({ path }) => path.join(".") === "regimens.multiple"));
});

test("the schedule of activities has a row for every form of a visit and a column for every visit", () => {
  const table = describeSchedule(study, "en");
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  const columns = study.visits.length + 2;
  for (const row of rows) assert.equal(row.split(/(?<!\\)\|/).length - 1, columns, row);
  const scheduled = study.forms.filter((form) => form.log !== true);
  assert.equal(rows.length, scheduled.length + 4);
  const marks = table.split("●").length - 1;
  assert.equal(
    marks,
    study.visits.reduce((sum, visit) => sum + visit.forms.length, 0),
  );
});
