import { dayNumber } from "./civil.ts";
import type { Language } from "./message.ts";
import type { PartialDate } from "./partial-date.ts";

/** A time of day as far as it is known: `09`, `09:30` or `09:30:15`; what follows the `T` of a {@link PartialDate}. */
export type PartialTime = string;

const months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
// 1970-01-01, day 0, was a Thursday.
const weekdays = "Thu Fri Sat Sun Mon Tue Wed".split(" ");
const weekdaysInChinese = "四五六日一二三";

/**
 * A date in the words of a language, unknown parts named: `UN-JAN-2024`, `2024年1月（日不详）`,
 * `14-JAN-2024 (Sun)`, `2024-01-14（周日）`, with its time where it has one. The date must be in its stored spelling.
 */
export function describeDate(date: PartialDate, language: Language): string {
  const day = describeDay(date.slice(0, 10), language);
  if (date.length <= 10) return day;
  const time = describeTime(date.slice(11), language);
  return language === "en" ? `${day} ${time}` : `${day}${time}`;
}

function describeDay(date: PartialDate, language: Language): string {
  const [year = "", month, day] = date.split("-");
  const name = months[Number(month) - 1] ?? "UN";
  if (month === undefined || day === undefined) {
    if (language === "en") return `UN-${name}-${year}`;
    return month === undefined
      ? `${year}年（月、日不详）`
      : `${year}年${Number(month)}月（日不详）`;
  }
  const number = dayNumber(Number(year), Number(month), Number(day));
  const weekday = ((number % 7) + 7) % 7;
  return language === "en"
    ? `${day}-${name}-${year} (${weekdays[weekday]})`
    : `${date}（周${weekdaysInChinese[weekday]}）`;
}

/** A time of day in the words of a language: `09:30`; where the minute is unknown `09:UN`, `9 时（分不详）`. */
export function describeTime(time: PartialTime, language: Language): string {
  if (time.length > 2) return time;
  return language === "en" ? `${time}:UN` : `${Number(time)} 时（分不详）`;
}

/**
 * A date as one would type it without doubt, shorter than {@link describeDate}: `3 APR 2026`, `APR 2026`, `2026`;
 * in Chinese the stored spelling, `2026-04-03`. The date must not have a time.
 */
export function printTypedDate(date: PartialDate, language: Language): string {
  if (language === "zh-CN") return date;
  const [year = "", month, day] = date.split("-");
  const parts = [day && String(Number(day)), month && months[Number(month) - 1], year];
  return parts.filter((part) => part !== undefined).join(" ");
}

/** The month, 1 … 12, that an English name or its first three letters stand for, in capitals. */
export function monthNamed(word: string): number | undefined {
  const index = months.indexOf(word.slice(0, 3));
  if (index === -1) return undefined;
  return word.length === 3 || word === "SEPT" || word === fullNames[index] ? index + 1 : undefined;
}

const fullNames =
  "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER".split(
    " ",
  );
