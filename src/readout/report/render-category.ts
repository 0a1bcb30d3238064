import type { RowCondition } from "../../definition/index.ts";
import { everyOf } from "../analyse/evaluate.ts";
import { orderedLevels } from "../analyse/ordered-levels.ts";
import { columnCategories, type SelectedRows } from "../analyse/rows.ts";
import { compareCounts, compareStrata } from "./compare-groups.ts";
import { printPercent, printShare } from "./print-number.ts";
import { say } from "./report-scope.ts";
import { rowMatcher } from "./row-matcher.ts";
import {
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
import type { ArmColumn } from "./table-columns.ts";
import { tableWords } from "./table-words.ts";
import { testCell, testedArms } from "./test-cell.ts";

interface Level {
  readonly value: string;
  readonly label: string;
  readonly where: RowCondition;
}

/** The rows of a category section with the place of the level that each is in, -1 for none. */
interface LevelledRows extends SectionRows {
  readonly levels: readonly Level[];
  readonly codes: readonly number[];
}

/** How many rows of each column have each value; the test of the arms stands beside the first line. */
export const renderCategory: RenderSection<"category"> = (context, section) => {
  const { column, title, strata = [] } = section;
  const level = context.level + (title === undefined ? 0 : 1);
  const found = sectionRows(context, section.dataset, section.where);
  if (found === undefined || lacksColumn(context, found.selected, column, ...strata)) return [];
  const levels = levelsOf(context, section, found);
  const holds = levels.map(({ where }) => rowMatcher(found.selected, where));
  const codes = found.selected.rows.map((_, place) => holds.findIndex((one) => one(place)));
  const rows: LevelledRows = { ...found, levels, codes };
  const line = (row: string, label: string, code?: number): SectionRow =>
    lineRow(
      level,
      label,
      context.arms.map((arm) => [arm.key, countCell(context, section, rows, row, arm, code)]),
    );
  const lines = [
    ...(section.counted === true ? [line("n", say(context, tableWords.n))] : []),
    ...levels.map(({ value, label }, code) => line(value, label, code)),
    ...(section.sum === undefined ? [] : [line("sum", say(context, section.sum))]),
  ];
  return [
    ...(title === undefined ? [] : [headingRow(context.level, say(context, title))]),
    ...withTest(context, section, rows, lines),
  ];
};

function levelsOf(
  context: SectionContext,
  { levels, column }: SectionOf<"category">,
  { selected }: SectionRows,
): readonly Level[] {
  const isValue = (value: string): RowCondition => ({ kind: "in", column, values: [value] });
  if (levels.length === 0) {
    return orderedLevels(selected, column).map((value) => ({
      value,
      label: value,
      where: isValue(value),
    }));
  }
  return levels.map(({ value, label, where = isValue(String(value)) }) => ({
    value: String(value),
    label: say(context, label),
    where,
  }));
}

/** The number of a level, or of all levels together. */
function countCell(
  context: SectionContext,
  { dataset, percent = true, percentOf = "counted" }: SectionOf<"category">,
  { levels, codes, where: around, ...rows }: LevelledRows,
  row: string,
  column: ArmColumn,
  code: number | undefined,
) {
  const counted = rows.inColumn(column).filter((place) => (codes[place] ?? -1) >= 0);
  const whole = percentOf === "column" ? column.n : counted.length;
  const n =
    code === undefined ? counted.length : counted.filter((place) => codes[place] === code).length;
  const isShare = percent && code !== undefined;
  const any: RowCondition = { kind: "some", of: levels.map(({ where }) => where) };
  const isIn = code === undefined ? any : levels[code]?.where;
  const of = { dataset, where: everyOf(around, isIn, column.where) };
  const text = isShare ? printShare(n, whole, 0) : String(n);
  const share = { operation: "percent", value: (100 * n) / whole, ...of };
  return ownCell(context, { row, column }, text, [
    { operation: "n", value: n, text: String(n), ...of },
    ...(isShare && whole > 0 ? [{ ...share, text: printPercent(n, whole, 0) }] : []),
  ]);
}

function withTest(
  context: SectionContext,
  { test, dataset, strata = [] }: SectionOf<"category">,
  rows: LevelledRows,
  lines: readonly SectionRow[],
): readonly SectionRow[] {
  const arms = test === undefined ? [] : testedArms(context);
  const [first, ...others] = lines;
  if (test === undefined || arms.length < 2 || first === undefined) return lines;
  const count = (places: readonly number[]) =>
    rows.levels.map((_, code) => places.filter((place) => rows.codes[place] === code).length);
  const numbers = rows.levels.map(({ value }) => Number(value));
  const p =
    test === "pearson" || test === "fisher"
      ? compareCounts(
          test,
          arms.map((arm) => count(rows.inArm(arm))),
        )
      : compareStrata(
          test,
          strataOf(rows.selected, strata).map((isIn) =>
            arms.map((arm) => count(rows.inArm(arm).filter(isIn))),
          ),
          numbers.every(Number.isFinite) ? numbers : undefined,
        );
  const cell = testCell(context, test, p, { dataset, where: rows.where });
  return [{ ...first, cells: new Map([...first.cells, cell]) }, ...others];
}

/** Tells of each stratum which rows are in it. */
function strataOf(
  selected: SelectedRows,
  columns: readonly string[],
): readonly ((place: number) => boolean)[] {
  const read = columns.map((column) => columnCategories(selected, column));
  const names = selected.rows.map((_, place) => JSON.stringify(read.map((one) => one[place])));
  return [...new Set(names)].sort().map((name) => (place) => names[place] === name);
}
