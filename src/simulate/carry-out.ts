import { isRefusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import {
  applyAllocation,
  applyParticipant,
  applyStudy,
  type Command,
  type Context,
  decide,
  type State,
} from "../engine/index.ts";

/** The state after a command, or `undefined` when it was refused. */
export function carryOut(
  study: Study,
  state: State,
  command: Command,
  context: Context,
): State | undefined {
  const decision = decide(study, state, command, context);
  if (isRefusal(decision)) return undefined;
  let after = state;
  for (const { stream, events } of decision.events) {
    for (const event of events) {
      if (stream === "study") after = { ...after, study: applyStudy(after.study, event as never) };
      else if (stream === "allocation") {
        after = { ...after, allocation: applyAllocation(after.allocation, event as never) };
      } else after = { ...after, participant: applyParticipant(after.participant, event as never) };
    }
  }
  return after;
}
