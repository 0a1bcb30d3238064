import { Fault } from "./fault.ts";

/**
 * Calendar arithmetic on the proleptic Gregorian calendar, without clock and without zone.
 * A *day number* counts days from 1970-01-01, which is day 0.
 */

const MS_PER_DAY = 86_400_000;
const FIRST_DAY = dayNumber(1, 1, 1);
const LAST_DAY = dayNumber(9999, 12, 31);

/** The length of a month in days; `month` is 1 … 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
}

/** The day number of a calendar date; `month` is 1 … 12. The date must exist. */
export function dayNumber(year: number, month: number, day: number): number {
  // Years 0–99 would be read as 19xx by Date.UTC, so a whole 400-year cycle is added and taken off.
  return Date.UTC(year + 400, month - 1, day) / MS_PER_DAY - 146_097;
}

/** The calendar date of a day number. */
export function calendarDate(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * A day number printed as `2019-06-14`.
 *
 * @throws Fault when it is no whole number, or before the year 1 or after the year 9999.
 */
export function printDay(day: number): string {
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) {
    throw new Fault(`not a day between the years 1 and 9999: ${day}`);
  }
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Whole years completed from one day number to another, as an age is counted; negative when `to` is before `from`.
 * Who is born on 29 February completes a year on 1 March of a common year.
 */
export function completedYears(from: number, to: number): number {
  if (to < from) return -completedYears(to, from);
  const a = calendarDate(from);
  const b = calendarDate(to);
  const reached = b.month > a.month || (b.month === a.month && b.day >= a.day);
  return b.year - a.year - (reached ? 0 : 1);
}
