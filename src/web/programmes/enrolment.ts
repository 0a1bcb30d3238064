import type { ParticipantStatus } from "../../engine/index.ts";

/** How a study stands in people: who was enrolled, in order, who is being screened, and what was planned. */
export interface Enrolment {
  readonly planned: number;
  /** Enrolled at any time; the plan counts them whatever became of them. */
  readonly enrolled: number;
  /** One entry per status that anybody has, in the order in which places are drawn. */
  readonly parts: readonly { readonly status: ParticipantStatus; readonly count: number }[];
}

const enrolledOnes: readonly ParticipantStatus[] = ["completed", "enrolled", "withdrawn", "died"];
const others: readonly ParticipantStatus[] = ["screening", "screen-failed", "voided"];

/** Sorts the counts of a programme. */
export function enrolmentOf(planned: number, counts: Readonly<Record<string, number>>): Enrolment {
  const of = (status: ParticipantStatus): number =>
    Object.hasOwn(counts, status) ? (counts[status] ?? 0) : 0;
  return {
    planned,
    enrolled: enrolledOnes.reduce((sum, status) => sum + of(status), 0),
    parts: [...enrolledOnes, ...others]
      .map((status) => ({ status, count: of(status) }))
      .filter(({ count }) => count > 0),
  };
}

/** The places of the plan as statuses, enrolled people first; `undefined` is a place still free. Those beyond the plan follow. */
export function placesOf({
  planned,
  parts,
}: Enrolment): readonly (ParticipantStatus | undefined)[] {
  const taken = parts
    .filter(({ status }) => enrolledOnes.includes(status) || status === "screening")
    .flatMap(({ status, count }) => Array.from({ length: count }, () => status));
  return [
    ...taken,
    ...Array.from({ length: Math.max(0, planned - taken.length) }, () => undefined),
  ];
}
