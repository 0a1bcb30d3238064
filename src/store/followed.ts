import type { Source } from "./read.ts";
import { withSession } from "./session.ts";

/**
 * Up to which position of the journal a follower has done its work; 0 for one that never began. A follower is
 * whatever keeps something current from the journal, under a name of its own, such as `summaries`.
 */
export async function readFollowed({ pool, schema }: Source, name: string): Promise<number> {
  return withSession(pool, async (client) => {
    const { rows } = await client.query<{ position: string }>(
      `select position::text from ${schema}.projection where name = $1`,
      [`follower/${name}`],
    );
    return Number(rows[0]?.position ?? 0);
  });
}

/** Notes how far a follower came. It never goes back: two servers that follow write the same. */
export async function noteFollowed(
  { pool, schema }: Source,
  name: string,
  position: number,
): Promise<void> {
  await withSession(pool, (client) =>
    client.query(
      `insert into ${schema}.projection as kept (name, fingerprint, position) values ($1, '', $2)
       on conflict (name) do update set position = excluded.position where kept.position < excluded.position`,
      [`follower/${name}`, position],
    ),
  );
}
