import {
  defineIssue,
  type Issue,
  knownDay,
  type PartialDate,
  printDay,
} from "../../kernel/index.ts";

const dayUnknown = defineIssue(
  "ventilation.day-unknown",
  "A line of the ventilation log has no full date ({date}); it is not used.",
  "机械通气记录中有一行日期不完整（{date}），该行未使用。",
);
const impossibleHours = defineIssue(
  "ventilation.impossible-hours",
  "{hours} hours of ventilation on {day}: a day has 24. The line is not used.",
  "{day} 记录的通气时长为 {hours} 小时，一日只有24小时，该行未使用。",
);
const conflicting = defineIssue(
  "ventilation.conflicting-lines",
  "Two lines of the ventilation log differ for {day}. The day counts as unknown where they disagree.",
  "机械通气记录中 {day} 有两行不一致；二者不能统一判断时该日按未知处理。",
);

/** One line of the log: hours of mechanical ventilation, invasive or not, on one day. */
export interface VentilatedDay {
  readonly day: PartialDate;
  readonly hours: number | undefined;
}

/** What counts as permanent, and over which days the log is read. */
export interface PermanentVentilationRule {
  readonly hoursPerDay: number;
  readonly consecutiveDays: number;
}

/** @source EMA/276404/2024; NCT04856982: at least 22 h a day for at least 21 consecutive days; tracheostomy alone is no event */
export const valorPermanentVentilation: PermanentVentilationRule = {
  hoursPerDay: 22,
  consecutiveDays: 21,
};

/**
 * What the log supports. `met`: a run of days all of which are known to reach the limit. `possible`: the days not
 * logged could complete one. The event itself is the adjudication committee's finding, never this.
 */
export interface VentilationFinding {
  readonly verdict: "met" | "possible" | "not-met";
  /** First day of the earliest run that is met, or that could be. */
  readonly since: PartialDate | undefined;
  /** The day on which that run is long enough. */
  readonly reached: PartialDate | undefined;
  /** Days of that run that nobody logged, or logged without hours: what to ask for. */
  readonly unknownDays: readonly PartialDate[];
  readonly issues: readonly Issue[];
}

/**
 * Looks for permanent ventilation from `from` to `to` (both included, both known to the day). A day that is not in the
 * log is unknown: neither without ventilation nor with it.
 *
 * @example
 * permanentVentilation([{ day: "2025-03-01", hours: 4 }], "2025-03-01", "2025-03-21").verdict // => "not-met"
 * permanentVentilation([], "2025-03-01", "2025-03-21").verdict // => "possible"
 */
export function permanentVentilation(
  log: readonly VentilatedDay[],
  from: PartialDate,
  to: PartialDate,
  rule: PermanentVentilationRule = valorPermanentVentilation,
): VentilationFinding {
  const issues: Issue[] = [];
  const reached = daysReached(log, rule.hoursPerDay, issues);
  const first = knownDay(from);
  const last = knownDay(to);
  const sure = runOf(first, last, rule.consecutiveDays, (day) => reached.get(day) === true);
  const possible =
    sure ?? runOf(first, last, rule.consecutiveDays, (day) => reached.get(day) !== false);
  if (possible === undefined) {
    return { verdict: "not-met", since: undefined, reached: undefined, unknownDays: [], issues };
  }
  const run = Array.from({ length: rule.consecutiveDays }, (_, index) => possible + index);
  return {
    verdict: sure === undefined ? "possible" : "met",
    since: printDay(possible),
    reached: printDay(possible + rule.consecutiveDays - 1),
    unknownDays: run.filter((day) => reached.get(day) === undefined).map(printDay),
    issues,
  };
}

/** Of each logged day whether it reaches the limit. */
function daysReached(
  log: readonly VentilatedDay[],
  limit: number,
  issues: Issue[],
): Map<number, boolean | undefined> {
  const reached = new Map<number, boolean | undefined>();
  const hoursOf = new Map<number, number>();
  for (const [index, { day: date, hours }] of log.entries()) {
    const day = knownDay(date);
    if (day === undefined) {
      issues.push(dayUnknown([index, "day"], { date }));
    } else if (hours !== undefined && (hours < 0 || hours > 24 || !Number.isFinite(hours))) {
      issues.push(impossibleHours([index, "hours"], { hours, day: printDay(day) }));
    } else if (hours !== undefined) {
      const earlier = hoursOf.get(day);
      const holds = hours >= limit;
      if (earlier !== undefined && earlier !== hours) {
        issues.push(conflicting([index, "hours"], { day: printDay(day) }));
      }
      const agrees = !reached.has(day) || reached.get(day) === holds;
      reached.set(day, agrees ? holds : undefined);
      hoursOf.set(day, hours);
    }
  }
  return reached;
}

/** The first day of the earliest run of so many days that all hold. */
function runOf(
  first: number | undefined,
  last: number | undefined,
  length: number,
  holds: (day: number) => boolean,
): number | undefined {
  if (first === undefined || last === undefined) return undefined;
  let held = 0;
  for (let day = first; day <= last; day++) {
    held = holds(day) ? held + 1 : 0;
    if (held === length) return day - length + 1;
  }
  return undefined;
}
