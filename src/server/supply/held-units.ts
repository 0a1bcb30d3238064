import type { LotState, UnitState } from "../../engine/index.ts";
import type { HeldUnits } from "../contract.ts";
import { seesPlace } from "./wall-places.ts";

/** The units of some lots that a rule takes, put together by lot, place, shipment and cause: what is decided in one. */
export function heldUnits(
  lots: readonly LotState[],
  sites: "all" | readonly string[],
  takes: (unit: UnitState, lot: LotState) => boolean,
): readonly HeldUnits[] {
  const groups = new Map<string, HeldUnits>();
  for (const lot of lots) {
    for (const unit of Object.values(lot.units)) {
      const { site, shipment, quarantine } = unit;
      if (!seesPlace(sites, site) || !takes(unit, lot)) continue;
      const key = JSON.stringify([lot.lot, site, shipment, quarantine?.cause]);
      const known = groups.get(key);
      groups.set(key, {
        lot: lot.lot,
        ...(site === undefined ? {} : { site }),
        ...(shipment === undefined ? {} : { shipment }),
        ...(quarantine === undefined ? {} : { cause: quarantine.cause, since: quarantine.at }),
        units: [...(known?.units ?? []), unit.unit],
      });
    }
  }
  return [...groups.values()];
}
