import { defineIssue, type Issue } from "../kernel/index.ts";
import type { Datum } from "../definition/index.ts";

/** What was sent for a field, read: the datum to keep (`undefined` when nothing was said), or what is wrong. */
export type Reading = { readonly datum: Datum | undefined } | { readonly issue: Issue };
export type Path = readonly (string | number)[];

const wrongType = defineIssue(
  "value.type",
  "{value} is not {expected}. Check the value.",
  "{value} 不是{expected}，请核对。",
);

const kinds = {
  number: { en: "a number", "zh-CN": "数字" },
  integer: { en: "a whole number", "zh-CN": "整数" },
  text: { en: "a text", "zh-CN": "文本" },
  boolean: { en: "yes or no", "zh-CN": "“是”或“否”" },
  time: { en: "a time such as 09:30", "zh-CN": "时间（如 09:30）" },
  code: { en: "one code of the list", "zh-CN": "一个选项" },
  codes: { en: "a list of codes", "zh-CN": "选项列表" },
  file: { en: "a stored file of a kind this field takes", "zh-CN": "本字段可接受的已存储文件" },
  signature: { en: "a signature", "zh-CN": "签名" },
} as const;

/** A value of another kind than the field's. */
export function wrongKind(path: Path, raw: unknown, expected: keyof typeof kinds): Reading {
  return { issue: wrongType(path, { value: shown(raw), expected: kinds[expected] }) };
}

/** What was sent, short enough to stand in a sentence. */
export function shown(raw: unknown): string {
  return (typeof raw === "string" ? raw : String(JSON.stringify(raw))).slice(0, 80);
}

export function isRecord(raw: unknown): raw is { readonly [key: string]: unknown } {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
