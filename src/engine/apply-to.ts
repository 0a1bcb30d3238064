import type { Decided } from "./decide.ts";
import { applyAllocation, applyParticipant, applyStudy } from "./apply.ts";
import { applyDrafts } from "./apply-draft.ts";
import { applyCohorts } from "./cohort/apply.ts";
import { type CohortsState, noCohorts } from "./cohort/state.ts";
import type { DraftsStream, Event, ParticipantStream, Stream, WalledFormsStream } from "./event.ts";
import { applyLot } from "./product/apply-lot.ts";
import { applyShipment, applySupply } from "./product/apply-supply.ts";
import { type LotState, noSupply, type ShipmentState, type SupplyState } from "./product/state.ts";
import {
  type AllocationState,
  type DraftsState,
  noAllocation,
  noStudy,
  type ParticipantState,
  type State,
  type StudyState,
  type WalledForms,
} from "./state.ts";
import { isWalledFormsStream } from "./stream.ts";
import { applyWalledForms } from "./walled/apply.ts";
import { noWalledForms } from "./walled/state.ts";

/** The state of one stream; of a participant, their drafts, a lot or a shipment before the first event, nothing. */
export type StreamState =
  | StudyState
  | AllocationState
  | CohortsState
  | SupplyState
  | LotState
  | ShipmentState
  | ParticipantState
  | DraftsState
  | WalledForms
  | undefined;

/** The state of a stream that holds no event. */
export function emptyState(stream: Stream): StreamState {
  switch (stream) {
    case "study":
      return noStudy;
    case "allocation":
      return noAllocation;
    case "cohorts":
      return noCohorts;
    case "supply":
      return noSupply;
    default:
      return isWalledFormsStream(stream) ? noWalledForms : undefined;
  }
}

/**
 * The state of a stream after an event of it. Which kind of state and event belong to a stream, its name says.
 * The overloads spare those who know the stream a cast.
 */
export function applyTo(stream: "study", state: StudyState, event: Event): StudyState;
export function applyTo(
  stream: "allocation",
  state: AllocationState,
  event: Event,
): AllocationState;
export function applyTo(stream: "cohorts", state: CohortsState, event: Event): CohortsState;
export function applyTo(stream: "supply", state: SupplyState, event: Event): SupplyState;
export function applyTo(
  stream: `lot/${string}`,
  state: LotState | undefined,
  event: Event,
): LotState;
export function applyTo(
  stream: `shipment/${string}`,
  state: ShipmentState | undefined,
  event: Event,
): ShipmentState;
export function applyTo(
  stream: ParticipantStream,
  state: ParticipantState | undefined,
  event: Event,
): ParticipantState;
export function applyTo(
  stream: DraftsStream,
  state: DraftsState | undefined,
  event: Event,
): DraftsState;
export function applyTo(stream: WalledFormsStream, state: WalledForms, event: Event): WalledForms;
export function applyTo(stream: Stream, state: StreamState, event: Event): StreamState;
export function applyTo(stream: Stream, state: StreamState, event: Event): StreamState {
  if (stream === "study") return applyStudy(state as StudyState, event as never);
  if (stream === "allocation") return applyAllocation(state as AllocationState, event as never);
  if (stream === "cohorts") return applyCohorts(state as CohortsState, event as never);
  if (stream === "supply") return applySupply(state as SupplyState, event as never);
  if (stream.startsWith("lot/")) return applyLot(state as LotState | undefined, event as never);
  if (stream.startsWith("shipment/")) {
    return applyShipment(state as ShipmentState | undefined, event as never);
  }
  if (stream.startsWith("drafts/")) {
    return applyDrafts(state as DraftsState | undefined, event as never);
  }
  if (isWalledFormsStream(stream)) return applyWalledForms(state as WalledForms, event);
  return applyParticipant(state as ParticipantState | undefined, event as never);
}

/** All that a decision looks at, after the events it led to. */
export function applyDecided(state: State, decided: readonly Decided[]): State {
  let after = state;
  for (const { stream, events } of decided) {
    const now = events.reduce(
      (known, event) => applyTo(stream, known, event),
      stateOf(after, stream) ?? emptyState(stream),
    );
    after = withState(after, stream, now);
  }
  return after;
}

/** What is known of a stream. */
export function stateOf(state: State, stream: Stream): StreamState {
  if (stream === "study") return state.study;
  if (stream === "allocation") return state.allocation;
  if (stream === "cohorts") return state.cohorts;
  if (stream === "supply") return state.supply;
  if (stream.startsWith("lot/")) return state.lots?.[stream.slice("lot/".length)];
  if (stream.startsWith("shipment/")) return state.shipment;
  if (stream.startsWith("drafts/")) return state.drafts;
  if (isWalledFormsStream(stream)) return state.walledForms;
  return state.participant;
}

/** The whole with another state of one stream. */
export function withState(state: State, stream: Stream, now: StreamState): State {
  if (stream === "study") return { ...state, study: now as StudyState };
  if (stream === "allocation") return { ...state, allocation: now as AllocationState };
  if (stream === "cohorts") return { ...state, cohorts: now as CohortsState };
  if (stream === "supply") return { ...state, supply: now as SupplyState };
  if (stream.startsWith("lot/")) {
    const lots = { ...state.lots, [stream.slice("lot/".length)]: now as LotState };
    return { ...state, lots };
  }
  if (stream.startsWith("shipment/")) return { ...state, shipment: now as ShipmentState };
  if (stream.startsWith("drafts/")) return { ...state, drafts: now as DraftsState };
  if (isWalledFormsStream(stream)) return { ...state, walledForms: now as WalledForms };
  return { ...state, participant: now as ParticipantState };
}
