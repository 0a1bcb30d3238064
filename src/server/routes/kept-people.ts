import { blindCopy } from "../../definition/index.ts";
import { askedFacts, screenPatient } from "../../engine/index.ts";
import { recordsFor } from "../access.ts";
import { addBeside, readBeside } from "../beside-record.ts";
import type { Caller } from "../caller.ts";
import type { Handlers } from "../handler.ts";
import { keepsSite } from "../keeps-site.ts";
import { Rejected } from "../problem.ts";
import { factsSent } from "../screening/facts-sent.ts";
import { keptPeople } from "../screening/kept-people.ts";
import { rescreen } from "../screening/rescreen.ts";
import { type ScreenedEvent, screenedStream } from "../screening/screened-event.ts";
import { refusedTo, studiesScreened } from "../screening/studies-screened.ts";
import type { Server } from "../server-parts.ts";

const notKept = {
  en: "There is nobody on the list under this record. Nothing was changed.",
  "zh-CN": "名单中没有该记录，未作任何修改。",
};

/** What can be typed of a person, and the people whom a site keeps: kept as they were known, screened again as often as read. */
export const keptPeopleRoutes = {
  "GET /api/screening/questions": async (server, { session }) => {
    const studies = await studiesScreened(server, session);
    const lists = [];
    for (const { study, trial } of studies) {
      const { sites } = await trial.studyState();
      for (const site of Object.keys(sites).sort()) {
        if (await keepsSite(server.store, session.person.id, study.id, site)) {
          lists.push({ study: study.id, site });
        }
      }
    }
    return { forms: [...askedFacts(studies.map(({ study }) => blindCopy(study)))], lists };
  },

  "POST /api/studies/{study}/screened/{site}": async (server, { session, params, body }) => {
    const stream = await listOf(server, session, params);
    const studies = await studiesScreened(server, session);
    const { facts: known } = factsSent(body.content);
    const on = body.on ?? server.clock().toISOString().slice(0, 10);
    const said = screenPatient(
      studies.map(({ study }) => study),
      known,
      on,
      "en",
    );
    const event: ScreenedEvent = {
      type: "person-screened",
      record: body.id,
      on,
      known,
      factsHash: said.factsHash,
      studies: studies.map(({ study, hash }, index) => ({
        study: study.id,
        version: hash,
        eligible: said.studies[index]?.eligible ?? "unknown",
        results: Object.fromEntries(
          (said.studies[index]?.criteria ?? []).map(({ criterion, result }) => [criterion, result]),
        ),
      })),
    };
    const person = session.person.id;
    await addBeside(server, { person, stream, command: `${stream}/keep/${body.id}`, event });
    return { patient: known.patient, factsHash: said.factsHash };
  },

  "GET /api/studies/{study}/screened/{site}": async (server, { session, params, query }) => {
    const stream = await listOf(server, session, params);
    const studies = await studiesScreened(server, session);
    const on = query.on ?? server.clock().toISOString().slice(0, 10);
    const people = keptPeople(
      await readBeside<ScreenedEvent>(server.store, session.person.id, [stream]),
    );
    const now = rescreen(studies, people, on);
    const names = new Map((await server.identity.listPeople()).map(({ id, name }) => [id, name]));
    return {
      on,
      people: people.map(({ record, known, factsHash, on: day, at, by, times }, index) => ({
        record,
        patient: known.patient,
        factsHash,
        on: day,
        at,
        name: names.get(by) ?? by,
        times,
        studies: (now[index] ?? []).map(({ changed, ...study }) => ({
          ...study,
          changed: [...changed],
        })),
      })),
    };
  },

  "GET /api/studies/{study}/screened/{site}/{record}": async (server, { session, params }) => {
    const stream = await listOf(server, session, params);
    const events = await readBeside<ScreenedEvent>(server.store, session.person.id, [stream]);
    const kept = keptPeople(events).find(({ record }) => record === params.record);
    if (kept === undefined) throw new Rejected(404, "screening.not-kept", notKept);
    const { known, factsHash, on } = kept;
    return { known, factsHash, on };
  },

  "POST /api/studies/{study}/screened/{site}/{record}/aside": async (
    server,
    { session, params, body },
  ) => {
    const stream = await listOf(server, session, params);
    const { record } = params;
    await addBeside<ScreenedEvent>(server, {
      person: session.person.id,
      stream,
      command: `${stream}/aside/${record}`,
      event: { type: "person-put-aside", record, reason: body.reason },
      check(events) {
        if (!keptPeople(events).some((one) => one.record === record)) {
          throw new Rejected(404, "screening.not-kept", notKept);
        }
      },
    });
  },
} satisfies Partial<
  Handlers<
    | "GET /api/screening/questions"
    | "POST /api/studies/{study}/screened/{site}"
    | "GET /api/studies/{study}/screened/{site}"
    | "GET /api/studies/{study}/screened/{site}/{record}"
    | "POST /api/studies/{study}/screened/{site}/{record}/aside"
  >
>;

/**
 * The stream of a site's list of people, for those who keep that site's records.
 *
 * @throws Rejected for everybody else; the attempt is recorded
 */
async function listOf(
  server: Server,
  session: Caller,
  { study, site }: { readonly study: string; readonly site: string },
): Promise<string> {
  const { sites } = await recordsFor(server, session, study).trial.studyState();
  const isThere = Object.hasOwn(sites, site);
  if (isThere && (await keepsSite(server.store, session.person.id, study, site))) {
    return screenedStream(study, site);
  }
  throw await refusedTo(server, session, study);
}
