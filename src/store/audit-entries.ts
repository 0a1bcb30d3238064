import type pg from "pg";
import type { Source } from "./read.ts";
import { withSession } from "./session.ts";
import { stablePosition } from "./stable-snapshot.ts";

const chunkPositions = 20_000;

/**
 * Brings what the audit trail is searched by up to now, and returns how far it goes. The database copies it from the
 * journal by itself, chunk by chunk; with nothing new it is one query. Saving pays nothing for it: whoever searches
 * first, or a follower that keeps it current, does.
 */
export async function catchUpAudit(source: Source): Promise<number> {
  return withSession(source.pool, async (client) => {
    const { from, last } = await readGap(client, source.schema);
    if (last <= from) return from;
    const settled = await stablePosition(client, source.schema);
    for (let position = from; position < settled; ) {
      position = await copyChunk(client, source.schema, settled);
    }
    return settled;
  });
}

async function readGap(
  client: pg.ClientBase,
  schema: string,
): Promise<{ readonly from: number; readonly last: number }> {
  const { rows } = await client.query<{ from: string; last: string }>({
    name: `audit gap ${schema}`,
    text: `select position::text as from, (select coalesce(max(position), 0)::text from ${schema}.journal) as last
             from ${schema}.projection where name = 'audit-entry'`,
  });
  return { from: Number(rows[0]?.from ?? 0), last: Number(rows[0]?.last ?? 0) };
}

/** Another process may be at the same: the row of the projection is locked, and each goes on from where it stands. */
async function copyChunk(client: pg.ClientBase, schema: string, settled: number): Promise<number> {
  await client.query("begin; set local synchronous_commit = off");
  const { rows } = await client.query<{ position: string }>(
    `select position::text from ${schema}.projection where name = 'audit-entry' for update`,
  );
  const from = Number(rows[0]?.position ?? 0);
  const to = Math.min(settled, from + chunkPositions);
  if (to > from) {
    await client.query(
      `insert into ${schema}.audit_entry
         (position, study, stream, type, at, author, form, visit, role, under, fields, corrects, reasoned)
       select j.position, j.study, j.stream, j.type, j.at, e.v ->> 'by',
              coalesce(e.v ->> 'form', e.v #>> '{place,form}'),
              split_part(coalesce(e.v ->> 'visit', e.v #>> '{place,visit}'), '#', 1), e.v ->> 'role', e.v ->> 'under',
              array(select distinct regexp_replace(key, '^.*/', '') from (
                select jsonb_path_query(e.v, '$.values.keyvalue().key') #>> '{}'
                union all select jsonb_path_query(e.v, '$.rows.*.*.keyvalue().key') #>> '{}'
                union all select jsonb_path_query(e.v, '$.cleared[*]') #>> '{}') n(key)),
              coalesce(e.v -> 'before', e.v -> 'beforeRows', '{}') <> '{}',
              coalesce(e.v -> 'reasons', e.v -> 'reason', '{}') not in ('{}', '""')
         from ${schema}.journal j cross join lateral (select ${schema}.event_value(j.body) as v offset 0) e
        where j.position > $1 and j.position <= $2 order by j.position
       on conflict do nothing`,
      [from, to],
    );
    await client.query(`update ${schema}.projection set position = $1 where name = 'audit-entry'`, [
      to,
    ]);
  }
  await client.query("commit");
  return Math.max(from, to);
}
