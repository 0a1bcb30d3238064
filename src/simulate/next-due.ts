import { daySpan, type PartialDate } from "../kernel/index.ts";
import type { Study, Visit } from "../definition/index.ts";
import { nextDose, type ParticipantState, regimenOf, scheduleOf } from "../engine/index.ts";

/** What is due next for a virtual participant, and on which day; it may be held so many days earlier or later. */
export type Due = { readonly day: number; readonly slack: number } & (
  | { readonly kind: "dose" }
  | { readonly kind: "visit"; readonly visit: Visit; readonly key: string }
);

/** The earliest of: the next dose, and the visits whose day is known. */
export function nextDue(study: Study, state: ParticipantState, firstDose: number): Due | undefined {
  const due: Due[] = [];
  const regimen = regimenOf(study, state);
  if (state.doses.length === 0) due.push({ kind: "dose", day: firstDose, slack: 0 });
  else if (regimen !== undefined) {
    const next = nextDose(regimen, state);
    if (next !== undefined) due.push({ kind: "dose", day: dayOf(next.due), slack: 0 });
  }
  for (const { status, visit, key, window } of scheduleOf(study, state)) {
    const found = study.visits.find((one) => one.id === visit);
    if (status !== "due" || window === undefined || found === undefined) continue;
    const slack = Math.min(1, dayOf(window.latest) - dayOf(window.due));
    due.push({ kind: "visit", day: dayOf(window.due), slack, visit: found, key });
  }
  return due.sort((a, b) => a.day - b.day)[0];
}

function dayOf(date: PartialDate): number {
  return daySpan(date).first;
}
