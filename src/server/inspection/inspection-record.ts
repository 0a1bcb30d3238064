import type { Instant, Json } from "../../kernel/index.ts";
import type { EventBody, Store } from "../../store/index.ts";
import { identityStudy } from "../identity/index.ts";
import { Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import type { InspectionEvent, InspectionEventBody, PlacedEvent } from "./inspection-event.ts";

/** What somebody may do in a stream of an inspection; the database decides (migration `0012-inspection`). */
export type InspectionAct = "read" | "ask" | "answer" | "close" | "file";

const notYours = {
  en: "Your role does not allow this here. Nothing was changed.",
  "zh-CN": "您的角色在此处无此权限，未作任何修改。",
};
const busy = {
  en: "Others wrote at the same moment. Nothing was changed; try again.",
  "zh-CN": "其他人正在同时写入。未作任何修改，请重试。",
};

/** So often a write is tried again when others wrote to the same stream meanwhile. */
const mostTries = 5;

/** Whether the database lets a person do an act in a stream now. */
export async function mayInspect(
  { pool, schema }: Pick<Store, "pool" | "schema">,
  person: string,
  stream: string,
  act: InspectionAct,
): Promise<boolean> {
  const { rows } = await pool.query<{ may: boolean }>(
    `select ${schema}.may_inspect($1, $2, $3) as may`,
    [person, stream, act],
  );
  return rows[0]?.may === true;
}

/** @throws Rejected where the database does not let them; the attempt is recorded */
export async function admitInspection(
  server: Server,
  person: string,
  study: string,
  stream: string,
  act: InspectionAct,
): Promise<void> {
  if (await mayInspect(server.store, person, stream, act)) return;
  await server.identity.record(person, {
    type: "command-refused",
    study,
    command: `inspection ${act}`,
    refusal: "permission.inspection",
  });
  throw new Rejected(403, "permission.inspection", notYours);
}

/** What streams of an inspection hold, as far as the database shows it to a person, in the order of the journal. */
export async function readInspection(
  store: Store,
  person: string,
  streams: readonly string[],
): Promise<readonly PlacedEvent[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{
      stream: string;
      version: number;
      hash: string;
      body: string;
    }>(
      `select stream, version, encode(hash, 'hex') as hash, body from ${store.schema}.journal
        where study = $1 and stream = any ($2) order by position`,
      [identityStudy, streams],
    );
    return rows.map(({ body, ...place }) => {
      const { event } = JSON.parse(body) as { readonly event: InspectionEvent };
      return { ...place, event };
    });
  });
}

/**
 * Adds an event to a stream, once under its id, if `check` does not throw at what the stream holds by then.
 *
 * @throws Rejected where the person may not, or what `check` throws
 */
export async function addToInspection(
  server: Server,
  given: {
    readonly person: string;
    readonly study: string;
    readonly stream: string;
    readonly act: InspectionAct;
    readonly id: string;
    readonly event: InspectionEventBody;
    readonly check?: (events: readonly PlacedEvent[]) => void;
  },
): Promise<void> {
  const { person, study, stream, act, id, check } = given;
  const { store } = server;
  await admitInspection(server, person, study, stream, act);
  const command = `${stream}/${act}/${id}`;
  const content = { ...given.event, by: person } as unknown as Json;
  if ((await store.recorded(identityStudy, command, content)) !== undefined) return;
  for (let tries = 1; tries <= mostTries; tries++) {
    const events = await readInspection(store, person, [stream]);
    check?.(events);
    const at = server.clock().toISOString() as Instant;
    const event = { ...given.event, at, by: person } as unknown as EventBody;
    const expectedVersion = events.at(-1)?.version ?? 0;
    const append = { study: identityStudy, stream, expectedVersion, events: [event] };
    const { outcome } = await store.append({
      study: identityStudy,
      id: command,
      content,
      appends: [append],
    });
    if (outcome !== "conflict") return;
  }
  throw new Rejected(409, "inspection.busy", busy);
}
