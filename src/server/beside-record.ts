import type { Instant, Json } from "../kernel/index.ts";
import type { EventBody, Store } from "../store/index.ts";
import { identityStudy } from "./identity/index.ts";
import { Rejected } from "./problem.ts";
import type { Server } from "./server-parts.ts";

/** An event where it stands in the journal, with its instant and whoever caused it. */
export interface Placed<E> {
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
  readonly event: E & { readonly at: Instant; readonly by: string };
}

const busy = {
  en: "Others wrote at the same moment. Nothing was changed; try again.",
  "zh-CN": "其他人正在同时写入。未作任何修改，请重试。",
};

/** So often a write is tried again when others wrote to the same stream meanwhile. */
const mostTries = 5;

/**
 * What streams hold that stand beside every trial's record, in the pseudo-study of the instance, as far as the database
 * shows them to a person; in the order of the journal. The caller names the events that it keeps there.
 */
export async function readBeside<E>(
  store: Store,
  person: string,
  streams: readonly string[],
): Promise<readonly Placed<E>[]> {
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
      const { event } = JSON.parse(body) as { readonly event: Placed<E>["event"] };
      return { ...place, event };
    });
  });
}

/**
 * Adds an event to such a stream, once under its command's id, if `check` does not throw at what the stream holds by
 * then. Whether the person may is asked before.
 *
 * @throws Rejected where others wrote all the while, or what `check` throws
 */
export async function addBeside<E extends object>(
  { store, clock }: Pick<Server, "store" | "clock">,
  given: {
    readonly person: string;
    readonly stream: string;
    readonly command: string;
    readonly event: E;
    readonly check?: (events: readonly Placed<E>[]) => void;
  },
): Promise<void> {
  const { person, stream, command, check } = given;
  const content = { ...given.event, by: person } as unknown as Json;
  if ((await store.recorded(identityStudy, command, content)) !== undefined) return;
  for (let tries = 1; tries <= mostTries; tries++) {
    const events = await readBeside<E>(store, person, [stream]);
    check?.(events);
    const at = clock().toISOString() as Instant;
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
  throw new Rejected(409, "record.busy", busy);
}
