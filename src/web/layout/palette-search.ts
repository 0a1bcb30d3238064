import type { Text } from "../../kernel/index.ts";
import { pinyinInitials } from "./pinyin-initials.ts";

export type PaletteKind = "participant" | "form" | "page" | "study" | "action";

/** Something that can be found: where it leads is the caller's, under its id. */
export interface PaletteEntry {
  readonly id: string;
  readonly kind: PaletteKind;
  readonly label: Text;
  /** Shown beside it, and searched. */
  readonly note?: Text;
}

/** An entry with everything by which it is found, prepared once. */
export interface Findable {
  readonly entry: PaletteEntry;
  readonly words: readonly string[];
  readonly initials: readonly string[];
  /** The short names that people know by heart: a participant's number, a form's id. */
  readonly code: string;
}

/** Prepares entries for searching; `code` of an entry is its id after the last colon. */
export function findableOf(entries: readonly PaletteEntry[]): readonly Findable[] {
  return entries.map((entry) => {
    const said = [entry.label, ...(entry.note === undefined ? [] : [entry.note])];
    return {
      entry,
      words: [
        ...new Set(said.flatMap((each) => [each.en.toLowerCase(), each["zh-CN"].toLowerCase()])),
      ],
      initials: [
        ...new Set(
          said
            .map((each) => each["zh-CN"])
            .filter((words) => /\p{Script=Han}/u.test(words))
            .map(pinyinInitials),
        ),
      ],
      code: entry.id.slice(entry.id.lastIndexOf(":") + 1).toLowerCase(),
    };
  });
}

/** Kinds in the order in which equally good finds are listed. */
const order: Readonly<Record<PaletteKind, number>> = {
  participant: 0,
  page: 1,
  form: 2,
  study: 3,
  action: 4,
};

/**
 * The best finds for what was typed, at most `limit`: by number or id, by words in any language, by pinyin initials.
 * Every word typed must be found. Nothing typed lists pages, studies and actions.
 */
export function searchPalette(
  all: readonly Findable[],
  typed: string,
  limit = 30,
): readonly PaletteEntry[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) {
    return all
      .filter(({ entry }) => entry.kind !== "participant" && entry.kind !== "form")
      .slice(0, limit)
      .map(({ entry }) => entry);
  }
  const found: { readonly entry: PaletteEntry; readonly rank: number; readonly at: number }[] = [];
  for (const [at, each] of all.entries()) {
    let rank = 0;
    for (const word of wanted) {
      const of = rankOf(each, word);
      if (of === undefined) {
        rank = -1;
        break;
      }
      rank += of;
    }
    if (rank >= 0) found.push({ entry: each.entry, rank, at });
  }
  return found
    .sort((a, b) => a.rank - b.rank || order[a.entry.kind] - order[b.entry.kind] || a.at - b.at)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** How good a find is, 0 the best; `undefined` where it is none. */
function rankOf({ code, words, initials }: Findable, wanted: string): number | undefined {
  if (code === wanted) return 0;
  let best: number | undefined;
  const take = (rank: number): void => {
    if (best === undefined || rank < best) best = rank;
  };
  const inCode = code.indexOf(wanted);
  if (inCode === 0) take(1);
  // The serial number alone, as people say it: "007" for "GZ01-007".
  else if (inCode > 0) take(code.endsWith(wanted) ? 2 : 5);
  for (const said of words) {
    const at = said.indexOf(wanted);
    if (at === 0) take(2);
    else if (at > 0)
      take(/[\s·(（]/.test(said[at - 1] ?? "") || /\p{Script=Han}/u.test(wanted) ? 3 : 6);
  }
  for (const said of initials) {
    const at = said.indexOf(wanted);
    if (at === 0) take(3);
    else if (at > 0 && wanted.length > 1) take(5);
  }
  return best;
}
