import type { Text } from "../../kernel/index.ts";
import { type CodeListOf, wording } from "../code-list.ts";

type Wording = Text | readonly [en: string, zhCN: string] | string;

/**
 * Writes a list whose codes are scores, also where values are left out, as in SCIM-III:
 * `scoredList("SCIM_BOWEL", { 0: …, 5: …, 8: …, 10: … })`. A code counts for the number it begins with
 * (`"4*"` for 4); one that begins with none, such as `NT`, has no score and leaves a sum unknown.
 * A list of nothing but numbers is ordered by them.
 */
export function scoredList<const C extends string | number>(
  id: string,
  codes: Readonly<Record<C, Wording>>,
): CodeListOf<`${C}`> {
  const entries = Object.entries<Wording>(codes).map(([code, words]) => {
    const score = Number.parseFloat(code);
    const entry = { code: code as `${C}`, text: wording(words) };
    return Number.isNaN(score) ? entry : { ...entry, score };
  });
  if (!entries.every(({ code }) => /^\d+(\.\d+)?$/.test(code))) return { id, codes: entries };
  return { id, codes: entries.sort((a, b) => Number(a.code) - Number(b.code)), ordered: true };
}

/** One draft for each of many alike items: `eachItem(["c5", "c6"], (item) => choice(…))`. */
export function eachItem<const K extends string, D>(
  items: readonly K[],
  draft: (item: K) => D,
): Record<K, D> {
  return Object.fromEntries(items.map((item) => [item, draft(item)])) as Record<K, D>;
}
