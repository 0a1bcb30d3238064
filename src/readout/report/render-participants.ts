import { everyOf } from "../analyse/evaluate.ts";
import { compareCounts } from "./compare-groups.ts";
import { printPercent, printShare } from "./print-number.ts";
import { say } from "./report-scope.ts";
import { rowMatcher } from "./row-matcher.ts";
import {
  headingRow,
  lineRow,
  ownCell,
  type RenderSection,
  type SectionRow,
  sectionRows,
} from "./section-context.ts";
import { testCell, testedArms } from "./test-cell.ts";

/** Of how many participants of each column something holds, with their share of the column; each line tested on its own. */
export const renderParticipants: RenderSection<"participants"> = (context, section) => {
  const { dataset, title, percent = true, test } = section;
  const found = sectionRows(context, dataset);
  if (found === undefined) return [];
  const level = context.level + (title === undefined ? 0 : 1);
  const heading: readonly SectionRow[] =
    title === undefined ? [] : [headingRow(context.level, say(context, title))];
  const lines = section.rows.map(({ label, where, tested = true }, place): SectionRow => {
    const row = String(place);
    const of = { dataset, where: everyOf(found.where, where) };
    const people = (places: readonly number[]): number =>
      new Set(places.map((one) => found.participants[one])).size;
    const cells = context.arms.map((column) => {
      const value = people(found.inColumn(column, where));
      const whole = column.n;
      const rows = { dataset, where: everyOf(of.where, column.where) };
      const text = percent ? printShare(value, whole, 0) : String(value);
      const share = { operation: "percent", value: (100 * value) / whole, ...rows };
      const cell = ownCell(context, { row, column }, text, [
        { operation: "n", value, text: String(value), ...rows },
        ...(percent && whole > 0 ? [{ ...share, text: printPercent(value, whole, 0) }] : []),
      ]);
      return [column.key, cell] as const;
    });
    const arms = tested && test !== undefined ? testedArms(context) : [];
    if (test === undefined || arms.length < 2) return lineRow(level, say(context, label), cells);
    const holds = rowMatcher(found.selected, where);
    const counts = arms.map((arm) => {
      const value = people(found.inArm(arm).filter(holds));
      return [value, Math.max(0, arm.armN - value)];
    });
    const p = compareCounts(test, counts);
    return lineRow(level, say(context, label), [...cells, testCell(context, row, p, of)]);
  });
  return [...heading, ...lines];
};
