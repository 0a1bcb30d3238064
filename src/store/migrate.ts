import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { queryOrExplain } from "./connect.ts";
import { StoreUnavailable } from "./embedded/index.ts";
import { sqlState, unavailable } from "./failure.ts";
import { lockKey } from "./lock.ts";
import { ensureRoles, roleName } from "./role.ts";
import { fastSha256 } from "./seal.ts";

/** One step in the history of the store's tables. */
export interface Migration {
  /** Such as `0001-journal`; the names sort in the order of application. */
  readonly name: string;
  /** SQL with `{schema}` and `{role}` for the names. */
  readonly sql: string;
}

/** The migrations of this version of Neurite, in order. */
export function readMigrations(): readonly Migration[] {
  const folder = new URL("./migrations/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => ({ name: name.slice(0, -4), sql: readFileSync(new URL(name, folder), "utf8") }));
}

/**
 * Brings the tables of a store up to date: each migration once, in order, in a transaction of its own,
 * one process at a time.
 *
 * @throws StoreUnavailable when an applied migration is not the one of this version, when the store was
 * made by a later version, or when the login lacks a right; with what to do
 */
export async function migrate(
  client: pg.Client,
  schema: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<void> {
  const lock = lockKey(schema, "migrate");
  await queryOrExplain(client, `select pg_advisory_lock(${lock})`);
  try {
    const due = outstanding(migrations, await readApplied(client, schema), schema);
    if (due.length === 0) return;
    await ensureRoles(client, schema);
    for (const migration of due) await apply(client, schema, migration);
  } catch (error) {
    throw sqlState(error) === "42501" ? lacksRight(error, schema) : error;
  } finally {
    await client.query(`select pg_advisory_unlock(${lock})`).catch(() => undefined);
  }
}

async function readApplied(
  client: pg.Client,
  schema: string,
): Promise<ReadonlyMap<string, string>> {
  const [there] = await queryOrExplain<{ found: boolean }>(
    client,
    "select exists (select from pg_tables where schemaname = $1 and tablename = 'migration') as found",
    [schema],
  );
  if (there?.found !== true) return new Map();
  const rows = await client.query<{ name: string; hash: string }>(
    `select name, hash from ${schema}.migration`,
  );
  return new Map(rows.rows.map(({ name, hash }) => [name, hash]));
}

function outstanding(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
  schema: string,
): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const later = [...applied.keys()].find((name) => !known.has(name));
  if (later !== undefined) {
    throw new StoreUnavailable(
      `The store «${schema}» was changed by a later version of Neurite (migration ${later}).`,
      "Use that version, or a later one.",
    );
  }
  for (const { name, sql } of migrations) {
    const hash = applied.get(name);
    if (hash === undefined || hash === fastSha256(sql)) continue;
    throw new StoreUnavailable(
      `The migration ${name} was applied to the store «${schema}» with other content than it has here.`,
      "An applied migration is never edited: put the file back and write the change as a new one.",
    );
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, schema: string, { name, sql }: Migration): Promise<void> {
  const filled = sql.replaceAll("{schema}", schema).replaceAll("{role}", roleName(schema));
  try {
    await client.query("begin");
    // "if not exists" asks for the right to create even where there is nothing to do.
    const { rows } = await client.query("select from pg_namespace where nspname = $1", [schema]);
    if (rows.length === 0) await client.query(`create schema ${schema}`);
    await client.query(
      `create table if not exists ${schema}.migration
         (name text primary key, hash text not null, applied_at timestamptz not null default now())`,
    );
    await client.query(filled);
    await client.query(`grant usage on schema ${schema} to ${roleName(schema)}`);
    await client.query(`grant select on ${schema}.migration to ${roleName(schema)}`);
    await client.query(`insert into ${schema}.migration (name, hash) values ($1, $2)`, [
      name,
      fastSha256(sql),
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw sqlState(error) === "42501" ? error : unavailable(error);
  }
}

function lacksRight(error: unknown, schema: string): StoreUnavailable {
  const words = error instanceof Error ? error.message : String(error);
  return new StoreUnavailable(
    `The tables of the store «${schema}» cannot be made or read: ${words}.`,
    `Open the store once as a login that owns the schema and may create it (GRANT CREATE ON DATABASE … TO …), or grant ${roleName(schema)} to this login.`,
    error,
  );
}
