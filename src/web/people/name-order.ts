import type { Language } from "../../kernel/index.ts";

const orders: Readonly<Record<Language, Intl.Collator>> = {
  en: new Intl.Collator("en", { sensitivity: "base", numeric: true }),
  "zh-CN": new Intl.Collator("zh-CN-u-co-pinyin", { sensitivity: "base", numeric: true }),
};

/** Sorts by name as one looks it up: in Chinese by pinyin, family name first as it is written. Sorts a copy. */
export function byName<T extends { readonly name: string }>(
  people: readonly T[],
  language: Language,
): T[] {
  const { compare } = orders[language];
  return [...people].sort((one, other) => compare(one.name, other.name));
}
