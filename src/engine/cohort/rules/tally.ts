import type { CohortDecision } from "../command.ts";

/** What is known of one dose. */
export interface DoseTally {
  /** Participants with a dose-limiting toxicity. */
  readonly dlt: number;
  /** Participants who passed their window without one. */
  readonly none: number;
  /** Of each participant still in the window, the part of it that has passed, 0 to 1. */
  readonly pending: readonly number[];
}

/** What a rule makes of the doses of one ladder. Doses are numbered from 0, the lowest. */
export interface Advice {
  readonly act: CohortDecision;
  /** The dose that the next participants get; absent where the rule has ended. */
  readonly next?: number;
  /** The maximum tolerated dose, once the rule has found it; -1 where even the lowest is too toxic. */
  readonly mtd?: number;
  /** From this dose on everything is too toxic. */
  readonly exceeded?: number;
}

/** Participants who count fully. */
export function evaluable({ dlt, none }: DoseTally): number {
  return dlt + none;
}

/** Participants at a dose, counted or not. */
export function treated(tally: DoseTally): number {
  return evaluable(tally) + tally.pending.length;
}

export const untried: DoseTally = { dlt: 0, none: 0, pending: [] };
