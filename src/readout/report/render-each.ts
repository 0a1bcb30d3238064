import type { RowCondition } from "../../definition/index.ts";
import { everyOf } from "../analyse/evaluate.ts";
import { orderedLevels } from "../analyse/ordered-levels.ts";
import { keepRows } from "../analyse/rows.ts";
import { noObservations } from "./report-issues.ts";
import { say } from "./report-scope.ts";
import { rowMatcher } from "./row-matcher.ts";
import {
  blankRow,
  lacksColumn,
  raise,
  headingRow,
  type RenderSection,
  type SectionRow,
  sectionRows,
} from "./section-context.ts";

/** The same sections for each value of a column; a lone line takes the value as its label and needs no heading. */
export const renderEach: RenderSection<"each"> = (context, section) => {
  const found = sectionRows(context, section.dataset, section.where);
  if (found === undefined || lacksColumn(context, found.selected, section.column)) return [];
  const seen = orderedLevels(found.selected, section.column);
  const values: readonly { readonly value: string; readonly label: string }[] =
    section.values?.map(({ value, label }) => ({
      value: String(value),
      label: say(context, label),
    })) ?? seen.map((value) => ({ value, label: value }));
  if (values.length === 0) raise(context, noObservations([], { dataset: section.dataset }));
  const isLine = section.sections.length === 1 && section.sections[0]?.kind === "records";
  return values.flatMap(({ value, label }, place): readonly SectionRow[] => {
    const isValue: RowCondition = { kind: "in", column: section.column, values: [value] };
    const where = everyOf(found.where, isValue);
    const around = keepRows(found.selected, rowMatcher(found.selected, isValue), where);
    const inner = {
      ...context,
      path: `${context.path}.${value}`,
      level: context.level + (isLine ? 0 : 1),
      ...(where === undefined ? {} : { where }),
      around,
    };
    const rows = context.renderSections(inner, section.sections);
    if (isLine) return rows.map((row) => ({ ...row, label }));
    return [...(place === 0 ? [] : [blankRow]), headingRow(context.level, label), ...rows];
  });
};
