import { msOf, unreachable } from "../../kernel/index.ts";
import type { Event } from "../event.ts";
import type { OrderEvent } from "./event.ts";
import type { BedsideNote, OrderState, OrderUnit } from "./state.ts";

/** A participant's orders after an event of their own record. */
export function applyOrder(
  orders: readonly OrderState[] = [],
  event: Event<OrderEvent>,
): readonly OrderState[] {
  const { at, by } = event;
  switch (event.type) {
    case "product-ordered": {
      const { order, visit, date, replaces, medication, days } = event;
      return [
        ...orders,
        {
          order,
          date,
          ...(visit === undefined ? {} : { visit }),
          ...(replaces === undefined ? {} : { replaces }),
          ...(medication === undefined ? {} : { medication }),
          ...(days === undefined ? {} : { days }),
          status: "ordered",
          units: [],
        },
      ];
    }
    case "product-ready": {
      const dose = event.dose === undefined ? {} : { dose: event.dose };
      const units = event.units.map((unit): OrderUnit => ({ unit, ...dose }));
      return orders.map((one) =>
        one.order === event.order
          ? { ...one, status: "ready" as const, units: [...one.units, ...units] }
          : one,
      );
    }
    case "product-thawed":
      return withUnit(orders, event.unit, (unit) => ({ ...unit, thawedAt: at }));
    case "bedside-matched":
      return withUnit(orders, event.unit, (unit) => ({ ...unit, matched: { by, at } }));
    case "bedside-mismatched":
      // What was found wrong is checked again before anything is given.
      return withUnit(orders, event.unit, ({ matched: _, ...unit }) => unit);
    case "bedside-noted": {
      const { unit: number, noted, what, rate, signs, words } = event;
      const note: BedsideNote = {
        at: noted,
        by,
        what,
        ...(rate === undefined ? {} : { rate }),
        ...(signs === undefined ? {} : { signs }),
        ...(words === undefined ? {} : { words }),
      };
      return withUnit(orders, number, (unit) => {
        const notes = [...(unit.notes ?? []), note];
        return { ...unit, notes: notes.toSorted((a, b) => msOf(a.at) - msOf(b.at)) };
      });
    }
    case "product-administered":
      return withUnit(orders, event.unit, (unit) => ({
        ...unit,
        started: event.started,
        ended: event.ended,
        ending: "administered",
      }));
    case "product-discarded":
      return withUnit(orders, event.unit, (unit) => ({ ...unit, ending: "discarded" }));
    case "product-returned":
      return withUnit(orders, event.unit, (unit) => ({
        ...unit,
        ending: "returned",
        ...(event.left === undefined ? {} : { left: event.left, returnedAt: at }),
      }));
    default:
      return unreachable(event);
  }
}

function withUnit(
  orders: readonly OrderState[],
  number: string,
  change: (unit: OrderUnit) => OrderUnit,
): readonly OrderState[] {
  return orders.map((order) => {
    if (!order.units.some(({ unit }) => unit === number)) return order;
    const units = order.units.map((one) => (one.unit === number ? change(one) : one));
    const isOver = units.every(({ ending }) => ending !== undefined);
    const isGiven = units.some(({ ending }) => ending === "administered");
    const status = isOver ? (isGiven ? "administered" : "closed") : order.status;
    return { ...order, units, status };
  });
}
