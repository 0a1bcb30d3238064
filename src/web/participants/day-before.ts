import { daySpan, type PartialDate, printDay } from "../../kernel/index.ts";

/** The day so many days before another. */
export function dayBefore(day: PartialDate, days: number): PartialDate {
  return printDay(daySpan(day).first - days);
}
