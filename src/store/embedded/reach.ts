import { setTimeout as sleep } from "node:timers/promises";
import { type Binaries, findBinaries } from "./binaries.ts";
import { createCluster, readMajor } from "./cluster.ts";
import { launch, recoveryLimit } from "./launch.ts";
import { endLeftovers } from "./leftovers.ts";
import type { Place } from "./place.ts";
import { readPostmaster, removeStale } from "./postmaster.ts";
import { joinServer, type Presence } from "./presence.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** How long to wait for an earlier server to go away, or a live one to answer, in milliseconds. */
const patience = 30_000;

/** A presence at the store's running server, and whether this process had to start it. */
export interface Reached {
  readonly presence: Presence;
  readonly launched: boolean;
}

/**
 * Joins the server that runs on a store, or starts one, in whatever state the last one was left:
 * running, starting, stopping, killed, never made. Several processes may do this at the same time;
 * the server's own lock file lets one of them through, and the others find its server.
 *
 * @param signal gives up between two attempts
 * @throws StoreUnavailable when a person has to do something
 */
export async function reachServer(
  place: Place,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Reached> {
  const began = Date.now();
  let binaries: Binaries | undefined;
  let launched = false;
  for (;;) {
    const presence = await joinServer(place);
    if (presence !== undefined) return { presence, launched };
    signal.throwIfAborted();
    const server = await readPostmaster(place);
    const limit = server?.status === "starting" ? recoveryLimit : patience;
    if (Date.now() - began > limit) throw tooLong(place, server?.pid);
    if (server?.alive !== true) {
      binaries ??= await prepare(place, say);
      if (server !== undefined) await removeStale(place, server);
      launched = await launch(place, binaries);
      if (launched) continue;
      if (Date.now() - began > 1000) await endLeftovers(place);
    }
    await sleep(20);
  }
}

async function prepare(place: Place, say: (line: string) => void): Promise<Binaries> {
  const major = await readMajor(place);
  const binaries = await findBinaries(place.account, major);
  if (major === undefined) {
    say(`Making a new store in ${place.folder} with PostgreSQL ${binaries.version}.`);
    await createCluster(place, binaries);
  }
  return binaries;
}

function tooLong(place: Place, pid: number | undefined): StoreUnavailable {
  const who = pid === undefined ? "of an earlier server" : `with the number ${pid}`;
  return new StoreUnavailable(
    `A process ${who} holds the store in «${place.folder}», and takes no connections.`,
    "Wait for it, or end it, and start again; nothing acknowledged is lost.",
  );
}
