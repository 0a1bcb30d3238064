import type { Study } from "../../definition/index.ts";
import {
  applyParticipant,
  type Event,
  type Move,
  movesOf,
  type ParticipantEventBody,
  type ParticipantState,
} from "../../engine/index.ts";

interface Kept {
  readonly position: number;
  readonly event: Event;
}

const dates = new Set([
  "dose-recorded",
  "visit-started",
  "visit-corrected",
  "line-withdrawn",
  "line-restored",
]);

/** What each event of a participant's stream moved of what was still to come, by the event's position. */
export function movesByEvent(
  study: Study,
  stream: readonly Kept[],
): ReadonlyMap<number, readonly Move[]> {
  const found = new Map<number, readonly Move[]>();
  let state: ParticipantState | undefined;
  for (const { position, event } of stream) {
    const before = state;
    state = applyParticipant(before, event as Event<ParticipantEventBody>);
    const isDated = dates.has(event.type) || (event.type === "form-saved" && "dose" in event);
    if (before === undefined || !isDated) continue;
    const moves = movesOf(study, before, state);
    if (moves.length > 0) found.set(position, moves);
  }
  return found;
}
