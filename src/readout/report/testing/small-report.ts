import type {
  Analysis,
  AnalysisData,
  Display,
  Section,
  Study,
  TableDisplay,
} from "../../../definition/index.ts";
import { defineStudy } from "../../../definition/index.ts";
import { type Language, text } from "../../../kernel/index.ts";
import { dataOf, readoutOf, tableOf } from "../../analyse/testing/small-readout.ts";
import { makeReport, type ReportOptions } from "../make-report.ts";
import type { Rendered, RenderedTable, Report } from "../rendered.ts";

const plain: Study = defineStudy({
  id: "SMALL",
  version: "1",
  title: ["A small study", "一项小型研究"],
  phase: "II",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 6,
  epochs: [{ id: "screening", title: text("Screening", "筛选期") }],
  visits: [],
  forms: [],
});

const people = ["p1", "p2", "p3", "p4", "p5", "p6"];
const arms = ["Old", "Old", "Old", "New", "New", "New"];

/** Six participants in two arms, what was measured of them twice, and what happened to them. */
export const smallData: AnalysisData = dataOf(
  tableOf("ADSL", {
    USUBJID: people,
    ARM: arms,
    AGE: [30, 40, 50, 60, 70, null],
    SEX: ["F", "F", "M", "M", "M", ""],
    DONEFL: ["Y", "N", "Y", "Y", "Y", "Y"],
    SITE: ["1", "2", "1", "2", "1", "2"],
  }),
  tableOf("ADX", {
    USUBJID: [...people, ...people],
    AVISIT: [...people.map(() => "Start"), ...people.map(() => "End")],
    AVISITN: [...people.map(() => 0), ...people.map(() => 8)],
    AVAL: [1, 2, 3, 4, 5, 6, 2, 2, 5, 4, 8, 9],
    CHG: [...people.map(() => null), 1, 0, 2, 0, 3, 3],
    RANGE: [...people.map(() => "N"), "N", "N", "H", "N", "H", "H"],
    BASERANGE: Array.from("NNHNNHNNHNNH"),
  }),
  tableOf("ADAE", {
    USUBJID: ["p1", "p1", "p4", "p5", "p5", "p6"],
    CLASS: ["Skin", "Skin", "Skin", "Skin", "Gut", "Skin"],
    TERM: ["Rash", "Rash", "Itch", "Rash", "Nausea", "Itch"],
  }),
);

export const reportOptions: ReportOptions = {
  cut: { position: 1, contentHash: "0", takenAt: "2026-01-01T00:00:00Z" },
  software: "test",
  language: "en",
  simulated: false,
};

export function tableDisplay(
  sections: readonly Section[],
  more: Partial<TableDisplay> = {},
): TableDisplay {
  return {
    kind: "table",
    id: "T",
    titles: [text("A table", "一张表")],
    population: "all",
    by: "ARM",
    sections,
    ...more,
  };
}

export interface SmallReport {
  readonly data?: AnalysisData;
  readonly analyses?: readonly Analysis[];
  readonly language?: Language;
}

export function reportOf(display: Display, small: SmallReport = {}): Report {
  const { data = smallData, analyses = [], language = "en" } = small;
  const readout = { ...readoutOf(["Old", "New"]), analyses, displays: [display] };
  return makeReport({ ...plain, readout }, data, { ...reportOptions, language });
}

/** The only display of a report. */
export function onlyDisplay({ displays: [display] }: Report): Rendered {
  if (display === undefined) throw new Error("the report has no display");
  return display;
}

/** The head of a table and its rows, each as one text: `label | cell | cell`, two spaces for each level. */
export function printedRows(display: Rendered): readonly string[] {
  const { columns, rows }: RenderedTable = display.kind === "figure" ? display.data : display;
  const line = (cells: readonly string[]) => cells.join(" | ");
  return [
    line(columns.map(({ lines }) => lines.join(" "))),
    ...rows.map(({ level, label, cells }) =>
      line(["  ".repeat(level) + label, ...cells.map(({ text: printed }) => printed)]),
    ),
  ];
}
