import { type FormState, instancesOf, type ParticipantState } from "./state.ts";

/**
 * Every instance of a form in the order of their visits' dates, whatever order they were recorded in;
 * log lines in the order of their numbers. This is the order that `previous`, `first` and `last` mean.
 */
export function datedInstances(participant: ParticipantState, form: string): FormState[] {
  return instancesOf(participant, form).sort((a, b) => byDate(participant, a.visit, b.visit));
}

/** Orders visit keys by the visits' dates; those without come last, and equal ones stay as they are. */
export function byDate(
  { visits }: ParticipantState,
  a: string | undefined,
  b: string | undefined,
): number {
  if (a === undefined || b === undefined) return 0;
  const first = visits[a]?.date ?? "9999";
  const second = visits[b]?.date ?? "9999";
  return first < second ? -1 : first > second ? 1 : 0;
}
