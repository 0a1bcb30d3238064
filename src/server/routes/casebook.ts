import type { Instant } from "../../kernel/index.ts";
import { zone as toZone } from "../../kernel/index.ts";
import type { StoredEvent } from "../../store/index.ts";
import { recordsFor, studyFor, versionFor } from "../access.ts";
import { writeZip } from "../archive/write-zip.ts";
import { participantOrder, volumeFiles, writeForms, writeVolumes } from "../casebook/index.ts";
import { streamedBytes } from "../export/streamed-bytes.ts";
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
    const events: StoredEvent[] = [];
    for await (const stored of server.store.readStream(study.id, `participant/${participant.id}`)) {
      if (stored.version > participant.version) break;
      events.push(stored);
    }
    const names = new Map((await server.identity.listPeople()).map(({ id, name }) => [id, name]));
    const press = {
      server,
      shelved: { study, versions },
      sites,
      person: session.person,
      names,
      variant: query.variant ?? "complete",
      language: query.language,
      at: server.clock().toISOString() as Instant,
    } as const;
    const volumes = writeVolumes(await participantOrder(press, { participant, events }));
    const first = (await volumes.next()).value;
    if (first === undefined) throw new Error("a casebook has at least one volume");
    await server.identity.record(session.person.id, {
      type: "printed",
      study: study.id,
      participant: participant.id,
      what: "casebook",
    });
    const name = `${study.id}-${participant.id}-casebook`;
    if (first.of === 1) return paper(first.pdf, `${name}.pdf`);
    const zip = writeZip(volumeFiles(name, first, volumes), server.clock());
    return streamedBytes(zip, "application/zip", `${name}.zip`);
  },

  "GET /api/studies/{study}/forms.pdf": async (server, { session, params, query }) => {
    const { study } = studyFor(server, session, params.study);
    const pdf = await writeForms({
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
