import type { Truth } from "../expression/logic.ts";
import { type Interval, interval } from "../expression/value.ts";

/** True when all are, false when any is false, else unknown. */
export function allTrue(...truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

/** True when any is, false when all are false, else unknown. */
export function anyTrue(...truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

/** How many are true: a number, or from how many to how many while some are unknown. */
export function countTrue(...truths: readonly Truth[]): number | Interval {
  const sure = truths.filter((truth) => truth === true).length;
  const open = truths.filter((truth) => truth === undefined).length;
  return interval(sure, sure + open) ?? sure;
}

/** Whether an item is at most so much; unknown while it has no score. */
export function atMost(score: number | undefined, limit: number): Truth {
  return score === undefined ? undefined : score <= limit;
}

/** What a result can be, of so many that there are; `undefined` when nothing is ruled out, so that nothing is known. */
export function narrowed<T>(possible: readonly T[], all: number): readonly T[] | undefined {
  return possible.length < all ? possible : undefined;
}
