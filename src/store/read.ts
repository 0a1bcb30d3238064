import type pg from "pg";
import { copyRows } from "./copy-rows.ts";
import type { StoredEvent } from "./event.ts";
import type { HeadCache } from "./head-cache.ts";
import { checkName, checkStudy, streamKey } from "./names.ts";
import { streamSession, withSession } from "./session.ts";
import { stablePosition } from "./stable-snapshot.ts";
import { eventColumns, readEvent } from "./stored-event.ts";

/** From where to read: a pool of sessions and the store's schema. */
export interface Source {
  readonly pool: pg.Pool;
  readonly schema: string;
}

const streamPage = 1000;
const journalPage = 50_000;

/**
 * The events of one stream in order, one by one, from a version on. Read to the end it makes the
 * next append to the stream cheaper.
 */
export async function* readStream(
  { pool, schema }: Source,
  heads: HeadCache,
  place: { readonly study: string; readonly stream: string; readonly fromVersion: number },
): AsyncGenerator<StoredEvent> {
  const { study, stream } = place;
  checkStudy(study);
  checkName("stream", stream);
  for (let from = place.fromVersion; ; ) {
    const rows = await withSession(pool, async (client) => {
      const query = {
        name: `stream ${schema}`,
        text: `select ${eventColumns.split(", ").join("::text, ")}::text from ${schema}.journal j
                where study = $1 and stream = $2 and version >= $3 order by j.version limit ${streamPage}`,
        values: [study, stream, from],
        rowMode: "array" as const,
      };
      return (await client.query<string[]>(query)).rows;
    });
    const events = rows.map(readEvent);
    const last = events.at(-1);
    if (last === undefined) return;
    heads.set(streamKey(study, stream), { version: last.version, hash: last.hash });
    yield* events;
    if (events.length < streamPage) return;
    from = last.version + 1;
  }
}

/**
 * Every event after a position, in position order, up to `upTo` or else to what is settled now.
 * Constant memory; no transaction stays open for longer than 50,000 events take.
 */
export async function* readAll(
  source: Source,
  range: { readonly after: number; readonly upTo?: number | undefined },
): AsyncGenerator<readonly StoredEvent[]> {
  const { pool, schema } = source;
  const upTo = range.upTo ?? (await withSession(pool, (client) => stablePosition(client, schema)));
  for (let after = range.after; after < upTo; ) {
    let count = 0;
    const query = `select ${eventColumns} from ${schema}.journal
      where position > ${after} and position <= ${upTo} order by position limit ${journalPage}`;
    for await (const rows of streamSession(pool, (client) => copyRows(client, query))) {
      const events = rows.map(readEvent);
      count += events.length;
      after = events.at(-1)?.position ?? after;
      yield events;
    }
    if (count < journalPage) return;
  }
}
