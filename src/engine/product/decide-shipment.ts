import { defineRefusal, isId, isRefusal, msOf, type Refusal } from "../../kernel/index.ts";
import type { Context } from "../context.ts";
import type { Proposal, WalledDecider } from "../decider.ts";
import { own } from "../own.ts";
import type { ReceiveShipment, Ship } from "./command.ts";
import {
  byLot,
  type Found,
  findUnits,
  numbersOf,
  placeProblem,
  unknownUnit,
} from "./find-units.ts";
import type { ShipmentState } from "./state.ts";
import { blockOf } from "./usable.ts";
import { blockedUnit } from "./unit-refusals.ts";

const badName = defineRefusal(
  "shipment.name",
  "“{shipment}” cannot be the number of a shipment, or is one already. Give another.",
  "“{shipment}”不能作为运单号，或已被使用，请更换。",
);
const unknownSite = defineRefusal(
  "shipment.site",
  "Site {site} is not active in this study. Activate it, or correct the site.",
  "中心 {site} 在本研究中未启动，请先启动或更正中心。",
);
const notHere = defineRefusal(
  "shipment.unit",
  "Unit {unit} is not in stock and cannot be sent, or it is at site {site} already.",
  "单元 {unit} 不在库存中，无法发运，或已在中心 {site}。",
);
const unknown = defineRefusal(
  "shipment.unknown",
  "There is no shipment {shipment}. Check the number.",
  "没有运单 {shipment}，请核对编号。",
);
const receivedAlready = defineRefusal(
  "shipment.received",
  "Shipment {shipment} was received already.",
  "运单 {shipment} 已接收。",
);
const notYourSite = defineRefusal(
  "shipment.not-yours",
  "Shipment {shipment} goes to site {site}, where you hold no role.",
  "运单 {shipment} 发往中心 {site}，您在该中心没有角色。",
);
const badTime = defineRefusal(
  "shipment.time",
  "The shipment was received after it was sent and not after now. Correct the time.",
  "接收时间应晚于发运时间且不晚于当前时间，请更正。",
);
const unstated = defineRefusal(
  "shipment.unstated",
  "Say of unit {unit} how it came: sound, damaged or missing.",
  "请说明单元 {unit} 的到货情况：完好、破损或缺失。",
);
const notExtra = defineRefusal(
  "shipment.extra",
  "Unit {unit} is no part of this shipment, or was used already. Scan it again; what came beside the list is extra.",
  "单元 {unit} 不属于本运单，或已被使用。请重新扫描；清单以外的到货应记为多余。",
);

/** Sends units that may be used to a site. */
export const ship: WalledDecider<Ship> = (study, state, command, context) => {
  const { shipment, to, logger } = command;
  if (!isId(shipment) || state.shipment !== undefined) {
    return badName({ shipment: shipment.slice(0, 64) });
  }
  if (own(state.study.sites, to) === undefined) return unknownSite({ site: to });
  const found = findUnits(study, state, command.units);
  if (isRefusal(found)) return found;
  const problem = placeProblem(found, context);
  if (problem !== undefined) return problem;
  for (const { lot, unit } of found) {
    const isStock = unit.status === "in-stock" || unit.status === "received";
    if (!isStock || unit.site === to) return notHere({ unit: unit.unit, site: to });
    const block = blockOf(study, lot, unit, context.at, context.zone);
    if (block !== undefined) return blockedUnit(block, unit.unit);
  }
  const sent = Array.from(
    byLot(found),
    ([lot, units]): Proposal => ({
      stream: `lot/${lot}`,
      body: { type: "units-shipped", shipment, to, units: numbersOf(units) },
    }),
  );
  const units = found.map(({ lot, unit }) => ({ lot: lot.lot, unit: unit.unit }));
  return [
    ...sent,
    {
      stream: `shipment/${shipment}`,
      body: {
        type: "shipment-sent",
        shipment,
        to,
        units,
        ...(logger === undefined ? {} : { logger }),
      },
    },
  ];
};

/**
 * What came, unit by unit. What is damaged or extra goes to quarantine; if the temperature did not hold, or nobody
 * knows, everything does.
 */
export const receiveShipment: WalledDecider<ReceiveShipment> = (study, state, command, context) => {
  const { shipment: known } = state;
  const { received, excursion, log } = command;
  if (known === undefined) return unknown({ shipment: command.shipment });
  const { shipment, to: site } = known;
  const problem = unreceivable(known, command, context);
  if (problem !== undefined) return problem;
  const found = findUnits(
    study,
    state,
    command.items.map(({ unit }) => unit),
  );
  if (isRefusal(found)) return found;
  const conditions = new Map(command.items.map(({ unit, condition }) => [unit, condition]));
  const listed = new Set(known.units.map(({ unit }) => unit));
  const wrong = found.find(({ unit }) => {
    const isExtra = conditions.get(unit.unit) === "extra";
    const isAway = unit.status === "shipped" && unit.shipment === shipment;
    return listed.has(unit.unit) ? isExtra || !isAway : !isExtra || !isMovable(unit.status);
  });
  if (wrong !== undefined) return notExtra({ unit: wrong.unit.unit });
  const lots = Array.from(byLot(found), ([lot, units]): Proposal => {
    const of = (condition: string): readonly string[] =>
      numbersOf(units).filter((unit) => conditions.get(unit) === condition);
    const [sound, damaged, missing, extra] = ["sound", "damaged", "missing", "extra"].map(of);
    const odd = [...(damaged ?? []), ...(extra ?? [])];
    const quarantined = excursion === "no" ? odd : [...(sound ?? []), ...odd];
    return {
      stream: `lot/${lot}`,
      body: {
        type: "units-received",
        shipment,
        site,
        received,
        sound: sound ?? [],
        ...(damaged?.length ? { damaged } : {}),
        ...(missing?.length ? { missing } : {}),
        ...(extra?.length ? { extra } : {}),
        excursion,
        ...(quarantined.length === 0 ? {} : { quarantined }),
      },
    };
  });
  return [
    ...lots,
    {
      stream: `shipment/${shipment}`,
      body: {
        type: "shipment-received",
        received,
        excursion,
        ...(log === undefined ? {} : { log }),
      },
    },
  ];
};

/** An extra may have been on any shelf or truck; it cannot have been given. */
function isMovable(status: Found["unit"]["status"]): boolean {
  return ["in-stock", "shipped", "received", "missing"].includes(status);
}

function unreceivable(
  { shipment, to, sent, received, units }: ShipmentState,
  command: ReceiveShipment,
  { sites, at }: Context,
): Refusal | undefined {
  if (sites !== "all" && !sites.includes(to)) return notYourSite({ shipment, site: to });
  if (received !== undefined) return receivedAlready({ shipment });
  const ms = msOf(command.received);
  if (!(ms >= msOf(sent) && ms <= msOf(at))) return badTime();
  const named = new Set(command.items.map(({ unit }) => unit));
  const silent = units.find(({ unit }) => !named.has(unit));
  if (silent !== undefined) return unstated({ unit: silent.unit });
  return units.length === 0 ? unknownUnit({ unit: "–" }) : undefined;
}
