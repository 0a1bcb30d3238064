import { Fault, unreachable } from "../../kernel/index.ts";
import type { Event } from "../event.ts";
import { own } from "../own.ts";
import type { LotEvent } from "./event.ts";
import type { LotState, Quarantined, UnitState } from "./state.ts";

/** A lot after an event; the first event is `lot-made`. */
export function applyLot(state: LotState | undefined, event: Event<LotEvent>): LotState {
  if (event.type === "lot-made") {
    const { lot, item, level, batch, banks, participant, made, expires, useUntil, units } = event;
    return {
      lot,
      item,
      level,
      batch,
      banks,
      ...(participant === undefined ? {} : { participant }),
      made,
      expires,
      ...(useUntil === undefined ? {} : { useUntil }),
      version: 1,
      status: "testing",
      tests: {},
      releaseSigned: [],
      units: Object.fromEntries(
        units.map((unit): [string, UnitState] => [
          unit,
          { unit, status: "in-stock", excursions: [] },
        ]),
      ),
    };
  }
  if (state === undefined) throw new Fault(`the first event of a lot is not ${event.type}`);
  return { ...state, ...changed(state, event), version: state.version + 1 };
}

function changed(
  state: LotState,
  event: Exclude<Event<LotEvent>, { type: "lot-made" }>,
): Partial<LotState> {
  const { at, by } = event;
  switch (event.type) {
    case "test-recorded": {
      const { test, result, within, date, quarantined = [] } = event;
      const pending = state.pending?.filter((one) => one !== test);
      return {
        // Who signed, signed the certificate as it was before.
        releaseSigned: [],
        tests: { ...state.tests, [test]: { result, within, date, by, at } },
        ...(pending === undefined ? {} : { pending }),
        ...heldBack(state, quarantined, () => ({ cause: "test", at })),
      };
    }
    case "release-signed":
      return {
        releaseSigned: [...state.releaseSigned, { by, at, certificate: event.certificate }],
        ...(event.planIfFailed === undefined ? {} : { planIfFailed: event.planIfFailed }),
      };
    case "lot-released": {
      const { conditional, pending = [], planIfFailed } = event;
      return {
        status: conditional ? "conditionally-released" : "released",
        releasedAt: state.releasedAt ?? at,
        releaseSigned: [],
        pending,
        ...(planIfFailed === undefined ? {} : { planIfFailed }),
      };
    }
    case "units-quarantined": {
      const { units, reason } = event;
      return heldBack(state, units, () => ({ cause: "person", reason, at }));
    }
    case "quarantine-ended":
      return withUnits(state, event.units, ({ quarantine: _, ...unit }) => unit);
    case "lot-recalled":
      return { status: "recalled", recall: { reason: event.reason, at, by } };
    case "expiry-changed": {
      const { expires, before, useUntil, printed, relabel = [], reason } = event;
      const use = useUntil === undefined ? {} : { useUntil };
      const change = { at, by, before, expires, ...use, reason };
      // A unit that waits for a label already still bears the date of before; one whose date is right again waits no more.
      const marked = Object.values(state.units).map(
        ({ relabel: from = printed, ...unit }): [string, UnitState] => [
          unit.unit,
          from !== undefined && relabel.includes(unit.unit) ? { ...unit, relabel: from } : unit,
        ],
      );
      return {
        expires,
        ...use,
        expiryChanges: [...(state.expiryChanges ?? []), change],
        units: Object.fromEntries(marked),
      };
    }
    case "units-relabelled":
      return withUnits(state, event.units, ({ relabel: _, ...unit }) => unit);
    case "units-shipped":
      return withUnits(state, event.units, (unit) => ({
        ...unit,
        status: "shipped",
        shipment: event.shipment,
        site: event.to,
      }));
    case "units-received": {
      const { sound, damaged = [], missing = [], extra = [], quarantined = [], site } = event;
      const came = [...sound, ...damaged, ...extra];
      const here = {
        ...state,
        ...withUnits(state, came, (unit) => ({ ...unit, status: "received", site })),
      };
      const all = {
        ...here,
        ...withUnits(here, missing, (unit) => ({ ...unit, status: "missing" })),
      };
      const isOdd = (unit: string): boolean => damaged.includes(unit) || extra.includes(unit);
      return heldBack(all, quarantined, (unit) => ({
        cause: isOdd(unit) ? "receipt" : "excursion",
        at,
      }));
    }
    case "excursion-recorded": {
      const { from, minutes, celsius, inCarton, beyond = [] } = event;
      const excursion = {
        from,
        minutes,
        celsius,
        ...(inCarton === undefined ? {} : { inCarton }),
      };
      const charged = withUnits(state, event.units, (unit) => ({
        ...unit,
        excursions: [...unit.excursions, excursion],
      }));
      return heldBack({ ...state, ...charged }, beyond, () => ({ cause: "excursion", at }));
    }
    case "excursion-decided":
      return event.usable
        ? withUnits(state, event.units, ({ quarantine: _, ...unit }) => unit)
        : withUnits(state, event.units, (unit) => ({
            ...unit,
            status: "discarded",
            reason: event.reason,
          }));
    case "units-dispensed":
      return withUnits(state, event.units, (unit) => ({
        ...unit,
        status: "dispensed",
        participant: event.participant,
        order: event.order,
      }));
    case "unit-thawed":
      return withUnits(state, [event.unit], (unit) => ({
        ...unit,
        status: "thawed",
        thawedAt: at,
      }));
    case "unit-administered": {
      const { unit: number, participant, started, ended } = event;
      return withUnits(state, [number], (unit) => ({
        ...unit,
        status: "administered",
        participant,
        started,
        ended,
      }));
    }
    case "unit-discarded":
      return withUnits(state, [event.unit], (unit) => ({
        ...unit,
        status: "discarded",
        reason: event.reason,
      }));
    case "unit-returned":
    case "return-verified": {
      const verified = event.type === "return-verified";
      return withUnits(state, [event.unit], (unit) => ({
        ...unit,
        status: "returned",
        ...(event.left === undefined ? {} : { left: event.left }),
        ...(verified ? {} : { returnedBy: by }),
        verified,
      }));
    }
    case "units-destroyed":
      return withUnits(state, event.units, (unit) => ({
        ...unit,
        status: "destroyed",
        reason: event.certificate,
      }));
    default:
      return unreachable(event);
  }
}

function heldBack(
  state: LotState,
  numbers: readonly string[],
  why: (unit: string) => Quarantined,
): Pick<LotState, "units"> {
  return withUnits(state, numbers, (unit) => ({ ...unit, quarantine: why(unit.unit) }));
}

function withUnits(
  state: LotState,
  numbers: readonly string[],
  change: (unit: UnitState) => UnitState,
): Pick<LotState, "units"> {
  const units = numbers.flatMap((number) => {
    const unit = own(state.units, number);
    return unit === undefined ? [] : [[number, change(unit)] as const];
  });
  return { units: { ...state.units, ...Object.fromEntries(units) } };
}
