import type { SystemFacts } from "../contract.ts";
import type { Server } from "../server-parts.ts";

/** What this system is made of and how it stands at this moment, read live; nothing secret, no address and no path. */
export async function systemFacts(server: Server): Promise<SystemFacts> {
  const { store, identity, mode, version, secure } = server;
  const [{ rows }, policy, position] = await Promise.all([
    store.pool.query<{
      database: string;
      encoding: string;
      zone: string;
      now: Date;
      tables: string;
      checkpoint: string | null;
      checkpointAt: Date | null;
    }>(
      `select current_setting('server_version') as database, current_setting('server_encoding') as encoding,
              current_setting('TimeZone') as zone, clock_timestamp() as now,
              (select max(name) from ${store.schema}.migration) as tables,
              c.position::text as checkpoint, c.taken_at as "checkpointAt"
         from (select 1) one left join lateral
              (select position, taken_at from ${store.schema}.checkpoint order by position desc limit 1) c on true`,
    ),
    identity.policy(),
    store.settledPosition(),
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error("a database that answers has a version");
  return {
    software: version,
    mode,
    runtime: process.versions.node,
    database: row.database,
    encoding: row.encoding,
    tables: row.tables,
    secure,
    now: server.clock().toISOString(),
    databaseNow: row.now.toISOString(),
    position,
    publicKey: store.publicKey,
    ...(row.checkpoint === null || row.checkpointAt === null
      ? {}
      : { checkpoint: { position: Number(row.checkpoint), at: row.checkpointAt.toISOString() } }),
    policy: { ...policy, secondFactorRoles: [...policy.secondFactorRoles] },
  };
}
