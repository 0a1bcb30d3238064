import { defineRefusal, type Refusal } from "../kernel/index.ts";

const unreadable = defineRefusal(
  "reason.unreadable",
  "The reason cannot be kept: it is longer than {limit} characters, or holds characters that are none. Shorten it or type it again.",
  "理由无法保存：超过 {limit} 个字符，或含有无效字符。请缩短或重新填写。",
);

const limit = 2_000;

/** Refuses a reason that says nothing, with the command's own words, and one that cannot be kept. */
export function reasonProblem(reason: string, missing: () => Refusal): Refusal | undefined {
  if (isBlank(reason)) return missing();
  return isKeepable(reason) && reason.length <= limit ? undefined : unreadable({ limit });
}

/** Whether a text says nothing: absent, empty, or only white space. */
export function isBlank(words: string | undefined): boolean {
  return typeof words !== "string" || words.trim() === "";
}

const unkeepable = /[\p{Surrogate}\0]/u;

/** Whether a text can be kept for ever: half a character has no spelling in UTF-8, and a NUL none in PostgreSQL. */
export function isKeepable(words: string): boolean {
  return !unkeepable.test(words);
}
