import type { Study } from "../../definition/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import { partNamed } from "./part-words.ts";

type Path = readonly (string | number)[];

/**
 * Where in a study something stands, in words: `["forms", "VS", "groups", "main", "fields", "weight"]` is
 * "Forms · Vital signs · Weight". Steps that only hold others are left out.
 */
export function describePlace(study: Study, path: Path): Text {
  const [part = "study", ...rest] = path;
  const steps: Text[] = [partNamed(String(part))];
  let at: unknown = (study as unknown as Readonly<Record<string, unknown>>)[String(part)];
  for (const step of rest) {
    at = memberOf(at, step);
    const name = nameOf(at);
    if (name !== undefined) steps.push(name);
    else if (!Array.isArray(at)) steps.push(text(String(step), String(step)));
  }
  const joined = (language: "en" | "zh-CN"): string =>
    steps.map((each) => each[language]).join(" · ");
  return text(joined("en"), joined("zh-CN"));
}

function memberOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return (value as Readonly<Record<string, unknown>>)[String(step)];
  return value.find((item: unknown) => idOf(item) === step) ?? value[Number(step)];
}

function idOf(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return undefined;
  const { id, version } = item as { readonly id?: unknown; readonly version?: unknown };
  return id ?? version;
}

function nameOf(value: unknown): Text | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { id, title, label, name, version } = value as Readonly<Record<string, unknown>>;
  for (const words of [title, label, name]) {
    if (isText(words)) return words;
    if (typeof words === "string") return text(words, words);
  }
  if (typeof id === "string") return text(id, id);
  return typeof version === "string" ? text(version, version) : undefined;
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "en" in value && "zh-CN" in value;
}
