import { committeeFor, escalatingFor } from "../cohorts/committee-access.ts";
import { cohortsPageFor } from "../cohorts/cohorts-page.ts";
import { readPack } from "../cohorts/read-pack.ts";
import type { Handlers } from "../handler.ts";

/** Dose escalation: the board, and what the committee decides on. */
export const cohortRoutes = {
  "GET /api/studies/{study}/cohorts": async (server, { session, params }) =>
    cohortsPageFor(server, session, escalatingFor(server, session, params.study)),

  "GET /api/studies/{study}/cohorts/{cohort}/pack": async (server, { session, params, query }) => {
    const shelved = await committeeFor(server, session, params.study);
    const page = await readPack(server, shelved, params.cohort, query.decision);
    // Who looked at what before signing can be shown afterwards.
    await server.identity.record(session.person.id, {
      type: "viewed",
      study: params.study,
      what: `pack of ${params.cohort}, ${page.hash}`,
    });
    return page;
  },
} satisfies Partial<
  Handlers<"GET /api/studies/{study}/cohorts" | "GET /api/studies/{study}/cohorts/{cohort}/pack">
>;
