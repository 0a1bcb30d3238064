import { hashOf, type Sha256 } from "../../kernel/index.ts";
import type { Decider } from "../decider.ts";
import type { PractiseUnblinding } from "./command.ts";
import { openingProblem } from "./unblind.ts";

/**
 * The drill asks all that opening a code asks, and refuses what it refuses. It neither reads nor writes anything behind
 * the wall, and the record says that it was a drill.
 */
export const practiseUnblinding: Decider<PractiseUnblinding> = (study, state, command) => {
  const { participant, category } = command;
  return (
    openingProblem(study, state, command) ?? [
      { stream: `participant/${participant}`, body: { type: "unblinding-practised", category } },
    ]
  );
};

/** What somebody who practises proves again; a proof for a drill is none for a code. */
export function practiceHash(study: string, command: PractiseUnblinding): Sha256 {
  return hashOf({ study, ...command });
}
