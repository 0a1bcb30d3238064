import type { PartialDate } from "../../kernel/index.ts";
import type { ParticipantState } from "../../engine/index.ts";

export type LadderStep =
  | "screened"
  | "consented"
  | "eligible"
  | "enrolled"
  | "treated"
  | "follow-up"
  | "completed"
  | "screen-failed"
  | "withdrawn"
  | "died"
  | "voided";

/** A rung: passed, where the participant stands now, still ahead, or passed by. */
export interface Rung {
  readonly step: LadderStep;
  readonly state: "passed" | "current" | "ahead" | "skipped";
  readonly date?: PartialDate;
}

const ends = {
  withdrawn: "withdrawn",
  died: "died",
  completed: "completed",
  "screen-failed": "screen-failed",
  voided: "voided",
} as const;

/** How far a participant has come: screened → consented → eligible → enrolled → treated → follow-up → the end. */
export function ladderOf(participant: ParticipantState): Rung[] {
  const { dates, doses, status, eligible, treatmentEnded, screeningEnded, consents } = participant;
  const consented = consents.map(({ date }) => date).find((date) => typeof date === "string");
  const reached: Readonly<Partial<Record<LadderStep, PartialDate | true>>> = {
    screened: dates.screened ?? true,
    ...(consents.length > 0 ? { consented: consented ?? true } : {}),
    ...(eligible === "yes" || dates.enrolled !== undefined ? { eligible: true } : {}),
    ...(dates.enrolled === undefined ? {} : { enrolled: dates.enrolled }),
    ...(doses[0] === undefined ? {} : { treated: doses[0].date }),
    ...(treatmentEnded === undefined || doses.length === 0 ? {} : { "follow-up": treatmentEnded }),
  };
  const steps: LadderStep[] = [
    "screened",
    "consented",
    "eligible",
    "enrolled",
    "treated",
    "follow-up",
  ];
  const last = steps.findLastIndex((step) => reached[step] !== undefined);
  const end = status in ends ? ends[status as keyof typeof ends] : undefined;
  const rungs = steps.map((step, index): Rung => {
    const date = reached[step];
    const dated = typeof date === "string" ? { date } : {};
    if (date === undefined)
      return { step, state: index < last || end !== undefined ? "skipped" : "ahead" };
    return { step, state: index === last && end === undefined ? "current" : "passed", ...dated };
  });
  const ended =
    end === undefined
      ? undefined
      : (dates[end as "died"] ?? (end === "screen-failed" ? screeningEnded : undefined));
  return [
    ...rungs,
    end === undefined
      ? { step: "completed", state: "ahead" }
      : { step: end, state: "current", ...(ended === undefined ? {} : { date: ended }) },
  ];
}
