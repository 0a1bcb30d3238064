import { Fault } from "../../kernel/index.ts";
import type { Event } from "../event.ts";
import type { ShipmentEvent, SupplyEvent } from "./event.ts";
import type { ShipmentState, SupplyState } from "./state.ts";

/** The banks after an event. */
export function applySupply(state: SupplyState, event: Event<SupplyEvent>): SupplyState {
  const { bank, level, from, made } = event;
  const registered = {
    bank,
    level,
    ...(from === undefined ? {} : { from }),
    ...(made === undefined ? {} : { made }),
  };
  return { version: state.version + 1, banks: { ...state.banks, [bank]: registered } };
}

/** A shipment after an event; the first is `shipment-sent`. */
export function applyShipment(
  state: ShipmentState | undefined,
  event: Event<ShipmentEvent>,
): ShipmentState {
  if (event.type === "shipment-sent") {
    const { shipment, to, units, logger, at } = event;
    return {
      version: 1,
      shipment,
      to,
      units,
      sent: at,
      ...(logger === undefined ? {} : { logger }),
    };
  }
  if (state === undefined) throw new Fault(`the first event of a shipment is not ${event.type}`);
  const { received, excursion } = event;
  return { ...state, version: state.version + 1, received, excursion };
}
