import { isRefusal, localDate, msOf, type Refusal, wallClock } from "../../kernel/index.ts";
import { bedsideFieldKinds, type Study } from "../../definition/index.ts";
import type { Values } from "../command.ts";
import type { Context } from "../context.ts";
import { recordedDose } from "../decide-dose.ts";
import type { Proposal } from "../decider.ts";
import { own } from "../own.ts";
import type { BlindState } from "../state.ts";
import { ordersOfDose } from "./order-group.ts";
import type { LotState, OrderState, OrderUnit } from "./state.ts";

/** How a unit of an order ends now. */
export interface Ending {
  readonly unit: string;
  readonly ending: NonNullable<OrderUnit["ending"]>;
  readonly started?: OrderUnit["started"];
  readonly ended?: OrderUnit["ended"];
  /** It was given against the rules, and somebody has said why. */
  readonly reason?: string;
}

/**
 * The dose that follows when the last unit of an order ends: its date, level, visit and what the bedside knows of it,
 * so that nobody types it again. Nothing follows while another unit of the dose is open, where nothing of it was given,
 * and where the dose was recorded before.
 */
export function doseOfOrder(
  study: Study,
  state: BlindState,
  lot: LotState,
  ending: Ending,
  context: Context,
): readonly Proposal[] | Refusal {
  const { participant: person } = state;
  const form = study.forms.find(({ purpose }) => purpose === "dose");
  const orders = (person?.orders ?? []).map((order) => ended(order, ending));
  const order = orders.find(({ units }) => units.some(({ unit }) => unit === ending.unit));
  if (person === undefined || form === undefined || order === undefined) return [];
  const group = ordersOfDose(orders, order);
  const units = group.flatMap((one) => one.units);
  const isOpen = group.some(
    (one) => one.status === "ordered" || one.units.some((unit) => unit.ending === undefined),
  );
  const given = units.filter((unit) => unit.ending === "administered");
  const isKnown = person.doses.some(({ order: of }) => group.some((one) => one.order === of));
  const [first] = given;
  if (isOpen || isKnown || first?.started === undefined) return [];
  const date = localDate(first.started, context.zone);
  const visit = group.find((one) => one.visit !== undefined)?.visit;
  const isHeld = visit !== undefined && own(person.visits, visit)?.status === "held";
  const isOpenStudy = study.blinding === "open" || study.arms.length < 2;
  const level = isOpenStudy
    ? lot.level
    : study.cohorts.find(({ id }) => id === person.cohort)?.level;
  const dose = {
    kind: "record-dose" as const,
    participant: person.id,
    date,
    ...(level === undefined ? {} : { level }),
    ...(isHeld ? { visit } : {}),
    ...(ending.reason === undefined ? {} : { afterTheFact: true as const, reason: ending.reason }),
  };
  const from = { order: order.order };
  const values = knownOf(study, given, context);
  const full = recordedDose(study, state, { ...dose, values }, context, from);
  // What a field cannot hold is left to whoever completes the form.
  const answer = isRefusal(full) ? recordedDose(study, state, dose, context, from) : full;
  // What was given is on record, whatever the form has against it.
  return isRefusal(answer) && ending.reason !== undefined ? [] : answer;
}

function ended(order: OrderState, { unit: number, ending, started, ended }: Ending): OrderState {
  const times = {
    ...(started === undefined ? {} : { started }),
    ...(ended === undefined ? {} : { ended }),
  };
  const units = order.units.map((one) =>
    one.unit === number ? { ...one, ending, ...times } : one,
  );
  return { ...order, units };
}

/** What the record of the bedside says already, by fields of the dose form. */
function knownOf(study: Study, given: readonly OrderUnit[], { zone }: Context): Values {
  const { started, thawedAt } = given[0] ?? {};
  const last = given.at(-1)?.ended;
  const facts = {
    started: started && wallClock(started, zone).slice(11, 16),
    minutes: started && last && Math.round((msOf(last) - msOf(started)) / 6_000) / 10,
    thawed: thawedAt && wallClock(thawedAt, zone).slice(0, 16),
    unit: given.map(({ unit }) => unit).join(", "),
  };
  const values: Record<string, Values[string]> = {};
  for (const key of Object.keys(bedsideFieldKinds) as (keyof typeof bedsideFieldKinds)[]) {
    const field = study.supply?.bedside?.doseFields?.[key];
    const fact = facts[key];
    if (field !== undefined && fact !== undefined && fact !== "") values[field] = fact;
  }
  return values;
}
