import type { Instant } from "../../kernel/index.ts";
import { zone as toZone } from "../../kernel/index.ts";
import type { Event } from "../../engine/index.ts";
import { recordsFor, studyFor, versionFor } from "../access.ts";
import { attachmentsIn } from "../casebook/attachments-in.ts";
import { type CasebookEvent, writeCasebook } from "../casebook/index.ts";
import type { Handlers } from "../handler.ts";

/** Casebooks and blank forms on paper. */
export const casebookRoutes = {
  "GET /api/studies/{study}/participants/{participant}/casebook": async (
    server,
    { session, params, query },
  ) => {
    const { study, trial, versions } = recordsFor(server, session, params.study);
    const version = await versionFor(server, session, params.study, params.participant);
    const participant = await trial.participant(params.participant, version);
    if (participant === undefined) throw new Error("a record that the database shows has no state");
    const { sites } = await trial.studyState();
    const events: CasebookEvent[] = [];
    let headHash = "";
    for await (const stored of server.store.readStream(study.id, `participant/${participant.id}`)) {
      if (stored.version > participant.version) break;
      const { event, position, hash } = stored;
      events.push({ ...(event as unknown as Event), position, hash });
      headHash = hash;
    }
    const names = new Map((await server.identity.listPeople()).map(({ id, name }) => [id, name]));
    const pdf = await writeCasebook({
      variant: query.variant ?? "complete",
      study,
      participant,
      events,
      language: query.language,
      printed: {
        by: session.person.name,
        at: server.clock().toISOString() as Instant,
        zone: toZone(sites[participant.site]?.zone ?? "UTC"),
      },
      mode: server.mode,
      people: (id) => ({ name: names.get(id) ?? id }),
      record: { streamVersion: participant.version, headHash },
      attachments: attachmentsIn(participant),
      versions: Object.fromEntries([...versions].map(([hash, each]) => [hash, each.version])),
    });
    await server.identity.record(session.person.id, {
      type: "printed",
      study: study.id,
      participant: participant.id,
      what: "casebook",
    });
    return paper(pdf, `${study.id}-${participant.id}-casebook.pdf`);
  },

  "GET /api/studies/{study}/forms.pdf": async (server, { session, params, query }) => {
    const { study } = studyFor(server, session, params.study);
    const pdf = await writeCasebook({
      variant: query.variant,
      study,
      language: query.language,
      printed: {
        by: session.person.name,
        at: server.clock().toISOString() as Instant,
        zone: toZone("UTC"),
      },
      mode: server.mode,
      people: (id) => ({ name: id }),
    });
    return paper(pdf, `${study.id}-forms-${query.variant}.pdf`);
  },
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/participants/{participant}/casebook"
    | "GET /api/studies/{study}/forms.pdf"
  >
>;

function paper(pdf: Uint8Array, name: string): Response {
  return new Response(Buffer.from(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
    },
  });
}
