import {
  addDays,
  calendarDate,
  dayNumber,
  daySpan,
  type PartialDate,
  printDay,
  readPartialDate,
} from "../../kernel/index.ts";
import { objectIn, textIn } from "../facts/facts-reading.ts";

/** A length of life as ISO 8601 writes it, such as `P18Y6M`. */
export interface Age {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** The age in a time element, if it has one. */
export function ageIn(time: unknown): Age | undefined {
  const written = textIn(objectIn(time, "age"), "iso8601duration");
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(written ?? "");
  if (match === null || written === "P") return undefined;
  const [years, months, days] = [1, 2, 3].map((part) => Number(match[part] ?? 0));
  return { years: years ?? 0, months: months ?? 0, days: days ?? 0 };
}

/**
 * The date of a time element: its timestamp; or, by an age and the date of birth, the day, month or year that all days
 * of that age lie in. `undefined` where there is none.
 */
export function timeOf(time: unknown, birth: PartialDate | undefined): PartialDate | undefined {
  const stamp = textIn(time, "timestamp");
  if (stamp !== undefined) return readPartialDate(stamp.slice(0, 10));
  const age = ageIn(time);
  if (age === undefined || birth === undefined) return undefined;
  const { first, last } = daySpan(birth);
  // Of an age in years the whole year of life is meant, of one in months the month.
  const next =
    age.days > 0
      ? { ...age, days: age.days + 1 }
      : age.months > 0
        ? { ...age, months: age.months + 1 }
        : { ...age, years: age.years + 1 };
  const from = after(printDay(first), age);
  const to = addDays(after(printDay(last), next), -1);
  for (const length of [10, 7, 4]) {
    if (from.slice(0, length) === to.slice(0, length)) return from.slice(0, length);
  }
  return undefined;
}

function after(date: PartialDate, { years, months, days }: Age): PartialDate {
  const { year, month, day } = calendarDate(daySpan(date).first);
  const count = year * 12 + month - 1 + years * 12 + months;
  return addDays(printDay(dayNumber(Math.floor(count / 12), (count % 12) + 1, 1)), day - 1 + days);
}
