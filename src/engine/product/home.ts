import { daySpan, localDate, type Zone } from "../../kernel/index.ts";
import type { HomeMedication, Study, SupplyItem } from "../../definition/index.ts";
import type { OrderState } from "./state.ts";

/** A home medication of the study. */
export function medicationOf(
  { supply }: Study,
  id: string | undefined,
): HomeMedication | undefined {
  return id === undefined ? undefined : supply?.home?.find((one) => one.id === id);
}

/** The dose levels that lots of an item may have; a home medication's lots bear its own name there. */
export function levelsOf({ home, levels }: SupplyItem): readonly string[] {
  return home === undefined ? levels : [home];
}

/** How many units an order takes of an item: what its days need at home, one where it replaces one, else a dose's. */
export function unitsOwed(
  study: Study,
  item: Pick<SupplyItem, "unitsPerDose">,
  order: OrderState,
): number {
  if (order.replaces !== undefined) return 1;
  const medication = medicationOf(study, order.medication);
  if (medication === undefined) return item.unitsPerDose ?? 1;
  return Math.ceil((medication.perDay * (order.days ?? 0)) / medication.perUnit);
}

/** What of a home medication was taken, as far as what came back tells. */
export interface Compliance {
  /** Tablets, capsules or doses that were handed out, and that came back. */
  readonly handedOut: number;
  readonly left: number;
  readonly taken: number;
  /** What the directions ask for from the day it was for to the day the last unit came back. */
  readonly asked: number;
  /** Taken of asked, in percent; absent where it came back on its first day. */
  readonly percent?: number;
}

/**
 * The count of an order of home medication, once all its units came back and were counted. Nothing while a unit is out,
 * and where one was lost or came back uncounted: what was in it is not known.
 */
export function computeCompliance(
  study: Study,
  { medication: id, date, units }: OrderState,
  zone: Zone,
): Compliance | undefined {
  const medication = medicationOf(study, id);
  if (medication === undefined || units.length === 0) return undefined;
  let left = 0;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (const unit of units) {
    if (unit.ending !== "returned" || unit.left === undefined || unit.returnedAt === undefined) {
      return undefined;
    }
    left += unit.left;
    lastDay = Math.max(lastDay, daySpan(localDate(unit.returnedAt, zone)).first);
  }
  const handedOut = units.length * medication.perUnit;
  const taken = handedOut - left;
  const asked = Math.max(0, lastDay - daySpan(date).first) * medication.perDay;
  const percent = asked > 0 ? { percent: Math.round((1000 * taken) / asked) / 10 } : {};
  return { handedOut, left, taken, asked, ...percent };
}
