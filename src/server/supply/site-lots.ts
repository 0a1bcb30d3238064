import type { Instant } from "../../kernel/index.ts";
import type { LotState } from "../../engine/index.ts";
import type { Store } from "../../store/index.ts";
import type { SiteLots } from "../contract.ts";
import { lotLine, lotUnits } from "./lot-lines.ts";
import type { ProductSeen } from "./product-access.ts";
import { lotSeen } from "./read-lots.ts";
import { seesPlace } from "./wall-places.ts";

/** One lot as somebody may see it: behind the wall by the database's word, else where a unit of it is at their sites. */
export async function lotFor(
  store: Store,
  person: string,
  product: ProductSeen,
  name: string,
): Promise<LotState | undefined> {
  if (product.isBehindWall) return lotSeen(store, person, product, name);
  const { study, trial, sites } = product;
  const rows = await store.wall.units(study.id, { lot: name });
  if (!rows.some(({ site }) => seesPlace(sites, site))) return undefined;
  return (await trial.stateOf(`lot/${name}`)) as LotState | undefined;
}

/** The lots of which units are or were at somebody's sites, with those units and whom they went to. */
export async function siteLots(
  store: Store,
  { study, trial, sites }: ProductSeen,
  at: Instant,
): Promise<SiteLots> {
  const state = await trial.studyState();
  const places = sites === "all" ? Object.keys(state.sites) : sites;
  const rows = await Promise.all(places.map((site) => store.wall.units(study.id, { site })));
  const names = [...new Set(rows.flat().map(({ lot }) => lot))].sort();
  const lots = await Promise.all(names.map((name) => trial.stateOf(`lot/${name}`)));
  return {
    now: at,
    lots: (lots as readonly (LotState | undefined)[]).flatMap((lot) => {
      if (lot === undefined) return [];
      const units = lotUnits(study, state, lot, at).filter(
        ({ site }) => site !== undefined && places.includes(site),
      );
      const line = lotLine(study, lot, at);
      return [
        {
          line,
          units: units.map(({ unit, status, site, participant, blocked }) => ({
            unit,
            status,
            ...(site === undefined ? {} : { site }),
            ...(participant === undefined ? {} : { participant }),
            ...(blocked === undefined ? {} : { blocked }),
          })),
        },
      ];
    }),
  };
}
