import { everyOf } from "../analyse/evaluate.ts";
import { columnCategories } from "../analyse/rows.ts";
import { printPercent, printShare } from "./print-number.ts";
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
import { fill, tableWords } from "./table-words.ts";

/** From which category to which: rows of each pair, with their share of those that began in the first. */
export const renderShift: RenderSection<"shift"> = (context, section) => {
  const { dataset, from, to, levels } = section;
  const found = sectionRows(context, dataset, section.where);
  if (found === undefined || lacksColumn(context, found.selected, from, to)) return [];
  const before = columnCategories(found.selected, from);
  const after = columnCategories(found.selected, to);
  const known = new Set(levels.map(({ value }) => value));
  const lines = levels.flatMap((first) =>
    levels.map((last): SectionRow => {
      const row = `${first.value}/${last.value}`;
      const cells = context.arms.map((column) => {
        const began = found
          .inColumn(column)
          .filter((at) => before[at] === first.value && known.has(after[at] ?? ""));
        const n = began.filter((at) => after[at] === last.value).length;
        const where = everyOf(
          found.where,
          { kind: "in", column: from, values: [first.value] },
          { kind: "in", column: to, values: [last.value] },
          column.where,
        );
        const share = { operation: "percent", value: (100 * n) / began.length, dataset, where };
        const text = printPercent(n, began.length, 0);
        const cell = ownCell(context, { row, column }, printShare(n, began.length, 0), [
          { operation: "n", value: n, text: String(n), dataset, where },
          ...(began.length > 0 ? [{ ...share, text }] : []),
        ]);
        return [column.key, cell] as const;
      });
      const label = fill(say(context, tableWords.shift), {
        from: say(context, first.label),
        to: say(context, last.label),
      });
      return lineRow(context.level + 1, label, cells);
    }),
  );
  return [headingRow(context.level, say(context, section.title)), ...lines];
};
