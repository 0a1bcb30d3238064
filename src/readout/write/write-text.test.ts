import assert from "node:assert/strict";
import { test } from "node:test";
import { defineIssue } from "../../kernel/index.ts";
import type { RenderedTable, Report } from "../report/rendered.ts";
import { wrapTo } from "./terminal-width.ts";
import { writeText } from "./write-text.ts";

const singular = defineIssue("test.singular", "The design is singular.", "设计矩阵奇异。");

const cell = (text: string) => ({ text, results: [] });
const table: RenderedTable = {
  kind: "table",
  id: "14-1.01",
  titles: ["Disposition", "Second line"],
  population: "All",
  footnotes: ["A footnote."],
  issues: [singular([]), singular([])],
  columns: [
    { lines: [""], align: "left" },
    { lines: ["Placebo", "(N=36)"], align: "center" },
    { lines: ["p"], align: "right" },
  ],
  rows: [
    { kind: "heading", level: 0, label: "A heading that is longer than all", cells: [] },
    { kind: "line", level: 1, label: "Mean", cells: [cell("1.2"), cell("0.04")] },
    { kind: "blank", level: 0, label: "", cells: [] },
    { kind: "line", level: 1, label: "Standard deviation", cells: [cell("12.34"), cell("")] },
  ],
};

function report(more: Partial<Report> = {}): Report {
  return {
    study: { id: "S1", version: "2", title: "A study" },
    studyHash: "0",
    cut: { position: 12, contentHash: "0", takenAt: "2026-01-02T03:04:05.000Z" },
    software: "Neurite",
    language: "en",
    blinded: false,
    simulated: false,
    displays: [table],
    results: [],
    ...more,
  };
}

test("columns stand under one another, numbers on the side that their column asks for", () => {
  const rule = "─".repeat(35);
  assert.deepEqual(writeText(report()).split("\n"), [
    "S1, version 2, data cut 12 (2026-01-02)",
    "A study",
    "",
    "Table 14-1.01  Disposition",
    "Second line",
    "Population: All",
    rule,
    "                      Placebo",
    "                      (N=36)      p",
    rule,
    "A heading that is longer than all",
    "  Mean                  1.2    0.04",
    "",
    "  Standard deviation   12.34",
    rule,
    "A footnote.",
    "Not done, or to be known: The design is singular.",
    "",
  ]);
});

test("heads of a table that is too wide are broken, never its values", () => {
  const columns: RenderedTable["columns"] = [
    { lines: ["Unique Subject Identifier"], align: "left" },
    { lines: ["Reported Term for the Adverse Event"], align: "left" },
  ];
  const rows: RenderedTable["rows"] = [
    { kind: "line", level: 0, label: "S1-0000000000001", cells: [cell("Headache")] },
  ];
  const lines = writeText(report({ displays: [{ ...table, columns, rows }] }), { width: 40 });
  assert.match(lines, /^S1-0000000000001 {2}Headache$/m);
  assert.doesNotMatch(lines, /Unique Subject Identifier/);
});

test("a report of generated people says so before anything else is read, a blinded one that arms are not told", () => {
  const text = writeText(report({ simulated: true, blinded: true }));
  assert.match(text, /^S1.*\nA study\nSIMULATED: /);
  assert.match(text, /\nBlinded: /);
  const chinese = writeText(report({ simulated: true, language: "zh-CN" }));
  assert.match(chinese, /\n模拟：/);
});

test("a Chinese character takes two columns, so that what stands beside it is in line", () => {
  const rows: RenderedTable["rows"] = [
    { kind: "line", level: 0, label: "均数", cells: [cell("1")] },
    { kind: "line", level: 0, label: "Mean", cells: [cell("1")] },
  ];
  const text = writeText(report({ displays: [{ ...table, rows }] }));
  assert.match(text, /^均数 {5}1/m);
  assert.match(text, /^Mean {5}1/m);
});

test("a line is broken between words, and between Chinese characters", () => {
  assert.deepEqual(wrapTo("one two three", 7), ["one two", "three"]);
  assert.deepEqual(wrapTo("模拟受试者", 4), ["模拟", "受试", "者"]);
});
