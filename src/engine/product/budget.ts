import { addDays, instantAt, localDate, msOf, type Zone } from "../../kernel/index.ts";
import type { ExcursionBudget, SupplyItem } from "../../definition/index.ts";
import type { Excursion, UnitState } from "./state.ts";

/** What a unit has spent outside its storage limits, and whether that is still allowed. */
export interface Budget {
  readonly totalMinutes: number;
  /** Calendar days at the unit's place, with the minutes spent on each. */
  readonly days: Readonly<Record<string, number>>;
  /** Minutes that may still be spent at all; absent where no total is laid down. */
  readonly minutesLeft?: number;
  readonly daysLeft?: number;
  /** What is exceeded; nothing while the unit may be used. */
  readonly exceeded: readonly ("temperature" | "hours-per-day" | "days" | "total-hours")[];
}

/**
 * The cumulative budget of a unit: outside its carton at most so many hours a day, days, and hours in all, up to a
 * temperature; in its closed carton by a budget of its own. Time on both sides of midnight counts for both days.
 *
 * @source Qalsody US label, section 16.2: at or below 30 °C not more than 6 hours a day for at most 6 days (36 hours);
 * in the original carton up to 14 days
 */
export function budgetOf(item: SupplyItem, unit: UnitState, zone: Zone): Budget {
  const outside = unit.excursions.filter((one) => one.inCarton !== true || !hasCarton(item));
  const within = unit.excursions.filter((one) => one.inCarton === true && hasCarton(item));
  const { excursion, inCarton } = item.storage ?? {};
  const days = daysOf(outside, zone);
  const totalMinutes = sum(outside);
  const exceeded = new Set([
    ...excess(item, excursion, outside, zone),
    ...excess(item, inCarton, within, zone),
  ]);
  const { totalHours, days: mostDays } = excursion ?? {};
  return {
    totalMinutes,
    days,
    ...(totalHours === undefined
      ? {}
      : { minutesLeft: Math.max(0, totalHours * 60 - totalMinutes) }),
    ...(mostDays === undefined
      ? {}
      : { daysLeft: Math.max(0, mostDays - Object.keys(days).length) }),
    exceeded: [...exceeded],
  };
}

function hasCarton({ storage }: SupplyItem): boolean {
  return storage?.inCarton !== undefined;
}

type Excess = Budget["exceeded"][number];

function excess(
  { storage }: SupplyItem,
  budget: ExcursionBudget | undefined,
  excursions: readonly Excursion[],
  zone: Zone,
): Excess[] {
  if (excursions.length === 0) return [];
  const coldest = storage?.min ?? Number.NEGATIVE_INFINITY;
  const found: Excess[] = [];
  const isTooWarm = excursions.some(
    ({ celsius }) => budget === undefined || celsius > budget.max || celsius < coldest,
  );
  if (isTooWarm) found.push("temperature");
  if (budget === undefined) return found;
  const { hoursPerDay = 24, days = Number.POSITIVE_INFINITY, totalHours } = budget;
  const spent = daysOf(excursions, zone);
  if (Object.values(spent).some((minutes) => minutes > hoursPerDay * 60)) {
    found.push("hours-per-day");
  }
  if (Object.keys(spent).length > days) found.push("days");
  if (totalHours !== undefined && sum(excursions) > totalHours * 60) found.push("total-hours");
  return found;
}

function sum(excursions: readonly Excursion[]): number {
  return excursions.reduce((total, { minutes }) => total + minutes, 0);
}

const minuteMs = 60_000;

/** Minutes by calendar day. */
function daysOf(excursions: readonly Excursion[], zone: Zone): Record<string, number> {
  const days: Record<string, number> = {};
  for (const { from, minutes } of excursions) {
    let day = localDate(from, zone);
    let start = msOf(from);
    const end = start + minutes * minuteMs;
    while (start < end) {
      const next = addDays(day, 1);
      const midnight = msOf(instantAt(`${next}T00:00`, zone));
      const until = Math.min(end, midnight);
      days[day] = (days[day] ?? 0) + (until - start) / minuteMs;
      start = until;
      day = next;
    }
  }
  return days;
}
