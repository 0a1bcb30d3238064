import type { RowCondition, Section, TableDisplay } from "../../definition/index.ts";
import type { Issue } from "../../kernel/index.ts";
import { unknownColumn } from "../analyse/analysis-issues.ts";
import { conditionColumns, everyOf } from "../analyse/evaluate.ts";
import { columnCategories, hasColumn, keepRows, type SelectedRows } from "../analyse/rows.ts";
import type { RenderedCell, RenderedColumn, RenderedRow, Result } from "./rendered.ts";
import { type ReportScope, rowsOf } from "./report-scope.ts";
import { rowMatcher } from "./row-matcher.ts";
import { noObservations } from "./report-issues.ts";
import type { ArmColumn } from "./table-columns.ts";

export type SectionOf<K extends Section["kind"]> = Extract<Section, { kind: K }>;

/** A row of a table before its cells are laid into columns. */
export interface SectionRow {
  readonly kind: RenderedRow["kind"];
  readonly level: number;
  readonly label: string;
  /** By the key of their column. */
  readonly cells: ReadonlyMap<string, RenderedCell>;
}

/** Where a section stands in its table. */
export interface SectionContext extends ReportScope {
  readonly display: TableDisplay;
  /** Names the section within the display: `3`, `2.WEIGHT.1`. */
  readonly path: string;
  readonly level: number;
  /** What holds of all rows of the sections around it. */
  readonly where?: RowCondition;
  readonly arms: readonly ArmColumn[];
  /** Columns besides those of the arms, by key, in the order in which sections asked for them. */
  readonly extra: Map<string, RenderedColumn>;
  readonly issues: Issue[];
  /** The rows of which `where` holds already, if sections around it chose them. */
  readonly around?: SelectedRows;
  /** Renders sections within this one. */
  renderSections(context: SectionContext, sections: readonly Section[]): readonly SectionRow[];
}

export type RenderSection<K extends Section["kind"]> = (
  context: SectionContext,
  section: SectionOf<K>,
) => readonly SectionRow[];

export const noCells: ReadonlyMap<string, RenderedCell> = new Map();

/** Between blocks. */
export const blankRow: SectionRow = { kind: "blank", level: 0, label: "", cells: noCells };

export function headingRow(level: number, label: string): SectionRow {
  return { kind: "heading", level, label, cells: noCells };
}

export function lineRow(
  level: number,
  label: string,
  cells: Iterable<readonly [key: string, cell: RenderedCell]>,
): SectionRow {
  return { kind: "line", level, label, cells: new Map(cells) };
}

/** Adds an issue once. */
export function raise({ issues }: SectionContext, issue: Issue): void {
  const isSame = (one: Issue) =>
    one.code === issue.code && JSON.stringify(one.params) === JSON.stringify(issue.params);
  if (!issues.some(isSame)) issues.push(issue);
}

/** Whether a dataset lacks a column that a section reads; an issue says so. */
export function lacksColumn(
  context: SectionContext,
  selected: SelectedRows,
  ...columns: readonly string[]
): boolean {
  const lost = columns.find((column) => !hasColumn(selected, column));
  if (lost === undefined) return false;
  raise(context, unknownColumn([], { dataset: selected.dataset, column: lost }));
  return true;
}

/** Rows of a section, and which of them are in which column. */
export interface SectionRows {
  readonly selected: SelectedRows;
  readonly where?: RowCondition;
  /** `USUBJID` of each row. */
  readonly participants: readonly (string | null)[];
  /** Places of the rows in a column, of which something else may have to hold. */
  inColumn(column: ArmColumn, condition?: RowCondition): readonly number[];
  /** The same, whatever part of its arm they are in. */
  inArm(column: ArmColumn): readonly number[];
}

/** The rows of a section; without any, an issue says so. */
export function sectionRows(
  context: SectionContext,
  dataset: string,
  own?: RowCondition,
): SectionRows | undefined {
  const where = everyOf(context.where, own);
  const { around } = context;
  const isWithin = around?.dataset === dataset;
  const outer = isWithin
    ? around
    : context.rowsOf({ dataset, population: context.display.population });
  if (!("rows" in outer)) {
    raise(context, outer);
    return undefined;
  }
  const further = isWithin ? own : where;
  if (further !== undefined && lacksColumn(context, outer, ...conditionColumns(further))) {
    return undefined;
  }
  const selected = keepRows(outer, rowMatcher(outer, further), where);
  if (selected.rows.length === 0) raise(context, noObservations([], { dataset }));
  const all = selected.rows.map((_, place) => place);
  const known = new Map<string, readonly number[]>();
  const matching = (key: string, condition: RowCondition | undefined): readonly number[] => {
    const found = known.get(key) ?? all.filter(rowMatcher(selected, condition));
    known.set(key, found);
    return found;
  };
  return {
    selected,
    ...(where === undefined ? {} : { where }),
    participants: columnCategories(selected, "USUBJID"),
    inColumn(column, condition) {
      const rows = matching(column.key, column.where);
      return condition === undefined ? rows : rows.filter(rowMatcher(selected, condition));
    },
    inArm: (column) => matching(`arm ${column.level ?? "*"}`, column.arm),
  };
}

/** A cell that prints numbers of a display's own, each kept as a result. */
export function ownCell(
  context: SectionContext,
  place: { readonly row: string; readonly column: ArmColumn | undefined },
  text: string,
  numbers: readonly {
    readonly operation: string;
    readonly value: number;
    readonly text: string;
    readonly dataset: string;
    readonly where?: RowCondition | undefined;
    readonly groups?: Result["groups"];
  }[],
): RenderedCell {
  const { display, path } = context;
  const section = `${display.id}/${path}`;
  const results = numbers.map(
    ({ operation, value, text: printed, dataset, where, groups = [] }) => {
      const own = [...groups, ...(place.column?.groups ?? [])];
      const parts = [
        section,
        place.row,
        operation,
        ...(place.column?.groups ?? []).map((g) => g.value),
      ];
      return context.keep({
        id: parts.filter((part) => part !== "").join("/"),
        analysis: section,
        operation,
        groups: own,
        value: Number.isFinite(value) ? value : null,
        text: printed,
        of: rowsOf(dataset, display.population, where),
      });
    },
  );
  return { text, results };
}
