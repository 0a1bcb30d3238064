import type { Role } from "../../engine/index.ts";
import { linesIn, recordsFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { Server } from "../server-parts.ts";
import { wallFor, wallRoles, type Walled } from "../wall-access.ts";

/** Who besides those behind the wall sees what is given where nobody is blinded: at their own sites. */
const openRoles: ReadonlySet<string> = new Set<Role>([
  "investigator",
  "coordinator",
  "monitor",
  "inspector",
]);

/** A study's product as somebody sees it. */
export interface ProductSeen extends Walled {
  /** Whether they work behind the wall; others see only what is at their sites, of an open study. */
  readonly isBehindWall: boolean;
}

/**
 * The product for those behind the wall and, in a study where nobody is blinded, for its sites. In any other study
 * nothing is looked at before the wall has answered.
 *
 * @throws Rejected for everybody else; the attempt is recorded
 */
export async function productFor(
  server: Server,
  session: Caller,
  study: string,
): Promise<ProductSeen> {
  const shelved = recordsFor(server, session, study);
  const lines = linesIn(session, study);
  const isBehindWall = lines.some(({ role }) => wallRoles.has(role));
  const isOpen = shelved.study.blinding === "open" && shelved.study.supply !== undefined;
  if (isBehindWall || !isOpen) {
    return { ...(await wallFor(server, session, study)), isBehindWall: true };
  }
  const walled = await wallFor(server, session, study, openRoles);
  return { ...walled, isBehindWall: false };
}
