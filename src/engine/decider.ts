import type { Refusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import type { Command } from "./command.ts";
import type { Context } from "./context.ts";
import type { EventBody, Stream } from "./event.ts";
import type { BlindState, State } from "./state.ts";

/** An event to be appended to a stream, if the stream is still at the version that was looked at. */
export interface Proposal {
  readonly stream: Stream;
  readonly body: EventBody;
}

/** What one kind of command answers: the events it leads to, or why not. Nothing it looks at tells an arm. */
export type Decider<C extends Command> = (
  study: Study,
  state: BlindState,
  command: C,
  context: Context,
) => readonly Proposal[] | Refusal;

/** The same for a command that stands behind the wall, where arms and products are known. */
export type WalledDecider<C extends Command> = (
  study: Study,
  state: State,
  command: C,
  context: Context,
) => readonly Proposal[] | Refusal;
