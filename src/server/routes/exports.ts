import { writeFormsCsv, writeFormsJson } from "../export/form-records.ts";
import { streamed } from "../export/streamed.ts";
import { recordsFor } from "../access.ts";
import type { Handlers } from "../handler.ts";

/** The data themselves, taken away; every export is in the audit trail. */
export const exportRoutes = {
  "GET /api/studies/{study}/forms.csv": async (server, { session, params, query, language }) => {
    const { study } = recordsFor(server, session, params.study);
    await server.identity.record(session.person.id, {
      type: "exported",
      study: study.id,
      what: "forms.csv",
    });
    const lines = writeFormsCsv(server.store, session.person.id, study, query.language ?? language);
    return streamed(lines, "text/csv; charset=utf-8", `${study.id}-forms.csv`);
  },

  "GET /api/studies/{study}/forms.ndjson": async (server, { session, params }) => {
    const { study } = recordsFor(server, session, params.study);
    await server.identity.record(session.person.id, {
      type: "exported",
      study: study.id,
      what: "forms.ndjson",
    });
    const lines = writeFormsJson(server.store, session.person.id, study);
    return streamed(lines, "application/x-ndjson", `${study.id}-forms.ndjson`);
  },
} satisfies Partial<
  Handlers<"GET /api/studies/{study}/forms.csv" | "GET /api/studies/{study}/forms.ndjson">
>;
