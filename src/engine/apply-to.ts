import type { Decided } from "./decide.ts";
import { applyAllocation, applyParticipant, applyStudy } from "./apply.ts";
import type { Event, Stream } from "./event.ts";
import type { AllocationState, ParticipantState, State, StudyState } from "./state.ts";

/** The state of one stream; of a participant's before the first event, nothing. */
export type StreamState = StudyState | AllocationState | ParticipantState | undefined;

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
  stream: `participant/${string}`,
  state: ParticipantState | undefined,
  event: Event,
): ParticipantState;
export function applyTo(stream: Stream, state: StreamState, event: Event): StreamState;
export function applyTo(stream: Stream, state: StreamState, event: Event): StreamState {
  if (stream === "study") return applyStudy(state as StudyState, event as never);
  if (stream === "allocation") return applyAllocation(state as AllocationState, event as never);
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
      } else after = { ...after, participant: applyTo(stream, after.participant, event) };
    }
  }
  return after;
}
