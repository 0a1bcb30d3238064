import type { Instant } from "../../kernel/index.ts";
import {
  applyLot,
  describeProduct,
  type Event,
  type LotEvent,
  type LotState,
} from "../../engine/index.ts";
import type { CustodyPage } from "../contract.ts";

/** A step of custody before the names of people are looked up. */
export type Step = Omit<CustodyPage["steps"][number], "who"> & { readonly by: string };

/** Steps that concern a lot as a whole, whichever of its units is asked for. */
const ofLot: ReadonlySet<string> = new Set([
  "lot-made",
  "release-signed",
  "lot-released",
  "lot-recalled",
  "expiry-changed",
]);

/**
 * From hand to hand: what happened to a lot, or to some of its units, in the order of the record, with where each unit
 * was after it and what is known of its temperature.
 *
 * @param only the units asked for; all where not given
 */
export function custodySteps(
  events: readonly Event<LotEvent>[],
  only: ReadonlySet<string> | undefined,
): readonly Step[] {
  const steps: Step[] = [];
  let lot: LotState | undefined;
  for (const event of events) {
    lot = applyLot(lot, event);
    const units = unitsOf(event).filter((unit) => only === undefined || only.has(unit));
    if (units.length === 0 && !ofLot.has(event.type)) continue;
    const { at, zone, by, role } = event;
    const first = units[0] === undefined ? undefined : lot.units[units[0]];
    const site = event.type === "lot-made" ? undefined : first?.site;
    const participant = "participant" in event ? event.participant : undefined;
    const heat = temperatureOf(event);
    const shipment = "shipment" in event ? event.shipment : undefined;
    steps.push({
      at: occurred(event) ?? at,
      zone,
      by,
      role,
      lot: lot.lot,
      units: ofLot.has(event.type) ? [] : units,
      ...(site === undefined ? {} : { site }),
      ...(participant === undefined ? {} : { participant }),
      ...(shipment === undefined ? {} : { shipment }),
      ...(heat === undefined ? {} : { temperature: heat }),
      words: describeProduct(narrowed(event, units)),
    });
  }
  return steps;
}

/** The units that an event names. */
function unitsOf(event: Event<LotEvent>): readonly string[] {
  if (event.type === "units-received") {
    const { sound, damaged = [], missing = [], extra = [] } = event;
    return [...sound, ...damaged, ...missing, ...extra];
  }
  if ("unit" in event) return [event.unit];
  return "units" in event ? event.units : [];
}

/** The event as it concerns some units alone, so that a report about one person names no other's. */
function narrowed(event: Event<LotEvent>, units: readonly string[]): LotEvent {
  if (event.type === "units-received") {
    return { ...event, sound: event.sound.filter((unit) => units.includes(unit)) };
  }
  if (event.type === "lot-made" || !("units" in event)) return event;
  return { ...event, units };
}

/** When it happened, where that is another time than that of its record. */
function occurred(event: Event<LotEvent>): Instant | undefined {
  if (event.type === "units-received") return event.received;
  if (event.type === "excursion-recorded") return event.from;
  return event.type === "unit-administered" ? event.started : undefined;
}

function temperatureOf(event: Event<LotEvent>): Step["temperature"] {
  if (event.type === "units-received") {
    return { held: ({ no: "yes", yes: "no", "no-logger": "unknown" } as const)[event.excursion] };
  }
  if (event.type !== "excursion-recorded") return undefined;
  return { held: "no", celsius: event.celsius, minutes: event.minutes };
}
