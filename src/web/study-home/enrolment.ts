import { daySpan } from "../../kernel/index.ts";
import type { Summary } from "../../engine/index.ts";

/** How enrolment went: the running count after each day on which somebody was enrolled. */
export interface Enrolment {
  readonly steps: readonly { readonly day: number; readonly count: number }[];
  readonly enrolled: number;
  /** The day of the first screening; the beginning of the picture. */
  readonly first?: number;
}

/** Enrolment as it went, in the order of the days. */
export function enrolmentOf(summaries: readonly Summary[]): Enrolment {
  const days = summaries
    .map(({ enrolled }) => enrolled)
    .filter((date) => date !== undefined)
    .map((date) => daySpan(date).last)
    .sort((a, b) => a - b);
  const begun = summaries.flatMap(({ visits }) =>
    visits.flatMap(({ date }) => (date === undefined ? [] : [daySpan(date).first])),
  );
  const first = begun.length === 0 ? days[0] : begun.reduce((a, b) => Math.min(a, b));
  return {
    steps: days.map((day, index) => ({ day, count: index + 1 })),
    enrolled: days.length,
    ...(first === undefined ? {} : { first }),
  };
}

/** How many there are of each status, in the order of the course. */
export function statusCounts(
  summaries: readonly Summary[],
): ReadonlyMap<Summary["status"], number> {
  const order: readonly Summary["status"][] = [
    "screening",
    "screen-failed",
    "enrolled",
    "completed",
    "withdrawn",
    "died",
    "voided",
  ];
  const counts = new Map(order.map((status) => [status, 0]));
  for (const { status } of summaries) counts.set(status, (counts.get(status) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 0));
}

/** How much of what should be written is: forms of visits that were held. */
export function completenessOf(summaries: readonly Summary[]): {
  readonly complete: number;
  readonly expected: number;
} {
  let complete = 0;
  let expected = 0;
  for (const { visits } of summaries) {
    for (const { forms } of visits) {
      for (const { state } of forms) {
        expected += 1;
        if (state === "complete" || state === "signed" || state === "fallen") complete += 1;
      }
    }
  }
  return { complete, expected };
}
