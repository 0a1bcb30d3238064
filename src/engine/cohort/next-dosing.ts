import { daySpan, type PartialDate, printDay } from "../../kernel/index.ts";
import type { EscalationPlan } from "../../definition/index.ts";
import type { CohortsState, Slot } from "./state.ts";

/** Why somebody cannot be dosed on a day, as far as the others of the cohort go. */
export type DosingCause = "stagger" | "sentinel" | "out-of-order";

export interface NextDosing {
  /** The first day on which somebody else can be dosed for the first time. */
  readonly date: PartialDate;
  readonly because: "stagger" | "sentinel";
}

/** First doses in a cohort, from the earliest on; `except` is whoever is to be dosed. */
function firstDoses(cohorts: CohortsState, cohort: string, except?: string): PartialDate[] {
  return Object.values(cohorts.slots)
    .filter((slot): slot is Slot => slot.cohort === cohort && slot.participant !== except)
    .flatMap(({ doses }) => doses[0] ?? [])
    .sort((a, b) => daySpan(a).last - daySpan(b).last);
}

/** When the next first dose in a cohort can be given; nothing where the day does not matter. */
export function nextDosing(
  plan: EscalationPlan,
  cohorts: CohortsState,
  cohort: string,
): NextDosing | undefined {
  const { staggerDays = 0, sentinel } = plan;
  let latest: { day: number; because: NextDosing["because"] } | undefined;
  const wait = (day: number, because: NextDosing["because"]): void => {
    if (latest === undefined || day > latest.day) latest = { day, because };
  };
  for (const [turn, date] of firstDoses(cohorts, cohort).entries()) {
    if (staggerDays > 0) wait(daySpan(date).last + staggerDays, "stagger");
    if (sentinel !== undefined && turn < sentinel.participants) {
      wait(daySpan(date).last + sentinel.days, "sentinel");
    }
  }
  return latest && { date: printDay(latest.day), because: latest.because };
}

/**
 * What of the order of a cohort a participant's first dose on a date would not keep. A date known only in part is taken
 * for its earliest day, the doses of others for their latest.
 */
export function dosingCauses(
  plan: EscalationPlan,
  cohorts: CohortsState,
  cohort: string,
  participant: string,
  date: PartialDate,
): readonly DosingCause[] {
  const { staggerDays = 0, sentinel } = plan;
  const found = new Set<DosingCause>();
  const day = daySpan(date).first;
  for (const [turn, other] of firstDoses(cohorts, cohort, participant).entries()) {
    const since = day - daySpan(other).last;
    if (staggerDays > 0 && Math.abs(since) < staggerDays) found.add("stagger");
    if (sentinel !== undefined && turn < sentinel.participants && since < sentinel.days) {
      found.add("sentinel");
    }
    if (since < 0 && (staggerDays > 0 || sentinel !== undefined)) found.add("out-of-order");
  }
  return [...found];
}
