import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { Client, DatabaseError } from "pg";
import { ownName } from "./cluster.ts";
import { explain } from "./explain.ts";
import { type Place, port } from "./place.ts";
import { StoreUnavailable } from "./unavailable.ts";

/**
 * One Neurite process's presence at a server: an idle connection that shares an advisory lock with
 * those of the other processes. The last to leave finds the lock free and stops the server. The system
 * closes the connection of a killed process, so nothing is counted and nothing goes stale.
 */
export interface Presence {
  /** Such as "18.4". */
  readonly version: string;
  /** Resolves when the connection is gone, for whatever reason. */
  readonly lost: Promise<void>;
  /**
   * Leaves. True when no other process is present. None can come either until `close`, and meanwhile
   * the caller stops the server.
   */
  leave(): Promise<boolean>;
  close(): void;
}

/** The lock's two numbers spell "neur" and "ite". */
const lock = "1852142962, 6911077";

const joinQuery = `select pg_try_advisory_lock_shared(${lock}) as joined,
  split_part(current_setting('server_version'), ' ', 1) as version, pg_read_file('postmaster.pid') as lines`;

/**
 * Joins the server that listens in a store's socket folder. The connection does not keep the process
 * alive.
 *
 * @returns undefined when none answers, when it is only starting or already stopping, or when it is
 *   not the server of this data directory
 * @throws StoreUnavailable when a server answers and does not know us
 */
export async function joinServer(place: Place): Promise<Presence | undefined> {
  const connection = await connect(place, ownName);
  if (connection === undefined) return undefined;
  const { client, socket, lost } = connection;
  try {
    const { rows } = await client.query<{ joined: boolean; version: string; lines: string }>(
      joinQuery,
    );
    const [row] = rows;
    if (row?.joined === true && (await isSameServer(row.lines, place))) {
      socket.unref();
      return {
        version: row.version,
        lost,
        leave: () => leave(client, socket),
        close: () => socket.destroy(),
      };
    }
  } catch {
    // It stopped between two words; the caller looks again.
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Gives up its own share first: of two that leave together, one still gets the lock. */
async function leave(client: Client, socket: Socket): Promise<boolean> {
  socket.ref();
  try {
    await client.query(`select pg_advisory_unlock_shared(${lock})`);
    const { rows } = await client.query<{ last: boolean }>(
      `select pg_try_advisory_lock(${lock}) as last`,
    );
    return rows[0]?.last === true;
  } catch {
    // The server is gone, and with it the question.
    return false;
  }
}

/** A connection to one database; undefined when nothing answers there yet. */
async function connect(place: Place, database: string) {
  const socket = new Socket();
  const client = new Client({
    host: place.sockets,
    port,
    user: ownName,
    database,
    application_name: "neurite presence",
    // Also keeps out the PGOPTIONS and PGSSLMODE of the user's environment.
    options: "-c idle_session_timeout=0 -c statement_timeout=0",
    ssl: false,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
    stream: () => socket,
  });
  const lost = new Promise<void>((resolve) => client.once("end", resolve));
  client.on("error", () => undefined);
  try {
    await client.connect();
    return { client, socket, lost };
  } catch (error) {
    socket.destroy();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (error instanceof DatabaseError && code === "3D000" && database === ownName) {
      await createDatabase(place);
      return undefined;
    }
    if (code.startsWith("28") || code === "EACCES") throw someoneElses(place, error);
    return undefined;
  }
}

/** The store's own database, on the first start or when that was interrupted; the caller looks again. */
async function createDatabase(place: Place): Promise<void> {
  const connection = await connect(place, "postgres");
  if (connection === undefined) return;
  try {
    await connection.client.query(`create database ${ownName}`);
  } catch (error) {
    // Another process may be making it at this moment: a duplicate name is as good as success.
    const code = error instanceof DatabaseError ? error.code : undefined;
    if (code !== "42P04" && code !== "23505") throw explain(String(error), place.folder, error);
  } finally {
    await connection.client.end();
  }
}

/** The lock file names process, start and memory; a copied or moved folder has another one or none. */
async function isSameServer(lines: string, place: Place): Promise<boolean> {
  const ours = await readFile(join(place.data, "postmaster.pid"), "utf8");
  const identity = (text: string) => text.split("\n").slice(0, 3).join("\n");
  return identity(lines) === identity(ours);
}

function someoneElses(place: Place, cause: unknown): StoreUnavailable {
  return new StoreUnavailable(
    `A server that is not ours already runs on «${place.data}».`,
    "Stop it with the account that started it, or choose another folder.",
    cause,
  );
}
