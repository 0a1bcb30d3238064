import type { CriterionResult, Eligibility, PatientFacts } from "../../engine/index.ts";

/** What is kept of people who were held against the studies and take part in none yet. */
export type ScreenedEvent = PersonScreened | PersonPutAside;

/** What was known on the day, whole, and what each study's criteria said of it. */
export interface PersonScreened {
  readonly type: "person-screened";
  readonly record: string;
  /** The day asked about. */
  readonly on: string;
  readonly known: PatientFacts;
  readonly factsHash: string;
  readonly studies: readonly ScreenedThen[];
}

/** One study as it read then, under the version in use then. */
export interface ScreenedThen {
  readonly study: string;
  readonly version: string;
  readonly eligible: Eligibility["eligible"];
  readonly results: Readonly<Record<string, CriterionResult>>;
}

/** The site need not look at the person any more; what was kept stays in the record. */
export interface PersonPutAside {
  readonly type: "person-put-aside";
  readonly record: string;
  readonly reason: string;
}

/** The stream of a site's list in one study. */
export function screenedStream(study: string, site: string): string {
  return `screened/${study}/${site}`;
}
