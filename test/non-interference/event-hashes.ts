/** The hashes of a trial's events, each by the place of its event. */
import { createHash } from "node:crypto";
import { readTimestamp } from "../../src/store/stored-event.ts";
import type { Store } from "../../src/store/index.ts";

/** Puts what an event's place is where its hash stood: two trials are alike if they name the same places. */
export interface EventHashes {
  placed(text: string): Promise<string>;
}

/** A hash, or several and other figures where a page was squeezed. */
const figures = /[0-9a-f]{64,}/g;

export function eventHashes({ pool, schema }: Pick<Store, "pool" | "schema">): EventHashes {
  const places = new Map<string, string>();
  const short = new Map<string, string>();
  const others = new Set<string>();
  let upTo = 0;

  async function readOn(): Promise<void> {
    const { rows } = await pool.query<{ position: string; place: string; hash: string }>(
      `select position, study || ' ' || stream || ' ' || version as place, encode(hash, 'hex') as hash
         from ${schema}.journal where position > $1 order by position`,
      [upTo],
    );
    for (const { position, place, hash } of rows) {
      upTo = Number(position);
      places.set(hash, placeHash(place));
    }
    // The hash of a cut is one over the hashes of its events.
    const cuts = await pool.query<{ place: string; hash: string; at: string }>(
      `select 'cut ' || study || ' ' || position as place, content_hash as hash, taken_at::text as at
         from ${schema}.cut order by position, taken_at`,
    );
    for (const { place, hash, at } of cuts.rows) {
      const told = placeHash(place);
      places.set(hash, told);
      // Each page of a report says the first digits of it, and when by the database's own clock the cut was taken.
      short.set(hash.slice(0, 12), told.slice(0, 12));
      short.set(readTimestamp(at), taken);
      short.set(inStyle(readTimestamp(at)), taken);
    }
  }

  function placesIn(run: string): string {
    for (let at = 0; at + 64 <= run.length; at++) {
      const place = places.get(run.slice(at, at + 64));
      if (place !== undefined) return run.slice(0, at) + place + placesIn(run.slice(at + 64));
    }
    return run;
  }

  return {
    async placed(text) {
      const unknown = (text.match(figures) ?? []).filter(
        (run) => placesIn(run) === run && !others.has(run),
      );
      if (unknown.length > 0) await readOn();
      for (const run of unknown) if (placesIn(run) === run) others.add(run);
      const placed = text.replace(figures, placesIn);
      return [...short].reduce((left, [found, instead]) => left.replaceAll(found, instead), placed);
    },
  };
}

const taken = "when the cut was taken  ";

/** As text stands in the style of a page, where all but letters and digits are written by their code. */
const inStyle = (text: string): string =>
  text.replace(/[^0-9A-Za-z]/g, (one) => `\\${one.charCodeAt(0).toString(16)} `);

/** As long as a hash, so that lengths stay comparable; names of accounts are drawn by chance and stand for one another. */
function placeHash(place: string): string {
  const named = place.replace(/\b[a-z]-[0-9a-z]{12}\b/g, "someone");
  return createHash("sha256").update(named).digest("hex");
}
