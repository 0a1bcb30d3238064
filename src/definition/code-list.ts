import type { Text } from "../kernel/index.ts";

/** One code of a code list, with its wording per language. */
export interface Code {
  readonly code: string;
  readonly text: Text;
  /** What the code counts for where the list scores, such as 0–4 in ALSFRS-R. */
  readonly score?: number;
  /** The submission value, where it is not the code itself. */
  readonly sdtm?: string;
}

/** A code list. In an `ordered` list codes can be compared: a later code is more. */
export interface CodeList {
  readonly id: string;
  readonly codes: readonly Code[];
  readonly ordered?: boolean;
}

/** A code list as an author holds it: its codes are known to the compiler. */
export interface CodeListOf<C extends string> extends CodeList {
  readonly codes: readonly (Code & { readonly code: C })[];
}

type Wording = Text | readonly [en: string, zhCN: string] | string;

/**
 * Writes a code list: `codeList("SEX", { F: ["Female", "女"], M: ["Male", "男"] })`.
 * A single word stands for both languages (units, proper names).
 * Codes that look like whole numbers are listed in ascending order, as JavaScript keeps such keys.
 */
export function codeList<const C extends string>(
  id: string,
  codes: Readonly<Record<C, Wording>>,
  options: { readonly ordered?: true } = {},
): CodeListOf<C> {
  const entries = Object.entries<Wording>(codes) as [C, Wording][];
  return {
    id,
    codes: entries.map(([code, words]) => ({ code, text: wording(words) })),
    ...options,
  };
}

/** Writes a scored, ordered list whose codes are the scores: `scores("ALSFRS", 0, 4, [...])`. */
export function scores(
  id: string,
  lowest: number,
  highest: number,
  words: (score: number) => Wording = String,
): CodeListOf<string> {
  const codes = [];
  for (let score = lowest; score <= highest; score++) {
    codes.push({ code: String(score), text: wording(words(score)), score });
  }
  return { id, codes, ordered: true };
}

/** The wording an author wrote, in every language. */
export function wording(words: Wording): Text {
  if (typeof words === "string") return { en: words, "zh-CN": words };
  return "en" in words ? words : { en: words[0], "zh-CN": words[1] };
}
