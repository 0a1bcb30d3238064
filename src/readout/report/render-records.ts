import { everyOf } from "../analyse/evaluate.ts";
import { compareCounts } from "./compare-groups.ts";
import { printPercent, printShare } from "./print-number.ts";
import { say } from "./report-scope.ts";
import { lineRow, ownCell, type RenderSection, sectionRows } from "./section-context.ts";
import { testCell, testedArms } from "./test-cell.ts";

/** Rows counted in each column, in one line, with their share; the test compares the parts of the arms. */
export const renderRecords: RenderSection<"records"> = (context, section) => {
  const { dataset, percentOf, test } = section;
  const found = sectionRows(context, dataset, section.where);
  if (found === undefined) return [];
  const inParts = context.arms.map((column) => ({ column, n: found.inColumn(column).length }));
  const cells = inParts.map(({ column, n }) => {
    const ofArm = inParts.filter(({ column: { level } }) => level === column.level);
    const whole = percentOf === "arm" ? ofArm.reduce((sum, part) => sum + part.n, 0) : column.n;
    const of = { dataset, where: everyOf(found.where, column.where) };
    const isShare = percentOf !== undefined && whole > 0;
    const text = isShare ? printShare(n, whole, 0) : String(n);
    const share = { operation: "percent", value: (100 * n) / whole, ...of };
    const cell = ownCell(context, { row: "", column }, text, [
      { operation: "n", value: n, text: String(n), ...of },
      ...(isShare ? [{ ...share, text: printPercent(n, whole, 0) }] : []),
    ]);
    return [column.key, cell] as const;
  });
  const label = say(context, section.label);
  const arms = test === undefined ? [] : testedArms(context);
  if (test === undefined || arms.length < 2) return [lineRow(context.level, label, cells)];
  const counts = arms.map((arm) =>
    inParts.filter(({ column }) => column.level === arm.level).map(({ n }) => n),
  );
  const p = compareCounts(test, counts);
  const tested = testCell(context, test, p, { dataset, where: found.where });
  return [lineRow(context.level, label, [...cells, tested])];
};
