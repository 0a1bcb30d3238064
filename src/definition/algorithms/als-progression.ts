import { defineIssue, type Issue } from "../../kernel/index.ts";
import type { Interval } from "../expression/value.ts";

const onsetInFuture = defineIssue(
  "als-progression.onset-in-future",
  "The first weakness lies on or after the day of the rating. Check both dates; no rate is computed.",
  "首发无力日期不早于评分日期，请核对两个日期；未计算进展速率。",
);

/** Days as day numbers; an onset of which only month or year is known is a span. */
export interface ProgressionFacts {
  /** ALSFRS-R total, 0–48. */
  readonly total: number | undefined;
  readonly onset: number | Interval | undefined;
  readonly assessed: number | undefined;
}

/** Points of ALSFRS-R lost a month since onset, as far as the onset date settles it. */
export interface Progression {
  /** The rate if the onset lay as early as it may. */
  readonly lowest: number | undefined;
  /** The rate if the onset lay as late as it may; none when that is the day of the rating itself. */
  readonly highest: number | undefined;
  /** The rate itself; only of an onset known to the day. */
  readonly rate: number | undefined;
  /** The rate with the onset in the middle of its span: a convention of some protocols, never a fact. */
  readonly atMiddle: number | undefined;
  readonly issues: readonly Issue[];
}

/** @source domain.md B1: months are days ÷ 30.4375 */
const daysInMonth = 30.4375;

/**
 * ΔFS = (48 − ALSFRS-R) ÷ months since the first weakness. A partly known onset gives the rates that it allows;
 * an onset on or after the rating gives an issue and no rate.
 *
 * @source EMA/276404/2024: (48 − baseline ALSFRS-R) / months since onset
 * @example
 * alsProgression({ total: 36, onset: 0, assessed: 365.25 }).rate // => 1
 * alsProgression({ total: 36, onset: { first: 0, last: 30 }, assessed: 365.25 }).rate // => undefined
 */
export function alsProgression({ total, onset, assessed }: ProgressionFacts): Progression {
  const nothing = { lowest: undefined, highest: undefined, rate: undefined, atMiddle: undefined };
  if (onset === undefined || assessed === undefined) return { ...nothing, issues: [] };
  const span = typeof onset === "number" ? { first: onset, last: onset } : onset;
  if (span.first >= assessed) return { ...nothing, issues: [onsetInFuture(["onset"])] };
  if (total === undefined) return { ...nothing, issues: [] };
  const rateSince = (day: number): number | undefined =>
    day < assessed ? ((48 - total) * daysInMonth) / (assessed - day) : undefined;
  const last = Math.min(span.last, assessed);
  return {
    lowest: rateSince(span.first),
    highest: rateSince(last),
    rate: span.first === span.last ? rateSince(span.first) : undefined,
    atMiddle: rateSince((span.first + last) / 2),
    issues: [],
  };
}
