import type pg from "pg";
import { escapeLiteral } from "pg";
import { inPlainWords } from "./failure.ts";
import type { Source } from "./read.ts";
import { personRoleName } from "./role.ts";
import { withSession } from "./session.ts";

/** A statement of a person's reading is given up after so long, ms. */
const patienceMs = 30_000;

/**
 * Reads as a person: in a transaction that cannot write, in which the database shows only what that person may
 * see at this moment (migration `0007-access`). For an unknown person, or one whose access ended, there is nothing.
 *
 * The wall stands between a person and our mistakes (a forgotten condition, a wrong id), not between a person and
 * SQL of their own: `read` sends fixed statements with parameters. Whoever could send their own could take the role off.
 */
export async function asPerson<T>(
  { pool, schema }: Source,
  person: string,
  read: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const done = await withSession(pool, async (client) => {
    await client.query(beginAs(schema, person));
    let done: { readonly result: T } | { readonly error: unknown };
    try {
      done = { result: await read(client) };
    } catch (error) {
      done = { error };
    }
    // Nothing was written; a rollback ends it whatever happened. A session that cannot do that is not used again.
    await client.query("rollback");
    return done;
  });
  if ("error" in done) throw inPlainWords(done.error);
  return done.result;
}

/**
 * The version of a stream's last event as far as a person may see the stream; undefined where the database shows
 * them nothing. One round trip.
 */
export async function mayRead(
  { pool, schema }: Source,
  person: string,
  { study, stream }: { readonly study: string; readonly stream: string },
): Promise<number | undefined> {
  return withSession(pool, async (client) => {
    const results = (await client.query(
      `${beginAs(schema, person)};
       select version from ${schema}.stream_head where study = ${quote(study)} and stream = ${quote(stream)};
       commit`,
    )) as unknown as readonly pg.QueryResult<{ version: number }>[];
    return results.find(({ fields }) => fields?.[0]?.name === "version")?.rows[0]?.version;
  });
}

/** Begins a transaction of a person's, in one round trip. */
function beginAs(schema: string, person: string): string {
  return `begin read only; set local role ${personRoleName(schema)};
    set local statement_timeout = ${patienceMs};
    select set_config('neurite.person', ${quote(person)}, true)`;
}

/** A text as an SQL literal. No name holds a zero byte, which PostgreSQL cannot hold either. */
function quote(text: string): string {
  return escapeLiteral(text.includes("\0") ? "" : text);
}
