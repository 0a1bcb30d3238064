import type { Language, Param, Text } from "../../kernel/index.ts";

/** The words of a text in a language, `{name}` filled with its parameters. A missing one stays visible. */
export function fill(
  words: Text | string,
  language: Language,
  params: Readonly<Record<string, Param>> = {},
): string {
  const template = typeof words === "string" ? words : words[language];
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === "object" ? value[language] : String(value);
  });
}
