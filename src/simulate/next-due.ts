import { daySpan, type PartialDate } from "../kernel/index.ts";
import type { Study, Visit } from "../definition/index.ts";
import { nextDose, type ParticipantState, regimenOf, scheduleOf } from "../engine/index.ts";

/** What is due next for a virtual participant, and on which day; it may be held so many days early or late. */
export type Due = { readonly day: number; readonly early: number; readonly late: number } & (
  | { readonly kind: "dose" }
  | { readonly kind: "visit"; readonly visit: Visit; readonly key: string }
);

/** The earliest of: the next dose, and the visits whose day is known. */
export function nextDue(study: Study, state: ParticipantState, firstDose: number): Due | undefined {
  const due: Due[] = [];
  const regimen = regimenOf(study, state);
  if (state.doses.length === 0) due.push({ kind: "dose", day: firstDose, early: 0, late: 0 });
  else if (regimen !== undefined) {
    const next = nextDose(regimen, state);
    if (next !== undefined) due.push({ kind: "dose", day: dayOf(next.due), early: 0, late: 0 });
  }
  for (const { status, visit, key, window } of scheduleOf(study, state)) {
    const found = study.visits.find((one) => one.id === visit);
    if (status !== "due" || window === undefined || found === undefined) continue;
    const day = dayOf(window.due);
    const early = day - dayOf(window.earliest);
    due.push({ kind: "visit", day, early, late: dayOf(window.latest) - day, visit: found, key });
  }
  return due.sort((a, b) => a.day - b.day)[0];
}

function dayOf(date: PartialDate): number {
  return daySpan(date).first;
}
