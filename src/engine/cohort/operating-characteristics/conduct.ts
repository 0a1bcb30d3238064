import type { DoseTally } from "../rules/tally.ts";

/** How a trial of dose escalation goes on: every choice in it depends on the counts and the present dose alone. */
export interface Conduct {
  /** The dose of the first cohort, from 0. */
  readonly start: number;
  /** How many participants are treated before the next look. */
  readonly cohort: number;
  /** The most cohorts; after the last nothing is decided but the dose that is recommended. */
  readonly cohorts: number;
  /** The dose of the next cohort, `stopped` where the trial ends. `last` is what the last cohort showed. */
  readonly next: (
    doses: readonly DoseTally[],
    current: number,
    last: { readonly dlt: number; readonly none: number },
  ) => number;
  /** The dose recommended at the end, -1 where none is. */
  readonly select: (doses: readonly DoseTally[], current: number) => number;
}

/** The trial treats nobody more. */
export const stopped = -1;
