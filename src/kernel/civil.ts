import { Fault } from "./fault.ts";

/**
 * Calendar arithmetic on the proleptic Gregorian calendar, without clock and without zone.
 * A *day number* counts days from 1970-01-01, which is day 0.
 */

const YEARS_PER_CYCLE = 400;
const DAYS_PER_CYCLE = 146_097;
/** Days from 1 March of the year 0 to 1970-01-01. */
const MARCH_YEAR_0 = 719_468;
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

/**
 * The day number of a calendar date; `month` is 1 … 12. The date must exist.
 *
 * Years begin in March here, so that the leap day is the last of its year, and repeat after 400 of them.
 */
export function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(marchYear / YEARS_PER_CYCLE);
  const inCycle = marchYear - cycle * YEARS_PER_CYCLE;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(inCycle / 4) - Math.floor(inCycle / 100);
  return cycle * DAYS_PER_CYCLE + inCycle * 365 + leapDays + inYear - MARCH_YEAR_0;
}

/** The calendar date of a day number. */
export function calendarDate(day: number): { year: number; month: number; day: number } {
  const cycle = Math.floor((day + MARCH_YEAR_0) / DAYS_PER_CYCLE);
  const inCycle = day + MARCH_YEAR_0 - cycle * DAYS_PER_CYCLE;
  // The days that leap years have put in before this one.
  const leapDays =
    Math.floor(inCycle / 1_460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096);
  const marchYear = Math.floor((inCycle - leapDays) / 365);
  const inYear =
    inCycle - (marchYear * 365 + Math.floor(marchYear / 4) - Math.floor(marchYear / 100));
  const marchMonth = Math.floor((5 * inYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: cycle * YEARS_PER_CYCLE + marchYear + (month > 2 ? 0 : 1),
    month,
    day: inYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
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
  const date = calendarDate(day);
  const month = date.month < 10 ? `0${date.month}` : `${date.month}`;
  const ofMonth = date.day < 10 ? `0${date.day}` : `${date.day}`;
  return `${`${date.year}`.padStart(4, "0")}-${month}-${ofMonth}`;
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
