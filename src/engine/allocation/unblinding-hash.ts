import { hashOf, type Sha256 } from "../../kernel/index.ts";
import type { Unblind } from "./command.ts";

/** What somebody who opens a code proves again that they want: whose, why, and nothing else. */
export function unblindingHash(study: string, command: Unblind): Sha256 {
  return hashOf({ study, ...command });
}
