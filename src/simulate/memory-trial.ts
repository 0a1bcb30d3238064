import { isRefusal, type Refusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import {
  type AllocationState,
  applyTo,
  type Command,
  type Context,
  type Decided,
  decide,
  emptyState,
  type Event,
  isParticipantStream,
  noAllocation,
  noStudy,
  type ParticipantState,
  type State,
  type Stream,
  type StreamState,
  streamsOf,
  type StudyState,
  withState,
} from "../engine/index.ts";

/** A study run in memory, through the same `decide` and `apply` as a real one: for rehearsals and simulations. */
export interface MemoryTrial {
  readonly study: Study;
  /** Carries a command out at once: its events, or the refusal. */
  execute(command: Command, context: Context): readonly Decided[] | Refusal;
  readonly state: StudyState;
  readonly allocation: AllocationState;
  /** The state of any stream. */
  stateOf(stream: Stream): StreamState;
  readonly participants: ReadonlyMap<string, ParticipantState>;
  /** Every event so far, stream by stream. */
  readonly streams: ReadonlyMap<Stream, readonly Event[]>;
}

/** Opens a study in memory. Nothing is kept beyond the object. */
export function openMemoryTrial(study: Study, keepEvents = true): MemoryTrial {
  const states = new Map<Stream, StreamState>();
  const participants = new Map<string, ParticipantState>();
  const streams = new Map<Stream, Event[]>();
  const lots = new Map<string, string>();

  function apply(stream: Stream, event: Event): void {
    const now = applyTo(stream, known(stream), event);
    states.set(stream, now);
    if (isParticipantStream(stream)) {
      participants.set(stream.slice("participant/".length), now as ParticipantState);
    }
    if (event.type === "lot-made") for (const unit of event.units) lots.set(unit, event.lot);
    if (!keepEvents) return;
    const kept = streams.get(stream);
    if (kept === undefined) streams.set(stream, [event]);
    else kept.push(event);
  }

  function known(stream: Stream): StreamState {
    return states.get(stream) ?? emptyState(stream);
  }

  return {
    study,
    execute(command, context) {
      let state: State = { study: noStudy, allocation: noAllocation };
      for (const stream of streamsOf(study, command, (unit) => lots.get(unit))) {
        const now = known(stream);
        if (now !== undefined) state = withState(state, stream, now);
      }
      const decision = decide(study, state, command, context);
      if (isRefusal(decision)) return decision;
      for (const { stream, events } of decision.events) {
        for (const event of events) apply(stream, event);
      }
      return decision.events;
    },
    get state() {
      return known("study") as StudyState;
    },
    get allocation() {
      return known("allocation") as AllocationState;
    },
    stateOf: known,
    participants,
    streams,
  };
}
