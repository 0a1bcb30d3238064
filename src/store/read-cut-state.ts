import {
  type AllocationState,
  type Event,
  isParticipantStream,
  isWalledFormsStream,
  noAllocation,
  noStudy,
  noWalledForms,
  type ParticipantState,
  type Stream,
  type StudyState,
  type WalledForms,
  withWalledForms,
} from "../engine/index.ts";
import type { Cut } from "./cut.ts";
import type { StoredEvent } from "./event.ts";
import type { Store } from "./store.ts";
import { applyTo } from "./trial.ts";

/** A study as a cut has it: everything rebuilt from events alone. */
export interface CutState {
  readonly study: StudyState;
  readonly allocation: AllocationState;
  readonly participants: ReadonlyMap<string, ParticipantState>;
  readonly events: number;
}

/**
 * Rebuilds every state from the events of a cut; who is in which arm, and forms that tell it, only where that is asked
 * for: then those forms stand in the participants' records.
 */
export async function readCutState(
  store: Store,
  cut: Cut,
  unblinded: boolean,
  onProgress: (events: number) => void = () => undefined,
): Promise<CutState> {
  const gathered = gatherCutState(unblinded);
  let events = 0;
  for await (const batch of store.readCut(cut)) {
    gathered.add(unblinded ? await store.wall.open(batch) : batch);
    events += batch.length;
    onProgress(events);
  }
  return { ...gathered.state(), events };
}

/** States that are rebuilt as the events of a cut come, in their order and opened already. */
export interface GatheredState {
  add(events: Iterable<Pick<StoredEvent, "stream" | "event">>): void;
  state(): Omit<CutState, "events">;
}

/** Begins with nothing. What stands behind the wall is taken in only where that is asked for. */
export function gatherCutState(unblinded: boolean): GatheredState {
  let study = noStudy;
  let allocation = noAllocation;
  const participants = new Map<string, ParticipantState>();
  const walled = new Map<string, WalledForms>();
  return {
    add(events) {
      for (const { stream, event } of events) {
        const kept = event as unknown as Event;
        const name = stream as Stream;
        if (name === "study") study = applyTo(name, study, kept);
        else if (name === "allocation") {
          if (unblinded) allocation = applyTo(name, allocation, kept);
        } else if (isParticipantStream(name)) {
          const id = name.slice("participant/".length);
          participants.set(id, applyTo(name, participants.get(id), kept));
        } else if (unblinded && isWalledFormsStream(name)) {
          const id = name.slice("walled/".length);
          walled.set(id, applyTo(name, walled.get(id) ?? noWalledForms, kept));
        }
      }
    },
    state() {
      const whole = new Map(participants);
      for (const [id, forms] of walled) {
        const person = whole.get(id);
        if (person !== undefined) whole.set(id, withWalledForms(person, forms));
      }
      return { study, allocation, participants: whole };
    },
  };
}
