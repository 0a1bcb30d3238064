import { daySpan, type PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { instancesOf, nextDoseOf, type ParticipantState, scheduleOf } from "../../engine/index.ts";

export const lanes = ["course", "visit", "dose", "event"] as const;
export type Lane = (typeof lanes)[number];

/** Something on a participant's time line: a point, or a stretch of days. Days are day numbers. */
export interface TimelineItem {
  readonly lane: Lane;
  readonly kind:
    | "window"
    | "held"
    | "outside"
    | "skipped"
    | "given"
    | "dose-window"
    | "adverse"
    | "serious"
    | "consent"
    | "status";
  readonly first: number;
  readonly last: number;
  readonly date: PartialDate;
  /** What it is: a visit's id, a dose's number, an event's name, a status. */
  readonly what: string;
  /** Where it can be opened. */
  readonly key?: string;
  readonly line?: number;
  readonly days?: number;
}

/** Everything of a record that has a date, and every window that is still to come. */
export function timelineOf(study: Study, participant: ParticipantState): TimelineItem[] {
  const items: TimelineItem[] = [];
  const point = (date: PartialDate, item: Omit<TimelineItem, "first" | "last" | "date">): void => {
    const { first, last } = daySpan(date);
    items.push({ ...item, date, first, last });
  };
  for (const { visit, key, status, window, date, daysOutside = 0 } of scheduleOf(
    study,
    participant,
  )) {
    if (window !== undefined) {
      const first = daySpan(window.earliest).first;
      const last = daySpan(window.latest).last;
      items.push({
        lane: "visit",
        kind: "window",
        what: visit,
        key,
        first,
        last,
        date: window.due,
      });
    }
    if (date !== undefined && status === "held") {
      const kind = daysOutside === 0 ? "held" : "outside";
      point(date, { lane: "visit", kind, what: visit, key, days: daysOutside });
    }
  }
  participant.doses.forEach(({ date, line }, index) =>
    point(date, { lane: "dose", kind: "given", what: String(index + 1), line }),
  );
  const next = nextDoseOf(study, participant);
  if (next !== undefined) {
    const first = daySpan(next.earliest).first;
    const last = daySpan(next.latest).last;
    items.push({
      lane: "dose",
      kind: "dose-window",
      what: String(next.dose),
      first,
      last,
      date: next.due,
    });
  }
  items.push(...adverseEvents(study, participant));
  for (const { version, date } of participant.consents) {
    if (typeof date === "string") point(date, { lane: "course", kind: "consent", what: version });
  }
  for (const [event, date] of Object.entries(participant.dates)) {
    if (event !== "consented") point(date, { lane: "course", kind: "status", what: event });
  }
  return items;
}

function adverseEvents(study: Study, participant: ParticipantState): TimelineItem[] {
  const form = study.forms.find(({ purpose }) => purpose === "adverse-event");
  if (form?.dateField === undefined) return [];
  const { id, dateField } = form;
  return instancesOf(participant, id).flatMap(({ values, line }): TimelineItem[] => {
    const onset = values[dateField];
    if (typeof onset !== "string") return [];
    const { first, last } = daySpan(onset);
    const end = values["end"];
    const term = values["term"];
    return [
      {
        lane: "event",
        kind: values["serious"] === true ? "serious" : "adverse",
        what: typeof term === "string" ? term : id,
        first,
        last: typeof end === "string" ? daySpan(end).last : last,
        date: onset,
        ...(line === undefined ? {} : { line }),
      },
    ];
  });
}

export const ranges = ["all", "month", "quarter", "year"] as const;
export type Range = (typeof ranges)[number];
const halves: Readonly<Record<Exclude<Range, "all">, number>> = {
  month: 21,
  quarter: 60,
  year: 200,
};

/** Which days a picture shows: everything with some room, or a stretch around today. */
export function rangeDays(
  items: readonly TimelineItem[],
  today: number,
  range: Range,
): readonly [first: number, last: number] {
  if (range !== "all") return [today - halves[range], today + halves[range]];
  const first = Math.min(today, ...items.map((item) => item.first));
  const last = Math.max(today, ...items.map((item) => item.last));
  const room = Math.max(3, Math.round((last - first) * 0.03));
  return [first - room, last + room];
}

/** Puts items that would lie on each other into rows of a lane; the number of rows, and each item's row. */
export function stackItems(
  items: readonly TimelineItem[],
  daysApart: number,
): { readonly rows: number; readonly rowOf: ReadonlyMap<TimelineItem, number> } {
  const ends: number[] = [];
  const rowOf = new Map<TimelineItem, number>();
  for (const item of [...items].sort((a, b) => a.first - b.first)) {
    const free = ends.findIndex((end) => end + daysApart < item.first);
    const row = free === -1 ? ends.length : free;
    ends[row] = item.last;
    rowOf.set(item, row);
  }
  return { rows: Math.max(1, ends.length), rowOf };
}

/** The first days of months, or of years, between two days: what stands under the picture. */
export function axisTicks(
  first: number,
  last: number,
): readonly { readonly day: number; readonly year: number; readonly month: number }[] {
  const ticks = [];
  const months = (last - first) / 30;
  const step = months > 60 ? 12 : months > 24 ? 6 : months > 12 ? 3 : 1;
  const start = new Date(first * 86_400_000);
  for (let index = 0; index < 400; index++) {
    const month = start.getUTCMonth() + index;
    const day = Date.UTC(start.getUTCFullYear(), month, 1) / 86_400_000;
    if (day > last) break;
    if (day >= first && (((month % 12) + 12) % 12) % step === 0) {
      const at = new Date(day * 86_400_000);
      ticks.push({ day, year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 });
    }
  }
  return ticks;
}
