import { everyOf } from "../analyse/evaluate.ts";
import { columnNumbers } from "../analyse/rows.ts";
import { compareNumbers } from "./compare-groups.ts";
import { say } from "./report-scope.ts";
import {
  headingRow,
  lacksColumn,
  lineRow,
  ownCell,
  type RenderSection,
  type SectionRow,
  sectionRows,
} from "./section-context.ts";
import { summaryCell } from "./summary-statistics.ts";
import { statisticWords } from "./table-words.ts";
import { testCell, testedArms } from "./test-cell.ts";

/** A number described in each column, a line a statistic; the test of the arms stands beside the first line. */
export const renderNumber: RenderSection<"number"> = (context, section) => {
  const { dataset, column: name, decimals, rangeDecimals, test } = section;
  const found = sectionRows(context, dataset, section.where);
  if (found === undefined || lacksColumn(context, found.selected, name)) return [];
  const values = columnNumbers(found.selected, name);
  const valuesAt = (places: readonly number[]): Float64Array =>
    Float64Array.from(places, (place) => values[place] ?? Number.NaN);
  const there = everyOf(found.where, { kind: "present", column: name });
  const lines = section.statistics.map((statistic, place): SectionRow => {
    const cells = context.arms.map((column) => {
      const { text, numbers } = summaryCell(
        statistic,
        valuesAt(found.inColumn(column)),
        decimals,
        rangeDecimals,
      );
      const of = { dataset, where: everyOf(there, column.where) };
      const own = numbers.map((number) => ({ ...number, ...of }));
      return [column.key, ownCell(context, { row: statistic, column }, text, own)] as const;
    });
    const label = say(context, statisticWords[statistic]);
    const arms = test !== undefined && place === 0 ? testedArms(context) : [];
    if (test === undefined || arms.length < 2) return lineRow(context.level + 1, label, cells);
    const groups = arms.map((arm) =>
      valuesAt(found.inArm(arm)).filter((value) => !Number.isNaN(value)),
    );
    const p = testCell(context, test, compareNumbers(test, groups), { dataset, where: there });
    return lineRow(context.level + 1, label, [...cells, p]);
  });
  return [headingRow(context.level, say(context, section.title)), ...lines];
};
