import { dayNumber, daysInMonth, printDay } from "./civil.ts";
import { Fault } from "./fault.ts";

/**
 * A date known as far as it is known: `2019`, `2019-06`, `2019-06-14`, `2019-06-14T11`, `2019-06-14T11:45`
 * or `2019-06-14T11:45:30`. Only the known part is kept; nothing is imputed.
 *
 * @source ISO 8601 reduced precision, as CDISC SDTMIG 4.4.2 uses it
 */
export type PartialDate = string;

/** How far a date is known. */
export type Precision = "year" | "month" | "day" | "hour" | "minute" | "second";

/** The first and last value that a partly known quantity may have, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const pattern =
  /^(\d{4})(?:-(\d{2}|UN)(?:-(\d{2}|UN)(?:T(\d{2}|UN)(?::(\d{2}|UN)(?::(\d{2}|UN))?)?)?)?)?$/;

const precisions: readonly Precision[] = ["year", "month", "day", "hour", "minute", "second"];

/**
 * Reads a date that may be partly unknown and returns it in its shortest spelling:
 * `2019-06-UN` becomes `2019-06`. Returns `undefined` for what is no date
 * (a month 13, 31 February, the year 0000, a known day in an unknown month, an hour 24).
 * What people type is read by `readTypedDate`; this is the stored spelling.
 */
export function readPartialDate(typed: string): PartialDate | undefined {
  const match = pattern.exec(typed);
  if (match === null) return undefined;
  const [, y, mo, d, h, mi, s] = match;
  const parts = [y, mo, d, h, mi, s];
  const known = parts.indexOf("UN");
  if (known !== -1 && parts.slice(known).some((part) => part !== undefined && part !== "UN"))
    return undefined;
  const number = (place: number, least: number) =>
    known !== -1 && place >= known ? least : Number(parts[place] ?? least);
  const year = number(0, 0);
  const month = number(1, 1);
  const day = number(2, 1);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  if (number(3, 0) > 23 || number(4, 0) > 59 || number(5, 0) > 59) return undefined;
  // The year has four characters; each part after it two, and a separator before them.
  return known === -1 ? typed : typed.slice(0, 4 + 3 * (known - 1));
}

/** How far a date is known. The date must be in its shortest spelling. */
export function precisionOf(date: PartialDate): Precision {
  const length = date.length;
  const index =
    length <= 4 ? 0 : length <= 7 ? 1 : length <= 10 ? 2 : length <= 13 ? 3 : length <= 16 ? 4 : 5;
  return precisions[index] ?? "second";
}

/** The days a date may be, as day numbers: `2019-06` is 2019-06-01 … 2019-06-30. */
export function daySpan(date: PartialDate): Span {
  const year = Number(date.slice(0, 4));
  if (date.length <= 4) {
    return { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) };
  }
  const month = Number(date.slice(5, 7));
  if (date.length <= 7) {
    const first = dayNumber(year, month, 1);
    return { first, last: first + daysInMonth(year, month) - 1 };
  }
  const day = dayNumber(year, month, Number(date.slice(8, 10)));
  return { first: day, last: day };
}

/** The seconds a date and time may be, counted from 1970-01-01T00:00 on the same wall clock. */
export function secondSpan(date: PartialDate): Span {
  const days = daySpan(date);
  if (date.length <= 10) {
    return { first: days.first * 86_400, last: days.last * 86_400 + 86_399 };
  }
  const hour = days.first * 86_400 + Number(date.slice(11, 13)) * 3_600;
  if (date.length <= 13) return { first: hour, last: hour + 3_599 };
  const minute = hour + Number(date.slice(14, 16)) * 60;
  if (date.length <= 16) return { first: minute, last: minute + 59 };
  const second = minute + Number(date.slice(17, 19));
  return { first: second, last: second };
}

/** The day number of a date known to the day, else `undefined`. */
export function knownDay(date: PartialDate): number | undefined {
  return date.length >= 10 ? daySpan(date).first : undefined;
}

/**
 * A date so many days later (earlier when negative), printed to the day.
 *
 * @throws Fault when the date is not known to the day, or the result is not in the years 1 to 9999.
 */
export function addDays(date: PartialDate, days: number): PartialDate {
  const day = knownDay(date);
  if (day === undefined) throw new Fault(`${date} is not known to the day`);
  return printDay(day + days);
}

/** Whether a date is known at least to the given precision. */
export function knownTo(date: PartialDate, precision: Precision): boolean {
  return precisions.indexOf(precisionOf(date)) >= precisions.indexOf(precision);
}
