import { dosingPermits } from "../bedside/dosing-permits.ts";
import { recordsFor, versionFor } from "../access.ts";
import type { Handlers } from "../handler.ts";
import { wristbandLabel } from "../labels/wristband-label.ts";
import { writeLabels } from "../labels/write-labels.ts";

/** What the bedside has on paper. */
export const bedsideRoutes = {
  "GET /api/studies/{study}/participants/{participant}/wristband": async (
    server,
    { session, params, query },
  ) => {
    const { study, trial } = recordsFor(server, session, params.study);
    const version = await versionFor(server, session, params.study, params.participant);
    const participant = await trial.participant(params.participant, version);
    if (participant === undefined) throw new Error("a record that the database shows has no state");
    const { language } = query;
    const pdf = writeLabels([wristbandLabel(study, participant, language)], {
      title: `${study.id} ${participant.id}`,
      language,
      small: true,
    });
    await server.identity.record(session.person.id, {
      type: "printed",
      study: study.id,
      participant: participant.id,
      what: "wristband",
    });
    return new Response(Buffer.from(pdf), {
      headers: { "content-type": "application/pdf", "cache-control": "no-store" },
    });
  },

  "GET /api/studies/{study}/participants/{participant}/dosing-permits": (
    server,
    { session, params },
  ) => dosingPermits(server, session, params),
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/participants/{participant}/wristband"
    | "GET /api/studies/{study}/participants/{participant}/dosing-permits"
  >
>;
