import { daySpan, type PartialDate } from "../../kernel/index.ts";
import { dueState, type FormMark, type VisitMark } from "../../engine/index.ts";
import { type MarkState, worstOf } from "../ui/mark-state.ts";

/** How many days after its visit a form may still be unwritten before it counts as overdue. */
export const formGraceDays = 5;

/** What a form of a visit that was held, or a line of a log, shows. */
export function formState(
  mark: FormMark,
  visitDate: PartialDate | undefined,
  today: PartialDate,
): MarkState {
  if (mark.state === "withdrawn") return "none";
  if ((mark.open ?? 0) > 0 || (mark.findings ?? 0) > 0) return "open-query";
  const late =
    visitDate !== undefined && daySpan(today).first - daySpan(visitDate).last > formGraceDays;
  if (mark.state === "expected") return late ? "overdue" : "due";
  if ((mark.answered ?? 0) > 0) return "answered-query";
  return mark.state;
}

/** What a visit shows: what is due by its window on a day at the site; once it was held, the worst of its forms. */
export function visitState(mark: VisitMark, today: PartialDate): MarkState {
  switch (mark.status) {
    case "waiting":
      return "later";
    case "skipped":
      return "not-done";
    case "due": {
      const { earliest, latest } = mark;
      return earliest === undefined || latest === undefined
        ? "later"
        : dueState({ earliest, latest }, today);
    }
    case "held":
      return mark.forms.length === 0
        ? "complete"
        : worstOf(mark.forms.map((form) => formState(form, mark.date, today)));
  }
}
