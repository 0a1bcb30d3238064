import type { Language } from "../../kernel/index.ts";

/** The language that words of one language are most likely written in: Chinese as soon as a third of them is. */
export function languageOf(words: string): Language {
  const chinese = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = words.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return chinese > 0 && chinese >= latin / 2 ? "zh-CN" : "en";
}
