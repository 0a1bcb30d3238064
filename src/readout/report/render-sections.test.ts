import assert from "node:assert/strict";
import { test } from "node:test";
import type { RowCondition, Section } from "../../definition/index.ts";
import { text } from "../../kernel/index.ts";
import { onlyDisplay, printedRows, reportOf, tableDisplay } from "./testing/small-report.ts";

const same = (word: string) => text(word, word);
const is = (column: string, ...values: readonly (string | number)[]): RowCondition => ({
  kind: "in",
  column,
  values,
});
const atEnd = is("AVISIT", "End");

function rows(...args: Parameters<typeof tableDisplay>): readonly string[] {
  return printedRows(onlyDisplay(reportOf(tableDisplay(...args))));
}

// Fisher's p-values below: R 4.2.2, fisher.test(matrix(c(2, 1, 3, 0), 2)) = 1.
test("participants: of how many something holds, with their share of the column, a test a line", () => {
  const section: Section = {
    kind: "participants",
    dataset: "ADSL",
    title: same("Status:"),
    test: "fisher",
    rows: [
      { label: same("Done"), where: is("DONEFL", "Y") },
      { label: same("Left"), where: is("DONEFL", "N"), tested: false },
    ],
  };
  assert.deepEqual(rows([section], { total: true }), [
    " | Old (N=3) | New (N=3) | Total (N=6) | p-value",
    "Status: |  |  |  | ",
    "  Done | 2 (67%) | 3 (100%) | 5 (83%) | 1.0000",
    "  Left | 1 (33%) | 0 | 1 (17%) | ",
  ]);
});

test("participants with several rows of a dataset count once", () => {
  const section: Section = {
    kind: "participants",
    dataset: "ADAE",
    percent: false,
    rows: [{ label: same("Skin"), where: is("CLASS", "Skin") }],
  };
  assert.deepEqual(rows([section]).slice(1), ["Skin | 1 | 3"]);
});

// summary(aov(AGE ~ ARM)) of R 4.2.2: p = 0.0577.
test("number: statistics in lines, missing values left out, the test beside the first line", () => {
  const section: Section = {
    kind: "number",
    dataset: "ADSL",
    column: "AGE",
    title: same("Age"),
    decimals: 1,
    statistics: ["n", "mean", "sd", "median-range", "min", "max", "mean-sd", "q1-q3"],
    test: "anova",
  };
  assert.deepEqual(rows([section]), [
    " | Old (N=3) | New (N=3) | p-value",
    "Age |  |  | ",
    "  n | 3 | 2 | 0.0577",
    "  Mean | 40.0 | 65.0 | ",
    "  SD | 10.00 | 7.07 | ",
    "  Median (Range) | 40.0 (30;50) | 65.0 (60;70) | ",
    "  Min | 30.0 | 60.0 | ",
    "  Max | 50.0 | 70.0 | ",
    "  Mean (SD) | 40.0 (10.00) | 65.0 (7.07) | ",
    "  Q1; Q3 | 30.0; 50.0 | 60.0; 70.0 | ",
  ]);
});

// chisq.test(matrix(c(2, 1, 0, 2), 2), correct = FALSE) of R 4.2.2: p = 0.1360.
test("category: levels of those who have a value, or of all in the column", () => {
  const section: Section = {
    kind: "category",
    dataset: "ADSL",
    column: "SEX",
    title: same("Sex"),
    levels: [
      { value: "F", label: same("Women") },
      { value: "M", label: same("Men") },
    ],
    counted: true,
    sum: same("Together"),
    test: "pearson",
  };
  assert.deepEqual(rows([section]), [
    " | Old (N=3) | New (N=3) | p-value",
    "Sex |  |  | ",
    "  n | 3 | 2 | 0.1360",
    "  Women | 2 (67%) | 0 | ",
    "  Men | 1 (33%) | 2 (100%) | ",
    "  Together | 3 | 2 | ",
  ]);
  assert.deepEqual(
    rows([{ ...section, percentOf: "column" }]).at(-2),
    "  Men | 1 (33%) | 2 (67%) | ",
  );
});

test("category: levels that nobody listed are those that there are, and levels may be conditions", () => {
  const sites: Section = {
    kind: "category",
    dataset: "ADSL",
    column: "SITE",
    levels: [],
    percent: false,
  };
  assert.deepEqual(rows([sites]).slice(1), ["1 | 2 | 1", "2 | 1 | 2"]);
  const groups: Section = {
    ...sites,
    levels: [
      { value: "women", label: same("Women"), where: is("SEX", "F") },
      { value: "1", label: same("Others at 1") },
    ],
  };
  assert.deepEqual(rows([groups]).slice(1), ["Women | 2 | 0", "Others at 1 | 1 | 1"]);
});

// mantelhaen.test(table(ARM, RANGE, SITE), correct = FALSE) of R 4.2.2: p = 0.3173.
test("category: over strata, the mean scores of the arms are compared", () => {
  const section: Section = {
    kind: "category",
    dataset: "ADX",
    column: "RANGE",
    where: atEnd,
    levels: [
      { value: "N", label: same("Normal") },
      { value: "H", label: same("High") },
    ],
    test: "cmh-row-means",
    strata: ["SITE"],
  };
  assert.deepEqual(rows([section]).slice(1), [
    "Normal | 2 (67%) | 1 (33%) | 0.3173",
    "High | 1 (33%) | 2 (67%) | ",
  ]);
});

test("records: rows counted in the parts of each arm, with their share of the arm's rows", () => {
  const section: Section = {
    kind: "each",
    dataset: "ADX",
    column: "AVISIT",
    sections: [{ kind: "records", dataset: "ADX", label: same("Values"), percentOf: "arm" }],
  };
  const split = {
    stands: "within-arms",
    parts: [
      { label: same("Normal"), where: is("RANGE", "N") },
      { label: same("High"), where: is("RANGE", "H") },
    ],
  } as const;
  assert.deepEqual(rows([section], { split }), [
    " | Old (N=3) Normal | Old (N=3) High | New (N=3) Normal | New (N=3) High",
    "Start | 3 (100%) | 0 | 3 (100%) | 0",
    "End | 2 (67%) | 1 (33%) | 1 (33%) | 2 (67%)",
  ]);
});

test("columns may be split around arms, each part with its own number of participants", () => {
  const section: Section = {
    kind: "number",
    dataset: "ADSL",
    column: "AGE",
    title: same("Age"),
    decimals: 0,
    statistics: ["mean"],
  };
  const split = {
    stands: "around-arms",
    parts: [{ label: same("Done"), where: is("DONEFL", "Y") }, { label: same("All") }],
  } as const;
  assert.deepEqual(rows([section], { split }), [
    " | Done Old (N=2) | Done New (N=3) | All Old (N=3) | All New (N=3)",
    "Age |  |  |  | ",
    "  Mean | 40 | 65 | 40 | 65",
  ]);
});

// fisher.test(matrix(c(1, 2, 3, 0), 2)) of R 4.2.2: p = 0.4.
test("events: participants once a line, their share, and in brackets how often; arms tested in pairs", () => {
  const section: Section = {
    kind: "events",
    dataset: "ADAE",
    class: "CLASS",
    term: "TERM",
    any: same("ANY"),
    test: "fisher",
    events: true,
    decimals: 1,
    frequentIn: "New",
  };
  assert.deepEqual(rows([section], { pValues: { decimals: 2, capAbove: 0.99 } }), [
    " | Old (N=3) | New (N=3) | p-value Old vs. New",
    "ANY | 1 (33.3%) [2] | 3 (100.0%) [4] | 0.40",
    " |  |  | ",
    "Gut | 0 | 1 (33.3%) [1] | >.99",
    "  Nausea | 0 | 1 (33.3%) [1] | >.99",
    " |  |  | ",
    "Skin | 1 (33.3%) [2] | 3 (100.0%) [3] | 0.40",
    "  Itch | 0 | 2 (66.7%) [2] | 0.40",
    "  Rash | 1 (33.3%) [2] | 1 (33.3%) [1] | >.99",
  ]);
});

test("shift: from which category to which, with the share of those that began in the first", () => {
  const section: Section = {
    kind: "shift",
    dataset: "ADX",
    where: atEnd,
    from: "BASERANGE",
    to: "RANGE",
    title: same("Range"),
    levels: [
      { value: "N", label: same("Normal") },
      { value: "H", label: same("High") },
    ],
  };
  assert.deepEqual(rows([section]).slice(1), [
    "Range |  | ",
    "  Normal to Normal | 2 (100%) | 1 (50%)",
    "  Normal to High | 0 | 1 (50%)",
    "  High to Normal | 0 | 0",
    "  High to High | 1 (100%) | 1 (100%)",
  ]);
});

const grid = {
  kind: "grid",
  dataset: "ADX",
  rows: [
    { label: same("Start"), where: is("AVISIT", "Start") },
    { label: same("End"), where: atEnd },
  ],
  measures: [
    { column: "AVAL", statistics: ["n", "mean"], decimals: 1 },
    {
      column: "CHG",
      label: same("Change"),
      statistics: ["min"],
      decimals: 1,
      rangeDecimals: 0,
      where: atEnd,
    },
  ],
} as const;

test("grid: statistics in columns, the arms in blocks of rows or of columns", () => {
  assert.deepEqual(rows([{ ...grid, arms: "rows" }]), [
    " | n | Mean | Change Min",
    "Old (N=3) |  |  | ",
    "  Start | 3 | 2.0 | ",
    "  End | 3 | 3.0 | 0",
    " |  |  | ",
    "New (N=3) |  |  | ",
    "  Start | 3 | 5.0 | ",
    "  End | 3 | 7.0 | 0",
  ]);
  assert.deepEqual(rows([{ ...grid, arms: "columns" }]), [
    " | Old (N=3) n | Old (N=3) Mean | Old (N=3) Change Min | New (N=3) n | New (N=3) Mean | New (N=3) Change Min",
    "Start | 3 | 2.0 |  | 3 | 5.0 | ",
    "End | 3 | 3.0 | 0 | 3 | 7.0 | 0",
  ]);
});

test("each: the same sections for every value, in the order of its numbers, under its heading", () => {
  const number: Section = {
    kind: "number",
    dataset: "ADX",
    column: "AVAL",
    title: same("Value"),
    decimals: 0,
    statistics: ["mean"],
  };
  const heading: Section = { kind: "heading", text: same("By visit") };
  const each: Section = { kind: "each", dataset: "ADX", column: "AVISIT", sections: [number] };
  assert.deepEqual(rows([heading, each]).slice(1), [
    "By visit |  | ",
    "Start |  | ",
    "  Value |  | ",
    "    Mean | 2 | 5",
    " |  | ",
    "End |  | ",
    "  Value |  | ",
    "    Mean | 3 | 7",
  ]);
});
