import { type ParticipantId, unreachable } from "../../kernel/index.ts";
import type { Stamp } from "../event.ts";
import { own } from "../own.ts";
import type { CohortEvent } from "./event.ts";
import type { CohortsState, DecisionState, Gate, Slot } from "./state.ts";

/** What of an event changes the cohorts: what happened, when, by whose hand and on whose calendar. */
export type CohortFact = CohortEvent & Pick<Stamp, "at" | "by" | "zone">;

/** The cohorts after an event. */
export function applyCohorts(state: CohortsState, event: CohortFact): CohortsState {
  return { ...state, ...changed(state, event), version: state.version + 1 };
}

function changed(state: CohortsState, event: CohortFact): Partial<CohortsState> {
  const { at } = event;
  switch (event.type) {
    case "slot-reserved": {
      const { participant, site, zone, cohort, until } = event;
      const slot: Slot = {
        participant,
        site,
        zone,
        cohort,
        since: at,
        until,
        doses: [],
        dlt: "none",
      };
      return { ...served(state, participant), slots: { ...state.slots, [participant]: slot } };
    }
    case "slot-waiting": {
      const { participant, site, cohort } = event;
      return { waiting: [...state.waiting, { participant, site, cohort, since: at }] };
    }
    case "slot-given-up": {
      const { [event.participant]: _, ...slots } = state.slots;
      return { ...served(state, event.participant), slots };
    }
    case "slot-taken": {
      const { participant, site, zone, cohort, date } = event;
      const slot: Slot = {
        participant,
        site,
        zone,
        cohort,
        since: at,
        enrolled: date,
        doses: [],
        dlt: "none",
      };
      return { ...served(state, participant), slots: { ...state.slots, [participant]: slot } };
    }
    case "cohort-dosed":
      return withSlot(state, event.participant, { doses: event.doses });
    case "participant-left":
      return withSlot(state, event.participant, { left: event.date });
    case "participant-returned":
      return withoutLeaving(state, event.participant);
    case "dlt-suspected":
      return withSlot(state, event.participant, { dlt: "suspected", dltSince: at });
    case "dlt-no-longer-suspected":
      return withSlot(state, event.participant, { dlt: "none", dltSince: at });
    case "dlt-judged":
      return withSlot(state, event.participant, { dlt: event.verdict, dltSince: at });
    case "participant-replaced":
      return withSlot(state, event.participant, { replaced: event.reason });
    case "gate-closed": {
      const { cohort, cause, reason } = event;
      const gate: Gate = {
        open: false,
        since: at,
        cause,
        ...(reason === undefined ? {} : { reason }),
      };
      return { gates: { ...state.gates, [cohort]: gate } };
    }
    case "decision-proposed": {
      const { decision: number, cohort, act, recommended, basis, reason, attended } = event;
      const decision: DecisionState = {
        number,
        cohort,
        act,
        recommended,
        basis,
        ...(reason === undefined ? {} : { reason }),
        attended,
        proposed: at,
        signed: [],
      };
      return { decisions: [...state.decisions, decision] };
    }
    case "decision-signed":
      return withDecision(state, event.decision, ({ signed }) => ({
        signed: [...signed, { by: event.by, at }],
      }));
    case "decision-effective": {
      const opened = Object.fromEntries(
        event.opens.map((cohort): [string, Gate] => [cohort, { open: true, since: at }]),
      );
      return {
        ...withDecision(state, event.decision, () => ({
          effective: at,
          opens: event.opens,
          places: event.places,
        })),
        gates: { ...state.gates, ...opened },
        places: { ...state.places, ...event.places },
      };
    }
    case "decision-reopened":
      return withDecision(state, event.decision, ({ reopenedBy = [] }) => ({
        reopenedBy: [...reopenedBy, event.participant],
      }));
    default:
      return unreachable(event);
  }
}

/** Whoever has a place waits no longer. */
function served(state: CohortsState, participant: string): Pick<CohortsState, "waiting"> {
  return { waiting: state.waiting.filter((one) => one.participant !== participant) };
}

function withSlot(
  state: CohortsState,
  participant: ParticipantId,
  change: Partial<Slot>,
): Partial<CohortsState> {
  const slot = own(state.slots, participant);
  return slot === undefined
    ? {}
    : { slots: { ...state.slots, [participant]: { ...slot, ...change } } };
}

function withoutLeaving(state: CohortsState, participant: ParticipantId): Partial<CohortsState> {
  const slot = own(state.slots, participant);
  if (slot === undefined) return {};
  const { left: _, ...stays } = slot;
  return { slots: { ...state.slots, [participant]: stays } };
}

function withDecision(
  state: CohortsState,
  number: number,
  change: (decision: DecisionState) => Partial<DecisionState>,
): Partial<CohortsState> {
  return {
    decisions: state.decisions.map((one) =>
      one.number === number ? { ...one, ...change(one) } : one,
    ),
  };
}
