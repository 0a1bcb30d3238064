import { Fault } from "./fault.ts";
import type { Branded } from "./id.ts";
import { knownTo, readPartialDate, secondSpan } from "./partial-date.ts";

const MS_PER_DAY = 86_400_000;

/**
 * A moment in UTC, to the millisecond, printed `2026-01-14T03:00:00.000Z`:
 * the order of the texts is the order of the moments.
 */
export type Instant = Branded<"Instant">;

/** An IANA time zone name, such as `Asia/Shanghai`. */
export type Zone = Branded<"Zone">;

const spelling =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * Reads an instant, `2026-01-14T11:00:00+08:00`; seconds and their fraction may be left out, digits beyond the
 * millisecond are cut off. Offsets are turned into UTC; a text without an offset is refused,
 * since it would mean different moments in different places.
 *
 * @throws Fault when the text is no instant: no offset, a day or time that does not exist (31 February, 24:00,
 * a leap second), or a year outside 0001 to 9999.
 */
export function instant(text: string): Instant {
  const match = spelling.exec(text);
  const local = match === null ? undefined : readPartialDate(`${match[1]}:${match[2] ?? "00"}`);
  if (local === undefined) throw new Fault(`not an instant with an offset: ${text}`);
  return instantOf(Date.parse(text));
}

const FIRST_MS = Date.parse("0001-01-01T00:00:00.000Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * The instant so many milliseconds after 1970-01-01T00:00Z; a fraction of a millisecond is cut off.
 *
 * @throws Fault outside the years 0001 to 9999, where the order of the texts would not be the order of the moments.
 */
export function instantOf(ms: number): Instant {
  if (!(ms >= FIRST_MS && ms <= LAST_MS))
    throw new Fault(`not an instant in years 1 to 9999: ${ms}`);
  return new Date(ms).toISOString() as Instant;
}

/** Milliseconds from 1970-01-01T00:00Z. */
export function msOf(at: Instant): number {
  return Date.parse(at);
}

/** An instant so many milliseconds later (earlier when negative). @throws Fault as {@link instantOf} does. */
export function later(at: Instant, ms: number): Instant {
  return instantOf(msOf(at) + ms);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(name);
  if (known !== undefined) return known;
  if (!/^[A-Za-z]/.test(name)) return undefined; // Intl also takes offsets such as +08:00, which are no zones
  try {
    const made = new Intl.DateTimeFormat("en-CA-u-ca-iso8601-nu-latn", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    const resolved = made.resolvedOptions().timeZone;
    if (resolved !== name && resolved.toLowerCase() === name.toLowerCase()) return undefined;
    formats.set(name, made);
    return made;
  } catch {
    return undefined;
  }
}

/**
 * Reads a zone name, in the spelling of the IANA database (`Europe/Berlin`, not `europe/berlin`).
 * The rules of the zones come with the platform, so a browser may know another edition than the server.
 *
 * @throws Fault when no such zone is known.
 */
export function zone(name: string): Zone {
  if (formatOf(name) === undefined) throw new Fault(`not an IANA time zone: ${name}`);
  return name as Zone;
}

/** Whether a name is a time zone that dates can be shown in. */
export function isZone(name: string): boolean {
  return formatOf(name) !== undefined;
}

/**
 * What the clock on the wall shows: `2026-01-14T11:00:00`, in the zone, to the second.
 *
 * @throws Fault within a day of the first and the last instant, where the local year may have no four digits.
 */
export function wallClock(at: Instant, where: Zone): string {
  const format = formatOf(where);
  if (format === undefined) throw new Fault(`not an IANA time zone: ${where}`);
  const ms = msOf(at);
  if (ms < FIRST_MS + MS_PER_DAY || ms > LAST_MS - MS_PER_DAY) {
    throw new Fault(`no wall clock shows ${at}`);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = value;
  return `${part["year"]?.padStart(4, "0")}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}:${part["second"]}`;
}

/** The calendar date on the wall, `2026-01-14`. */
export function localDate(at: Instant, where: Zone): string {
  return wallClock(at, where).slice(0, 10);
}

/**
 * The instant at which a zone's wall clock shows a local date and time (`2026-01-14T11:00`, seconds optional).
 * A time that a clock change skips is read with the offset before the change, so that the clock then shows as much
 * later as was skipped; a time that occurs twice is the first.
 *
 * @throws Fault when the text is no date and time known to the minute, or does not exist in the calendar.
 */
export function instantAt(local: string, where: Zone): Instant {
  const date = readPartialDate(local);
  if (date === undefined || !knownTo(date, "minute")) {
    throw new Fault(`not a local date and time: ${local}`);
  }
  const target = secondSpan(date).first * 1_000;
  // No offset is larger than 14 hours, so a day on either side lies before and after any change that matters.
  const before = offsetAt(instantOf(target - MS_PER_DAY), where);
  const after = offsetAt(instantOf(target + MS_PER_DAY), where);
  for (const offset of [before, after]) {
    const guess = instantOf(target - offset);
    if (offsetAt(guess, where) === offset) return guess;
  }
  return instantOf(target - before);
}

/** How far a zone's wall clock is ahead of UTC, in milliseconds. */
function offsetAt(at: Instant, where: Zone): number {
  const shown = secondSpan(wallClock(at, where)).first * 1_000;
  return shown - Math.floor(msOf(at) / 1_000) * 1_000;
}
