/** The hashes of a trial's events, each by the place of its event. */
import { createHash } from "node:crypto";
import type { Store } from "../../src/store/index.ts";

/** Puts what an event's place is where its hash stood: two trials are alike if they name the same places. */
export interface EventHashes {
  placed(text: string): Promise<string>;
}

/** A hash, or several and other figures where a page was squeezed. */
const figures = /[0-9a-f]{64,}/g;

export function eventHashes({ pool, schema }: Pick<Store, "pool" | "schema">): EventHashes {
  const places = new Map<string, string>();
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
      return text.replace(figures, placesIn);
    },
  };
}

/** As long as a hash, so that lengths stay comparable; names of accounts are drawn by chance and stand for one another. */
function placeHash(place: string): string {
  const named = place.replace(/\b[a-z]-[0-9a-z]{12}\b/g, "someone");
  return createHash("sha256").update(named).digest("hex");
}
