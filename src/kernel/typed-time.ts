import { describeTime, type PartialTime } from "./date-words.ts";
import { defineIssue, type Issue, issueText } from "./issue.ts";
import type { Language } from "./message.ts";
import { knownTo } from "./partial-date.ts";
import { readTypedDate, type TypedDate, type TypedDateContext } from "./typed-date.ts";
import { plainTyping } from "./typed-text.ts";

/** What a typed time says: a time of day as far as it is known, that it is unknown, or why it cannot be read. */
export type TypedTime =
  | { readonly kind: "time"; readonly time: PartialTime }
  | { readonly kind: "unknown" }
  | Issue;

type Path = readonly (string | number)[];

const unreadable = defineIssue(
  "time.unreadable",
  "“{typed}” cannot be read as a time. Type it like 09:30, on the 24-hour clock; 9:UN where the minute is unknown.",
  "“{typed}”无法识别为时间。请按 24 小时制填写，如“09:30”；分钟不详时填写“9:UN”。",
);
const nonesuch = defineIssue(
  "time.nonesuch",
  "There is no time {typed}; hours go to 23, minutes to 59.",
  "没有“{typed}”这一时间；小时为 0 至 23，分钟为 0 至 59。",
);
const nextDay = defineIssue(
  "time.next-day",
  "{typed} is 00:00 of the next day. Type that day and 00:00.",
  "{typed} 即次日 00:00。请填写次日日期和 00:00。",
);
const withoutDay = defineIssue(
  "time.without-day",
  "“{typed}” gives a time, but the day is not known. Leave the time out.",
  "“{typed}”填有时间，但日期未精确到日。请勿填写时间。",
);

const UNKNOWN = "UNK?|--|不详|未知";
const wholeUnknown = new RegExp(`^(?:${UNKNOWN}|UNKNOWN|(?:UNK?|--):(?:UNK?|--))$`);
const clock = new RegExp(`^(\\d{1,2})[:.](\\d{2}|${UNKNOWN})(?::(\\d{2}|${UNKNOWN}))?$`);
const compact = /^(\d{2})(\d{2})$/;
const inChinese = /^(\d{1,2})[时点](?:(\d{1,2})分?(?:(\d{1,2})秒?)?)?$/;

/**
 * Reads a time of day as people type it, on the 24-hour clock: `0930`, `9:30`, `09:30:15`, `9时30分`;
 * with an unknown minute `9:UN`, `9时`; unknown `UN`, `不详`. Full-width characters count as their ASCII forms.
 *
 * Issues: `time.unreadable`, `time.nonesuch`, `time.next-day` (24:00 belongs to the next day).
 *
 * @example readTypedTime("9:UN") // { kind: "time", time: "09" }
 */
export function readTypedTime(typed: string, path: Path = []): TypedTime {
  const original = typed.trim();
  const plain = plainTyping(typed);
  if (wholeUnknown.test(plain)) return { kind: "unknown" };
  const match =
    clock.exec(plain) ?? compact.exec(plain) ?? inChinese.exec(plain.replaceAll(" ", ""));
  if (match === null) return unreadable(path, { typed: original });
  const [hour = 0, minute, second] = match.slice(1).map(partNumber);
  if (minute === undefined && second !== undefined) return unreadable(path, { typed: original });
  if (hour === 24 && !minute && !second) return nextDay(path, { typed: original });
  if (hour > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) {
    return nonesuch(path, { typed: original });
  }
  const parts = [hour, minute, second].filter((part) => part !== undefined);
  return { kind: "time", time: parts.map((part) => String(part).padStart(2, "0")).join(":") };
}

function partNumber(part: string | undefined): number | undefined {
  return part !== undefined && /^\d+$/.test(part) ? Number(part) : undefined;
}

/** What a typed time was taken for: `09:30`, `09:UN`, `9 时（分不详）`. */
export function describeTypedTime(reading: TypedTime, language: Language): string {
  if (reading.kind === "issue") return issueText(reading, language);
  if (reading.kind === "unknown") return language === "en" ? "Unknown" : "不详";
  return describeTime(reading.time, language);
}

/**
 * Reads a date with or without a time after it: `14jan24 0930`, `2024-01-14T09:30`, `2024年1月14日 9时`.
 * A time that is unknown leaves the date alone; a time needs a date known to the day.
 *
 * Issues: those of {@link readTypedDate} and {@link readTypedTime}, and `time.without-day`.
 */
export function readTypedDateTime(
  typed: string,
  context: TypedDateContext,
  path: Path = [],
): TypedDate {
  const whole = readTypedDate(typed, context, path);
  if (whole.kind !== "issue" || whole.code !== "date.unreadable") return whole;
  const parts = /^(.+?(?:[日号](?=.)|(?<=\d)T(?=\d)| ))([^ ]+)$/.exec(plainTyping(typed));
  if (parts === null) return whole;
  const date = readTypedDate((parts[1] ?? "").replace(/T$/, ""), context, path);
  if (date.kind !== "date") return date.kind === "unknown" ? whole : date;
  const time = readTypedTime(parts[2] ?? "", path);
  if (time.kind === "issue") return time;
  if (time.kind === "unknown") return date;
  if (!knownTo(date.date, "day")) return withoutDay(path, { typed: typed.trim() });
  return { kind: "date", date: `${date.date}T${time.time}` };
}
