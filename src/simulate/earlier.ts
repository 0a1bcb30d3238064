import { daySpan } from "../kernel/index.ts";
import type { Form } from "../definition/index.ts";
import { instancesOf, type ParticipantState, type Place } from "../engine/index.ts";
import type { FormValues } from "./look-at.ts";

/** What a person's earlier instances of a form held: at first, last, and how many days ago that was. */
export interface Earlier {
  readonly first: FormValues;
  readonly before: FormValues;
  readonly days: number;
}

/** Instances before a day; of a log only doses are alike. */
export function earlierOf(
  form: Form,
  participant: ParticipantState,
  place: Place,
  day: number,
): Earlier | undefined {
  if (form.log === true && form.purpose !== "dose") return undefined;
  let first: { day: number; values: FormValues } | undefined;
  let before: { day: number; values: FormValues } | undefined;
  for (const { visit, line, values } of instancesOf(participant, form.id)) {
    if (visit === place.visit && line === place.line) continue;
    const held =
      visit === undefined ? values[form.dateField ?? ""] : participant.visits[visit]?.date;
    const on = typeof held === "string" ? daySpan(held).first : undefined;
    if (on === undefined || on > day) continue;
    if (first === undefined || on < first.day) first = { day: on, values };
    if (before === undefined || on >= before.day) before = { day: on, values };
  }
  if (first === undefined || before === undefined) return undefined;
  return { first: first.values, before: before.values, days: day - before.day };
}
