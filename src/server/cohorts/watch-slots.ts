import type { Instant } from "../../kernel/index.ts";
import { later } from "../../kernel/index.ts";
import { placePath } from "../notices/index.ts";
import type { Server } from "../server-parts.ts";
import { cohortsNow } from "./cohorts-now.ts";

const lookMs = 10 * 60_000;
const dayMs = 24 * 3_600_000;

/** Tells sites of places that expire within a day. Told once, however many servers look. */
export async function tellExpiring(server: Server): Promise<void> {
  const at = server.clock().toISOString() as Instant;
  for (const shelved of server.studies.all()) {
    const { study } = shelved;
    if (study.escalation === undefined) continue;
    const { slots } = await cohortsNow(server, shelved);
    for (const { participant, site, until, enrolled } of Object.values(slots)) {
      if (enrolled !== undefined || until === undefined) continue;
      if (until <= at || until > later(at, dayMs)) continue;
      const link = placePath(study.id, participant);
      const origin = `slot/${participant}/${until}`;
      await server.notices.tell({
        kind: "slot-expiring",
        study: study.id,
        at,
        link,
        origin,
        site,
        participant,
      });
    }
  }
}

/** Looks again and again until it is closed. */
export function watchSlots(server: Server): { close(): Promise<void> } {
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking
      .then(() => tellExpiring(server))
      .catch((error: unknown) => server.log(`looking for expiring places: ${String(error)}`));
  }, lookMs);
  return {
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}
