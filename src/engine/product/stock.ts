import type { Instant, SiteId, Zone } from "../../kernel/index.ts";
import { servesDose, type Study, type SupplyPlan } from "../../definition/index.ts";
import type { AllocationState, ParticipantState } from "../state.ts";
import { itemOf } from "./certificate.ts";
import { type Occasion, occasionOf } from "./dose-number.ts";
import { isEntitled, levelsOfArm } from "./entitled.ts";
import { unitsOwed } from "./home.ts";
import type { LotState, OrderState, Stock, UnitState } from "./state.ts";
import { blockOf, daysLeft } from "./usable.ts";

/** What a site holds of an item at a dose level. Units that are with participants are no stock. */
export interface SiteStock {
  readonly site: SiteId;
  readonly item: string;
  readonly level: string;
  readonly usable: number;
  /** There, and not to be given: quarantined, expired, not released, recalled. */
  readonly blocked: number;
  readonly onTheWay: number;
  /** Days to the first expiry among the usable. */
  readonly firstExpiryDays?: number;
}

/** The stock of every site that holds or awaits units, by item and level. */
export function stockBySite(
  study: Study,
  lots: Iterable<LotState>,
  at: Instant,
  zone: Zone,
): readonly SiteStock[] {
  const found = new Map<string, SiteStock>();
  for (const lot of lots) {
    for (const unit of Object.values(lot.units)) {
      const { site, status } = unit;
      if (site === undefined || (status !== "received" && status !== "shipped")) continue;
      const key = JSON.stringify([site, lot.item, lot.level]);
      const known = found.get(key) ?? {
        site,
        item: lot.item,
        level: lot.level,
        usable: 0,
        blocked: 0,
        onTheWay: 0,
      };
      found.set(key, withUnit(known, study, lot, unit, at, zone));
    }
  }
  return [...found.values()];
}

function withUnit(
  stock: SiteStock,
  study: Study,
  lot: LotState,
  unit: UnitState,
  at: Instant,
  zone: Zone,
): SiteStock {
  if (unit.status === "shipped") return { ...stock, onTheWay: stock.onTheWay + 1 };
  if (!isDispensable(study, lot, unit, at, zone)) return { ...stock, blocked: stock.blocked + 1 };
  const days = daysLeft(lot, at, zone);
  const firstExpiryDays = Math.min(stock.firstExpiryDays ?? days, days);
  return { ...stock, usable: stock.usable + 1, firstExpiryDays };
}

/** Whether a unit at a site could be given to an order now: nothing blocks it and it outlasts the window before expiry. */
function isDispensable(
  study: Study,
  lot: LotState,
  unit: UnitState,
  at: Instant,
  zone: Zone,
  days = 0,
): boolean {
  return (
    unit.status === "received" &&
    unit.relabel === undefined &&
    blockOf(study, lot, unit, at, zone) === undefined &&
    daysLeft(lot, at, zone) >= Math.max(days, study.supply?.doNotDispenseDays ?? 0)
  );
}

/**
 * Usable units at a site, as allocation asks for them: by arm, in a study with several arms an item of which is for
 * the first dose of the arm, else by dose level.
 */
export function stockAt(
  study: Study,
  lots: Iterable<LotState>,
  site: SiteId,
  at: Instant,
  zone: Zone,
): Stock {
  const stock: Record<string, number> = {};
  for (const one of stockBySite(study, lots, at, zone)) {
    if (one.site !== site) continue;
    for (const key of keysOf(study, one)) stock[key] = (stock[key] ?? 0) + one.usable;
  }
  return stock;
}

function keysOf(study: Study, { item, level }: SiteStock): readonly string[] {
  if (study.arms.length < 2) return [level];
  const arms = study.arms.map(({ id }) => id);
  const known = itemOf(study, item);
  const named = known?.arms ?? arms;
  return arms.filter(
    (arm) =>
      named.includes(arm) &&
      levelsOfArm(study, arm).has(level) &&
      (known === undefined || servesDose(known, { arm, dose: 1 })),
  );
}

/** What a site should be sent. */
export interface Resupply {
  readonly site: SiteId;
  readonly item: string;
  readonly level: string;
  readonly units: number;
}

/** Proposes to fill up, to twice the threshold, what together with what is on the way lies below it. People decide. */
export function proposeResupply(
  stock: readonly SiteStock[],
  plan: SupplyPlan,
): readonly Resupply[] {
  return stock.flatMap(({ site, item, level, usable, onTheWay }) => {
    const least = plan.items.find(({ id }) => id === item)?.reorderBelow ?? 0;
    const have = usable + onTheWay;
    return have < least ? [{ site, item, level, units: 2 * least - have }] : [];
  });
}

/**
 * Units for an order, first expired first out: of one item, so many as it takes. Fewer where the site holds fewer. The
 * pharmacist decides.
 *
 * @param order for the participant's next dose where not given
 */
export function proposeUnits(
  study: Study,
  lots: Iterable<LotState>,
  person: ParticipantState,
  allocation: AllocationState,
  at: Instant,
  zone: Zone,
  order?: OrderState,
): readonly string[] {
  const next: Occasion = { dose: person.doses.length + 1 };
  const occasion = order === undefined ? next : occasionOf(person, order);
  const days = order?.days;
  const candidates = [...lots]
    .filter((lot) => isEntitled(study, person, allocation, lot, occasion))
    .flatMap((lot) =>
      Object.values(lot.units)
        .filter((unit) => unit.site === person.site)
        .filter((unit) => isDispensable(study, lot, unit, at, zone, days))
        .map((unit) => ({ lot, unit, days: daysLeft(lot, at, zone) })),
    )
    .sort(
      (a, b) =>
        a.days - b.days ||
        (a.lot.lot < b.lot.lot ? -1 : a.lot.lot > b.lot.lot ? 1 : 0) ||
        (a.unit.unit < b.unit.unit ? -1 : 1),
    );
  const [first] = candidates;
  if (first === undefined) return [];
  const item = itemOf(study, first.lot.item);
  const dose =
    item === undefined || order === undefined
      ? (item?.unitsPerDose ?? 1)
      : unitsOwed(study, item, order);
  return candidates
    .filter(({ lot }) => lot.item === first.lot.item)
    .slice(0, dose)
    .map(({ unit }) => unit.unit);
}
