import type { ListingDisplay } from "../../definition/index.ts";
import { columnValues, hasColumn, selectAnalysisRows } from "../analyse/rows.ts";
import { unknownColumn } from "../analyse/analysis-issues.ts";
import { renderHead } from "./render-head.ts";
import type { RenderedTable } from "./rendered.ts";
import { noObservations } from "./report-issues.ts";
import type { ReportScope } from "./report-scope.ts";

/** Rows of a dataset as they are, by participant. The first column holds the labels of the lines. */
export function renderListing(scope: ReportScope, display: ListingDisplay): RenderedTable {
  const head = renderHead(scope, display);
  const { dataset, population, where } = display;
  const request = { dataset, population, ...(where === undefined ? {} : { where }) };
  const selected = selectAnalysisRows(scope.readout, scope.data, request);
  const nothing = { kind: "listing" as const, ...head, columns: [], rows: [] };
  if (!("rows" in selected)) return { ...nothing, issues: [selected] };
  const shown = display.columns.filter((column) => hasColumn(selected, column));
  const lost = display.columns.filter((column) => !shown.includes(column));
  const values = shown.map((column) => columnValues(selected, column));
  const known = [selected.table, selected.subjects].flatMap(({ columns }) => columns);
  const cell = (value: string | number | null | undefined) => ({
    text: value === null || value === undefined ? "" : String(value),
    results: [],
  });
  return {
    ...nothing,
    issues: [
      ...lost.map((column) => unknownColumn([], { dataset, column })),
      ...(selected.rows.length === 0 ? [noObservations([], { dataset })] : []),
    ],
    columns: shown.map((column) => {
      const found = known.find(({ name }) => name === column);
      return {
        lines: [found?.label ?? column],
        align: found?.type === "number" ? "right" : "left",
      };
    }),
    rows: selected.rows.map((_, row) => {
      const [first, ...others] = values.map((column) => cell(column[row]));
      return { kind: "line", level: 0, label: first?.text ?? "", cells: others };
    }),
  };
}
