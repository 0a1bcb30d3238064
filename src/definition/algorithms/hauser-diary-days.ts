import { knownDay, type PartialDate } from "../../kernel/index.ts";

export const diaryStates = ["ASLEEP", "OFF", "ON", "ON_MILD", "ON_TROUBLED"] as const;
export type DiaryStateCode = (typeof diaryStates)[number];

/** One mark: the half hour it stands in (0–47, from midnight) and the state. */
export interface DiaryMark {
  readonly slot: number;
  readonly state: DiaryStateCode;
}

/** Which days and which sets of days count. Every limit is the protocol's: none was found published. */
export interface DiaryRule {
  /** A day with more hours missing does not count. */
  readonly mostMissingHours: number;
  /** Fewer valid days give no value. */
  readonly leastValidDays: number;
  /** The days looked at are the last so many before the visit. */
  readonly daysBeforeVisit: number;
  /** Whether the valid days must follow one another. */
  readonly consecutive: boolean;
}

/** Hours of a day by state. A half hour with no mark, or with two different ones, is missing. */
export interface DiaryDay {
  readonly day: PartialDate;
  readonly offHours: number;
  readonly goodOnHours: number;
  readonly troubledHours: number;
  readonly awakeHours: number;
  readonly missingHours: number;
  /** OFF in a waking day of 16 hours; `undefined` of a day without waking hours. */
  readonly offNormalised: number | undefined;
}

/** The mean over the valid days before a visit. */
export interface DiaryValue {
  readonly offHours: number;
  readonly goodOnHours: number;
  readonly troubledHours: number;
  readonly offNormalised: number | undefined;
}

const slots = 48;

/** Reads one day of the home diary. @source Hauser 2000 and 2004 (PMID 10803796, 15390057); domain.md B8 */
export function diaryDay(day: PartialDate, marks: readonly DiaryMark[]): DiaryDay {
  const states = new Map<number, DiaryStateCode | undefined>();
  for (const { slot, state } of marks) {
    if (!Number.isInteger(slot) || slot < 0 || slot >= slots) continue;
    states.set(slot, states.has(slot) && states.get(slot) !== state ? undefined : state);
  }
  const hours = (...counted: readonly DiaryStateCode[]): number =>
    [...states.values()].filter((state) => state !== undefined && counted.includes(state)).length /
    2;
  const asleep = hours("ASLEEP");
  const awakeHours = hours("OFF", "ON", "ON_MILD", "ON_TROUBLED");
  const offHours = hours("OFF");
  return {
    day,
    offHours,
    goodOnHours: hours("ON", "ON_MILD"),
    troubledHours: hours("ON_TROUBLED"),
    awakeHours,
    missingHours: slots / 2 - asleep - awakeHours,
    offNormalised: awakeHours === 0 ? undefined : (offHours / awakeHours) * 16,
  };
}

/** Whether a day counts. */
export function isValidDiaryDay(day: DiaryDay, rule: Pick<DiaryRule, "mostMissingHours">): boolean {
  return day.missingHours <= rule.mostMissingHours;
}

/**
 * The value of a visit: the mean over the valid days of the stretch before it, and which days those were.
 * A day that was filled in twice does not count. No value while too few count.
 */
export function diaryValue(
  days: readonly DiaryDay[],
  visit: PartialDate,
  rule: DiaryRule,
): { readonly value: DiaryValue | undefined; readonly used: readonly PartialDate[] } {
  const held = knownDay(visit);
  const inTime = days.filter(({ day }) => {
    const number = knownDay(day);
    if (held === undefined || number === undefined) return false;
    return number < held && number >= held - rule.daysBeforeVisit;
  });
  const once = inTime.filter(({ day }) => inTime.filter((other) => other.day === day).length === 1);
  const valid = once
    .filter((day) => isValidDiaryDay(day, rule))
    .sort((a, b) => (knownDay(a.day) ?? 0) - (knownDay(b.day) ?? 0));
  const chosen = rule.consecutive ? lastRun(valid, rule.leastValidDays) : valid;
  if (chosen.length < Math.max(1, rule.leastValidDays)) return { value: undefined, used: [] };
  const mean = (of: (day: DiaryDay) => number): number =>
    chosen.reduce((sum, day) => sum + of(day), 0) / chosen.length;
  const hasAwake = chosen.every(({ offNormalised }) => offNormalised !== undefined);
  return {
    value: {
      offHours: mean((day) => day.offHours),
      goodOnHours: mean((day) => day.goodOnHours),
      troubledHours: mean((day) => day.troubledHours),
      offNormalised: hasAwake ? mean((day) => day.offNormalised ?? 0) : undefined,
    },
    used: chosen.map(({ day }) => day),
  };
}

/** The latest stretch of consecutive days that is long enough. */
function lastRun(valid: readonly DiaryDay[], least: number): readonly DiaryDay[] {
  const runs: DiaryDay[][] = [];
  for (const day of valid) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const follows = before !== undefined && knownDay(day.day) === (knownDay(before.day) ?? 0) + 1;
    if (run !== undefined && follows) run.push(day);
    else runs.push([day]);
  }
  return runs.findLast((run) => run.length >= least) ?? [];
}
