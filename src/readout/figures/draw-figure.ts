import type { AnalysisData, FigureDisplay, Readout } from "../../definition/index.ts";
import { type Issue, issueText, type Language, unreachable } from "../../kernel/index.ts";
import { blindedReadout, unknownColumn } from "../analyse/analysis-issues.ts";
import { hasColumn, selectAnalysisRows } from "../analyse/rows.ts";
import type { RenderedFigure, Result } from "../report/rendered.ts";
import { armsOf } from "./arms.ts";
import { type Drawing, dataColumns, type FigureRows } from "./drawing.ts";
import { emptyFigure } from "./empty-figure.ts";
import { forest } from "./forest.ts";
import { meanChange } from "./mean-change.ts";
import { spaghetti } from "./spaghetti.ts";
import { survivalFigure } from "./survival-figure.ts";
import { swimmer } from "./swimmer.ts";
import { waterfall } from "./waterfall.ts";

interface FigureOptions {
  readonly language: Language;
  /** What the readout's analyses found: a forest is drawn of it. */
  readonly results: readonly Result[];
}

/** A figure of a report, and the numbers that were computed for it. */
export interface DrawnFigure {
  readonly figure: RenderedFigure;
  readonly results: readonly Result[];
}

/**
 * Draws a figure of a readout from the datasets of a data cut, by planned treatment; where the data are blinded, of
 * everybody together. What could not be drawn is an issue, and the figure says so.
 */
export function drawFigure(
  display: FigureDisplay,
  readout: Readout,
  data: AnalysisData,
  { language, results }: FigureOptions,
): DrawnFigure {
  const titles = display.titles.map((title) => title[language]);
  const title = [display.id, ...titles].join(" ");
  const drawn = drawingOf(display, title, readout, data, { language, results });
  const head = { id: display.id, title, description: "", language };
  const drawing: Drawing =
    "svg" in drawn
      ? drawn
      : {
          svg: emptyFigure(head, issueText(drawn, language)),
          columns: dataColumns(""),
          rows: [],
          results: [],
          issues: [drawn],
        };
  const population = readout.populations.find(({ id }) => id === display.population);
  const heading = {
    id: display.id,
    titles,
    population: population?.title[language] ?? display.population,
    footnotes: (display.footnotes ?? []).map((footnote) => footnote[language]),
    issues: drawing.issues,
  };
  const { columns, rows } = drawing;
  const table = { ...heading, issues: [], kind: "table" as const, columns, rows };
  return {
    figure: { ...heading, kind: "figure", svg: drawing.svg, data: table },
    results: drawing.results,
  };
}

function drawingOf(
  { id, population, figure }: FigureDisplay,
  title: string,
  readout: Readout,
  data: AnalysisData,
  { language, results }: FigureOptions,
): Drawing | Issue {
  if (figure.kind === "forest") {
    if (data.blinded) return blindedReadout([]);
    return forest({ id, title, readout, language }, figure.analyses, results);
  }
  const { dataset } = figure;
  const where = "where" in figure ? figure.where : undefined;
  const selected = selectAnalysisRows(readout, data, {
    dataset,
    population,
    ...(where === undefined ? {} : { where }),
  });
  if (!("table" in selected)) return selected;
  const lost = columnsOf(figure).find((column) => !hasColumn(selected, column));
  if (lost !== undefined) return unknownColumn([], { dataset, column: lost });
  const arms = armsOf(selected, readout, data, language);
  const rows: FigureRows = { id, title, readout, data, selected, arms, language };
  switch (figure.kind) {
    case "mean-change":
      return meanChange(rows, figure.value, figure.visit);
    case "spaghetti":
      return spaghetti(rows, figure.value, figure.time);
    case "kaplan-meier":
      return survivalFigure(rows, figure.time, figure.censor);
    case "waterfall":
      return waterfall(rows, figure.value);
    case "swimmer":
      return swimmer(rows, figure.start, figure.end);
    default:
      return unreachable(figure);
  }
}

type RowsFigure = Exclude<FigureDisplay["figure"], { readonly kind: "forest" }>;

/** The columns that a figure reads. */
function columnsOf(figure: RowsFigure): readonly string[] {
  switch (figure.kind) {
    case "mean-change":
      return [figure.value, figure.visit];
    case "spaghetti":
      return [figure.value, figure.time];
    case "kaplan-meier":
      return [figure.time, figure.censor];
    case "waterfall":
      return [figure.value];
    case "swimmer":
      return [figure.start, figure.end];
    default:
      return unreachable(figure);
  }
}
