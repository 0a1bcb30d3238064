import {
  defineRefusal,
  isRefusal,
  knownDay,
  readPartialDate,
  type Refusal,
  type Text,
} from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Context } from "../context.ts";
import { notScreened } from "../dates.ts";
import type { Proposal, WalledDecider } from "../decider.ts";
import type { ParticipantState, State } from "../state.ts";
import { visitOfKey } from "../state.ts";
import { statusWords } from "../status-words.ts";
import type { Dispense, OrderProduct } from "./command.ts";
import { orderUnitOf } from "./decide-bedside.ts";
import { bindsDoses, occasionOf } from "./dose-number.ts";
import { isEntitled } from "./entitled.ts";
import { byLot, type Found, findUnits, numbersOf } from "./find-units.ts";
import { medicationOf, unitsOwed } from "./home.ts";
import type { OrderState } from "./state.ts";
import { blockedUnit } from "./unit-refusals.ts";
import { blockOf, daysLeft } from "./usable.ts";

const noSupply = defineRefusal(
  "order.no-supply",
  "This study has no supply plan, so no product can be ordered.",
  "本研究没有供应计划，不能申请用药。",
);
const notReady = defineRefusal(
  "order.not-ready",
  "No product can be ordered for participant {participant}: {missing}.",
  "不能为受试者 {participant} 申请用药：{missing}。",
);
const badDate = defineRefusal(
  "order.date",
  "“{date}” is no day. Write the day of the dose as 2026-04-03.",
  "“{date}”不是日期，请按“2026-04-03”填写给药日期。",
);
const badVisit = defineRefusal(
  "order.visit",
  "The study has no visit {visit}.",
  "本研究没有访视 {visit}。",
);
const badMedication = defineRefusal(
  "order.medication",
  "The study has no home medication {medication}.",
  "本研究没有居家用药 {medication}。",
);
const badDays = defineRefusal(
  "order.days",
  "Home medication is ordered for a number of days from 1 to 400; a dose is ordered for none.",
  "居家用药须填写 1 至 400 的天数；给药申请不填天数。",
);
const twice = defineRefusal(
  "order.twice",
  "Order {order} for the same day waits for its product already.",
  "同一天的第 {order} 号申请仍在等待用药。",
);
const notReplaceable = defineRefusal(
  "order.replaces",
  "Unit {unit} is none of this participant's that could be replaced: it was given or returned, or never made ready for them.",
  "单元 {unit} 不能补发：已给药、已退回，或从未为该受试者备好。",
);
const noOrder = defineRefusal(
  "dispense.no-order",
  "Participant {participant} has no open order {order}. Order the product first.",
  "受试者 {participant} 没有待处理的第 {order} 号申请，请先申请用药。",
);
const taken = defineRefusal(
  "dispense.taken",
  "Unit {unit} was dispensed or used already, or has left the stock. Take another.",
  "单元 {unit} 已发放、已使用或已出库，请更换。",
);
const otherSite = defineRefusal(
  "dispense.other-site",
  "Unit {unit} is not in stock at the participant's site. Receive it there first.",
  "单元 {unit} 不在受试者所在中心的库存中，请先在该中心接收。",
);
const otherPerson = defineRefusal(
  "dispense.another-participant",
  "Unit {unit} is made of another participant's cells and only for them.",
  "单元 {unit} 由另一名受试者的细胞制成，仅供其本人使用。",
);
const wrongProduct = defineRefusal(
  "dispense.wrong-product",
  "Unit {unit} is not what participant {participant} is to get: another dose level or arm. Take what is proposed.",
  "单元 {unit} 不是受试者 {participant} 应使用的产品：剂量水平或组别不符，请使用系统建议的单元。",
);
const wrongDose = defineRefusal(
  "dispense.wrong-dose",
  "Unit {unit} is not what participant {participant} is to get as dose {dose}. Take what is proposed.",
  "单元 {unit} 不是受试者 {participant} 第 {dose} 次给药应使用的产品，请使用系统建议的单元。",
);
const oldLabel = defineRefusal(
  "dispense.relabel",
  "The label of unit {unit} shows another last day of use than it has now. Put the new label on it first.",
  "单元 {unit} 标签上的有效期已变更，请先更换标签。",
);
const tooSoon = defineRefusal(
  "dispense.expires-soon",
  "Unit {unit} expires in {days} days; nothing is dispensed with fewer than {limit} days left. Take another.",
  "单元 {unit} 将于 {days} 天后过期，距有效期不足 {limit} 天者不得发放，请更换。",
);
const tooMany = defineRefusal(
  "dispense.too-many",
  "Order {order} takes {dose} units in all; this would make {units}.",
  "第 {order} 号申请共需 {dose} 件，本次发放后将达 {units} 件。",
);
const mixed = defineRefusal(
  "dispense.mixed",
  "The units of an order are of one kind; unit {unit} is of another.",
  "同一申请的单元须为同一品项，单元 {unit} 属于另一品项。",
);

/** Asks the pharmacy for a dose on a day. It says nothing of what it is. */
export const orderProduct: WalledDecider<OrderProduct> = (study, state, command) => {
  const { participant, visit, date, replaces } = command;
  if (study.supply === undefined) return noSupply();
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const missing = unready(study, person);
  if (missing !== undefined) return notReady({ participant, missing });
  if (readPartialDate(date) !== date || knownDay(date) === undefined) {
    return badDate({ date: date.slice(0, 32) });
  }
  if (visit !== undefined && !study.visits.some(({ id }) => id === visitOfKey(visit))) {
    return badVisit({ visit: visit.slice(0, 64) });
  }
  const orders = person.orders ?? [];
  const replacedIn = orders.find(({ units }) => units.some(({ unit }) => unit === replaces));
  const { medication = replacedIn?.medication, days = replacedIn?.days } = command;
  if (medication !== undefined && medicationOf(study, medication) === undefined) {
    return badMedication({ medication: medication.slice(0, 64) });
  }
  if ((medication === undefined) !== (days === undefined) || !isDayCount(days)) return badDays();
  if (replaces !== undefined) {
    const replaced = orderUnitOf(person, replaces);
    const isOver = replaced?.ending === "administered" || replaced?.ending === "returned";
    if (replaced === undefined || isOver) return notReplaceable({ unit: replaces.slice(0, 64) });
  }
  const waiting = orders.find(
    (one) =>
      one.status === "ordered" &&
      one.date === date &&
      one.replaces === replaces &&
      one.medication === medication,
  );
  if (waiting !== undefined) return twice({ order: waiting.order });
  const order = orders.length + 1;
  return [
    {
      stream: `participant/${participant}`,
      body: {
        type: "product-ordered",
        order,
        ...(visit === undefined ? {} : { visit }),
        date,
        ...(replaces === undefined ? {} : { replaces }),
        ...(medication === undefined ? {} : { medication }),
        ...(days === undefined ? {} : { days }),
      },
    },
  ];
};

function isDayCount(days = 1): boolean {
  return Number.isInteger(days) && days >= 1 && days <= 400;
}

function unready(study: Study, person: ParticipantState): Text | undefined {
  const { status, treatmentEnded, assigned } = person;
  if (status !== "enrolled") return statusWords[status];
  if (treatmentEnded !== undefined) return { en: "treatment has ended", "zh-CN": "治疗已终止" };
  return study.arms.length > 1 && assigned === undefined
    ? { en: "no arm assigned", "zh-CN": "尚未分组" }
    : undefined;
}

/** Gives units to an order. What does not fit the participant, or may not be given, is refused by name. */
export const dispense: WalledDecider<Dispense> = (study, state, command, context) => {
  const { participant, order: number } = command;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant });
  const order = person.orders?.find((one) => one.order === number);
  if (order === undefined || order.status === "administered") {
    return noOrder({ participant, order: number });
  }
  const missing = unready(study, person);
  if (missing !== undefined) return notReady({ participant, missing });
  const found = findUnits(study, state, command.units);
  if (isRefusal(found)) return found;
  for (const one of found) {
    const problem = undispensable(study, state, { person, order }, one, context);
    if (problem !== undefined) return problem;
  }
  const problem = surplus(study, order, found);
  if (problem !== undefined) return problem;
  const given = Array.from(
    byLot(found),
    ([lot, units]): Proposal => ({
      stream: `lot/${lot}`,
      body: { type: "units-dispensed", participant, order: number, units: numbersOf(units) },
    }),
  );
  // In an order of their own, so that nobody reads from it which came from one lot.
  const units = [...numbersOf(found)].sort();
  const isBound = order.medication === undefined && bindsDoses(study);
  const { dose } = occasionOf(person, order);
  return [
    ...given,
    {
      stream: `participant/${participant}`,
      body: { type: "product-ready", order: number, units, ...(isBound ? { dose } : {}) },
    },
  ];
};

function undispensable(
  study: Study,
  { allocation }: State,
  { person, order }: { readonly person: ParticipantState; readonly order: OrderState },
  { lot, item, unit }: Found,
  { at, zone }: Context,
): Refusal | undefined {
  const { id: participant, site } = person;
  const { unit: number, status } = unit;
  if (item.origin === "autologous" && lot.participant !== participant) {
    return otherPerson({ unit: number });
  }
  if (!["in-stock", "shipped", "received"].includes(status)) return taken({ unit: number });
  const block = blockOf(study, lot, unit, at, zone);
  if (block !== undefined) return blockedUnit(block, number);
  if (status !== "received" || unit.site !== site) return otherSite({ unit: number });
  const occasion = occasionOf(person, order);
  if (!isEntitled(study, person, allocation, lot, occasion)) {
    // Right for another of their doses, or for none of them.
    const isOther = item.doses !== undefined && occasion.medication === undefined;
    return isOther
      ? wrongDose({ unit: number, participant, dose: occasion.dose })
      : wrongProduct({ unit: number, participant });
  }
  if (unit.relabel !== undefined) return oldLabel({ unit: number });
  // What is taken home is to last as long as it is for.
  const limit = Math.max(order.days ?? 0, study.supply?.doNotDispenseDays ?? 0);
  const days = daysLeft(lot, at, zone);
  return days < limit ? tooSoon({ unit: number, days, limit }) : undefined;
}

/** An order takes so many units; one that was discarded before it was given is replaced. */
function surplus(study: Study, order: OrderState, found: readonly Found[]): Refusal | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const other = found.find(({ item }) => item.id !== first.item.id);
  if (other !== undefined) return mixed({ unit: other.unit.unit });
  const dose = unitsOwed(study, first.item, order);
  const kept = order.units.filter(
    ({ ending }) => ending === undefined || ending === "administered",
  );
  const units = kept.length + found.length;
  return units > dose ? tooMany({ order: order.order, dose, units }) : undefined;
}
