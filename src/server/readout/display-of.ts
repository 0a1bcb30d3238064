import type { Study } from "../../definition/index.ts";
import { type Issue, issueText } from "../../kernel/index.ts";
import { headRows, type Rendered, type RenderedTable, type Report } from "../../readout/index.ts";
import type { ReadoutDisplay } from "../contract.ts";

/** One display of a report with the results it prints, as it is sent to a page; nothing where there is none of that id. */
export function displayOf(study: Study, report: Report, id: string): ReadoutDisplay | undefined {
  const place = report.displays.findIndex((display) => display.id === id);
  const display = report.displays[place];
  if (display === undefined) return undefined;
  const printed = new Set(resultsIn(display));
  const results = Object.fromEntries(
    report.results
      .filter((result) => printed.has(result.id))
      .map(({ id: name, analysis, operation, groups, value, text, of }) => [
        name,
        { analysis, operation, groups, value, text, dataset: of.dataset },
      ]),
  );
  const { studyHash, software, blinded, simulated, cut } = report;
  return {
    display: { ...display, issues: [] },
    head: headRows(tableOf(display).columns),
    issues: display.issues.map(told),
    unprinted: place === 0 ? (report.issues ?? []).map(told) : [],
    results,
    made: { studyHash, studyVersion: study.version, software, blinded, simulated, cut },
  };
}

function told(issue: Issue): ReadoutDisplay["issues"][number] {
  return {
    severity: issue.severity,
    text: { en: issueText(issue, "en"), "zh-CN": issueText(issue, "zh-CN") },
  };
}

function resultsIn(display: Rendered): readonly string[] {
  return tableOf(display).rows.flatMap(({ cells }) => cells.flatMap(({ results }) => results));
}

function tableOf(display: Rendered): RenderedTable {
  return display.kind === "figure" ? display.data : display;
}
