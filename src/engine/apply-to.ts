import type { Decided } from "./decide.ts";
import { applyAllocation, applyParticipant, applyStudy } from "./apply.ts";
import { applyDrafts } from "./apply-draft.ts";
import type { DraftsStream, Event, ParticipantStream, Stream } from "./event.ts";
import type { AllocationState, DraftsState, ParticipantState, State, StudyState } from "./state.ts";
import { isParticipantStream } from "./stream.ts";

/** The state of one stream; of a participant's and their drafts before the first event, nothing. */
export type StreamState = StudyState | AllocationState | ParticipantState | DraftsState | undefined;

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
export function applyTo(stream: Stream, state: StreamState, event: Event): StreamState;
export function applyTo(stream: Stream, state: StreamState, event: Event): StreamState {
  if (stream === "study") return applyStudy(state as StudyState, event as never);
  if (stream === "allocation") return applyAllocation(state as AllocationState, event as never);
  if (!isParticipantStream(stream)) {
    return applyDrafts(state as DraftsState | undefined, event as never);
  }
  return applyParticipant(state as ParticipantState | undefined, event as never);
}

/** All that a decision looks at, after the events it led to. */
export function applyDecided(state: State, decided: readonly Decided[]): State {
  let after = state;
  for (const { stream, events } of decided) {
    for (const event of events) {
      if (stream === "study") after = { ...after, study: applyTo(stream, after.study, event) };
      else if (stream === "allocation") {
        after = { ...after, allocation: applyTo(stream, after.allocation, event) };
      } else if (isParticipantStream(stream)) {
        after = { ...after, participant: applyTo(stream, after.participant, event) };
      } else after = { ...after, drafts: applyTo(stream, after.drafts, event) };
    }
  }
  return after;
}
