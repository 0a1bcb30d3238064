import type { ClientBase } from "pg";
import { lockKey } from "./lock.ts";

/**
 * Begins a read of the journal as it is now, on a connection of the caller's own, and returns the last
 * position. Nothing at or below that position can appear later: appends hold a shared lock from before
 * they take their positions until they are committed, and this takes the lock alone for a moment.
 *
 * The snapshot lasts until the caller ends the transaction. Appends go on meanwhile.
 */
export async function beginStableSnapshot(client: ClientBase, schema: string): Promise<number> {
  const key = lockKey(schema, "append");
  await client.query(`select pg_advisory_lock(${key})`);
  // The snapshot is that of the first query, so the lock is of the session and comes before it.
  await client.query("begin isolation level repeatable read");
  const position = await lastPosition(client, schema);
  await client.query(`select pg_advisory_unlock(${key})`);
  return position;
}

/** The last position up to which nothing can appear any more. Takes a round trip and a moment without appends. */
export async function stablePosition(client: ClientBase, schema: string): Promise<number> {
  const position = await beginStableSnapshot(client, schema);
  await client.query("commit");
  return position;
}

async function lastPosition(client: ClientBase, schema: string): Promise<number> {
  const { rows } = await client.query<{ readonly position: string }>(
    `select coalesce(max(position), 0) as position from ${schema}.journal`,
  );
  return Number(rows[0]?.position ?? 0);
}
