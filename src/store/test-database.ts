import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { type Address, openConnection } from "./connect.ts";
import { startServer } from "./embedded/index.ts";
import type { EventBody, StreamAppend } from "./event.ts";
import { openStore, type Store, type StoreOptions } from "./store.ts";

/** A kind of server that the contract is run on, or why it cannot be. For tests. */
export interface TestServer {
  readonly name: string;
  readonly skip: string | false;
  /** Starts or reaches the server. */
  start(): Promise<StartedServer>;
}

export interface StartedServer {
  /** Makes an empty database in it. */
  open: OpenDatabase;
  stop(): Promise<void>;
}

export type OpenDatabase = () => Promise<TestDatabase>;

/** An empty database of a test's own. */
export interface TestDatabase {
  readonly address: Address;
  /** A folder of the test's own, for keys. */
  readonly folder: string;
  openStore(options?: StoreOptions): Promise<Store>;
  /** A connection of the owner, who may do mischief. */
  owner(): Promise<pg.Client>;
  /** Drops the database. */
  close(): Promise<void>;
}

const installed = "/usr/lib/postgresql/15/bin";

/** The built-in server, an installed PostgreSQL 15 if there is one, and the one that an address names. */
export function testServers(): readonly TestServer[] {
  const url = process.env["NEURITE_TEST_URL"] ?? process.env["DATABASE_URL"];
  return [
    { name: "the built-in server", skip: false, start: () => startBuiltIn(undefined) },
    {
      name: "an installed PostgreSQL 15",
      skip: existsSync(join(installed, "postgres")) ? false : `there is none in ${installed}`,
      start: () => startBuiltIn(installed),
    },
    {
      name: "the server at NEURITE_TEST_URL or DATABASE_URL",
      skip: url === undefined ? "neither is set" : false,
      start: async () => ({
        open: () => testDatabase({ url: url ?? "" }),
        stop: async () => undefined,
      }),
    },
  ];
}

async function startBuiltIn(programs: string | undefined): Promise<StartedServer> {
  const folder = await mkdtemp(join(tmpdir(), "neurite-server-"));
  // An installed server finds its own files by a path that its account must be able to follow.
  await chmod(folder, 0o755);
  const before = process.env["NEURITE_PG_BIN"];
  if (programs !== undefined) process.env["NEURITE_PG_BIN"] = programs;
  const starting = startServer({ folder: join(folder, "server") });
  const server = await starting.finally(() => {
    if (before === undefined) delete process.env["NEURITE_PG_BIN"];
    else process.env["NEURITE_PG_BIN"] = before;
  });
  const { host, port, user, database } = server;
  return {
    open: () => testDatabase({ host, port, user, database }),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function testDatabase(server: Address): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "neurite-store-"));
  const name = `neurite_test_${process.pid}_${Math.trunc(performance.now() * 1000)}`;
  const admin = await openConnection(server, {});
  await admin.query(`create database ${name}`);
  const address = within(server, name);
  return {
    address,
    folder,
    openStore: (options) => openStore(address, { keyFolder: join(folder, "keys"), ...options }),
    owner: () => openConnection(address, {}),
    async close() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function within(server: Address, database: string): Address {
  if (!("url" in server)) return { ...server, database };
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

/** An event for tests. */
export function happened(
  what: string,
  more: Readonly<Record<string, string | number>> = {},
): EventBody {
  return { type: what, at: "2026-01-14T03:00:00.000Z", ...more };
}

/** What one command appends to one stream of study S. */
export function to(
  stream: string,
  expectedVersion: number,
  ...events: readonly EventBody[]
): StreamAppend {
  return { study: "S", stream, expectedVersion, events };
}

/** All that an iterable yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
