import type { Refusal } from "../kernel/index.ts";
import type { Command, Context, ParticipantState } from "../engine/index.ts";

/** One thing that somebody does: the command and who gives it, where and when. */
export interface Step {
  readonly command: Command;
  readonly context: Context;
}

/** What came of it: the participant as the record now has them, and the refusal if there was one. */
export interface Answer {
  readonly participant: ParticipantState | undefined;
  readonly refusal?: Refusal;
  /** The arm, from a trial in memory whose people fare by it; from no other. */
  readonly arm?: string;
}
