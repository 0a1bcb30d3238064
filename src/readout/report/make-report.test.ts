import assert from "node:assert/strict";
import { test } from "node:test";
import type { Analysis, AnalysisData, Display, Section } from "../../definition/index.ts";
import { text } from "../../kernel/index.ts";
import { dataOf, readoutOf, reversed, tableOf } from "../analyse/testing/small-readout.ts";
import { selectAnalysisRows } from "../analyse/rows.ts";
import { readShow } from "./analysis-show.ts";
import {
  onlyDisplay,
  printedRows,
  reportOf,
  smallData,
  tableDisplay,
} from "./testing/small-report.ts";

const same = (word: string) => text(word, word);

const comparison: Analysis = {
  id: "change",
  title: same("Change"),
  population: "all",
  dataset: "ADX",
  where: { kind: "in", column: "AVISIT", values: ["End"] },
  method: {
    kind: "ancova",
    response: "CHG",
    treatment: "ARM",
    contrasts: [["New", "Old"]],
    dose: "AGE",
  },
};
const compared: Section = {
  kind: "analysis",
  analysis: "change",
  lines: [
    { label: same("Mean"), show: "lsmean (SE)" },
    { label: same("Dose"), show: "p-trend" },
    { label: same("p"), show: "p", pDecimals: 2, reference: "Old" },
    { label: same("Difference"), show: "difference (SE)", indent: 1 },
    { label: same("Limits"), show: "ci" },
    { label: same("Both"), show: "difference (CI)" },
  ],
};
const ages: Section = {
  kind: "number",
  dataset: "ADSL",
  column: "AGE",
  title: same("Age"),
  decimals: 1,
  statistics: ["n", "mean"],
  test: "anova",
};
const sexes: Section = {
  kind: "category",
  dataset: "ADSL",
  column: "SEX",
  title: same("Sex"),
  levels: [{ value: "F", label: same("Women") }],
  test: "fisher",
};
const happened: Section = {
  kind: "events",
  dataset: "ADAE",
  class: "CLASS",
  term: "TERM",
  any: same("ANY"),
  test: "fisher",
  events: true,
};
const everything = tableDisplay([ages, sexes, happened, compared], { total: true });

function blind({ tables }: AnalysisData): AnalysisData {
  const hidden = Object.entries(tables).map(([name, table]) => {
    const arm = table.columns.findIndex((column) => column.name === "ARM");
    const rows = table.rows.map((row) => row.map((value, place) => (place === arm ? null : value)));
    return [name, { ...table, rows }];
  });
  return { tables: Object.fromEntries(hidden), blinded: true };
}

const withoutRows: AnalysisData = {
  blinded: false,
  tables: Object.fromEntries(
    Object.entries(smallData.tables).map(([name, table]) => [
      name,
      { ...table, rows: [], origins: [] },
    ]),
  ),
};

test("blinded data give one column of everyone and no comparison, and the display says so", () => {
  const report = reportOf(everything, { data: blind(smallData), analyses: [comparison] });
  const shown = onlyDisplay(report);
  assert.deepEqual(printedRows(shown).slice(0, 4), [
    " | All participants (N=6)",
    "Age | ",
    "  n | 5",
    "  Mean | 50.0",
  ]);
  assert.deepEqual(
    shown.issues.map(({ code }) => code),
    ["report.untested-blinded", "readout.blinded"],
  );
  assert.ok(!/Old|New/.test(JSON.stringify([report.results, printedRows(shown)])));
  assert.deepEqual(
    report.results.filter(({ operation }) => operation === "p"),
    [],
  );
});

test("a display without data says that there are none, and one without its dataset, column or analysis which it is", () => {
  const nobody = onlyDisplay(reportOf(everything, { data: withoutRows, analyses: [comparison] }));
  const codes = nobody.issues.map(({ code }) => code);
  assert.ok(codes.includes("report.nobody-in-population"), codes.join());
  assert.ok(codes.includes("report.no-observations"), codes.join());
  assert.equal(printedRows(nobody)[0], " | Old (N=0) | New (N=0) | Total (N=0) | p-value");
  const lost = tableDisplay([
    { ...ages, dataset: "ADNONE" },
    { ...ages, column: "WEIGHT" },
    { ...compared, analysis: "none" },
  ]);
  assert.deepEqual(
    onlyDisplay(reportOf(lost)).issues.map(({ code }) => code),
    ["readout.missing-dataset", "readout.unknown-column", "report.missing-analysis"],
  );
  assert.deepEqual(
    printedRows(onlyDisplay(reportOf(tableDisplay([{ ...ages, dataset: "ADNONE" }])))),
    [
      " | Old (N=3) | New (N=3)",
      "The dataset ADNONE is not among the data; nothing was computed from it. |  | ",
    ],
  );
});

test("sections for each value of a column that is blank say that there are none", () => {
  const each: Section = {
    kind: "each",
    dataset: "ADSL",
    column: "ARM",
    sections: [ages],
  };
  const shown = onlyDisplay(reportOf(tableDisplay([each]), { data: blind(smallData) }));
  assert.deepEqual(
    shown.issues.map(({ code }) => code),
    ["report.untested-blinded", "report.no-observations"],
  );
});

test("an arm in which nobody is has a column of nothing, and what cannot be tested is an issue", () => {
  const alone = dataOf(
    tableOf("ADSL", { USUBJID: ["p1", "p2"], ARM: ["Old", "Old"], AGE: [30, 30], SEX: ["F", "F"] }),
  );
  const shown = onlyDisplay(reportOf(tableDisplay([ages, sexes]), { data: alone }));
  assert.deepEqual(printedRows(shown), [
    " | Old (N=2) | New (N=0) | p-value",
    "Age |  |  | ",
    "  n | 2 | 0 | ",
    "  Mean | 30.0 |  | ",
    " |  |  | ",
    "Sex |  |  | ",
    "  Women | 2 (100%) | 0 | ",
  ]);
  assert.ok(shown.issues.length > 0);
});

// lm(CHG ~ ARM) of R 4.2.2: difference 1 (SE 1.1547), 95% CI −2.2 to 4.2, p = 0.44.
test("an analysis stands in lines, each number in the column of its arm", () => {
  const shown = onlyDisplay(reportOf(tableDisplay([compared]), { analyses: [comparison] }));
  const printed = printedRows(shown);
  assert.deepEqual(
    [printed[1], ...printed.slice(3)],
    [
      "Mean | 1.0 (0.82) | 2.0 (0.82)",
      "p |  | 0.44",
      "  Difference |  | 1.0 (1.15)",
      "Limits |  | (-2.2;4.2)",
      "Both |  | 1.0 (-2.2;4.2)",
    ],
  );
  assert.match(printed[2] ?? "", /^Dose \| {2}\| 0\.\d{3}$/);
});

test("a line shows a statistic with what stands beside it, or its limits", () => {
  assert.equal(readShow("difference (SE)").print(["-0.5", "0.82"]), "-0.5 (0.82)");
  assert.equal(readShow("hazard-ratio (CI)").print(["4.15", "2.65", "6.50"]), "4.15 (2.65;6.50)");
  assert.equal(readShow("95% CI").print(["-2.1", "1.1"]), "(-2.1;1.1)");
  assert.deepEqual(
    readShow("lsmean (SE)").parts.map(({ operations }) => operations),
    [["lsmean"], ["lsmean-se", "se"]],
  );
});

test("every number of a cell is a result of its own name that finds the rows it was made from", () => {
  const { displays, results } = reportOf(everything, { analyses: [comparison] });
  const [shown] = displays;
  assert.ok(shown?.kind === "table");
  const byId = new Map(results.map((result) => [result.id, result]));
  assert.equal(byId.size, results.length);
  for (const { label, cells } of shown.rows) {
    for (const cell of cells) {
      assert.equal(cell.results.length > 0, cell.text !== "", `${label}: ${cell.text}`);
      for (const id of cell.results) {
        const { operation, text: printed, of, value } = byId.get(id) ?? assert.fail(id);
        // Of what nobody had, the count alone is printed.
        if (operation === "n" || value !== 0)
          assert.ok(cell.text.includes(printed), `${id} ${printed}`);
        if (operation !== "n" && operation !== "events") continue;
        const found = selectAnalysisRows(readoutOf(["Old", "New"]), smallData, of);
        assert.ok("rows" in found);
        const id0 = found.table.columns.findIndex(({ name }) => name === "USUBJID");
        const people = new Set(found.rows.map((row) => found.table.rows[row]?.[id0]));
        assert.equal(operation === "events" ? found.rows.length : people.size, value, id);
      }
    }
  }
});

test("the order of rows changes no byte, and the report says what it was made of", () => {
  const report = reportOf(everything, { analyses: [comparison] });
  const other = reportOf(everything, { analyses: [comparison], data: reversed(smallData) });
  assert.equal(JSON.stringify(other), JSON.stringify(report));
  assert.equal(report.study.title, "A small study");
  assert.equal(report.blinded, false);
  assert.match(report.studyHash, /^[0-9a-f]{64}$/);
});

test("words of the report are in its language", () => {
  const shown = onlyDisplay(reportOf(tableDisplay([ages], { total: true }), { language: "zh-CN" }));
  assert.deepEqual(shown.titles, ["一张表"]);
  assert.deepEqual(printedRows(shown).slice(0, 3), [
    " | Old （N=3） | New （N=3） | 合计 （N=6） | P值",
    "Age |  |  |  | ",
    "  例数 | 3 | 2 | 5 | 0.0577",
  ]);
});

test("a listing has the rows as they are, by participant", () => {
  const listing: Display = {
    kind: "listing",
    id: "L",
    titles: [same("Events")],
    population: "all",
    dataset: "ADAE",
    where: { kind: "in", column: "CLASS", values: ["Gut", "Skin"] },
    columns: ["USUBJID", "TERM", "ARM", "NONE"],
  };
  const shown = onlyDisplay(reportOf(listing, { data: reversed(smallData) }));
  assert.equal(shown.kind, "listing");
  assert.deepEqual(printedRows(shown).slice(0, 4), [
    "USUBJID | TERM | ARM",
    "p1 | Rash | Old",
    "p1 | Rash | Old",
    "p4 | Itch | New",
  ]);
  assert.deepEqual(
    shown.issues.map(({ code }) => code),
    ["readout.unknown-column"],
  );
});

test("a figure is drawn, and its numbers are results of the report", () => {
  const figure: Display = {
    kind: "figure",
    id: "F",
    titles: [same("Change")],
    population: "all",
    figure: { kind: "mean-change", dataset: "ADX", value: "AVAL", visit: "AVISIT" },
  };
  const report = reportOf(figure);
  const shown = onlyDisplay(report);
  assert.ok(shown.kind === "figure" && shown.svg.startsWith("<svg"));
  assert.ok(report.results.some(({ operation, value }) => operation === "mean" && value === 2));
});
