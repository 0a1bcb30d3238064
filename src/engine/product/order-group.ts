import type { OrderState } from "./state.ts";

/** The orders of one dose: an order with those that replace units of it, and what they replace in turn. */
export function ordersOfDose(orders: readonly OrderState[], of: OrderState): readonly OrderState[] {
  const group = new Set([of]);
  for (let size = 0; size < group.size; ) {
    size = group.size;
    for (const one of orders) {
      if ([...group].some((other) => replaces(one, other) || replaces(other, one))) group.add(one);
    }
  }
  return orders.filter((one) => group.has(one));
}

function replaces({ replaces: number }: OrderState, { units }: OrderState): boolean {
  return number !== undefined && units.some(({ unit }) => unit === number);
}
