import { Fault } from "../kernel/index.ts";
import { collectRows } from "./collect-rows.ts";
import { queryOrExplain } from "./connect.ts";
import type { Projection, Row } from "./projection.ts";
import { putRows } from "./put-rows.ts";
import { type Source, readAll } from "./read.ts";
import { withSession } from "./session.ts";
import { stablePosition } from "./stable-snapshot.ts";

const chunkEvents = 20_000;

/**
 * Brings a projection up to what is settled now, and returns that position. Rows and position are
 * committed together, chunk by chunk: stopped anywhere, it goes on from there. If another process does
 * the same, one of the two leaves the work to the other.
 */
export async function catchUp(
  source: Source,
  projection: Projection,
  onProgress?: (position: number, last: number) => void,
): Promise<number> {
  const { pool, schema } = source;
  const last = await withSession(pool, (client) => stablePosition(client, schema));
  const [row] = await queryOrExplain<{ position: string }>(
    pool,
    `select position::text from ${schema}.projection where name = $1`,
    [projection.name],
  );
  if (row === undefined) throw new Fault(`projection ${projection.name} was not prepared`);
  let from = Number(row.position);
  let chunk = collectRows(projection);
  let earlier: Promise<boolean> = Promise.resolve(true);
  let writing = earlier;
  for await (const events of readAll(source, { after: from, upTo: last })) {
    // At once: events that wait for the rest of their chunk would outlive the collector's young generation.
    chunk.take(events);
    if (chunk.events < chunkEvents) continue;
    // One chunk is written and one waits while the next is read: neither the server nor we stand idle.
    if (!(await earlier)) return last;
    earlier = writing;
    const range = { from, upTo: events.at(-1)?.position ?? last };
    const rows = chunk.rows();
    writing = earlier.then((ours) => ours && writeChunk(source, projection, rows, range));
    writing.catch(() => undefined);
    from = range.upTo;
    chunk = collectRows(projection);
    onProgress?.(from, last);
  }
  if (!(await writing)) return last;
  await writeChunk(source, projection, chunk.rows(), { from, upTo: last });
  onProgress?.(last, last);
  return last;
}

/** Writes what follows from the events of a range of positions, if nobody else did. */
async function writeChunk(
  { pool, schema }: Source,
  { name, tables }: Projection,
  rows: ReadonlyMap<string, readonly Row[]>,
  { from, upTo }: { readonly from: number; readonly upTo: number },
): Promise<boolean> {
  return withSession(pool, async (client) => {
    // What a crash takes of a cache is made again, so nobody waits for the disk. Never ahead of the journal: its
    // events were on the disk before they could be read here.
    await client.query("begin; set local synchronous_commit = off");
    const held = await client.query<{ position: string }>(
      `select position::text from ${schema}.projection where name = $1 for update`,
      [name],
    );
    if (Number(held.rows[0]?.position) !== from) {
      await client.query("rollback");
      return false;
    }
    for (const table of tables) {
      const mine = rows.get(table.name) ?? [];
      if (mine.length > 0) await putRows(client, schema, table, mine);
    }
    await client.query(`update ${schema}.projection set position = $2 where name = $1`, [
      name,
      upTo,
    ]);
    await client.query("commit");
    return true;
  });
}
