import type { Study } from "../../definition/index.ts";
import { visitOfKey } from "../state.ts";
import type { ParticipantState } from "../state.ts";
import { ordersOfDose } from "./order-group.ts";
import type { OrderState } from "./state.ts";

/** What an order is for: which dose, for which visit, or which home medication. */
export interface Occasion {
  readonly dose: number;
  readonly visit?: string;
  readonly medication?: string;
}

/** Whether some item of the study is for some doses only, so that a unit made ready for one dose is for no other. */
export function bindsDoses({ supply }: Study): boolean {
  return supply?.items.some(({ doses }) => doses !== undefined) === true;
}

/**
 * Which dose of a participant an order is for, from 1 on: the dose that came of it, else the next after those given and
 * those that other orders of earlier days are to become. It follows from the participant's own record alone, so that
 * it is the same whatever the arm. An order of home medication is for none of them.
 */
export function doseNumberOf({ orders = [], doses }: ParticipantState, of: OrderState): number {
  const own = ordersOfDose(orders, of);
  const known = doses.findIndex(({ order }) => own.some((one) => one.order === order));
  if (known >= 0) return known + 1;
  const first = own[0] ?? of;
  const last = doses.at(-1)?.date ?? "";
  const earlier = new Set<OrderState>();
  for (const one of orders) {
    if (one.medication !== undefined || own.includes(one) || !isBefore(one, first)) continue;
    const group = ordersOfDose(orders, one);
    const isGiven = doses.some(({ order }) => group.some((other) => other.order === order));
    if (isGiven || !group.some((other) => isToCome(other, last))) continue;
    const [head] = group;
    if (head !== undefined) earlier.add(head);
  }
  return doses.length + earlier.size + 1;
}

function isBefore(one: OrderState, other: OrderState): boolean {
  return one.date === other.date ? one.order < other.order : one.date < other.date;
}

/** A dose may still come of it: units wait or were given, or it waits for units and no dose was given since its day. */
function isToCome({ status, units, date }: OrderState, lastDose: string): boolean {
  if (units.some(({ ending }) => ending === undefined || ending === "administered")) return true;
  return status === "ordered" && units.length === 0 && date > lastDose;
}

/** What an order is for. */
export function occasionOf(person: ParticipantState, order: OrderState): Occasion {
  const { visit, medication } = order;
  return {
    dose: doseNumberOf(person, order),
    ...(visit === undefined ? {} : { visit: visitOfKey(visit) }),
    ...(medication === undefined ? {} : { medication }),
  };
}

/** Whether a unit was made ready for another dose than its order now stands for. */
export function isOfAnotherDose(person: ParticipantState, number: string): boolean {
  const order = person.orders?.find(({ units }) => units.some(({ unit }) => unit === number));
  const dose = order?.units.find(({ unit }) => unit === number)?.dose;
  return order !== undefined && dose !== undefined && dose !== doseNumberOf(person, order);
}
