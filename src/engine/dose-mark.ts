import { defineRefusal, type Refusal } from "../kernel/index.ts";
import type { Form } from "../definition/index.ts";
import type { Context } from "./context.ts";
import { lifeDateProblem } from "./dates.ts";
import type { DoseMark, FormChange } from "./event.ts";
import { own } from "./own.ts";
import type { ParticipantState } from "./state.ts";

const dateOwed = defineRefusal(
  "dose.date-owed",
  "A dose that was given has a date. Correct it; it cannot be cleared.",
  "已给药的记录必须有日期。请更正日期，不能清空。",
);

/** A corrected date of a dose moves the dose, and with it all that is counted from it; `undefined` when it stays. */
export function doseAfter(
  form: Form,
  person: ParticipantState,
  change: FormChange,
  context: Context,
): DoseMark | Refusal | undefined {
  const { dateField } = form;
  if (dateField === undefined) return undefined;
  const isCleared = change.cleared?.includes(dateField) === true;
  const date = own(change.values, dateField);
  if (date === undefined && !isCleared) return undefined;
  if (typeof date !== "string") return dateOwed();
  const problem = lifeDateProblem(person, date, context);
  if (problem !== undefined) return problem;
  const known = person.doses.find(({ line }) => line === change.line);
  if (known === undefined) return undefined;
  const { line: _, ...mark } = known;
  return { ...mark, date };
}
