import { isRefusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import { applyDecided, type Command, type Context, decide, type State } from "../engine/index.ts";

/** The state after a command, or `undefined` when it was refused. */
export function carryOut(
  study: Study,
  state: State,
  command: Command,
  context: Context,
): State | undefined {
  const decision = decide(study, state, command, context);
  return isRefusal(decision) ? undefined : applyDecided(state, decision.events);
}
