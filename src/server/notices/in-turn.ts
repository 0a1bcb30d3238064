import type pg from "pg";
import type { Store } from "../../store/index.ts";

/** The name under which the notices follow the journal. */
export const followerName = "notices";

/** One transaction in which no other server makes notices or messages: it holds how far the journal was told of. */
export async function inTurn<T>(
  { pool, schema }: Pick<Store, "pool" | "schema">,
  work: (client: pg.PoolClient, position: number) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let sound = false;
  try {
    await client.query("begin");
    const { rows } = await client.query<{ position: string }>(
      `select position::text from ${schema}.projection where name = $1 for update`,
      [`follower/${followerName}`],
    );
    const answer = await work(client, Number(rows[0]?.position ?? 0));
    await client.query("commit");
    sound = true;
    return answer;
  } catch (error) {
    sound = await client.query("rollback").then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!sound);
  }
}
