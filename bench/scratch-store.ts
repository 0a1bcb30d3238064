import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Event } from "../src/engine/index.ts";
import type { RunningServer } from "../src/store/embedded/index.ts";
import { startServer } from "../src/store/embedded/index.ts";
import { type EventBody, openStore, type Store } from "../src/store/index.ts";
import { settingUp, study, wholeLife } from "./assessment.ts";

/** Runs something on a store of its own, on the embedded database in a temporary folder. */
export async function withScratchStore(
  use: (store: Store, server: RunningServer) => Promise<void>,
): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-bench-")));
  try {
    const server = await startServer({ folder });
    try {
      const { host, port, user, database } = server;
      const address = { host, port, user, database };
      const store = await openStore(address, { keyFolder: join(folder, "keys") });
      try {
        await use(store, server);
      } finally {
        await store.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const together = 1000;
const atOnce = 6;

/**
 * Fills a store with participants' lives and returns how many events and bytes of content that is. A thousand
 * participants take turns, six events each, so that the journal mixes them as a trial does.
 */
export async function fillStore(
  store: Store,
  atLeast: number,
): Promise<{ readonly events: number; readonly bytes: number }> {
  let count = 0;
  const append = (stream: string, from: number, events: readonly Event[]): Promise<unknown> => {
    count += events.length;
    const bodies = events as unknown as readonly EventBody[];
    const append = { study: study.id, stream, expectedVersion: from, events: bodies };
    return store.append({ study: study.id, id: `fill/${stream}/${from}`, appends: [append] });
  };
  await append("study", 0, settingUp());
  for (let first = 1; count < atLeast; first += together) {
    const lives: [string, readonly Event[]][] = [];
    for (let index = first; index < first + together && count + sizeOf(lives) < atLeast; index++) {
      lives.push([`participant/S1-${index}`, wholeLife(`S1-${index}`)]);
    }
    for (let from = 0; lives.some(([, life]) => from < life.length); from += atOnce) {
      const turn = lives.filter(([, life]) => from < life.length);
      await Promise.all(
        turn.map(([stream, life]) => append(stream, from, life.slice(from, from + atOnce))),
      );
    }
  }
  const { rows } = await store.pool.query<{ bytes: string }>(
    `select sum(octet_length(body)) as bytes from ${store.schema}.journal`,
  );
  return { events: count, bytes: Number(rows[0]?.bytes) };
}

function sizeOf(lives: readonly (readonly [string, readonly Event[]])[]): number {
  return lives.reduce((sum, [, life]) => sum + life.length, 0);
}
