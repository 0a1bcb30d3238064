import type { ClientBase } from "pg";
import { Fault } from "../kernel/index.ts";
import type { StoredEvent } from "./event.ts";
import { lockKey } from "./lock.ts";
import type { Source } from "./read.ts";
import { fastSha256 } from "./seal.ts";
import { withSession } from "./session.ts";

/** A value of a projection's column; a Date is not among them, because the record speaks in texts. */
export type Cell = string | number | boolean | null;

/** One table of a projection. */
export interface ProjectedTable {
  readonly name: string;
  /** Column name → SQL type, in the order of the rows. */
  readonly columns: Readonly<Record<string, string>>;
  /** The columns of the primary key, first of them the study. Empty: a list that only grows. */
  readonly key: readonly string[];
  /** How a column of a later row joins the one with the same key; `last` where nothing is said. */
  readonly joins?: Readonly<Record<string, Join>>;
}

/** `last`: the later value. `known`: the same, unless it is null. `sum`: both, added. */
export type Join = "last" | "known" | "sum";

/** How a column of a table joins. */
export function joinOf({ joins }: ProjectedTable, column: string): Join {
  return joins?.[column] ?? "last";
}

/** A row of a projected table: a cell per column. */
export type Row = readonly Cell[];

/** Where a projection puts its rows. */
export interface ProjectedRows {
  /** Adds a row, or joins it to the one with the same key. */
  put(table: string, row: Row): void;
}

/**
 * A table computed from the journal, for pages and lists. It is a cache: it can be dropped and made
 * again from the events, and nothing is in it that is not in them.
 */
export interface Projection {
  readonly name: string;
  /** To be raised when `apply` computes something else, so that the tables are made again. */
  readonly edition: number;
  readonly tables: readonly ProjectedTable[];
  /** Puts what follows from some events, given in position order. It knows no other events than these. */
  apply(events: readonly StoredEvent[], rows: ProjectedRows): void;
}

/**
 * Makes the tables of a projection where they are missing or of another edition. Run by the owner of
 * the schema.
 */
export async function prepareProjection(
  owner: ClientBase,
  schema: string,
  role: string,
  projection: Projection,
): Promise<void> {
  const { name, tables, edition } = projection;
  const fingerprint = fastSha256(JSON.stringify([edition, tables]));
  const present = async (): Promise<boolean> => {
    const known = await owner.query(
      `select from ${schema}.projection where name = $1 and fingerprint = $2
          and not exists (select from unnest($3::text[]) as t(name) where to_regclass(t.name) is null)`,
      [name, fingerprint, tables.map((table) => `${schema}.${table.name}`)],
    );
    return known.rowCount === 1;
  };
  if (await present()) return;
  await owner.query("begin");
  // Two processes may be asked for the same projection at the same moment.
  await owner.query(`select pg_advisory_xact_lock(${lockKey(schema, "migrate")})`);
  if (await present()) return void (await owner.query("commit"));
  for (const table of tables) {
    checkWords([table.name, ...Object.keys(table.columns)]);
    // Byte by byte, as everywhere in the record: sorting must not depend on a server's locale, nor wait for it.
    const columns = Object.entries(table.columns).map(([column, type]) =>
      type === "text" ? `${column} text collate "C"` : `${column} ${type}`,
    );
    const key = table.key.length === 0 ? [] : [`primary key (${table.key.join(", ")})`];
    await owner.query(`drop table if exists ${schema}.${table.name}`);
    await owner.query(`create table ${schema}.${table.name} (${[...columns, ...key].join(", ")})`);
    await owner.query(
      `grant select, insert, update, delete, truncate on ${schema}.${table.name} to ${role}`,
    );
  }
  await owner.query(
    `insert into ${schema}.projection (name, fingerprint, position) values ($1, $2, 0)
     on conflict (name) do update set fingerprint = excluded.fingerprint, position = 0`,
    [name, fingerprint],
  );
  await owner.query("commit");
}

/** Empties a projection, so that the next catching up makes it again from the first event. */
export async function resetProjection(source: Source, projection: Projection): Promise<void> {
  const { schema } = source;
  await withSession(source.pool, async (client) => {
    await client.query("begin");
    await client.query(`select from ${schema}.projection where name = $1 for update`, [
      projection.name,
    ]);
    for (const { name } of projection.tables) await client.query(`truncate ${schema}.${name}`);
    await client.query(`update ${schema}.projection set position = 0 where name = $1`, [
      projection.name,
    ]);
    await client.query("commit");
  });
}

function checkWords(words: readonly string[]): void {
  const bad = words.find((word) => !/^[a-z_][a-z0-9_]*$/.test(word));
  if (bad !== undefined) throw new Fault(`not a name for a table or column: ${bad}`);
}
