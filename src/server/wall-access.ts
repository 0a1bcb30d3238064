import { wallRoles as roles } from "../engine/index.ts";
import { linesIn, recordsFor } from "./access.ts";
import type { Caller } from "./caller.ts";
import { Rejected } from "./problem.ts";
import type { Server } from "./server-parts.ts";
import type { Shelved } from "./studies/study-shelf.ts";

const walled = {
  en: "This is shown only to those who work unblinded in the study. Ask the pharmacy or the statistician who keeps the list.",
  "zh-CN": "仅向本研究的非盲人员显示。请联系药房或保管随机表的统计师。",
};

/** Who works behind the wall of a study. */
export const wallRoles: ReadonlySet<string> = new Set(roles);

/** A study as somebody sees it who works behind its wall. */
export interface Walled extends Shelved {
  /** Where they work there. */
  readonly sites: "all" | readonly string[];
}

/**
 * A study for somebody who works behind its wall. Nothing behind it is looked at before this has answered, so that
 * whoever does not work there hears the same words after the same time, whatever there is.
 *
 * @throws Rejected for everybody else; the attempt is recorded
 */
export async function wallFor(
  server: Server,
  session: Caller,
  study: string,
  roles: ReadonlySet<string> = wallRoles,
): Promise<Walled> {
  const shelved = recordsFor(server, session, study);
  const lines = linesIn(session, study).filter(({ role }) => roles.has(role));
  if (lines.length === 0) {
    await server.identity.record(session.person.id, {
      type: "command-refused",
      study,
      command: "view",
      refusal: "permission.walled",
    });
    throw new Rejected(403, "permission.walled", walled);
  }
  const isEverywhere = lines.some(({ sites }) => sites === "all");
  const sites = lines.flatMap((line) => (line.sites === "all" ? [] : line.sites));
  return { ...shelved, sites: isEverywhere ? "all" : sites };
}

/**
 * Whether somebody works behind the wall at a site, as their session says: nothing is asked of the database, so that the
 * answer takes as long whatever there is.
 */
export function seesWalled(session: Caller, study: string, site: string): boolean {
  return linesIn(session, study).some(
    ({ role, sites }) => wallRoles.has(role) && (sites === "all" || sites.includes(site)),
  );
}
