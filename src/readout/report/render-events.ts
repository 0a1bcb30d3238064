import type { Contrasted, RowCondition } from "../../definition/index.ts";
import { everyOf } from "../analyse/evaluate.ts";
import { columnCategories } from "../analyse/rows.ts";
import { compareCounts } from "./compare-groups.ts";
import { printPercent, printShare } from "./print-number.ts";
import { say } from "./report-scope.ts";
import {
  blankRow,
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
import { testCell, testedArms } from "./test-cell.ts";

/**
 * Events by class and term: in each column the participants who had at least one, their share of the column, and in
 * brackets how many events. A participant counts once in a line however often it happened. Pairs of arms are tested.
 */
export const renderEvents: RenderSection<"events"> = (context, section) => {
  const found = sectionRows(context, section.dataset, section.where);
  if (found === undefined) return [];
  if (lacksColumn(context, found.selected, section.class, section.term)) return [];
  const classes = columnCategories(found.selected, section.class);
  const terms = columnCategories(found.selected, section.term);
  const all = found.selected.rows.map((_, place) => place);
  const line = makeLine(context, section, found);
  const rows: SectionRow[] = [line(context.level, "any", say(context, section.any), all, [])];
  const order = frequency(context, section, found);
  for (const name of distinct(classes)) {
    const inClass = all.filter((place) => classes[place] === name);
    const isClass: RowCondition = { kind: "in", column: section.class, values: [name] };
    rows.push(blankRow);
    rows.push(line(context.level, name, name, inClass, [isClass]));
    const named = distinct(inClass.map((place) => terms[place] ?? null)).map((term) => {
      const places = inClass.filter((place) => terms[place] === term);
      return { term, places, often: order(places) };
    });
    named.sort((a, b) => b.often - a.often || (a.term < b.term ? -1 : 1));
    for (const { term, places } of named) {
      const isTerm: RowCondition = { kind: "in", column: section.term, values: [term] };
      rows.push(line(context.level + 1, `${name}/${term}`, term, places, [isClass, isTerm]));
    }
  }
  return rows;
};

function makeLine(context: SectionContext, section: SectionOf<"events">, found: SectionRows) {
  const { dataset, decimals = 0, events = false, test } = section;
  const arms = test === undefined ? [] : testedArms(context);
  const contrasts: readonly Contrasted[] =
    section.contrasts ??
    arms.slice(1).map(({ level = "" }): Contrasted => [level, arms[0]?.level ?? ""]);
  return (
    level: number,
    row: string,
    label: string,
    places: readonly number[],
    conditions: readonly RowCondition[],
  ): SectionRow => {
    const isHere = new Set(places);
    const where = everyOf(found.where, ...conditions);
    const cells = context.arms.map((column) => {
      const inColumn = found.inColumn(column).filter((place) => isHere.has(place));
      const n = countPeople(found, inColumn);
      const of = { dataset, where: everyOf(where, column.where) };
      const share = printShare(n, column.n, decimals);
      const text = events && n > 0 ? `${share} [${inColumn.length}]` : share;
      const percent = { operation: "percent", value: (100 * n) / column.n, ...of };
      const cell = ownCell(context, { row, column }, text, [
        { operation: "n", value: n, text: String(n), ...of },
        ...(column.n > 0 ? [{ ...percent, text: printPercent(n, column.n, decimals) }] : []),
        ...(events
          ? [
              {
                operation: "events",
                value: inColumn.length,
                text: String(inColumn.length),
                ...of,
              },
            ]
          : []),
      ]);
      return [column.key, cell] as const;
    });
    const countIn = (arm: ArmColumn): readonly number[] => {
      const n = countPeople(
        found,
        found.inArm(arm).filter((place) => isHere.has(place)),
      );
      return [n, Math.max(0, arm.armN - n)];
    };
    const tests = contrasts.flatMap(([one, reference]) => {
      const pair = [one, reference].flatMap((of) => arms.find((arm) => arm.level === of) ?? []);
      const table = pair.map(countIn);
      // Nobody in either arm had it: there is nothing to compare and nothing to say.
      if (test === undefined || pair.length < 2 || table.every(([n]) => n === 0)) return [];
      const p = table.every(([, others]) => others === 0) ? 1 : compareCounts(test, table);
      return [testCell(context, row, p, { dataset, where }, { level: one, reference })];
    });
    return lineRow(level, label, [...cells, ...tests]);
  };
}

const countPeople = ({ participants }: SectionRows, places: readonly number[]): number =>
  new Set(places.map((place) => participants[place])).size;

/** By what terms are ordered: how many in one arm had them, or nothing but their names. */
function frequency(
  context: SectionContext,
  { frequentIn }: SectionOf<"events">,
  found: SectionRows,
): (places: readonly number[]) => number {
  const arm = testedArms(context).find(({ level }) => level === frequentIn);
  if (arm === undefined) return () => 0;
  const inArm = new Set(found.inArm(arm));
  return (places) =>
    countPeople(
      found,
      places.filter((place) => inArm.has(place)),
    );
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  const seen = new Set(values);
  return [...seen].filter((value) => value !== null).sort((a, b) => (a < b ? -1 : 1));
}
