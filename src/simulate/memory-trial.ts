import { isRefusal, type Refusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import {
  type AllocationState,
  applyTo,
  type Command,
  type Context,
  type Decided,
  decide,
  type DraftsState,
  type Event,
  isParticipantStream,
  noAllocation,
  noStudy,
  type ParticipantState,
  type Stream,
  type StudyState,
} from "../engine/index.ts";

/** A study run in memory, through the same `decide` and `apply` as a real one: for rehearsals and simulations. */
export interface MemoryTrial {
  readonly study: Study;
  /** Carries a command out at once: its events, or the refusal. */
  execute(command: Command, context: Context): readonly Decided[] | Refusal;
  readonly state: StudyState;
  readonly allocation: AllocationState;
  readonly participants: ReadonlyMap<string, ParticipantState>;
  /** Every event so far, stream by stream. */
  readonly streams: ReadonlyMap<Stream, readonly Event[]>;
}

/** Opens a study in memory. Nothing is kept beyond the object. */
export function openMemoryTrial(study: Study, keepEvents = true): MemoryTrial {
  let state = noStudy;
  let allocation = noAllocation;
  const participants = new Map<string, ParticipantState>();
  const drafts = new Map<Stream, DraftsState>();
  const streams = new Map<Stream, Event[]>();

  function apply(stream: Stream, event: Event): void {
    if (stream === "study") state = applyTo(stream, state, event);
    else if (stream === "allocation") allocation = applyTo(stream, allocation, event);
    else if (!isParticipantStream(stream)) {
      drafts.set(stream, applyTo(stream, drafts.get(stream), event));
    } else {
      const id = stream.slice("participant/".length);
      participants.set(id, applyTo(stream, participants.get(id), event));
    }
    if (!keepEvents) return;
    const kept = streams.get(stream);
    if (kept === undefined) streams.set(stream, [event]);
    else kept.push(event);
  }

  return {
    study,
    execute(command, context) {
      const person = "participant" in command ? participants.get(command.participant) : undefined;
      const drafted =
        "participant" in command ? drafts.get(`drafts/${command.participant}`) : undefined;
      const decision = decide(
        study,
        {
          study: state,
          allocation,
          ...(person === undefined ? {} : { participant: person }),
          ...(drafted === undefined ? {} : { drafts: drafted }),
        },
        command,
        context,
      );
      if (isRefusal(decision)) return decision;
      for (const { stream, events } of decision.events) {
        for (const event of events) apply(stream, event);
      }
      return decision.events;
    },
    get state() {
      return state;
    },
    get allocation() {
      return allocation;
    },
    participants,
    streams,
  };
}
