import assert from "node:assert/strict";
import { test } from "node:test";
import { from } from "../../definition/index.ts";
import { deriveAnalysisData } from "./derive-analysis-data.ts";
import { derived, readoutStudy, subjects, weighed, weights } from "./testing/test-readout.ts";

const where = ["AVISIT", "ADY", "AVAL", "ANL01FL", "DTYPE"] as const;

test("a day outside every window stays in the dataset without an analysis visit, and is not analysed", () => {
  const person = weighed([
    ["2024-01-10", 70],
    ["2024-04-10", 65],
  ]);
  assert.deepEqual(derived(weights, [person], ...where, "CHG", "AWTDIFF"), [
    [null, 92, 65, null, null, -5, null],
    ["Baseline", 1, 70, "Y", null, null, 0],
  ]);
});

test("a record without a date, and one of a participant who was never dosed, belong to no window", () => {
  const undated = weighed([["2024-01-10", 70]], { doses: [] });
  assert.deepEqual(derived(weights, [undated], ...where, "BASE"), [
    [null, null, 70, null, null, null],
  ]);
});

test("the day before the first dose is day -1, and belongs to the baseline as day 1 does", () => {
  const person = weighed([
    ["2024-01-09", 71],
    ["2024-01-10", 70],
  ]);
  assert.deepEqual(derived(weights, [person], ...where), [
    ["Baseline", -1, 71, null, null],
    ["Baseline", 1, 70, "Y", null],
  ]);
});

test("of several in a window the nearest to its target is analysed, and of two as near the later", () => {
  const person = weighed([
    ["2024-01-10", 70],
    ["2024-01-15", 66],
    ["2024-01-19", 65],
    ["2024-01-13", 67],
  ]);
  assert.deepEqual(derived(weights, [person], ...where), [
    ["Baseline", 1, 70, "Y", null],
    ["Week 1", 4, 67, null, null],
    ["Week 1", 6, 66, null, null],
    ["Week 1", 10, 65, "Y", null],
  ]);
  const earlier = { ...weights, choose: "nearest-then-first" } as const;
  assert.deepEqual(
    derived(earlier, [person], "ADY", "ANL01FL").find((row) => row[1] === "Y" && row[0] !== 1),
    [6, "Y"],
  );
});

test("a record without a value is analysed only where no other has one", () => {
  const person = weighed([
    ["2024-01-10", 70],
    ["2024-01-17", null],
    ["2024-01-22", 68],
    ["2024-01-31", null],
  ]);
  assert.deepEqual(derived(weights, [person], ...where, "CHG"), [
    ["Baseline", 1, 70, "Y", null, null],
    ["Week 1", 8, null, null, null, null],
    ["Week 1", 13, 68, "Y", null, -2],
    ["Week 3", 22, null, "Y", null, null],
  ]);
});

test("change is from the baseline that is analysed, and of nothing there is no percentage", () => {
  const change = ["AVISIT", "BASE", "CHG", "PCHG", "ABLFL"] as const;
  const person = weighed([
    ["2024-01-10", 80],
    ["2024-01-17", 76],
  ]);
  assert.deepEqual(derived(weights, [person], ...change), [
    ["Baseline", 80, null, null, "Y"],
    ["Week 1", 80, -4, -5, null],
  ]);
  const fromNothing = weighed([
    ["2024-01-10", 0],
    ["2024-01-17", 76],
  ]);
  assert.deepEqual(derived(weights, [fromNothing], ...change)[1], ["Week 1", 0, 76, null, null]);
});

test("windows say their range, their target and how far from it a record is", () => {
  const person = weighed([
    ["2024-01-10", 80],
    ["2024-01-20", 76],
    ["2024-02-20", 75],
  ]);
  const open = {
    ...weights,
    windows: weights.windows.map(({ to, ...rest }) =>
      rest.number === 5 ? rest : { ...rest, ...(to === undefined ? {} : { to }) },
    ),
  };
  assert.deepEqual(derived(open, [person], "AWRANGE", "AWTDIFF", "AWLO", "AWHI"), [
    ["<=1", 0, null, 1],
    ["2-14", 3, 2, 14],
    [">28", 6, 29, null],
  ]);
});

test("the last analysed value is carried to windows without one, under its own date and visit", () => {
  const carrying = { ...weights, carry: {} };
  const person = weighed([
    ["2024-01-10", 70],
    ["2024-01-16", 66],
    ["2024-01-22", 60],
    ["2024-01-31", null],
  ]);
  assert.deepEqual(derived(carrying, [person], ...where, "VISIT", "CHG"), [
    ["Baseline", 1, 70, "Y", null, "UNSCHEDULED 1", null],
    ["Week 1", 7, 66, "Y", null, "UNSCHEDULED 2", -4],
    ["Week 1", 13, 60, null, null, "UNSCHEDULED 3", -10],
    ["Week 3", 7, 66, "Y", "LOCF", "UNSCHEDULED 2", -4],
    ["Week 3", 22, null, null, null, "UNSCHEDULED 4", null],
    ["Week 5", 7, 66, "Y", "LOCF", "UNSCHEDULED 2", -4],
  ]);
});

test("a baseline is carried only where the readout says so, and only for the parameters that it names", () => {
  const person = weighed([["2024-01-10", 70]]);
  const rows = (carry: NonNullable<typeof weights.carry>) =>
    derived({ ...weights, carry }, [person], "AVISIT", "AVAL", "CHG", "DTYPE");
  assert.equal(rows({}).length, 1);
  assert.equal(rows({ from: "any", parameters: ["HEIGHT"] }).length, 1);
  assert.deepEqual(rows({ from: "any" }).slice(1), [
    ["Week 1", 70, 0, "LOCF"],
    ["Week 3", 70, 0, "LOCF"],
    ["Week 5", 70, 0, "LOCF"],
  ]);
});

test("the last value of some windows stands once more as a visit of its own, and both are flagged", () => {
  const last = { name: "End", number: 99, of: ["Week 1", "Week 3"], flag: "ENDFL" };
  const person = weighed([
    ["2024-01-10", 70],
    ["2024-01-16", 66],
    ["2024-02-15", 60],
  ]);
  const dataset = { ...weights, last, columns: [...weights.columns, "ENDFL"] };
  assert.deepEqual(derived(dataset, [person], "AVISIT", "AVAL", "CHG", "DTYPE", "ENDFL"), [
    ["Baseline", 70, null, null, null],
    ["Week 1", 66, -4, null, "Y"],
    ["Week 5", 60, -10, null, null],
    ["End", 66, -4, "LOV", "Y"],
  ]);
});

test("the worst record bears its flag, and of two as bad the first", () => {
  const person = weighed([
    ["2024-01-10", 90],
    ["2024-01-16", 66],
    ["2024-01-20", 70],
    ["2024-01-22", 70],
  ]);
  const flags = [
    {
      column: "ANL01FL",
      within: ["PARAMCD"],
      where: {
        kind: "order",
        of: from.column("ADT"),
        is: "more",
        to: from.subject("TRTSDT"),
      } as const,
      greatest: "AVAL",
      by: ["ADT"],
    },
  ];
  assert.deepEqual(
    derived({ ...weights, flags }, [person], "ADY", "ANL01FL").map((row) => row[1]),
    [null, null, "Y", null],
  );
});

test("visits can be windows in place of days, and what a column was at baseline can be kept", () => {
  const group = from.grouped(from.column("AVAL"), { name: "light", below: 75 }, { name: "heavy" });
  const dataset = {
    ...weights,
    windows: [
      { name: "Baseline", number: 0, target: 1, visits: ["first"] },
      { name: "Extra", number: 1, target: 8, visits: ["extra"] },
    ],
    atBaseline: [{ column: "BGROUP", label: "Group at Baseline", of: "AGROUP" }],
    columns: [
      ...weights.columns,
      { name: "AGROUP", label: "Group", type: "text", source: group } as const,
      "BGROUP",
    ],
  };
  const person = weighed([["2024-04-20", 80]]);
  const before = JSON.parse(
    JSON.stringify(weighed([["2023-12-01", 70]])).replaceAll('"extra"', '"first"'),
  ) as typeof person;
  const both = {
    ...person,
    visitOrder: ["first", "extra"],
    visits: { ...person.visits, ...before.visits },
    forms: { ...person.forms, ...before.forms },
  };
  assert.deepEqual(derived(dataset, [both], "AVISIT", "AVAL", "AGROUP", "BGROUP", "AWRANGE"), [
    ["Baseline", 70, "light", "light", null],
    ["Extra", 80, "heavy", "light", null],
  ]);
});

test("from a row one comes to the field it was entered in, and to that of its baseline", () => {
  const person = weighed([
    ["2024-01-10", 70],
    ["2024-01-16", 66],
  ]);
  const carrying = { ...weights, carry: {} };
  const { tables } = deriveAnalysisData(readoutStudy([subjects, carrying]), [person]);
  const origin = { participant: "007", form: "VS", field: "weight" };
  const [base, week1] = [
    { ...origin, visit: "extra" },
    { ...origin, visit: "extra#2" },
  ];
  assert.deepEqual(tables["ADVS"]?.origins, [[base], [week1, base], [week1, base], [week1, base]]);
});
