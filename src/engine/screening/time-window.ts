import { addDays, daySpan, type PartialDate } from "../../kernel/index.ts";
import type { Outlook } from "../../definition/index.ts";

/** When a criterion holds, as far ahead as is looked. */
export interface TimeWindow {
  /** The first day on which it will hold, where it does not today. */
  readonly holdsFrom?: PartialDate;
  /** The last day on which it holds, of the stretch that is running or comes next. */
  readonly holdsUntil?: PartialDate;
  /** The last day on which it held, where its time is over. */
  readonly heldUntil?: PartialDate;
}

/** When a condition will have the value that is wanted; nothing where time does not change it. */
export function timeWindowOf(outlook: Outlook | undefined, wanted: boolean): TimeWindow {
  const next = outlook?.periods.findIndex(({ value }) => value === wanted) ?? -1;
  const period = outlook?.periods[next];
  if (period === undefined) return {};
  return {
    ...(next === 0 ? {} : { holdsFrom: period.from }),
    ...(period.to === undefined ? {} : { holdsUntil: period.to }),
  };
}

/** The last day on which a condition had the value that was wanted; nothing where it never had, or has it still. */
export function heldUntil(
  past: Outlook | undefined,
  wanted: boolean,
): Pick<TimeWindow, "heldUntil"> {
  const last = past?.periods.findLast(({ value }) => value === wanted);
  return last?.to === undefined ? {} : { heldUntil: last.to };
}

/** The time in which one person can be treated in one study, as far as time decides it. */
export interface TreatmentWindow {
  /** The day from which the criteria that only wait will hold. */
  readonly opens?: PartialDate;
  /** The last day on which they all hold. */
  readonly closes?: PartialDate;
}

/** The window that the windows of single criteria leave together; none where they leave no day. */
export function together(windows: readonly TimeWindow[]): TreatmentWindow {
  const opens = outermost(
    windows.flatMap(({ holdsFrom = [] }) => holdsFrom),
    1,
  );
  const closes = outermost(
    windows.flatMap(({ holdsUntil = [] }) => holdsUntil),
    -1,
  );
  if (opens !== undefined && closes !== undefined && later(opens, closes)) return {};
  return { ...(opens === undefined ? {} : { opens }), ...(closes === undefined ? {} : { closes }) };
}

function outermost(dates: readonly PartialDate[], sign: 1 | -1): PartialDate | undefined {
  return dates.toSorted((a, b) => sign * (daySpan(b).first - daySpan(a).first))[0];
}

function later(a: PartialDate, b: PartialDate): boolean {
  return daySpan(a).first >= daySpan(addDays(b, 1)).first;
}
