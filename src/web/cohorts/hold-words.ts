import type { CohortSiteView } from "../../engine/index.ts";
import type { Language, Text } from "../../kernel/index.ts";
import { words } from "./cohort-words.ts";
import { siteClock } from "./site-clock.ts";

/** Why a cohort takes nobody, as a sentence that tells a site nothing of anybody; nothing of one that is open. */
export function closedSentence(
  { cohort, status, since }: CohortSiteView,
  zone: string,
  language: Language,
): { readonly words: Text; readonly params: Readonly<Record<string, string>> } | undefined {
  if (status === "open") return undefined;
  if (status === "on-hold" && since !== undefined) {
    const time = siteClock(since, zone, language);
    return { words: words.onHold, params: { cohort, time, zone } };
  }
  return { words: status === "not-open" ? words.notOpen : words.closed, params: { cohort } };
}
