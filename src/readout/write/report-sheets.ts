import { issueText } from "../../kernel/index.ts";
import { printedFigure } from "../figures/figure-document.ts";
import type { Rendered, RenderedTable, Report } from "../report/rendered.ts";
import { fill } from "../report/table-words.ts";
import { columnShares } from "./column-shares.ts";
import { displayName, issueLines, pageMarks, provenanceOf, sourceLine } from "./provenance.ts";
import { words } from "./report-words.ts";
import { type HeadCell, headRows } from "./table-head.ts";

/** A report as a typesetter takes it: every word is data, in the order in which it is set. */
export interface ReportSheets {
  readonly language: Report["language"];
  readonly study: Report["study"];
  /** When the data were cut; the only instant that a report knows. */
  readonly takenAt: string;
  readonly marks: readonly string[];
  readonly source: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly contentsTitle: string;
  /** What stands before, between and after the number of a page and that of all. */
  readonly pageWords: readonly [before: string, between: string, after: string];
  readonly sheets: readonly Sheet[];
  readonly undone: { readonly title: string; readonly lines: readonly string[] };
}

interface Sheet {
  readonly name: string;
  readonly titles: readonly string[];
  readonly population: string;
  readonly issues: readonly string[];
  readonly footnotes: readonly string[];
  readonly figure?: { readonly svg: string; readonly description: string };
  readonly table?: SheetTable;
  readonly nothing?: string;
}

interface SheetTable {
  /** Of the width, each column's. */
  readonly shares: readonly number[];
  readonly aligns: readonly string[];
  readonly heads: readonly (readonly HeadCell[])[];
  readonly rows: readonly {
    readonly kind: string;
    readonly level: number;
    readonly label: string;
    readonly cells: readonly string[];
  }[];
}

/**
 * Divides a report into sheets for a typesetter.
 *
 * @param typeface of the pages, in which figures are lettered too
 */
export function reportSheets(report: Report, typeface: string): ReportSheets {
  const { language, study, cut, displays, issues = [] } = report;
  const [before = "", between = "", after = ""] = words.page[language].split(/\{pages?\}/);
  return {
    language,
    study,
    takenAt: cut.takenAt,
    marks: pageMarks(report),
    source: sourceLine(report),
    facts: provenanceOf(report),
    contentsTitle: words.contents[language],
    pageWords: [before, between, after],
    sheets: displays.map((display) => sheetOf(display, report, typeface)),
    undone: { title: words.notDone[language], lines: issueLines(issues, report) },
  };
}

function sheetOf(display: Rendered, report: Report, typeface: string): Sheet {
  const { language } = report;
  const sheet = {
    name: displayName(display, report),
    titles: display.titles,
    population: fill(words.population[language], { population: display.population }),
    issues: issueLines(display.issues, report),
    footnotes: display.footnotes,
  };
  if (display.kind === "figure") {
    const [issue] = display.issues;
    const description = issue === undefined ? display.titles.join(" ") : issueText(issue, language);
    return { ...sheet, figure: { svg: printedFigure(display.svg, typeface), description } };
  }
  if (display.rows.length === 0) return { ...sheet, nothing: words.nothing[language] };
  return { ...sheet, table: tableOf(display) };
}

function tableOf({ columns, rows }: RenderedTable): SheetTable {
  return {
    shares: columnShares(columns, rows),
    aligns: columns.map(({ align }) => align),
    heads: headRows(columns),
    rows: rows.map(({ kind, level, label, cells }) => {
      const texts = cells.map(({ text }) => text);
      const isWhole = texts.every((text) => text === "");
      return {
        kind,
        level,
        label,
        cells: isWhole ? [] : columns.slice(1).map((_, i) => texts[i] ?? ""),
      };
    }),
  };
}
