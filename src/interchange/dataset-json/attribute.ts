import { defineIssue, type Issue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";

const missing = defineIssue(
  "dataset-json.missing-attribute",
  "{file}: the attribute {attribute} is missing; Dataset-JSON 1.1 requires it. Export the dataset again.",
  "{file}：缺少属性 {attribute}，Dataset-JSON 1.1 要求必须提供。请重新导出数据集。",
);
const badAttribute = defineIssue(
  "dataset-json.attribute",
  "{file}: the attribute {attribute} has the value {found}; it must be {expected}.",
  "{file}：属性 {attribute} 的值为 {found}，应为 {expected}。",
);
const unknownAttribute = defineIssue(
  "dataset-json.unknown-attribute",
  "{file}: {attribute} is no attribute of Dataset-JSON 1.1. It is left out.",
  "{file}：{attribute} 不是 Dataset-JSON 1.1 的属性，已忽略。",
  "warning",
);

/** What an attribute must be, in words and as a test. */
export interface Rule {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
  readonly required?: true;
}

const isFilled = (value: unknown) => typeof value === "string" && value !== "";
export const isText = (value: unknown) => typeof value === "string";
export const aText: Rule = { expected: "text", holds: isText };
export const anOid: Rule = { expected: "text that is not empty", holds: isFilled };

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Checks attributes against rules; gives warnings for attributes that the standard does not know. */
export function checkAttributes(
  file: string,
  path: readonly (string | number)[],
  value: Readonly<Record<string, unknown>>,
  against: Readonly<Record<string, Rule>>,
): Issue[] {
  const word = (attribute: string) => [...path, attribute].join(".");
  for (const [attribute, rule] of Object.entries(against)) {
    const found = value[attribute];
    const place = [file, ...path, attribute];
    if (found === undefined) {
      if (rule.required !== true) continue;
      throw new DataProblem(missing(place, { file, attribute: word(attribute) }));
    }
    if (rule.holds(found)) continue;
    const shown = JSON.stringify(found).slice(0, 60);
    const params = { file, attribute: word(attribute), found: shown, expected: rule.expected };
    throw new DataProblem(badAttribute(place, params));
  }
  return Object.keys(value)
    .filter((attribute) => !Object.hasOwn(against, attribute))
    .map((attribute) =>
      unknownAttribute([file, ...path, attribute], { file, attribute: word(attribute) }),
    );
}
