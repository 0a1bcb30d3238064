import type { Study } from "../../definition/index.ts";
import { type LotState, printedUse, type UnitStatus } from "../../engine/index.ts";
import type { RelabelUnits } from "../contract.ts";
import { seesPlace } from "./wall-places.ts";

/** Units whose label somebody may still read before they are given. */
const read: ReadonlySet<UnitStatus> = new Set(["in-stock", "shipped", "received", "dispensed"]);

/** Units that wait for a label with their new date, by lot, place and the date they bear; those with people too. */
export function toRelabel(
  study: Study,
  lots: readonly LotState[],
  sites: "all" | readonly string[],
): readonly RelabelUnits[] {
  return lots.flatMap((lot) => {
    const groups = new Map<string, RelabelUnits>();
    const until = printedUse(study, lot) ?? lot.expires;
    for (const { unit, status, relabel, site, participant } of Object.values(lot.units)) {
      if (relabel === undefined || !read.has(status) || !seesPlace(sites, site)) continue;
      const key = JSON.stringify([site, relabel]);
      const known = groups.get(key);
      const people = [...(known?.participants ?? []), ...(participant ? [participant] : [])];
      groups.set(key, {
        lot: lot.lot,
        ...(site === undefined ? {} : { site }),
        units: [...(known?.units ?? []), unit],
        participants: [...new Set(people)],
        printed: relabel,
        until,
      });
    }
    return [...groups.values()];
  });
}
