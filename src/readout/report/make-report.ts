import {
  type Analysis,
  type AnalysisData,
  type Display,
  readoutOf,
  type Study,
  studyHash,
} from "../../definition/index.ts";
import { type Issue, type Language, unreachable } from "../../kernel/index.ts";
import type { AnalysisOutcome } from "../analyse/analysis-context.ts";
import { runAnalysis } from "../analyse/run-analysis.ts";
import { type SelectedRows, selectAnalysisRows } from "../analyse/rows.ts";
import { drawFigure } from "../figures/draw-figure.ts";
import { renderListing } from "./render-listing.ts";
import { renderTable } from "./render-table.ts";
import type { Rendered, Report, Result } from "./rendered.ts";
import type { ReportScope } from "./report-scope.ts";

export interface ReportOptions {
  readonly cut: Report["cut"];
  /** Name and version of the software. */
  readonly software: string;
  readonly language: Language;
  readonly simulated: boolean;
}

/**
 * Makes a report: runs every analysis of a study's readout on the datasets of a data cut and renders every display. Each
 * number that is printed is a result that names the rows it was made from. What was not done is an issue of its display,
 * or of the report where no display shows it. Blinded data give one column of everyone, and no comparison.
 */
export function makeReport(study: Study, data: AnalysisData, options: ReportOptions): Report {
  const readout = readoutOf(study);
  const head = {
    study: { id: study.id, version: study.version, title: study.title[options.language] },
    studyHash: studyHash(study),
    blinded: data.blinded,
    ...options,
  };
  const outcomes = new Map<Analysis, AnalysisOutcome>();
  for (const analysis of readout.analyses) {
    outcomes.set(analysis, runAnalysis(readout, analysis, data));
  }
  const found = [...outcomes.values()].flatMap(({ results }) => results);
  const printed = new Map<string, string>();
  const own: Result[] = [];
  const rows = new Map<string, SelectedRows | Issue>();
  const scope: ReportScope = {
    readout,
    data,
    language: options.language,
    rowsOf(request) {
      const key = `${request.population}/${request.dataset}`;
      const known = rows.get(key) ?? selectAnalysisRows(readout, data, request);
      rows.set(key, known);
      return known;
    },
    outcomeOf: (analysis) => outcomes.get(analysis) ?? { results: [], issues: [] },
    keep(result) {
      own.push(result);
      return result.id;
    },
    print({ id }, text) {
      if (!printed.has(id)) printed.set(id, text);
      return id;
    },
  };
  const render = (display: Display): Rendered => {
    switch (display.kind) {
      case "table":
        return renderTable(scope, display);
      case "listing":
        return renderListing(scope, display);
      case "figure": {
        const { language } = options;
        const drawn = drawFigure(display, readout, data, { language, results: found });
        own.push(...drawn.results);
        return drawn.figure;
      }
      default:
        return unreachable(display);
    }
  };
  const displays = readout.displays.map(render);
  const results = [
    ...found.map((result) => ({ ...result, text: printed.get(result.id) ?? result.text })),
    ...own,
  ];
  return { ...head, displays, issues: issuesOf(outcomes), results };
}

function issuesOf(outcomes: ReadonlyMap<Analysis, AnalysisOutcome>): readonly Issue[] {
  return [...outcomes.values()].flatMap(({ issues }) => issues);
}
