import {
  daySpan,
  type Instant,
  localDate,
  type PartialDate,
  printDay,
  type Zone,
} from "../../kernel/index.ts";
import type { Escalation, Rung } from "./ladder.ts";
import type { Slot } from "./state.ts";

/** How far a participant's place in a cohort has come. */
export type Standing =
  | "reserved"
  /** Kept for longer than it could be: another may have it. */
  | "lapsed"
  /** Not dosed yet. */
  | "enrolled"
  | "in-window"
  | "evaluable"
  | "dlt"
  /** Left before the window ended, without a toxicity: to be replaced. */
  | "not-evaluable"
  | "replaced";

export interface Follow {
  readonly standing: Standing;
  /** The part of the window that has passed, 0 to 1, of somebody in it. */
  readonly part?: number;
  /** The last day of the window, once it is known, and how many days lie before it. */
  readonly ends?: PartialDate;
  readonly daysLeft?: number;
}

/**
 * Where a participant stands on the calendar of their site.
 *
 * - A toxicity that is only suspected counts as one until it is judged: the cautious reading. It also counts in somebody
 *   who left or was replaced.
 * - The window is over on the day *after* its last; where it counts from the last dose, all doses must have been given.
 * - Of a date that is known only in part the latest day begins the window, the earliest ends taking part.
 */
export function followUp({ plan }: Escalation, rung: Rung, slot: Slot, at: Instant): Follow {
  if (slot.enrolled === undefined) {
    const isKept = slot.until !== undefined && at < slot.until;
    return { standing: isKept ? "reserved" : "lapsed" };
  }
  if (isToxic(slot)) return { standing: "dlt" };
  if (slot.replaced !== undefined) return { standing: "replaced" };
  const { doses, left } = slot;
  const first = doses[0];
  if (first === undefined) return { standing: left === undefined ? "enrolled" : "not-evaluable" };
  const last = doses[rung.needed - 1];
  const ends = last === undefined ? undefined : daySpan(last).last + plan.window.days;
  if (left !== undefined && (ends === undefined || daySpan(left).first < ends)) {
    return { standing: "not-evaluable" };
  }
  const today = daySpan(localDate(at, slot.zone as Zone)).first;
  if (ends !== undefined && today > ends) return { standing: "evaluable", ends: printDay(ends) };
  const began = daySpan(first).last;
  const total = ends === undefined ? rung.dosingDays + plan.window.days : ends - began;
  const passed = Math.min(Math.max(0, today - began), ends === undefined ? rung.dosingDays : total);
  return {
    standing: "in-window",
    part: total <= 0 ? 0 : passed / total,
    ...(ends === undefined ? {} : { ends: printDay(ends), daysLeft: ends - today }),
  };
}

/** Whether a toxicity is judged or, until somebody judges, suspected. */
export function isToxic({ dlt }: Slot): boolean {
  return dlt === "dlt" || dlt === "suspected";
}

/** Whether a place is taken now: kept for somebody, or used by somebody who was not replaced. */
export function isTaken({ until, enrolled, replaced }: Slot, at: Instant): boolean {
  return enrolled === undefined ? until !== undefined && at < until : replaced === undefined;
}
