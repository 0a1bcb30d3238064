import { addDays, type Instant, localDate, type SiteId } from "../../kernel/index.ts";
import {
  blockOf,
  daysLeft,
  itemOf,
  type LotState,
  proposeResupply,
  type ShipmentState,
  type Summary,
  unpackSummary,
  type PackedSummary,
} from "../../engine/index.ts";
import type { ShipmentLine, SupplyBoard } from "../contract.ts";
import type { Server } from "../server-parts.ts";
import type { Walled } from "../wall-access.ts";
import { heldUnits } from "./held-units.ts";
import { lotLine } from "./lot-lines.ts";
import { toRelabel } from "./to-relabel.ts";
import { ordersSeen } from "./orders-seen.ts";
import { lotsSeen, shipmentsSeen } from "./read-lots.ts";
import { stockLines } from "./stock-lines.ts";
import { seesPlace, zoneAt } from "./wall-places.ts";

const over: ReadonlySet<string> = new Set(["administered", "discarded", "destroyed", "missing"]);
const soonDays = 14;
const dueDays = 28;

/** One board by exception: what waits for somebody, and what every place holds. */
export async function supplyBoard(
  server: Server,
  person: string,
  walled: Walled,
  at: Instant,
): Promise<SupplyBoard> {
  const { study, trial, sites } = walled;
  const state = await trial.studyState();
  const lots = await lotsSeen(server.store, person, walled);
  const shipments = await shipmentsSeen(server.store, person, walled);
  const stock = stockLines(study, state, lots, at).filter(({ site }) => seesPlace(sites, site));
  const held = stock.flatMap(({ site, item, level, usable, blocked, onTheWay }) =>
    site === undefined ? [] : [{ site: site as SiteId, item, level, usable, blocked, onTheWay }],
  );
  return {
    now: at,
    stock: [...stock],
    lots: lots.map((lot) => lotLine(study, lot, at)),
    shipments: shipments.filter(({ to }) => seesPlace(sites, to)).map(shipmentLine),
    orders: [...(await ordersSeen(server, person, walled, at))],
    excursions: [
      ...heldUnits(lots, sites, ({ quarantine, status }) => {
        const waits = quarantine?.cause === "excursion" || quarantine?.cause === "receipt";
        return waits && !over.has(status);
      }),
    ],
    expiring: heldUnits(lots, sites, (unit, lot) => {
      const zone = zoneAt(state, unit.site);
      const isThere = unit.status === "received" || unit.status === "in-stock";
      return (
        isThere &&
        daysLeft(lot, at, zone) <= soonDays &&
        blockOf(study, lot, unit, at, zone) === undefined
      );
    }).map((group) => ({
      ...group,
      daysLeft: daysOf(lots, group.lot, at, zoneAt(state, group.site)),
    })),
    relabel: [...toRelabel(study, lots, sites)],
    thawed: lots.flatMap((lot) => thawedOf(walled, lot)),
    returns: [
      ...heldUnits(
        lots,
        sites,
        ({ status, verified }) => status === "returned" && verified !== true,
      ),
    ],
    toDestroy: [
      ...heldUnits(lots, sites, (unit, lot) => {
        if (unit.status === "discarded") return true;
        if (unit.status === "returned") return unit.verified === true;
        const isThere = unit.status === "received" || unit.status === "in-stock";
        return isThere && daysLeft(lot, at, zoneAt(state, unit.site)) < 0;
      }),
    ],
    resupply: study.supply === undefined ? [] : [...proposeResupply(held, study.supply)],
    due: await dosesDue(server, person, walled, at),
  };
}

function daysOf(
  lots: readonly LotState[],
  name: string,
  at: Instant,
  zone: ReturnType<typeof zoneAt>,
) {
  const lot = lots.find((one) => one.lot === name);
  return lot === undefined ? 0 : daysLeft(lot, at, zone);
}

function shipmentLine({
  shipment,
  to,
  sent,
  units,
  logger,
  received,
  excursion,
}: ShipmentState): ShipmentLine {
  return {
    shipment,
    to,
    sent,
    units: units.length,
    ...(logger === undefined ? {} : { logger }),
    ...(received === undefined ? {} : { received }),
    ...(excursion === undefined ? {} : { excursion }),
  };
}

function thawedOf({ study, sites }: Walled, lot: LotState): SupplyBoard["thawed"] {
  const minutes = itemOf(study, lot.item)?.thawMinutes;
  return Object.values(lot.units).flatMap(({ unit, status, site, participant, thawedAt }) =>
    status === "thawed" && thawedAt !== undefined && seesPlace(sites, site)
      ? [
          {
            unit,
            lot: lot.lot,
            ...(site === undefined ? {} : { site }),
            ...(participant === undefined ? {} : { participant }),
            thawedAt,
            ...(minutes === undefined ? {} : { minutes }),
          },
        ]
      : [],
  );
}

/** What participants will need, as far as the protocol says by what it knows of them. */
async function dosesDue(
  { store }: Server,
  person: string,
  { study, trial, sites }: Walled,
  at: Instant,
): Promise<SupplyBoard["due"]> {
  const state = await trial.studyState();
  const { allocated } = await trial.allocation();
  const texts = await store.summaries.read(person, study.id);
  return texts.flatMap((text) => {
    const summary = unpackSummary(JSON.parse(text) as PackedSummary);
    const date = summary.nextDose?.due;
    if (date === undefined || !seesPlace(sites, summary.site)) return [];
    const today = localDate(at, zoneAt(state, summary.site));
    if (date > addDays(today, dueDays)) return [];
    const level = levelOf(
      walledLevels(study, allocated[summary.participant as never]?.arm),
      summary,
      study,
    );
    return level === undefined ? [] : [{ site: summary.site, level, date }];
  });
}

type Levels = readonly string[];

function walledLevels({ regimens }: Walled["study"], arm: string | undefined): Levels {
  const own = regimens.filter(({ arms }) => arm === undefined || (arms?.includes(arm) ?? true));
  return [...new Set(own.flatMap(({ levels }) => levels))];
}

function levelOf(
  levels: Levels,
  { cohort }: Summary,
  { cohorts, supply }: Walled["study"],
): string | undefined {
  const own = cohorts.find(({ id }) => id === cohort)?.level;
  if (own !== undefined) return own;
  const served = levels.filter((level) =>
    supply?.items.some((item) => item.levels.includes(level)),
  );
  return served.length === 1 ? served[0] : undefined;
}
