import { daySpan, type PartialDate, secondSpan } from "../../kernel/index.ts";
import { dateIn, type Datum, isMissing, numberOf } from "../datum.ts";

/**
 * What an expression gives for one participant at one moment. `undefined` is unknown.
 *
 * Dates are day numbers, dates with time are seconds on the wall clock, both from 1970-01-01;
 * times of day are seconds. Codes and texts are strings; ticked codes are a list.
 */
export type Value = number | string | boolean | Interval | CodeSet | readonly string[] | undefined;

/** A number of which only is known that it lies from `first` to `last`. `first < last`. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/** One of these codes, it is not known which. At least two. */
export interface CodeSet {
  readonly codes: readonly string[];
}

export function isInterval(value: Value): value is Interval {
  return typeof value === "object" && "first" in value;
}

export function isCodeSet(value: Value): value is CodeSet {
  return typeof value === "object" && "codes" in value;
}

/** A number known to lie between two; the number itself when both are the same; unknown when either is none. */
export function interval(first: number, last: number): number | Interval | undefined {
  if (first === last) return Number.isFinite(first) ? first : undefined;
  return Number.isFinite(first) && Number.isFinite(last) && first < last
    ? { first, last }
    : undefined;
}

/** The ends of a number or interval; `undefined` for anything else. */
export function endsOf(value: Value): Interval | undefined {
  if (typeof value === "number") return { first: value, last: value };
  return isInterval(value) ? value : undefined;
}

/** Whether a field was answered: it holds something that is not a reason for missing. */
export function isAnswered(datum: Datum | undefined): boolean {
  // `own["constructor"]` is a function that no one entered.
  return datum !== undefined && typeof datum !== "function" && !isMissing(datum);
}

/** Reads what a record holds as values of one kind; everything else, such as a missing value, is unknown. */
export const readDatum = {
  number: (datum: Datum | undefined): Value => numberOf(datum),
  boolean: (datum: Datum | undefined): Value => (typeof datum === "boolean" ? datum : undefined),
  text: (datum: Datum | undefined): Value => (typeof datum === "string" ? datum : undefined),
  date: (datum: Datum | undefined): Value => {
    const date = dateIn(datum);
    return date === undefined ? undefined : dayOf(date);
  },
  datetime: (datum: Datum | undefined): Value => {
    const date = dateIn(datum);
    return date === undefined ? undefined : secondOf(date);
  },
  time: (datum: Datum | undefined): Value =>
    typeof datum === "string" ? secondsOfDay(datum) : undefined,
  code: (datum: Datum | undefined): Value => {
    if (typeof datum === "string") return datum;
    if (!isList(datum)) return undefined;
    const codes = [...new Set(datum)];
    return codes.length > 1 ? { codes } : codes[0];
  },
  choices: (datum: Datum | undefined): Value => (isList(datum) ? datum : undefined),
  mark: (): Value => undefined,
  wrong: (): Value => undefined,
};

function isList(datum: Datum | undefined): datum is readonly string[] {
  return Array.isArray(datum);
}

/** The day of a date as far as it is known. Of a date with time, the day. What is no date is unknown. */
export function dayOf(date: PartialDate): Value {
  const { first, last } = daySpan(date);
  return interval(first, last);
}

/**
 * The second of a date with time as far as it is known. Clinical times are recorded to the minute:
 * `11:45` is 11:45:00 exactly, not some moment before 11:46. A time without minutes is the whole hour.
 */
export function secondOf(date: PartialDate): Value {
  const { first, last } = secondSpan(date);
  return date.length === 16 ? first : interval(first, last);
}

/** The day of a moment, or of a stretch between moments. */
export function dayOfSecond(value: Value): Value {
  if (typeof value === "number") return Math.floor(value / 86_400);
  if (!isInterval(value)) return undefined;
  return interval(Math.floor(value.first / 86_400), Math.floor(value.last / 86_400));
}

const timePattern = /^([01]\d|2[0-3])(?::([0-5]\d)(?::([0-5]\d))?)?$/;

/** The second of the day of a time such as `08:30`, `08:30:15`, or of the hour `08`. */
export function secondsOfDay(time: string): Value {
  const match = timePattern.exec(time);
  if (match === null) return undefined;
  const hour = Number(match[1]) * 3_600;
  if (match[2] === undefined) return interval(hour, hour + 3_599);
  return hour + Number(match[2]) * 60 + Number(match[3] ?? 0);
}
