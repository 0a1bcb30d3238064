import { defineIssue, type Issue } from "../../../kernel/index.ts";
import type { Placement } from "../calendar.ts";
import type { Rule } from "../rule.ts";
import type { Study } from "../../study.ts";
import type { Visit } from "../../visit.ts";

const impossible = defineIssue(
  "check.window.impossible",
  "Visit {visit} is possible from day {earliest} to day {latest}, which is never. Put the window's ends the right way round.",
  "访视 {visit} 的时间窗为第 {earliest} 天至第 {latest} 天，不可能满足。请更正时间窗。",
);
const target = defineIssue(
  "check.window.target",
  "Visit {visit} is best held on day {target}, outside of its window of day {earliest} to {latest}. Move the day or the window.",
  "访视 {visit} 的目标日为第 {target} 天，不在时间窗（第 {earliest} 天至第 {latest} 天）内。请更正目标日或时间窗。",
);
const wholeDays = defineIssue(
  "check.window.whole-days",
  "Visit {visit} is timed in parts of a day ({days}). Days are whole numbers.",
  "访视 {visit} 的时间含小数天（{days}），天数应为整数。",
);
const overlap = defineIssue(
  "check.window.overlap",
  "The windows of {visit} and {other} share {days}, counted from the same day: on these it is open which visit is held. Narrow one of them.",
  "访视 {visit} 与 {other} 自同一起点计算的时间窗在{days}重叠，届时无法确定是哪次访视。请缩小其中一个时间窗。",
);
const repeats = defineIssue(
  "check.visit.repeats",
  "Visit {visit} repeats every {days} days, {times}. The interval is a whole number of at least 1, and so is the number of times.",
  "访视 {visit} 每 {days} 天重复，{times}。间隔天数与次数均应为不小于 1 的整数。",
);
const repeatsOverlap = defineIssue(
  "check.window.repeats-overlap",
  "Visit {visit} repeats every {days} days but may be {early} days early, so that two of its times could fall on one day. Narrow the window.",
  "访视 {visit} 每 {days} 天重复，但可提前 {early} 天，两次访视可能落在同一天。请缩小时间窗。",
);

/** Every window can be kept. */
export const windows: Rule = (study) =>
  study.visits.flatMap((visit, v) => {
    if (visit.timing === undefined) return [];
    const { targetDays, earliestDays, latestDays } = visit.timing;
    const at = ["visits", v, "timing"];
    const params = { visit: visit.id, earliest: earliestDays, latest: latestDays };
    const parts = [targetDays, earliestDays, latestDays].find((days) => !Number.isInteger(days));
    if (parts !== undefined) return [wholeDays(at, { visit: visit.id, days: parts })];
    if (earliestDays > latestDays) return [impossible(at, params)];
    if (targetDays < earliestDays || targetDays > latestDays) {
      return [target([...at, "targetDays"], { ...params, target: targetDays })];
    }
    return [];
  });

/** What repeats does so after a time, and does not run into itself. */
export const repetitions: Rule = (study) =>
  study.visits.flatMap((visit, v) => {
    if (visit.repeats === undefined) return [];
    const { everyDays, times } = visit.repeats;
    const at = ["visits", v, "repeats"];
    const whole = [everyDays, times ?? 1].every((each) => Number.isInteger(each) && each >= 1);
    if (!whole) {
      const said =
        times === undefined
          ? { en: "without end", "zh-CN": "次数不限" }
          : { en: `${times} times`, "zh-CN": `共 ${times} 次` };
      return [repeats(at, { visit: visit.id, days: everyDays, times: said })];
    }
    if (visit.timing === undefined) return [];
    const early = visit.timing.targetDays - visit.timing.earliestDays;
    return early < everyDays
      ? []
      : [repeatsOverlap(at, { visit: visit.id, days: everyDays, early })];
  });

interface Planned {
  readonly visit: Visit;
  readonly index: number;
  readonly placement: Placement;
}

/**
 * Two visits counted from the same day leave no doubt which of them a day is for. It is a mistake where they collect
 * the same and share more than the day on which one window ends; before that first day (screening), and where what
 * is collected tells them apart, it is to be looked at.
 */
export const overlaps: Rule = (study, index) => {
  const issues: Issue[] = [];
  const byRoot = new Map<string, Planned[]>();
  for (const [v, visit] of study.visits.entries()) {
    const placement = index.calendar.placements.get(visit.id);
    if (placement === undefined || placement.earliest > placement.latest) continue;
    if (index.visits.get(visit.id) !== visit) continue;
    const group = byRoot.get(placement.rootKey) ?? [];
    byRoot.set(placement.rootKey, group);
    group.push({ visit, index: v, placement });
  }
  for (const group of byRoot.values()) {
    const sorted = group.sort((a, b) => a.placement.target - b.placement.target);
    for (const [n, second] of sorted.entries()) {
      const first = sorted
        .slice(0, n)
        .findLast(({ visit }) => shareArms(visit, second.visit, study));
      if (first !== undefined) issues.push(...overlapOf(first, second));
    }
  }
  return issues;
};

function overlapOf(first: Planned, second: Planned): Issue[] {
  const from = Math.max(first.placement.earliest, second.placement.earliest);
  const to = Math.min(first.placement.latest, second.placement.latest);
  if (from > to) return [];
  const later = first.index > second.index ? first : second;
  const other = later === first ? second : first;
  const days =
    from === to
      ? { en: `day ${from}`, "zh-CN": `第 ${from} 天` }
      : { en: `the days ${from} to ${to}`, "zh-CN": `第 ${from} 天至第 ${to} 天` };
  const params = { visit: later.visit.id, other: other.visit.id, days };
  const issue = overlap(["visits", later.index, "timing"], params);
  const mistake = from >= 0 && to > from && forms(first.visit) === forms(second.visit);
  return [mistake ? issue : { ...issue, severity: "warning" }];
}

function forms(visit: Visit): string {
  return [...visit.forms].sort().join();
}

/** Whether a participant can have both visits. */
function shareArms(a: Visit, b: Visit, study: Study): boolean {
  const arms = study.arms.map(({ id }) => id);
  const left = a.arms ?? arms;
  const right = b.arms ?? arms;
  return (a.arms === undefined && b.arms === undefined) || left.some((arm) => right.includes(arm));
}
