import { defineIssue } from "../../../kernel/index.ts";
import { childrenOf, type Expression, walk } from "../../expression/index.ts";
import type { Rule } from "../rule.ts";
import type { StudyIndex } from "../study-index.ts";

const outside = defineIssue(
  "check.row.outside",
  "{owner} reads {field} without saying in which row of {group}: it has no value there. Write any({form}.{group}: …), sum({form}.{group}: …) or the like.",
  "{owner}读取了 {field}，但未说明是 {group} 的哪一行，因而没有值。请写作 any({form}.{group}: …)、sum({form}.{group}: …) 等。",
);
const otherRows = defineIssue(
  "check.derivation.other-rows",
  "{owner} reads all rows of the group it is in: changing one row changes the value in every other. Derive it outside of the rows if that is not meant.",
  "{owner}读取了本组的所有行：修改一行会改变其他各行的值。若非本意，请在重复组之外计算。",
  "warning",
);

/** A rule reads a row's fields only where it is known which row is meant. */
export const rowsInScope: Rule = (_study, index) =>
  index.expressions.flatMap((placed) => {
    const form = placed.ownForm;
    if (form === undefined || index.issuesOf(placed).length > 0) return [];
    const bare = bareRowFields(placed.expression, form, index);
    const isRow = placed.use === "when" || placed.use === "formula";
    const own = isRow && placed.place.group.repeats === true ? placed.place.group.id : undefined;
    // A check takes the group of the first row field that it reads.
    const expected = isRow ? own : bare[0]?.group;
    return bare
      .filter(({ group }) => group !== expected)
      .slice(0, 1)
      .map(({ field, group }) =>
        outside(placed.path, { owner: placed.owner, field: `${form}.${field}`, form, group }),
      );
  });

/** Fields of repeating groups of the own form that an expression reads outside of `any(…)` and its like. */
function bareRowFields(
  expression: Expression,
  form: string,
  index: StudyIndex,
): { readonly field: string; readonly group: string }[] {
  if (expression.kind === "rows" && expression.form === form) return [];
  if (expression.kind === "field") {
    if (expression.form !== form || expression.at !== undefined) return [];
    const group = index.vocabulary.forms.get(form)?.fields.get(expression.field)?.group;
    return group === undefined ? [] : [{ field: expression.field, group }];
  }
  return childrenOf(expression).flatMap(({ node }) => bareRowFields(node, form, index));
}

/** A value derived in each row should come from that row. */
export const derivedFromOtherRows: Rule = (_study, index) =>
  index.expressions.flatMap((placed) => {
    if (placed.use !== "formula" || placed.place.group.repeats !== true) return [];
    let reads = false;
    walk(placed.expression, (node) => {
      if (node.kind !== "rows" || node.form !== placed.ownForm) return;
      if (node.group === placed.place.group.id) reads = true;
    });
    return reads ? [otherRows(placed.path, { owner: placed.owner })] : [];
  });
