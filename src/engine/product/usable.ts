import { daySpan, type Instant, localDate, msOf, type Zone } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { certificateRows } from "./certificate.ts";
import type { LotState, UnitState } from "./state.ts";

/** Why a unit may not be given, whoever it is for. */
export type Blocked =
  | "recalled"
  | "not-released"
  | "release-lapsed"
  | "test-failed"
  | "quarantined"
  | "expired";

/**
 * What keeps a unit from being given at an instant; `undefined` when nothing does. An expiry date is the last day of
 * use, in the calendar of the place where the unit is; `2026-08` lasts to the end of the month.
 *
 * @param zone the site's time zone
 */
export function blockOf(
  study: Study,
  lot: LotState,
  unit: UnitState,
  at: Instant,
  zone: Zone,
): Blocked | undefined {
  const ms = msOf(at);
  const isSince = (moment: Instant | undefined): boolean =>
    moment !== undefined && msOf(moment) <= ms;
  if (isSince(lot.recall?.at)) return "recalled";
  if (!isSince(lot.releasedAt)) return "not-released";
  const rows = certificateRows(study, lot);
  if (rows.some(({ state, result }) => state === "failed" && isSince(result?.at))) {
    return "test-failed";
  }
  if (isLapsed(study, lot, ms)) return "release-lapsed";
  if (isSince(unit.quarantine?.at)) return "quarantined";
  return daysLeft(lot, at, zone) < 0 ? "expired" : undefined;
}

/** Whether a unit may be given at an instant, as far as it itself goes. */
export function usable(
  study: Study,
  lot: LotState,
  unit: UnitState,
  at: Instant,
  zone: Zone,
): boolean {
  return blockOf(study, lot, unit, at, zone) === undefined;
}

/**
 * Days of use that remain after today; 0 on the last day, negative once expired. Where a last day of use was assigned
 * to the units, that counts: what a label says and what is enforced are one.
 */
export function daysLeft(
  { expires, useUntil }: Pick<LotState, "expires" | "useUntil">,
  at: Instant,
  zone: Zone,
): number {
  const last = Math.min(daySpan(expires).last, daySpan(useUntil ?? expires).last);
  return last - daySpan(localDate(at, zone)).first;
}

const dayMs = 86_400_000;

/** A conditional release waits for pending results so many days, and no longer. */
function isLapsed(study: Study, lot: LotState, ms: number): boolean {
  const days = study.supply?.conditionalReleaseDays;
  if (lot.status !== "conditionally-released" || days === undefined) return false;
  return lot.releasedAt !== undefined && ms > msOf(lot.releasedAt) + days * dayMs;
}

/** Whole minutes since a unit was thawed; `undefined` where it was not. */
export function minutesSinceThaw(unit: UnitState, at: Instant): number | undefined {
  return unit.thawedAt === undefined
    ? undefined
    : Math.ceil((msOf(at) - msOf(unit.thawedAt)) / 60_000);
}
