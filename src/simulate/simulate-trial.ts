import { isRefusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import {
  noWalledForms,
  type ParticipantState,
  type Stream,
  type WalledForms,
  withWalledForms,
} from "../engine/index.ts";
import { type Rehearsal, rehearse } from "./lives.ts";
import { type MemoryTrial, openMemoryTrial } from "./memory-trial.ts";
import type { Step } from "./step.ts";

/** A trial that was lived in memory. */
export interface SimulatedTrial {
  readonly trial: MemoryTrial;
  /** Everyone's record as those see it who look behind the wall. */
  readonly participants: ReadonlyMap<string, ParticipantState>;
  /** Commands that the engine refused, by rule. */
  readonly refused: ReadonlyMap<string, number>;
}

/**
 * Lives a whole trial in memory, through the same engine as a real one. People who have a fate fare by their arm,
 * which nobody but the simulation knows.
 */
export async function simulateTrial(
  study: Study,
  rehearsal: Rehearsal,
  onStep: (step: Step) => void | Promise<void> = () => undefined,
): Promise<SimulatedTrial> {
  const trial = openMemoryTrial(study, false);
  const refused = new Map<string, number>();
  await rehearse(study, rehearsal, async (step) => {
    await onStep(step);
    const { command, context } = step;
    const answer = trial.execute(command, context);
    const id = "participant" in command ? command.participant : undefined;
    const participant = id === undefined ? undefined : trial.participants.get(id);
    const arm = id === undefined ? undefined : trial.allocation.allocated[id]?.arm;
    if (isRefusal(answer)) refused.set(answer.rule, (refused.get(answer.rule) ?? 0) + 1);
    return {
      participant,
      ...(isRefusal(answer) ? { refusal: answer } : {}),
      ...(arm === undefined ? {} : { arm }),
    };
  });
  return { trial, participants: seenBehindWall(trial), refused };
}

function seenBehindWall(trial: MemoryTrial): ReadonlyMap<string, ParticipantState> {
  const seen = [...trial.participants].map(([id, person]): [string, ParticipantState] => {
    const walled = trial.stateOf(`walled/${id}` as Stream) as WalledForms | undefined;
    return [id, withWalledForms(person, walled ?? noWalledForms)];
  });
  return new Map(seen);
}
