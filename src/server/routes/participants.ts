import { isWalledForm, noWalledForms, type Stream, type WalledForms } from "../../engine/index.ts";
import { recordsFor, versionFor } from "../access.ts";
import type { Caller } from "../caller.ts";
import type { AuditRow } from "../contract.ts";
import { noteInspectorView } from "../inspection/note-inspector-view.ts";
import type { Handlers } from "../handler.ts";
import type { Server } from "../server-parts.ts";
import type { StoredEvent } from "../../store/index.ts";
import type { Shelved } from "../studies/study-shelf.ts";
import { seesWalled } from "../wall-access.ts";

/** Records of single participants, and what was ever done to them. */
export const participantRoutes = {
  "GET /api/studies/{study}/participants/{participant}": async (server, { session, params }) => {
    const shelved = recordsFor(server, session, params.study);
    const { trial } = shelved;
    const version = await versionFor(server, session, params.study, params.participant);
    const state = await trial.participant(params.participant, version);
    if (state === undefined) throw new Error("a record that the database shows has no state");
    await noteInspectorView(server, session, params);
    const { sites } = await trial.studyState();
    const walled = await walledOf(server, session, shelved, state);
    return {
      state,
      ...(walled === undefined ? {} : { walled }),
      zone: sites[state.site]?.zone ?? "UTC",
      now: server.clock().toISOString(),
      people: await namesIn(server, [state, walled]),
    };
  },

  "GET /api/studies/{study}/participants/{participant}/events": async (
    server,
    { session, params, query },
  ) => {
    const shelved = recordsFor(server, session, params.study);
    const { study, participant } = params;
    const version = await versionFor(server, session, study, participant);
    const rows = await rowsOf(server, study, `participant/${participant}`, query);
    const mayBeWalled = query.form === undefined || isWalledForm(shelved.study, query.form);
    const state = await shelved.trial.participant(participant, version);
    if (mayBeWalled && state !== undefined && seesWalled(session, study, state.site)) {
      rows.push(...(await walledRows(server, session, study, participant, query)));
      rows.sort((a, b) => a.position - b.position);
    }
    return {
      rows,
      people: await namesIn(
        server,
        rows.map(({ event }) => event),
      ),
    };
  },

  "GET /api/studies/{study}/participants/{participant}/drafts": async (
    server,
    { session, params },
  ) => {
    const { trial } = recordsFor(server, session, params.study);
    const { study, participant } = params;
    await versionFor(server, session, study, participant);
    // Whoever may not read drafts is answered as if there were none: that there are is not told either.
    const version = await server.store.mayRead(session.person.id, study, `drafts/${participant}`);
    const held = version === undefined ? undefined : await trial.drafts(participant, version);
    const drafts = Object.values(held?.drafts ?? {});
    return { drafts, people: await namesIn(server, drafts) };
  },
} satisfies Partial<
  Handlers<
    | "GET /api/studies/{study}/participants/{participant}"
    | "GET /api/studies/{study}/participants/{participant}/drafts"
    | "GET /api/studies/{study}/participants/{participant}/events"
  >
>;

/** A participant's walled forms; nothing at all for whoever does not work behind the wall at their site. */
async function walledOf(
  server: Server,
  session: Caller,
  { study, trial }: Shelved,
  { id, site }: { readonly id: string; readonly site: string },
): Promise<WalledForms | undefined> {
  if (!seesWalled(session, study.id, site)) return undefined;
  const stream: Stream = `walled/${id}`;
  const version = await server.store.mayRead(session.person.id, study.id, stream);
  return version === undefined
    ? noWalledForms
    : ((await trial.stateOf(stream, version)) as WalledForms);
}

async function walledRows(
  server: Server,
  session: Caller,
  study: string,
  participant: string,
  place: Place,
): Promise<readonly AuditRow[]> {
  const stream = `walled/${participant}`;
  if ((await server.store.mayRead(session.person.id, study, stream)) === undefined) return [];
  return rowsOf(server, study, stream, place);
}

async function rowsOf(
  server: Server,
  study: string,
  stream: string,
  place: Place,
): Promise<AuditRow[]> {
  const stored: StoredEvent[] = [];
  for await (const each of server.store.readStream(study, stream)) stored.push(each);
  const events = await server.store.wall.open(stored);
  return events.filter(({ event }) => isAbout(event, place)).map(auditRow);
}

interface Place {
  readonly form?: string | undefined;
  readonly visit?: string | undefined;
  readonly line?: number | undefined;
}

/** Whether an event touched the instance of a form that is asked about; every event where none is. */
function isAbout(event: StoredEvent["event"], { form, visit, line }: Place): boolean {
  if (form === undefined) return true;
  const places: readonly unknown[] = Array.isArray(event["places"]) ? event["places"] : [event];
  return places.some((place) => {
    const at = place as Place;
    return at.form === form && at.visit === visit && at.line === line;
  });
}

/** An event of the journal as the audit trail shows it. */
export function auditRow({
  position,
  study,
  stream,
  version,
  hash,
  recordedAt,
  event,
}: StoredEvent): AuditRow {
  return { position, study, stream, version, hash, recordedAt, event };
}

const personKeys = new Set([
  "by",
  "savedBy",
  "raisedBy",
  "person",
  "signedBy",
  "endedBy",
  "confirmedBy",
]);

/** Names of the people that a value speaks of. */
export async function namesIn(server: Server, value: unknown): Promise<Record<string, string>> {
  const ids = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    for (const [key, member] of Object.entries(part)) {
      if (typeof member === "string" && personKeys.has(key)) ids.add(member);
      else look(member);
    }
  };
  look(value);
  const found = await Promise.all([...ids].map((id) => server.identity.findPerson(id)));
  return Object.fromEntries(
    found.flatMap((person) => (person === undefined ? [] : [[person.id, person.name]])),
  );
}
