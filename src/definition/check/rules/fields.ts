import { defineIssue, type Issue } from "../../../kernel/index.ts";
import type { Field } from "../../field.ts";
import type { Path, Rule } from "../rule.ts";

const limits = defineIssue(
  "check.field.limits",
  "No value fits {field}: it is to be at least {min} and at most {max}. Correct the limits.",
  "字段 {field} 的下限 {min} 与上限 {max} 之间没有可用的值，请更正上下限。",
);
const typical = defineIssue(
  "check.field.typical",
  "The typical values of {field}, {low} to {high}, must rise and lie within its limits ({min} to {max}). Correct them.",
  "字段 {field} 的常见值 {low} 至 {high} 必须由小到大，且在其上下限（{min} 至 {max}）之内，请更正。",
);
const decimals = defineIssue(
  "check.field.decimals",
  "{field} keeps {decimals} digits after the point; that must be a whole number from 0 to 15.",
  "字段 {field} 的小数位数为 {decimals}，应为 0 至 15 的整数。",
);
const length = defineIssue(
  "check.field.length",
  "{field} holds texts of at most {length} characters, which leaves no room for any. Give it a whole number of at least 1.",
  "字段 {field} 的最大长度为 {length}，无法填写。请改为不小于 1 的整数。",
);
const emptyGroup = defineIssue(
  "check.group.empty",
  "The group {group} of form {form} has no field. Add one, or remove the group.",
  "表单 {form} 的字段组 {group} 没有字段，请添加字段或删除该组。",
  "warning",
);
const emptyList = defineIssue(
  "check.code-list.empty",
  "The code list {list} has no code, so nothing can be answered from it. Add its codes.",
  "代码表 {list} 没有代码，无法选择，请添加代码。",
);
const unusedList = defineIssue(
  "check.code-list.unused",
  "No field is answered from the code list {list}. Remove it, or name it where it belongs.",
  "没有字段使用代码表 {list}，请删除或在应使用的字段中引用。",
  "warning",
);

/** Every field can hold a value. */
export const fieldLimits: Rule = (_study, index) =>
  index.fields.flatMap(({ field, path, name }) => fieldIssues(field, path, name));

function fieldIssues(field: Field, path: Path, name: string): Issue[] {
  const issues: Issue[] = [];
  if (field.kind === "text" && field.maxLength !== undefined && !isWhole(field.maxLength, 1)) {
    issues.push(length([...path, "maxLength"], { field: name, length: field.maxLength }));
  }
  if (field.kind === "decimal" || field.kind === "derived") {
    const digits = field.decimals;
    if (digits !== undefined && !(isWhole(digits, 0) && digits <= 15)) {
      issues.push(decimals([...path, "decimals"], { field: name, decimals: digits }));
    }
  }
  if (field.kind !== "integer" && field.kind !== "decimal") return issues;
  const { min, max } = field;
  const [least, most] = ends(field.kind === "integer", min, max);
  const [shownMin, shownMax] = [min ?? "–∞", max ?? "∞"];
  if (least > most) {
    const at = [...path, min === undefined ? "max" : "min"];
    return [...issues, limits(at, { field: name, min: shownMin, max: shownMax })];
  }
  if (field.typical !== undefined) {
    const [low, high] = field.typical;
    if (low > high || low < least || high > most) {
      const params = { field: name, low, high, min: shownMin, max: shownMax };
      issues.push(typical([...path, "typical"], params));
    }
  }
  return issues;
}

/** The least and the greatest value a number field can hold. */
function ends(whole: boolean, min: number | undefined, max: number | undefined): [number, number] {
  const [low, high] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
  return whole ? [Math.ceil(low), Math.floor(high)] : [low, high];
}

function isWhole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}

/** Every group has fields. */
export const groups: Rule = (study) =>
  study.forms.flatMap((form, f) =>
    form.groups.flatMap(({ id, fields }, g) =>
      fields.length > 0
        ? []
        : [emptyGroup(["forms", f, "groups", g], { form: form.id, group: id })],
    ),
  );

/** Every code list offers codes, and is offered. */
export const codeLists: Rule = (study, index) => {
  const used = new Set(index.fields.flatMap(({ field }) => ("codes" in field ? field.codes : [])));
  return study.codeLists.flatMap(({ id, codes }, l) => {
    if (codes.length === 0) return [emptyList(["codeLists", l, "codes"], { list: id })];
    return used.has(id) ? [] : [unusedList(["codeLists", l], { list: id })];
  });
};
