import type pg from "pg";
import { inPlainWords } from "./failure.ts";

/**
 * Lends a connection of the pool. One that was left in the middle of something is not used again;
 * a broken connection is said in plain words.
 */
export async function withSession<T>(
  pool: pg.Pool,
  use: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  let client: pg.PoolClient | undefined;
  let sound = false;
  try {
    client = await pool.connect();
    const result = await use(client);
    sound = true;
    return result;
  } catch (error) {
    throw inPlainWords(error);
  } finally {
    client?.release(!sound);
  }
}

/** The same for a stream: the connection is lent until the stream has ended or its reader has left. */
export async function* streamSession<T>(
  pool: pg.Pool,
  use: (client: pg.PoolClient) => AsyncIterable<T>,
): AsyncGenerator<T> {
  let client: pg.PoolClient | undefined;
  let sound = false;
  try {
    client = await pool.connect();
    yield* use(client);
    sound = true;
  } catch (error) {
    throw inPlainWords(error);
  } finally {
    client?.release(!sound);
  }
}
