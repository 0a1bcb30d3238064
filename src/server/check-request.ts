import { z } from "zod";
import { defineIssue, type Issue } from "../kernel/index.ts";
import { malformed } from "./problem.ts";

const unfit = defineIssue("request.unfit", "{problem}", "{problem}");
const unkeepable = defineIssue(
  "request.characters",
  "This holds characters that are none, such as a zero byte or half of a character. Type it again.",
  "此处含有无效字符（如空字节或半个字符），请重新填写。",
);
const reserved = defineIssue(
  "request.reserved-name",
  "Nothing may be called {name}.",
  "不能使用名称“{name}”。",
);

const words = { en: z.locales.en().localeError, "zh-CN": z.locales.zhCN().localeError };
const longestWords = 300;

/**
 * What was sent, read by its schema; undefined where there is no schema.
 *
 * @throws Rejected with each problem and its place, in every language
 */
export function checkRequest(schema: z.ZodType | undefined, given: unknown): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(given, { error: words.en });
  if (result.success) return result.data;
  const other = schema.safeParse(given, { error: words["zh-CN"] }).error?.issues ?? [];
  throw malformed(
    result.error.issues.slice(0, 50).map(({ path, message }, index) => {
      const problem = {
        en: message.slice(0, longestWords),
        "zh-CN": (other[index]?.message ?? message).slice(0, longestWords),
      };
      return unfit(path.map(wordOf), { problem });
    }),
  );
}

function wordOf(part: PropertyKey): string | number {
  return typeof part === "symbol" ? String(part) : part;
}

/**
 * Refuses texts that nothing can keep: half a character has no spelling in UTF-8, and a zero byte none in PostgreSQL.
 * Names that JavaScript gives a meaning of its own are refused as well, instead of being dropped on the way.
 *
 * @throws Rejected with the places
 */
export function checkKeepable(given: unknown): void {
  const issues: Issue[] = [];
  const left: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [
    { value: given, path: [] },
  ];
  // Not by recursion: what was sent may be nested a million deep.
  for (let next = left.pop(); next !== undefined && issues.length < 50; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === "string") {
      if (value.includes("\0") || !value.isWellFormed()) issues.push(unkeepable(path));
    } else if (typeof value === "object" && value !== null) {
      for (const name of Object.keys(value)) {
        const within = path.length < 20 ? [...path, name.toWellFormed().slice(0, 100)] : path;
        if (name === "__proto__") issues.push(reserved(within, { name }));
        else if (name.includes("\0") || !name.isWellFormed()) issues.push(unkeepable(within));
        else left.push({ value: (value as Readonly<Record<string, unknown>>)[name], path: within });
      }
    }
  }
  if (issues.length > 0) throw malformed(issues);
}
