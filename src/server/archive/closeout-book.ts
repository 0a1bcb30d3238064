import type { EventBody, Store } from "../../store/index.ts";
import { keepsSite } from "../keeps-site.ts";
import { type CloseoutEvent, type Round, roundsOf } from "./closeout-round.ts";

const journal = "neurite";
const partBytes = 1024 * 1024;
/** A package whose making has not been heard of for so long was given up with its server. */
const stalledMs = 2 * 60_000;

/** How a site's packages stand, as of a version of its stream. */
export interface SiteRounds {
  readonly rounds: readonly Round[];
  readonly version: number;
}

/** How far the making of a package is. */
export interface Making {
  readonly done: number;
  readonly total: number;
  readonly stalled: boolean;
}

/** Keeps the packages of sites: what happened to them in the journal, the zips in pieces beside it. */
export interface CloseoutBook {
  read(study: string, site: string): Promise<SiteRounds>;
  /** Adds an event if nothing was added since `version`; answers whether it did. */
  add(study: string, site: string, event: CloseoutEvent, version: number): Promise<boolean>;
  making(closeout: string): Promise<Making>;
  /** Notes how far it is, which also says that somebody is at it. */
  beat(closeout: string, done: number, total: number): Promise<void>;
  /** Keeps a zip as it is made; answers how many pieces it became. */
  keep(
    place: { readonly study: string; readonly site: string; readonly closeout: string },
    zip: AsyncIterable<Uint8Array>,
  ): Promise<number>;
  drop(study: string, closeout: string): Promise<void>;
  /** The zip, piece by piece, as the database shows it to this person: for others than the site's it is empty. */
  fetch(person: string, study: string, closeout: string): AsyncGenerator<Uint8Array>;
  /** Whether the database takes a person for one who keeps this site's records. */
  keepsSite(person: string, study: string, site: string): Promise<boolean>;
  /** Events in records of the site's participants after a position. */
  eventsSince(study: string, site: string, position: number): Promise<number>;
}

export function openCloseoutBook(store: Store): CloseoutBook {
  const { pool, schema } = store;
  const streamOf = (study: string, site: string): string => `closeout/${study}/${site}`;
  return {
    async read(study, site) {
      const events: CloseoutEvent[] = [];
      let version = 0;
      for await (const stored of store.readStream(journal, streamOf(study, site))) {
        events.push(stored.event as unknown as CloseoutEvent);
        version = stored.version;
      }
      return { rounds: roundsOf(events), version };
    },
    async add(study, site, event, version) {
      const { outcome } = await store.append({
        study: journal,
        id: `${event.type}/${event.closeout}`,
        appends: [
          {
            study: journal,
            stream: streamOf(study, site),
            expectedVersion: version,
            events: [event as unknown as EventBody],
          },
        ],
      });
      return outcome === "written";
    },
    async making(closeout) {
      const { rows } = await pool.query<{ done: number; total: number; ms: string }>(
        `select done, total, extract(epoch from clock_timestamp() - beat_at) * 1000 as ms
           from ${schema}.closeout_job where closeout = $1`,
        [closeout],
      );
      const row = rows[0];
      return row === undefined
        ? { done: 0, total: 0, stalled: true }
        : { done: row.done, total: row.total, stalled: Number(row.ms) > stalledMs };
    },
    async beat(closeout, done, total) {
      await pool.query(
        `insert into ${schema}.closeout_job (closeout, done, total) values ($1, $2, $3)
         on conflict (closeout) do update set done = $2, total = $3, beat_at = clock_timestamp()`,
        [closeout, done, total],
      );
    },
    async keep({ study, site, closeout }, zip) {
      let number = 0;
      for await (const content of pieces(zip)) {
        await pool.query(
          `insert into ${schema}.closeout_part (study, site, closeout, number, content) values ($1, $2, $3, $4, $5)`,
          [study, site, closeout, number, content],
        );
        number += 1;
      }
      return number;
    },
    async drop(study, closeout) {
      await pool.query(`delete from ${schema}.closeout_part where study = $1 and closeout = $2`, [
        study,
        closeout,
      ]);
    },
    async *fetch(person, study, closeout) {
      for (let number = 0; ; number += 1) {
        const content = await store.asPerson(person, async (client) => {
          const { rows } = await client.query<{ content: Buffer }>(
            `select content from ${schema}.closeout_part where study = $1 and closeout = $2 and number = $3`,
            [study, closeout, number],
          );
          return rows[0]?.content;
        });
        if (content === undefined) return;
        yield content;
      }
    },
    keepsSite: (person, study, site) => keepsSite(store, person, study, site),
    async eventsSince(study, site, position) {
      const { rows } = await pool.query<{ count: string }>(
        `select count(*) from ${schema}.journal j
           join ${schema}.participant_summary s on s.study = j.study and j.stream = 'participant/' || s.participant
          where j.study = $1 and j.position > $2 and s.site = $3`,
        [study, position, site],
      );
      return Number(rows[0]?.count ?? 0);
    },
  };
}

/** The same bytes in pieces of one size. */
async function* pieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of source) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < partBytes) continue;
    yield Buffer.concat(held);
    [held, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(held);
}
