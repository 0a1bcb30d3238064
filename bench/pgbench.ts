/** What the benches are measured against: bare inserts by `pgbench` on the same database server. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { openConnection } from "../src/store/connect.ts";
import { fastSha256 } from "../src/store/seal.ts";
import type { Store } from "../src/store/index.ts";

/** Where a database server listens, and as whom its owner enters. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** `pgbench` of this machine, in PATH or where Debian keeps it. */
export function findPgbench(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...(existsSync(debian)
      ? readdirSync(debian).map((version) => join(debian, version, "bin"))
      : []),
  ];
  return folders.map((folder) => join(folder, "pgbench")).find((file) => existsSync(file));
}

/**
 * Makes three tables that hold rows of the size a save has in the journal, and answers with the three inserts: the
 * event, the command, the end of the stream.
 */
export async function prepareRows(
  { pool, schema }: Pick<Store, "pool" | "schema">,
  place: Place,
): Promise<readonly string[]> {
  const tables = { event: "journal", command: "command", head: "stream_head" };
  const owner = await openConnection(addressOf(place), {});
  const inserts: string[] = [];
  for (const [name, original] of Object.entries(tables)) {
    const { rows } = await pool.query<{ bytes: number }>(
      `select avg(pg_column_size(r.*))::integer as bytes from
         (select * from ${schema}.${original} ${name === "event" ? "where type = 'form-saved'" : ""}) r`,
    );
    await owner.query(
      `create table bare_${name} (id bigserial primary key, body text) with (toast_tuple_target = 8160)`,
    );
    inserts.push(`insert into bare_${name} (body) values ('${filler(rows[0]?.bytes ?? 0)}')`);
  }
  await owner.end();
  return inserts;
}

/** A script that carries out statements in one transaction, a round trip each. */
export function writeTransaction(
  folder: string,
  name: string,
  statements: readonly string[],
): Promise<string> {
  return writeScript(folder, name, ["begin", ...statements, "commit"]);
}

export async function writeScript(
  folder: string,
  name: string,
  statements: readonly string[],
): Promise<string> {
  const script = join(folder, `${name}.sql`);
  await writeFile(script, statements.map((line) => `${line};\n`).join(""));
  return script;
}

/** Transactions a second that `pgbench` reaches with a script. */
export async function runPgbench(
  pgbench: string,
  script: string,
  { host, port, user, database }: Place,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<number> {
  const place = ["-h", host, "-p", String(port), "-U", user, database];
  const load = ["-n", "-M", "prepared", "-c", String(clients), "-j", "2", "-T", String(seconds)];
  const { stdout } = await promisify(execFile)(pgbench, [...load, "-f", script, ...place]);
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}

/** The parts of a place that the driver takes. */
export function addressOf({ host, port, user, database }: Place): Place {
  return { host, port, user, database };
}

/** Text that does not compress, so that a row has a given size with its header and key. */
function filler(bytes: number): string {
  let text = "";
  while (text.length < bytes - 36) text += fastSha256(text);
  return text.slice(0, Math.max(1, bytes - 36));
}
