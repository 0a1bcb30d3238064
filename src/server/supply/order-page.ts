import type { Instant } from "../../kernel/index.ts";
import {
  bindsDoses,
  computeCompliance,
  daysLeft,
  doseNumberOf,
  itemOf,
  type LotState,
  medicationOf,
  type ParticipantState,
  proposeUnits,
  unitsOwed,
} from "../../engine/index.ts";
import type { OrderPage } from "../contract.ts";
import type { Walled } from "../wall-access.ts";
import { orderLine } from "./orders-seen.ts";
import { noSuchSupply } from "./supply-problems.ts";
import { zoneAt } from "./wall-places.ts";

/** An order with the units proposed for it, first expired first out, and how the dose is reckoned. */
export async function orderPage(
  { study, trial }: Walled,
  person: ParticipantState,
  number: number,
  lots: readonly LotState[],
  at: Instant,
): Promise<OrderPage> {
  const order = (person.orders ?? []).find((one) => one.order === number);
  if (order === undefined) throw noSuchSupply();
  const state = await trial.studyState();
  const zone = zoneAt(state, person.site);
  const proposed = proposeUnits(study, lots, person, await trial.allocation(), at, zone, order);
  const proposal = proposed.flatMap((unit) => {
    const lot = lots.find(({ units }) => Object.hasOwn(units, unit));
    return lot === undefined
      ? []
      : [{ unit, lot: lot.lot, expires: lot.expires, daysLeft: daysLeft(lot, at, zone) }];
  });
  const given = order.units[0]?.unit ?? proposed[0];
  const of = lots.find(({ units }) => given !== undefined && Object.hasOwn(units, given));
  const item = of === undefined ? undefined : itemOf(study, of.item);
  const medication = medicationOf(study, order.medication);
  const compliance = computeCompliance(study, order, zone);
  const level = study.doseLevels.find(({ id }) => id === of?.level);
  return {
    line: orderLine(state, person, order, at),
    dispensed: order.units.map(({ unit }) => unit),
    out: order.units.flatMap(({ unit, ending }) => (ending === undefined ? [unit] : [])),
    ...(medication === undefined
      ? bindsDoses(study)
        ? { doseNumber: doseNumberOf(person, order) }
        : {}
      : {
          home: {
            title: medication.title,
            directions: medication.directions,
            days: order.days ?? 0,
            perDay: medication.perDay,
            perUnit: medication.perUnit,
            units: unitsOwed(study, item ?? {}, order),
            ...(compliance === undefined ? {} : { compliance }),
          },
        }),
    ...(item === undefined || level === undefined
      ? {}
      : {
          dose: {
            item: item.id,
            level: level.id,
            title: level.title,
            amount: level.amount,
            unit: level.unit,
            unitsPerDose: item.unitsPerDose ?? 1,
            container: item.unit,
          },
        }),
    proposal: order.status === "ordered" ? proposal : [],
  };
}
