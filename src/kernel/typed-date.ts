import { calendarDate } from "./civil.ts";
import { describeDate, monthNamed, printTypedDate } from "./date-words.ts";
import { defineIssue, type Issue, issueText } from "./issue.ts";
import { type Language, type Text, text } from "./message.ts";
import { addDays, knownDay, type PartialDate, readPartialDate } from "./partial-date.ts";
import { plainTyping } from "./typed-text.ts";

/** What the words `t` (today) and `v` (visit) stand for. */
export interface TypedDateContext {
  /** The date on the wall at the site, known to the day. */
  readonly today: PartialDate;
  /** The date of the visit that the form belongs to, as far as it is known. */
  readonly visitDate?: PartialDate | undefined;
}

/** What a typed date says: a date as far as it is known, that it is unknown, or why it cannot be read. */
export type TypedDate =
  | {
      readonly kind: "date";
      readonly date: PartialDate;
      /** What was typed, where it said more than the date can hold: the day of an unknown month. */
      readonly typed?: string;
    }
  | { readonly kind: "unknown" }
  | Issue;

type Path = readonly (string | number)[];

const unreadable = defineIssue(
  "date.unreadable",
  "“{typed}” cannot be read as a date. Type it like 14 JAN 2024; where parts are unknown, JAN 2024 or 2024.",
  "“{typed}”无法识别为日期。请按“2024-01-14”的格式填写；部分不详时填写“2024-01”或“2024”。",
);
const nonesuch = defineIssue(
  "date.nonesuch",
  "There is no such date in {year}.",
  "{year} 年没有该日期。",
);
const ambiguous = defineIssue(
  "date.ambiguous",
  "{typed} can be read two ways. Type {first} or {second}.",
  "“{typed}”有两种读法，请填写“{first}”或“{second}”。",
);
const yearUnclear = defineIssue(
  "date.year-unclear",
  "The year in “{typed}” is not clear. Type it with four digits, 1800 to 2199.",
  "“{typed}”的年份不明确。请填写四位年份（1800 至 2199）。",
);
const visitUndated = defineIssue(
  "date.visit-undated",
  "“{typed}” counts from the visit, whose date is not known to the day. Type the date.",
  "“{typed}”以访视日期为准，但该访视日期尚未精确到日。请直接填写日期。",
);

const UNKNOWN = "UNK?|--|不详|未知";
const NUMBER = `\\d{1,2}|${UNKNOWN}`;
const SEPARATOR = "[-/. ]";

const partUnknown = new RegExp(`^(?:${UNKNOWN})$`);
const wholeUnknown = new RegExp(
  `^(?:${UNKNOWN}|UNKNOWN|(?:UNK?|--)(${SEPARATOR}?)(?:UNK?|--)\\1(?:UNK?|UNUN|UNKN|--|----))$`,
);
const relative = /^([TV])(?: ?([+-]) ?(\d{1,4}))?$/;
const inChinese = new RegExp(`^(\\d{4}|\\d{2})年(?:(${NUMBER})月(?:(${NUMBER})[日号]?)?)?$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearFirst = new RegExp(
  `^(\\d{4})(?:(${SEPARATOR})(${NUMBER}|[A-Z]{3,9})(?:\\2(${NUMBER}))?)?$`,
);
const dayMonthYear = new RegExp(
  `^(?:(${NUMBER})${SEPARATOR}?)?([A-Z]{3,9})${SEPARATOR}?(\\d{4}|\\d{2})$`,
);
const monthDayYear = /^([A-Z]{3,9})[-/. ]?(\d{1,2})(?:, ?|[-/. ])(\d{4})$/;
const numbersYearLast = new RegExp(
  `^(?:(${NUMBER})(${SEPARATOR}))?(${NUMBER})${SEPARATOR}(\\d{4})$`,
);
const yearMissing =
  /^(?:\d{1,2}[-/. ]?[A-Z]{3,9}|\d{1,2}[-/.]\d{1,2}|\d{1,2}月\d{1,2}[日号]?|\d{1,2}([-/. ])\d{1,2}\1\d{2})$/;

/**
 * Reads a date as people type it: `14jan24`, `14 JAN 2024`, `2024-01-14`, `20240114`, `2024年1月14日`;
 * with unknown parts `UN-JAN-2024`, `jan 2024`, `2024-01`, `2024`; unknown as a whole `UN-UN-UN`, `unk`, `不详`;
 * counted `t`, `t-1`, `v`, `v+2`. Full-width characters count as their ASCII forms. Only the known part is kept.
 *
 * A two-digit year is the one from 94 years before today's year to 5 years after it. Numbers alone that could be
 * day and month or month and day (`03/04/2024`) are never guessed.
 *
 * Issues: `date.unreadable`, `date.nonesuch`, `date.ambiguous`, `date.year-unclear`, `date.visit-undated`.
 *
 * @example readTypedDate("UN-JAN-2024", { today: "2026-01-14" }) // { kind: "date", date: "2024-01" }
 */
export function readTypedDate(
  typed: string,
  context: TypedDateContext,
  path: Path = [],
): TypedDate {
  const original = typed.trim();
  const plain = plainTyping(typed);
  if (wholeUnknown.test(plain)) return { kind: "unknown" };
  const counted = relative.exec(plain);
  if (counted !== null) return readRelative(original, counted, context, path);

  const build = (year: string, month?: string, day?: string): TypedDate =>
    buildDate(original, fullYear(year, context.today), month, day, path);

  const chinese = inChinese.exec(plain.replaceAll(" ", ""));
  if (chinese !== null) return build(chinese[1] ?? "", chinese[2], chinese[3]);
  const digits = compact.exec(plain);
  if (digits !== null) return build(digits[1] ?? "", digits[2], digits[3]);
  const iso = yearFirst.exec(plain);
  if (iso !== null) return build(iso[1] ?? "", iso[3], iso[4]);
  const american = monthDayYear.exec(plain);
  if (american !== null) return build(american[3] ?? "", american[1], american[2]);
  const named = dayMonthYear.exec(plain);
  if (named !== null) {
    const [, day, month, year = ""] = named;
    // "jan 24" may be the 24th of a January as well as January 2024
    if (day === undefined && year.length === 2) return yearUnclear(path, { typed: original });
    return build(year, month, day);
  }
  const numbers = numbersYearLast.exec(plain);
  if (numbers !== null) {
    const [, first, , second, year = ""] = numbers;
    if (first === undefined) return build(year, second);
    return choose(original, build(year, second, first), build(year, first, second), path);
  }
  if (yearMissing.test(plain)) return yearUnclear(path, { typed: original });
  return unreadable(path, { typed: original });
}

function readRelative(
  typed: string,
  [, word, sign, count = "0"]: RegExpExecArray,
  context: TypedDateContext,
  path: Path,
): TypedDate {
  const base = (word === "T" ? context.today : context.visitDate)?.slice(0, 10);
  if (base === undefined) return visitUndated(path, { typed });
  if (sign === undefined) return { kind: "date", date: base };
  const from = knownDay(base);
  if (from === undefined) return visitUndated(path, { typed });
  const days = sign === "-" ? -Number(count) : Number(count);
  const { year } = calendarDate(from + days);
  if (year < 1800 || year > 2199) return yearUnclear(path, { typed });
  return { kind: "date", date: addDays(base, days) };
}

function fullYear(typed: string, today: PartialDate): number {
  if (typed.length === 4) return Number(typed);
  const latest = Number(today.slice(0, 4)) + 5;
  return latest - ((latest - Number(typed)) % 100);
}

function buildDate(
  typed: string,
  year: number,
  month: string | undefined,
  day: string | undefined,
  path: Path,
): TypedDate {
  if (year < 1800 || year > 2199) return yearUnclear(path, { typed });
  const m = partNumber(month);
  const d = partNumber(day);
  if (m === "no month") return unreadable(path, { typed });
  if (m === undefined && d !== undefined) {
    const possible = Number(d) >= 1 && Number(d) <= 31;
    return possible ? { kind: "date", date: String(year), typed } : nonesuch(path, { year });
  }
  const parts = [String(year), m, d].filter((part) => part !== undefined);
  const date = readPartialDate(parts.join("-"));
  return date === undefined ? nonesuch(path, { year }) : { kind: "date", date };
}

/** Two digits of a day or month that is known; a word that names no month is `no month`. */
function partNumber(part: string | undefined): string | undefined {
  if (part === undefined || partUnknown.test(part)) return undefined;
  if (/^\d/.test(part)) return part.padStart(2, "0");
  return monthNamed(part)?.toString().padStart(2, "0") ?? "no month";
}

/** Of two readings the one that exists; where both do and differ, the question to the person. */
function choose(typed: string, first: TypedDate, second: TypedDate, path: Path): TypedDate {
  if (first.kind !== "date") return second.kind === "date" ? second : first;
  if (second.kind !== "date" || second.date === first.date) return first;
  return ambiguous(path, { typed, first: inWords(first.date), second: inWords(second.date) });
}

function inWords(date: PartialDate): Text {
  return text(printTypedDate(date, "en"), printTypedDate(date, "zh-CN"));
}

/**
 * What a typed date was taken for, to be shown beneath it before the field is left.
 *
 * @example describeTypedDate(readTypedDate("14jan24", { today: "2026-01-14" }), "en") // "14-JAN-2024 (Sun)"
 */
export function describeTypedDate(reading: TypedDate, language: Language): string {
  if (reading.kind === "issue") return issueText(reading, language);
  if (reading.kind === "unknown") return language === "en" ? "Unknown" : "不详";
  const words = describeDate(reading.date, language);
  if (reading.typed === undefined) return words;
  return language === "en"
    ? `${words}, typed "${reading.typed}"`
    : `${words}，原文“${reading.typed}”`;
}
