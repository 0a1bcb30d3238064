import { setTimeout as sleep } from "node:timers/promises";
import { ownName } from "./cluster.ts";
import { boundLog } from "./log-file.ts";
import { openPlace, type Place, port } from "./place.ts";
import { readPostmaster } from "./postmaster.ts";
import type { Presence } from "./presence.ts";
import { reachServer } from "./reach.ts";

export interface ServerOptions {
  /** The store's folder; it is made when absent. One folder is one store. */
  readonly folder: string;
  /** Told, in plain words, what takes long or went wrong behind the caller's back. */
  readonly log?: (line: string) => void;
}

/** A PostgreSQL server that takes connections on a unix socket of this machine and nowhere else. */
export interface RunningServer {
  /** The folder of the socket, as `host` of a client. */
  readonly host: string;
  readonly port: number;
  /** The database's owner, who needs no password: the socket's folder admits only its account. */
  readonly user: string;
  readonly database: string;
  /** Such as "18.4". */
  readonly version: string;
  /** Whether it was already running: another process uses it, or was killed and left it behind. */
  readonly adopted: boolean;
  /**
   * Leaves the server, and stops it when no other Neurite process is present, whoever started it.
   * Close your own connections first. Sessions of other programs do not count and are rolled back.
   */
  stop(): Promise<void>;
}

/**
 * Gives the store in a folder a running server: the one that runs there already, or a new one. Until
 * `stop` a server that dies is started again on the same socket. Everything acknowledged survives.
 *
 * A process that ends without `stop` leaves the server running; the next one adopts it.
 *
 * @throws StoreUnavailable when a person has to do something, with what and how in plain words
 * @example
 * const server = await startServer({ folder: "store" });
 * const pool = new Pool(server);
 * // …
 * await pool.end();
 * await server.stop();
 */
export async function startServer({ folder, log }: ServerOptions): Promise<RunningServer> {
  const say = log ?? (() => undefined);
  const place = await openPlace(folder);
  const ending = new AbortController();
  const first = await reachServer(place, say, ending.signal);
  const presence = keep(place, first.presence, say, ending.signal);
  let stopped: Promise<void> | undefined;
  return {
    host: place.sockets,
    port,
    user: ownName,
    database: ownName,
    version: first.presence.version,
    adopted: !first.launched,
    stop() {
      ending.abort();
      stopped ??= presence().then((last) => leave(place, last));
      return stopped;
    },
  };
}

/** Regains a presence that is lost, starting the server again when it died, until the signal. */
function keep(
  place: Place,
  first: Presence,
  say: (line: string) => void,
  signal: AbortSignal,
): () => Promise<Presence | undefined> {
  let current: Promise<Presence | undefined> = Promise.resolve(first);
  const watch = (presence: Presence): void => {
    void presence.lost.then(() => {
      if (!signal.aborted) current = regain();
    });
  };
  const regain = async (): Promise<Presence | undefined> => {
    say("Lost the database server; joining it again, or starting it.");
    for (let wait = 100; !signal.aborted; wait = Math.min(wait * 2, 30_000)) {
      try {
        const { presence } = await reachServer(place, say, signal);
        watch(presence);
        return presence;
      } catch (error) {
        if (!signal.aborted) say(error instanceof Error ? error.message : String(error));
        await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
    return undefined;
  };
  watch(first);
  const hourly = setInterval(() => void boundLog(place).catch(() => undefined), 3_600_000).unref();
  signal.addEventListener("abort", () => clearInterval(hourly));
  return () => current;
}

async function leave(place: Place, presence: Presence | undefined): Promise<void> {
  if (presence === undefined) return;
  if (await presence.leave()) await stopServer(place);
  presence.close();
}

/** First an orderly end (SIGINT). A server that does not finish is cut off, and recovers next time. */
async function stopServer(place: Place): Promise<void> {
  for (const [signal, limit] of [["SIGINT", 60_000] as const, ["SIGQUIT", 10_000] as const]) {
    const server = await readPostmaster(place);
    if (server?.alive !== true) return;
    process.kill(server.pid, signal);
    for (const end = Date.now() + limit; Date.now() < end; await sleep(10)) {
      if ((await readPostmaster(place))?.alive !== true) return;
    }
  }
}
