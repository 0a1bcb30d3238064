import type { ScreeningQuestions } from "../../server/contract.ts";

/** The list of a site in one study: whom its people keep. */
export type SiteList = ScreeningQuestions["lists"][number];

/** What a list is called, in the address and to people. */
export function listName({ study, site }: SiteList): string {
  return `${study} · ${site}`;
}
