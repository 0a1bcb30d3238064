import { writeFormsCsv, writeFormsJson } from "../export/form-records.ts";
import { streamed } from "../export/streamed.ts";
import { linesIn, recordsFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { Handlers } from "../handler.ts";
import { wallRoles } from "../wall-access.ts";

/** The data themselves, taken away; every export is in the audit trail. */
export const exportRoutes = {
  "GET /api/studies/{study}/forms.csv": async (server, { session, params, query, language }) => {
    const { study } = recordsFor(server, session, params.study);
    await server.identity.record(session.person.id, {
      type: "exported",
      study: study.id,
      what: "forms.csv",
    });
    const lines = writeFormsCsv(
      server.store,
      session.person.id,
      study,
      query.language ?? language,
      isUnblinded(session, study.id),
    );
    return streamed(lines, "text/csv; charset=utf-8", `${study.id}-forms.csv`);
  },

  "GET /api/studies/{study}/forms.ndjson": async (server, { session, params }) => {
    const { study } = recordsFor(server, session, params.study);
    await server.identity.record(session.person.id, {
      type: "exported",
      study: study.id,
      what: "forms.ndjson",
    });
    const lines = writeFormsJson(
      server.store,
      session.person.id,
      study,
      isUnblinded(session, study.id),
    );
    return streamed(lines, "application/x-ndjson", `${study.id}-forms.ndjson`);
  },
} satisfies Partial<
  Handlers<"GET /api/studies/{study}/forms.csv" | "GET /api/studies/{study}/forms.ndjson">
>;

function isUnblinded(session: Caller, study: string): boolean {
  return linesIn(session, study).some(({ role }) => wallRoles.has(role));
}
