import { defineIssue, type Issue, readUnit } from "../../../kernel/index.ts";
import { typeOf } from "../../expression/index.ts";
import { fieldType } from "../../expression/type.ts";
import { comparable } from "../../expression/unit-algebra.ts";
import type { PlacedAs } from "../placed.ts";
import type { Rule } from "../rule.ts";
import type { StudyIndex } from "../study-index.ts";

const formulaUnit = defineIssue(
  "check.unit.formula",
  "{field} is kept in {unit}, but its formula gives {found}. Correct the unit or the formula.",
  "字段 {field} 的单位为 {unit}，但计算公式得到的是 {found}。请更正单位或公式。",
);
const notValue = defineIssue(
  "check.endpoint.not-a-value",
  "Endpoint {endpoint} measures a file or a signature. Measure a number, a code, a date or a condition.",
  "终点 {endpoint} 的测量值是文件或签名。请使用数值、代码、日期或条件。",
);

/** Every expression names what exists and joins what fits together. */
export const expressions: Rule = (_study, index) =>
  index.expressions.flatMap((placed) => {
    const issues = index.issuesOf(placed).filter((issue) => !followsFromList(issue, index));
    return placed.use === "formula" ? withFormulaUnit(placed, issues, index) : issues;
  });

/** A code cannot be in a list that is not there: the list is what is reported. */
function followsFromList(issue: Issue, index: StudyIndex): boolean {
  if (issue.code !== "expression.unknown-code") return false;
  const { list: id } = issue.params;
  const list = typeof id === "string" ? index.codeLists.get(id) : undefined;
  return list === undefined || list.codes.length === 0;
}

/** What is wrong with the unit of a formula is said with the field's name. */
function withFormulaUnit(
  placed: PlacedAs<"formula">,
  issues: readonly Issue[],
  index: StudyIndex,
): readonly Issue[] {
  const { field, place, path, ownForm } = placed;
  if (field.unit !== undefined && readUnit(field.unit) === undefined) {
    return issues.filter((issue) => issue.path.length > path.length);
  }
  const { type } = typeOf(field.formula, index.vocabulary, { ownForm });
  const wanted = fieldType(field, index.codeLists);
  if (type.kind !== "number" || wanted.kind !== "number") return issues;
  if (type.unit === undefined || wanted.unit === undefined || comparable(type.unit, wanted.unit)) {
    return issues;
  }
  const inside = issues.filter((issue) => issue.path.length > path.length);
  const unit = field.unit ?? "1";
  const params = { field: place.name, unit, found: type.unit.code };
  return [...inside, formulaUnit([...place.path, "unit"], params)];
}

/** What an endpoint measures can be tabulated. */
export const measures: Rule = (_study, index) =>
  index.expressions.flatMap((placed) => {
    if (placed.use !== "measure" || index.issuesOf(placed).length > 0) return [];
    const { type } = typeOf(placed.expression, index.vocabulary);
    return type.kind === "mark" ? [notValue(placed.path, { endpoint: placed.endpoint.id })] : [];
  });
