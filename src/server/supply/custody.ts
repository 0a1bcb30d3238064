import { type Instant, text } from "../../kernel/index.ts";
import {
  type Event,
  genealogyOf,
  type LotState,
  type ParticipantState,
  type ShipmentState,
  type SupplyEvent,
  type SupplyState,
} from "../../engine/index.ts";
import type { CustodyPage } from "../contract.ts";
import type { Server } from "../server-parts.ts";
import { custodySteps, type Step } from "./custody-steps.ts";
import type { ProductSeen } from "./product-access.ts";
import { lotEvents, supplyEvents } from "./read-lots.ts";
import type { Traced } from "./trace.ts";
import { lotFor } from "./site-lots.ts";
import { seesPlace } from "./wall-places.ts";

/**
 * Chain of identity and custody: from the donor over banks and lot to every hand-over and dose of a lot, a participant
 * or a unit; who, when, where, and what is known of the temperature. Nothing where there is no unit that the caller may
 * see.
 */
export async function custodyOf(
  server: Server,
  person: string,
  product: ProductSeen,
  traced: Traced,
  at: Instant,
): Promise<CustodyPage | undefined> {
  const { store, identity } = server;
  const { study, trial, sites } = product;
  const asked = "unit" in traced ? { units: [traced.unit] } : traced;
  const rows = (await store.wall.units(study.id, asked)).filter(({ site }) =>
    seesPlace(sites, site),
  );
  const isWhole = "lot" in traced && sites === "all";
  const names = [...new Set(rows.map(({ lot }) => lot))].sort();
  const states = await Promise.all(names.map((name) => lotFor(store, person, product, name)));
  const lots = states.flatMap((lot) => lot ?? []);
  if (lots.length === 0) return undefined;
  const supply = (await trial.stateOf("supply")) as SupplyState;
  const banks = new Set(lots.flatMap((lot) => lot.banks));
  const steps: Step[] = bankSteps(await supplyEvents(store, study.id), banks);
  for (const { lot } of lots) {
    const units = rows.filter((row) => row.lot === lot).map(({ unit }) => unit);
    const events = await lotEvents(store, study.id, lot);
    steps.push(...custodySteps(events, isWhole ? undefined : new Set(units)));
  }
  const people = [...new Set(rows.flatMap(({ participant }) => participant ?? []))];
  const units = new Set(rows.map(({ unit }) => unit));
  for (const id of people) {
    const state = await trial.participant(id);
    if (state !== undefined) steps.push(...checkSteps(state, units));
  }
  const nameOf = await namesOf(identity, steps);
  const loggers = await loggersOf(product, steps);
  return {
    at,
    lots: lots.map((lot) => lineOf(supply, lot)),
    steps: steps
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .map(({ by, ...step }) => {
        const logger = step.shipment === undefined ? undefined : loggers.get(step.shipment);
        return { ...step, who: nameOf.get(by) ?? by, ...(logger === undefined ? {} : { logger }) };
      }),
  };
}

function lineOf(supply: SupplyState, lot: LotState): CustodyPage["lots"][number] {
  const { item, level, made, expires, useUntil } = lot;
  return {
    lot: lot.lot,
    item,
    level,
    made,
    expires,
    ...(useUntil === undefined ? {} : { useUntil }),
    banks: [...genealogyOf(supply, lot)],
  };
}

function bankSteps(events: readonly Event<SupplyEvent>[], banks: ReadonlySet<string>): Step[] {
  return events
    .filter(({ bank }) => banks.has(bank))
    .map(({ at, zone, by, role, bank, level, from }) => ({
      at,
      zone,
      by,
      role,
      units: [],
      words: {
        en: `${levels[level].en} ${bank} registered${from === undefined ? "" : `, from ${from}`}`,
        "zh-CN": `${levels[level]["zh-CN"]} ${bank} 已登记${from === undefined ? "" : `，来自 ${from}`}`,
      },
    }));
}

const levels = {
  donor: text("Donor", "供者"),
  master: text("Master bank", "主细胞库"),
  working: text("Working bank", "工作细胞库"),
} as const;

/** The double scan before each unit was given: whose wristband and which label matched, by whom. */
function checkSteps(
  { id, site, orders = [] }: ParticipantState,
  units: ReadonlySet<string>,
): readonly Step[] {
  return orders
    .flatMap((order) => order.units)
    .flatMap(({ unit, matched }): Step[] =>
      matched === undefined || !units.has(unit)
        ? []
        : [
            {
              at: matched.at,
              by: matched.by,
              site,
              participant: id,
              units: [unit],
              words: {
                en: `Wristband of ${id} and label ${unit} match`,
                "zh-CN": `受试者 ${id} 的腕带与标签 ${unit} 相符`,
              },
            },
          ],
    );
}

async function namesOf(
  identity: Server["identity"],
  steps: readonly Step[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(steps.map(({ by }) => by))];
  const found = await Promise.all(ids.map((id) => identity.findPerson(id)));
  return new Map(ids.map((id, index) => [id, found[index]?.name ?? id]));
}

async function loggersOf(
  { trial }: ProductSeen,
  steps: readonly Step[],
): Promise<ReadonlyMap<string, string>> {
  const names = [...new Set(steps.flatMap(({ shipment }) => shipment ?? []))];
  const found = await Promise.all(names.map((name) => trial.stateOf(`shipment/${name}`)));
  return new Map(
    names.flatMap((name, index) => {
      const logger = (found[index] as ShipmentState | undefined)?.logger;
      return logger === undefined ? [] : [[name, logger] as const];
    }),
  );
}
