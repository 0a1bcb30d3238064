import type { RowCondition } from "../../definition/index.ts";
import { everyOf } from "../analyse/evaluate.ts";
import { columnNumbers } from "../analyse/rows.ts";
import type { RenderedCell } from "./rendered.ts";
import { say } from "./report-scope.ts";
import { rowMatcher } from "./row-matcher.ts";
import {
  blankRow,
  headingRow,
  lacksColumn,
  lineRow,
  ownCell,
  type RenderSection,
  type SectionContext,
  type SectionOf,
  type SectionRow,
  type SectionRows,
  sectionRows,
} from "./section-context.ts";
import { summaryCell } from "./summary-statistics.ts";
import type { ArmColumn } from "./table-columns.ts";
import { statisticWords } from "./table-words.ts";

/** Statistics in columns, time points in rows; the arms in blocks of rows or in blocks of columns. */
export const renderGrid: RenderSection<"grid"> = (context, section) => {
  const found = sectionRows(context, section.dataset, section.where);
  if (found === undefined) return [];
  if (lacksColumn(context, found.selected, ...section.measures.map(({ column }) => column))) {
    return [];
  }
  addColumns(context, section);
  const cellsOf = makeCells(context, section, found);
  if (section.arms === "columns") {
    return section.rows.map(({ label, where }, row) =>
      lineRow(
        context.level,
        say(context, label),
        context.arms.flatMap((arm) => cellsOf(row, arm, where)),
      ),
    );
  }
  return context.arms.flatMap((arm, place): readonly SectionRow[] => [
    ...(place === 0 ? [] : [blankRow]),
    headingRow(context.level, arm.head.lines.join(" ")),
    ...section.rows.map(({ label, where }, row) =>
      lineRow(context.level + 1, say(context, label), cellsOf(row, arm, where)),
    ),
  ]);
};

/** Where a statistic stands: under its measure, and under its arm where arms are columns. */
const keyOf = (section: SectionOf<"grid">, arm: ArmColumn, measure: number, statistic: string) =>
  `grid/${section.arms === "columns" ? arm.key : ""}/${measure}/${statistic}`;

function addColumns(context: SectionContext, section: SectionOf<"grid">): void {
  const isAcross = section.arms === "columns";
  for (const arm of isAcross ? context.arms : context.arms.slice(0, 1)) {
    for (const [place, measure] of section.measures.entries()) {
      const over = [
        ...(isAcross ? arm.head.lines : []),
        ...(measure.label === undefined ? [] : [say(context, measure.label)]),
      ];
      for (const statistic of measure.statistics) {
        context.extra.set(keyOf(section, arm, place, statistic), {
          lines: [...over, say(context, statisticWords[statistic])],
          align: "center",
          ...(over.length === 0 ? {} : { spans: over.length }),
        });
      }
    }
  }
}

function makeCells(context: SectionContext, section: SectionOf<"grid">, found: SectionRows) {
  const { dataset } = section;
  const values = section.measures.map(({ column }) => columnNumbers(found.selected, column));
  const isDescribed = section.measures.map(({ where }) => rowMatcher(found.selected, where));
  return (
    row: number,
    arm: ArmColumn,
    where: RowCondition | undefined,
  ): readonly (readonly [string, RenderedCell])[] => {
    const places = found.inColumn(arm, where);
    return section.measures.flatMap((measure, place) => {
      const own = places.filter((one) => isDescribed[place]?.(one) === true);
      const there: RowCondition = { kind: "present", column: measure.column };
      const rows = everyOf(found.where, where, measure.where, there, arm.where);
      const described = Float64Array.from(own, (one) => values[place]?.[one] ?? Number.NaN);
      return measure.statistics.map((statistic) => {
        const empty = measure.where !== undefined && own.length === 0;
        const { text, numbers } = empty
          ? { text: "", numbers: [] }
          : summaryCell(statistic, described, measure.decimals, measure.rangeDecimals);
        const name = `${row}/${measure.column}/${statistic}`;
        const cell = ownCell(
          context,
          { row: name, column: arm },
          text,
          numbers.map((number) => ({ ...number, dataset, where: rows })),
        );
        return [keyOf(section, arm, place, statistic), cell] as const;
      });
    });
  };
}
