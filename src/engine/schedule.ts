import { daySpan, knownDay, type PartialDate, printDay } from "../kernel/index.ts";
import type { Anchor, DoseRegimen, Study, Timing, Visit } from "../definition/index.ts";
import { own } from "./own.ts";
import { type ParticipantState, visitKeys } from "./state.ts";

/** When something is due, as calendar dates. */
export interface Window {
  readonly due: PartialDate;
  readonly earliest: PartialDate;
  readonly latest: PartialDate;
}

/** A visit of a participant's calendar: due, held or skipped. */
export interface ScheduledVisit {
  readonly visit: string;
  /** The visit key: the visit's id, `#2` for its second time. */
  readonly key: string;
  readonly status: "waiting" | "due" | "held" | "skipped";
  /** Absent while its anchor has not happened, and for unscheduled visits. */
  readonly window?: Window;
  readonly date?: PartialDate;
  /** Negative early, positive late, 0 in the window. */
  readonly daysOutside?: number;
}

/** The actual date of what a timing is counted from; `undefined` until it happened or while its day is unknown. */
export function anchorDay(participant: ParticipantState, anchor: Anchor): number | undefined {
  const date =
    "visit" in anchor
      ? own(participant.visits, anchor.visit)?.date
      : "dose" in anchor
        ? participant.doses.at(anchor.dose === "last" ? -1 : anchor.dose - 1)?.date
        : participant.dates[anchor.event];
  return date === undefined ? undefined : knownDay(date);
}

/** The window of a timing, counted from the *actual* date of its anchor. */
export function windowOf(participant: ParticipantState, timing: Timing): Window | undefined {
  const day = anchorDay(participant, timing.anchor);
  return day === undefined ? undefined : windowAround(day + timing.targetDays, slackOf(timing));
}

type Slack = readonly [early: number, late: number];

function slackOf(timing: Timing | undefined): Slack {
  if (timing === undefined) return [0, 0];
  return [timing.targetDays - timing.earliestDays, timing.latestDays - timing.targetDays];
}

function windowAround(due: number, [early, late]: Slack): Window {
  return { due: printDay(due), earliest: printDay(due - early), latest: printDay(due + late) };
}

/** How many days a date certainly lies outside a window: negative before, positive after, 0 within or not known. */
export function daysOutside(window: Window, date: PartialDate): number {
  const { first, last } = daySpan(date);
  const early = last - daySpan(window.earliest).first;
  const late = first - daySpan(window.latest).first;
  return early < 0 ? early : late > 0 ? late : 0;
}

/**
 * The window of a visit's next occurrence: by its timing; where it repeats, counted from the last time it was held,
 * one interval for each time that was skipped since.
 */
export function visitWindow(participant: ParticipantState, visit: Visit): Window | undefined {
  const { timing, repeats } = visit;
  const keys = visitKeys(participant, visit.id);
  if (keys.length === 0) return timing === undefined ? undefined : windowOf(participant, timing);
  if (repeats === undefined) return undefined;
  if (repeats.times !== undefined && keys.length >= repeats.times) return undefined;
  const held = keys.findLastIndex((key) => own(participant.visits, key)?.status === "held");
  const date = own(participant.visits, keys[held] ?? "")?.date;
  const day = date === undefined ? undefined : knownDay(date);
  if (day !== undefined) {
    return windowAround(day + repeats.everyDays * (keys.length - held), slackOf(timing));
  }
  const anchor = timing === undefined ? undefined : anchorDay(participant, timing.anchor);
  if (held >= 0 || anchor === undefined || timing === undefined) return undefined;
  return windowAround(
    anchor + timing.targetDays + repeats.everyDays * keys.length,
    slackOf(timing),
  );
}

/** A participant's calendar in protocol order: what was held, and when the rest is due. */
export function scheduleOf(study: Study, participant: ParticipantState): ScheduledVisit[] {
  return study.visits.flatMap((visit) => {
    const keys = visitKeys(participant, visit.id);
    const next = isExpected(participant, visit) ? nextOccurrence(participant, visit, keys) : [];
    return [...keys.flatMap((key) => recorded(participant, visit, key)), ...next];
  });
}

function recorded(participant: ParticipantState, visit: Visit, key: string): ScheduledVisit[] {
  const state = own(participant.visits, key);
  if (state === undefined) return [];
  const { status, date } = state;
  const isFirst = key === visit.id && visit.timing !== undefined;
  const window = isFirst ? windowOf(participant, visit.timing) : undefined;
  return [
    {
      visit: visit.id,
      key,
      status,
      ...(window === undefined ? {} : { window }),
      ...(date === undefined ? {} : { date }),
      ...(window === undefined || date === undefined
        ? {}
        : { daysOutside: daysOutside(window, date) }),
    },
  ];
}

function nextOccurrence(
  participant: ParticipantState,
  visit: Visit,
  keys: readonly string[],
): ScheduledVisit[] {
  const { id, timing, repeats } = visit;
  const isOver =
    keys.length > 0 &&
    (repeats === undefined || (repeats.times !== undefined && keys.length >= repeats.times));
  if (timing === undefined || isOver) return [];
  const key = keys.length === 0 ? id : `${id}#${keys.length + 1}`;
  const window = visitWindow(participant, visit);
  return [
    window === undefined
      ? { visit: id, key, status: "waiting" }
      : { visit: id, key, status: "due", window },
  ];
}

/**
 * Whether a visit that was not recorded is still expected: nothing is after a death; after somebody left otherwise,
 * what is counted from that very event is, and what was due before and may have been held.
 */
function isExpected(participant: ParticipantState, visit: Visit): boolean {
  const { status, dates, screeningEnded } = participant;
  if (status === "screening" || status === "enrolled") return true;
  if (status === "voided") return false;
  const anchor = visit.timing?.anchor;
  const countsFromEnd =
    anchor !== undefined &&
    "event" in anchor &&
    (anchor.event === "withdrawn" || anchor.event === "completed");
  if (countsFromEnd && status !== "died") return true;
  const end = dates.died ?? dates.withdrawn ?? dates.completed ?? screeningEnded;
  const window = visitWindow(participant, visit);
  if (end === undefined || window === undefined) return false;
  return daySpan(window.earliest).first <= daySpan(end).last;
}

/**
 * When the next dose of a regimen is due, from the *actual* date of the last one; `undefined` before the first dose,
 * after the last of a regimen that ends, and once treatment or taking part has ended.
 */
export function nextDose(
  regimen: DoseRegimen,
  participant: ParticipantState,
): (Window & { readonly dose: number }) | undefined {
  const { doses, status, treatmentEnded } = participant;
  if (status !== "enrolled" || treatmentEnded !== undefined) return undefined;
  return doseAfter(regimen, doses.length, doses.at(-1)?.date);
}

/** When a regimen has its next dose once so many were given, the last on a date. */
export function doseAfter(
  regimen: DoseRegimen,
  given: number,
  last: PartialDate | undefined,
): (Window & { readonly dose: number }) | undefined {
  const day = last === undefined ? undefined : knownDay(last);
  const interval = intervalAfter(regimen, given);
  if (day === undefined || interval === undefined) return undefined;
  return { dose: given + 1, ...windowAround(day + interval, regimen.windowDays ?? [0, 0]) };
}

/** Days from the dose of a number to the next one; `undefined` where the regimen has none. */
export function intervalAfter(regimen: DoseRegimen, given: number): number | undefined {
  if (given < 1 || (regimen.doses !== undefined && given >= regimen.doses)) return undefined;
  return regimen.intervalsDays[given - 1] ?? regimen.thenEveryDays;
}
