import { type Instant, later, msOf } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import {
  type Command,
  minutesThawed,
  type OrderState,
  type OrderUnit,
  type ParticipantState,
  thawLimitOf,
} from "../../engine/index.ts";

/** Where somebody stands between order and dose. */
export type Phase =
  /** Nothing was ordered. */
  | "none"
  /** Ordered; the pharmacy has it. */
  | "ordered"
  /** A unit waits for its thaw. */
  | "thaw"
  /** Wristband and label are to be scanned. */
  | "check"
  /** They match; it may begin. */
  | "ready"
  | "running"
  /** The thaw limit has passed: what happens to the unit is asked. */
  | "late"
  | "done";

/** What the bedside shows, made of the participant's own record: it says nothing of what the product is. */
export interface BedsideView {
  readonly phase: Phase;
  readonly order?: OrderState;
  readonly unit?: OrderUnit;
  /** Minutes from thaw to the end of the dose. */
  readonly limit?: number;
  /** Whole minutes since thaw. */
  readonly minutes?: number;
  /** Until the limit; negative after it. */
  readonly secondsLeft?: number;
  readonly started?: Instant;
  readonly isPaused: boolean;
  /** The scans matched on this device alone, under a permit; the server has not heard of them. */
  readonly isOnPermit?: true;
  /** Units of the order that are neither given nor otherwise ended. */
  readonly left: number;
  /** The unit that observations belong to, when the next is due, and until when there are any. */
  readonly looking?: { readonly unit: string; readonly next: Instant; readonly until: Instant };
}

/** The view at a moment, with what was done here and is not acknowledged yet. */
export function bedsideView(
  study: Study,
  state: ParticipantState,
  pending: readonly Command[],
  now: Instant,
): BedsideView {
  const orders = (state.orders ?? [])
    .filter(({ medication }) => medication === undefined)
    .map((order) => withPending(order, pending));
  const order = currentOrder(orders);
  const limit = thawLimitOf(study, state);
  if (order === undefined) return { phase: "none", isPaused: false, left: 0 };
  const open = order.units.filter(({ ending }) => ending === undefined);
  const unit = open.find(isTouched);
  const started = unit?.notes?.find(({ what }) => what === "started")?.at;
  const minutes = unit && minutesThawed(unit, now);
  const acts = (unit?.notes ?? []).filter(({ what }) => what === "paused" || what === "resumed");
  const looking = lookingOf(study, orders, now);
  return {
    phase: phaseOf(order, open, unit, limit, minutes),
    order,
    ...(unit === undefined ? {} : { unit }),
    ...(limit === undefined ? {} : { limit }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(limit === undefined || unit?.thawedAt === undefined
      ? {}
      : { secondsLeft: Math.floor((msOf(unit.thawedAt) + limit * 60_000 - msOf(now)) / 1_000) }),
    ...(started === undefined ? {} : { started }),
    isPaused: acts.at(-1)?.what === "paused",
    ...(pending.some((command) => isPermitted(command, unit)) ? { isOnPermit: true } : {}),
    left: open.length,
    ...(looking === undefined ? {} : { looking }),
  };
}

function phaseOf(
  order: OrderState,
  open: readonly OrderUnit[],
  unit: OrderUnit | undefined,
  limit: number | undefined,
  minutes: number | undefined,
): Phase {
  if (order.units.length === 0) return "ordered";
  if (open.length === 0) return "done";
  if (unit === undefined) return limit === undefined ? "check" : "thaw";
  if (limit !== undefined && minutes !== undefined && minutes > limit) return "late";
  if (unit.notes?.some(({ what }) => what === "started") === true) return "running";
  return unit.matched === undefined ? "check" : "ready";
}

/** The order somebody is at work with; else the first that has something to give; else one that waits; else the last. */
function currentOrder(orders: readonly OrderState[]): OrderState | undefined {
  const isOpen = ({ units }: OrderState): boolean =>
    units.some(({ ending }) => ending === undefined);
  return (
    orders.find(({ units }) =>
      units.some((unit) => unit.ending === undefined && isTouched(unit)),
    ) ??
    orders.find(isOpen) ??
    orders.find(({ status }) => status === "ordered") ??
    orders.at(-1)
  );
}

function isTouched({ thawedAt, matched, notes }: OrderUnit): boolean {
  return thawedAt !== undefined || matched !== undefined || notes !== undefined;
}

/** Whether a command says that the scans of a unit matched under a permit. */
function isPermitted(command: Command, unit: OrderUnit | undefined): boolean {
  return (
    command.kind === "check-bedside" && command.permit !== undefined && command.unit === unit?.unit
  );
}

function lookingOf(
  study: Study,
  orders: readonly OrderState[],
  now: Instant,
): BedsideView["looking"] {
  const plan = study.supply?.bedside?.observations;
  if (plan === undefined) return undefined;
  for (const order of orders.toReversed()) {
    const notes = order.units.flatMap(({ unit, notes: own = [] }) =>
      own.map((note) => ({ ...note, unit })),
    );
    const begun = notes.filter(({ what }) => what === "started");
    const last = begun.at(-1);
    if (last === undefined) continue;
    const until = later(last.at, plan.forMinutes * 60_000);
    if (msOf(now) >= msOf(until)) return undefined;
    const seen = notes
      .filter(({ what, at }) => what === "observed" && msOf(at) >= msOf(last.at))
      .map(({ at }) => msOf(at));
    const from = Math.max(msOf(last.at), ...seen);
    const next = new Date(from + plan.everyMinutes * 60_000).toISOString() as Instant;
    return { unit: last.unit, next, until };
  }
  return undefined;
}

/** An order as it will be once what was done here is acknowledged. */
function withPending(order: OrderState, pending: readonly Command[]): OrderState {
  const units = order.units.map((unit) => {
    let after = unit;
    for (const command of pending) {
      if (!("unit" in command) || command.unit !== unit.unit) continue;
      if (command.kind === "note-bedside") {
        const { at, what } = command;
        const note = { at, what, by: "" as never };
        after = { ...after, notes: [...(after.notes ?? []), note] };
      } else if (command.kind === "check-bedside") {
        const { scanned, permit } = command;
        if (scanned === undefined || permit === undefined) continue;
        after = { ...after, matched: { by: "" as never, at: scanned } };
      } else if (command.kind === "administer") {
        const { started, ended } = command;
        after = { ...after, started, ended, ending: "administered" };
      } else if (command.kind === "discard") after = { ...after, ending: "discarded" };
    }
    return after;
  });
  return { ...order, units };
}
