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
  let study = noStudy;
  let allocation = noAllocation;
  let events = 0;
  const participants = new Map<string, ParticipantState>();
  const walled = new Map<string, WalledForms>();
  for await (const batch of store.readCut(cut)) {
    for (const { stream, event } of unblinded ? await store.wall.open(batch) : batch) {
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
    events += batch.length;
    onProgress(events);
  }
  for (const [id, forms] of walled) {
    const person = participants.get(id);
    if (person !== undefined) participants.set(id, withWalledForms(person, forms));
  }
  return { study, allocation, participants, events };
}
