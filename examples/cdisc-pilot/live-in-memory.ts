import type { Study } from "../../src/definition/index.ts";
import {
  type AllocationEvent,
  type AllocationState,
  applyAllocation,
  applyParticipant,
  applyStudy,
  decide,
  type Event,
  noAllocation,
  noStudy,
  type ParticipantEventBody,
  type ParticipantState,
  type StudyEvent,
  type StudyState,
} from "../../src/engine/index.ts";
import { isRefusal, type Refusal } from "../../src/kernel/index.ts";
import type { Step } from "./draft.ts";

/** A command that the engine refused, and why. */
export interface Refused {
  readonly step: Step;
  readonly refusal: Refusal;
}

/** The trial as it stands after its commands. */
export interface Lived {
  readonly study: StudyState;
  readonly allocation: AllocationState;
  readonly participants: ReadonlyMap<string, ParticipantState>;
  readonly events: number;
  readonly refused: readonly Refused[];
}

/** Lives the trial without a journal: every command is decided, its events are applied, a refusal is noted and passed over. */
export function liveInMemory(study: Study, steps: readonly Step[]): Lived {
  let studyState = noStudy;
  let allocation = noAllocation;
  let count = 0;
  const participants = new Map<string, ParticipantState>();
  const refused: Refused[] = [];
  for (const step of steps) {
    const { command, context } = step;
    const about = "participant" in command ? participants.get(command.participant) : undefined;
    const state = {
      study: studyState,
      allocation,
      ...(about === undefined ? {} : { participant: about }),
    };
    const decision = decide(study, state, command, context);
    if (isRefusal(decision)) {
      refused.push({ step, refusal: decision });
      continue;
    }
    for (const { stream, events } of decision.events) {
      count += events.length;
      for (const event of events) {
        if (stream === "study") studyState = applyStudy(studyState, event as Event<StudyEvent>);
        else if (stream === "allocation") {
          allocation = applyAllocation(allocation, event as Event<AllocationEvent>);
        } else {
          const id = stream.slice("participant/".length);
          const kept = event as Event<ParticipantEventBody>;
          participants.set(id, applyParticipant(participants.get(id), kept));
        }
      }
    }
  }
  return { study: studyState, allocation, participants, events: count, refused };
}
