import type { AnalysisData, Readout } from "../../definition/index.ts";
import type { Issue, Language } from "../../kernel/index.ts";
import type { SelectedRows } from "../analyse/rows.ts";
import type { RenderedColumn, RenderedRow, Result } from "../report/rendered.ts";
import type { FigureArm } from "./arms.ts";

/** What a figure is drawn from: rows that are selected and divided by arm already. */
export interface FigureRows {
  /** The display's number, which begins the names of what is computed for it. */
  readonly id: string;
  readonly title: string;
  readonly readout: Readout;
  readonly data: AnalysisData;
  readonly selected: SelectedRows;
  readonly arms: readonly FigureArm[];
  readonly language: Language;
}

/** A figure, its numbers as a table and as results. */
export interface Drawing {
  readonly svg: string;
  readonly columns: readonly RenderedColumn[];
  readonly rows: readonly RenderedRow[];
  readonly results: readonly Result[];
  readonly issues: readonly Issue[];
}

/** A line of the table of a figure's numbers: words, or results with what is printed of them. */
export function dataRow(
  label: string,
  cells: readonly (string | { readonly text: string; readonly of: readonly Result[] })[],
): RenderedRow {
  return {
    kind: "line",
    level: 0,
    label,
    cells: cells.map((cell) =>
      typeof cell === "string"
        ? { text: cell, results: [] }
        : { text: cell.text, results: cell.of.map(({ id }) => id) },
    ),
  };
}

/** The heads of the columns of such a table; the first is that of the labels. */
export function dataColumns(
  label: string,
  ...others: readonly string[]
): readonly RenderedColumn[] {
  return [label, ...others].map((line, i) => ({
    lines: [line],
    align: i === 0 ? "left" : "center",
  }));
}
