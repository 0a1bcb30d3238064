import type { Section, TableDisplay } from "../../definition/index.ts";
import { type Issue, issueText } from "../../kernel/index.ts";
import { renderSections } from "./render-sections.ts";
import type { RenderedCell, RenderedColumn, RenderedRow, RenderedTable } from "./rendered.ts";
import { nobodyInPopulation, untestedWithoutArms } from "./report-issues.ts";
import { renderHead } from "./render-head.ts";
import type { ReportScope } from "./report-scope.ts";
import { lineRow, type SectionContext, type SectionRow } from "./section-context.ts";
import { armColumns } from "./table-columns.ts";

/** A table of a report: its arms in columns, its sections one below another. */
export function renderTable(scope: ReportScope, display: TableDisplay): RenderedTable {
  const issues: Issue[] = scope.data.blinded ? [untestedWithoutArms([])] : [];
  const head = renderHead(scope, display);
  const members = scope.rowsOf({ dataset: "ADSL", population: display.population });
  if (!("rows" in members)) {
    return { kind: "table", ...head, issues: [members], columns: [], rows: [] };
  }
  if (members.rows.length === 0) {
    issues.push(nobodyInPopulation([], { population: head.population }));
  }
  const arms = armColumns(scope, display, members);
  const extra = new Map<string, RenderedColumn>();
  const level = 0;
  const context: SectionContext = {
    ...scope,
    display,
    path: "",
    level,
    arms,
    extra,
    issues,
    renderSections,
  };
  const rendered = renderSections(context, display.sections);
  const rows =
    rendered.length > 0
      ? rendered
      : issues.map((issue) => lineRow(level, issueText(issue, scope.language), []));
  const columns = [
    ...(isAllGrids(display.sections) ? [] : arms.map(({ key, head: own }) => [key, own] as const)),
    ...[...extra].filter(([key]) => key.startsWith("grid/")),
    ...[...extra].filter(([key]) => !key.startsWith("grid/")),
  ];
  return {
    kind: "table",
    ...head,
    issues,
    columns: [{ lines: [""], align: "left" }, ...columns.map(([, column]) => column)],
    rows: rows.map((row) =>
      layOut(
        row,
        columns.map(([key]) => key),
      ),
    ),
  };
}

function isAllGrids(sections: readonly Section[]): boolean {
  return sections.every(
    (section) =>
      section.kind === "grid" ||
      section.kind === "heading" ||
      (section.kind === "each" && isAllGrids(section.sections)),
  );
}

const empty: RenderedCell = { text: "", results: [] };

function layOut({ kind, level, label, cells }: SectionRow, keys: readonly string[]): RenderedRow {
  return { kind, level, label, cells: keys.map((key) => cells.get(key) ?? empty) };
}
