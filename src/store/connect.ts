import pg from "pg";
import { unavailable } from "./failure.ts";

/** Where a PostgreSQL database is: an address as in DATABASE_URL, or the parts of one. */
export type Address =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
    };

/** Settings of a session, given to the server as it begins. */
export type Settings = Readonly<Record<string, string>>;

const connectTimeoutMs = 10_000;

/** The connection of `pg` to a database. Each session begins with the settings or does not begin. */
export function clientConfig(address: Address, settings: Settings): pg.ClientConfig {
  const ours = Object.entries({ ...fixed, ...settings })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
  const shared = { connectionTimeoutMillis: connectTimeoutMs, keepAlive: true };
  if (!("url" in address)) return { ...shared, ...address, options: ours };
  // An address may leave out the host, which URL does not read; only one with options is taken apart.
  if (!/[?&]options=/.test(address.url)) {
    return { ...shared, connectionString: address.url, options: ours };
  }
  const url = new URL(address.url);
  const theirs = url.searchParams.get("options");
  url.searchParams.delete("options");
  return {
    ...shared,
    connectionString: url.href,
    options: theirs === null ? ours : `${theirs} ${ours}`,
  };
}

/** How values are printed to us, whatever the server's taste; compiling queries never pays here. */
const fixed: Settings = {
  timezone: "UTC",
  datestyle: "ISO",
  bytea_output: "hex",
  client_encoding: "UTF8",
  jit: "off",
};

/** Opens one connection. @throws what the driver says; `unavailable` puts it into plain words */
export async function openConnection(address: Address, settings: Settings): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(address, settings));
  // A connection that breaks while idle is noticed at the next query; without a listener Node would end.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** A set of connections for reading; one is opened when all others are in use. */
export function openPool(address: Address, settings: Settings, max: number): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(address, settings), max, idleTimeoutMillis: 30_000 });
  pool.on("error", () => undefined);
  // A client that is lent out has no listener of the pool's; without one Node would end when its server dies.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Runs a statement and turns what fails into plain words. */
export async function queryOrExplain<Row extends pg.QueryResultRow>(
  on: pg.Client | pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  try {
    return (await on.query<Row>(text, [...values])).rows;
  } catch (error) {
    throw unavailable(error);
  }
}
