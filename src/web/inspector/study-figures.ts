import type { ParticipantStatus, Summary } from "../../engine/index.ts";

/** A visit that was held outside its window. */
export interface OutsideVisit {
  readonly participant: string;
  readonly site: string;
  readonly visit: string;
  readonly date: string | undefined;
  /** Days outside the window: negative early, positive late. */
  readonly days: number;
}

/** What an inspection looks at first, counted over all participants. */
export interface StudyFigures {
  readonly byStatus: readonly (readonly [ParticipantStatus, number])[];
  readonly signed: number;
  /** Signatures that no longer hold, since something changed after them. */
  readonly fallen: number;
  readonly complete: number;
  readonly openQueries: number;
  readonly outside: readonly OutsideVisit[];
  /** Who left before the end, or never began: withdrawn, screen failures, deaths, added by mistake. */
  readonly left: readonly Summary[];
}

const order: readonly ParticipantStatus[] = [
  "screening",
  "screen-failed",
  "enrolled",
  "completed",
  "withdrawn",
  "died",
  "voided",
];
const leaving: ReadonlySet<ParticipantStatus> = new Set([
  "withdrawn",
  "screen-failed",
  "died",
  "voided",
]);

/** Counts a study, in one pass over its summaries. */
export function studyFigures(summaries: readonly Summary[]): StudyFigures {
  const counts = new Map<ParticipantStatus, number>();
  const forms = { signed: 0, fallen: 0, complete: 0 };
  const outside: OutsideVisit[] = [];
  let openQueries = 0;
  for (const { participant, site, status, visits, logs, queries } of summaries) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
    openQueries += queries.open ?? 0;
    for (const { visit, date, outside: days } of visits) {
      if (days !== undefined) outside.push({ participant, site, visit, date, days });
    }
    for (const { state } of [...visits.flatMap((visit) => visit.forms), ...logs]) {
      if (state === "signed" || state === "fallen" || state === "complete") forms[state]++;
    }
  }
  return {
    byStatus: order.flatMap((status) => {
      const count = counts.get(status);
      return count === undefined ? [] : [[status, count] as const];
    }),
    ...forms,
    openQueries,
    outside: outside.sort((one, other) => Math.abs(other.days) - Math.abs(one.days)),
    left: summaries.filter(({ status }) => leaving.has(status)),
  };
}
