import type { Instant, SiteId } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import {
  blockOf,
  daysLeft,
  type LotState,
  type StudyState,
  stockBySite,
  type UnitState,
} from "../../engine/index.ts";
import type { StockLine } from "../contract.ts";
import { zoneAt } from "./wall-places.ts";

const depot = "" as SiteId;

/** What every site and the depot hold, by item and level, and how much of it expires soon. */
export function stockLines(
  study: Study,
  state: Pick<StudyState, "sites">,
  lots: readonly LotState[],
  at: Instant,
): readonly StockLine[] {
  const shelved = lots.map(withDepot);
  const places = new Set(
    shelved.flatMap((lot) => Object.values(lot.units).flatMap(({ site }) => site ?? [])),
  );
  return [...places].sort().flatMap((place) => {
    const zone = zoneAt(state, place);
    return stockBySite(study, shelved, at, zone)
      .filter(({ site }) => site === place)
      .map(({ site, ...line }): StockLine => {
        const days = shelved
          .filter(({ item, level }) => item === line.item && level === line.level)
          .flatMap((lot) =>
            Object.values(lot.units)
              .filter((unit) => unit.site === site && unit.status === "received")
              .filter((unit) => blockOf(study, lot, unit, at, zone) === undefined)
              .map(() => daysLeft(lot, at, zone)),
          );
        return {
          ...line,
          ...(site === depot ? {} : { site }),
          within14: days.filter((left) => left <= 14).length,
          within60: days.filter((left) => left <= 60).length,
        };
      });
  });
}

/** What no site has yet lies at the depot, which is counted as a place like any other. */
function withDepot(lot: LotState): LotState {
  const units = Object.entries(lot.units).map(([number, unit]): [string, UnitState] => [
    number,
    unit.status === "in-stock" ? { ...unit, status: "received", site: unit.site ?? depot } : unit,
  ]);
  return { ...lot, units: Object.fromEntries(units) };
}
