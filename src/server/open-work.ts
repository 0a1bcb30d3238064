import { identityStudy, type OpenGrant } from "./identity/index.ts";
import type { Server } from "./server-parts.ts";

/** What somebody would leave behind. */
export interface Work {
  readonly grants: readonly OpenGrant[];
  readonly delegations: readonly {
    readonly study: string;
    readonly site: string;
    readonly tasks: readonly string[];
  }[];
  /** Queries they raised that are not closed, counted by study and site. */
  readonly queries: readonly {
    readonly study: string;
    readonly site: string;
    readonly count: number;
  }[];
  /** Studies whose review of access they opened and did not sign. */
  readonly reviews: readonly string[];
}

/**
 * Gathers the open work of somebody who leaves. Of records only counts are told: who ends accounts reads none. It reads
 * the journal by its author, which is much for a page and little for a leaving.
 */
export async function openWorkOf(server: Server, person: string): Promise<Work> {
  const { store, identity } = server;
  const [grants, lines, raised, opened] = await Promise.all([
    identity.openGrants(person),
    store.pool.query<{ study: string; site: string; tasks: string[] }>(
      `select study, site, tasks from ${store.schema}.delegation
        where person = $1 and ended_by is null order by study, site, id`,
      [person],
    ),
    store.pool.query<{ study: string; stream: string }>(
      `select distinct study, stream from ${store.schema}.journal
        where type = 'query-raised' and stream like 'participant/%' and body::json -> 'event' ->> 'by' = $1`,
      [person],
    ),
    store.pool.query<{ study: string }>(
      `select distinct substr(stream, 8) as study from ${store.schema}.journal
        where study = $1 and type = 'access-review-opened' and body::json -> 'event' ->> 'by' = $2`,
      [identityStudy, person],
    ),
  ]);
  return {
    grants,
    delegations: lines.rows,
    queries: await countQueries(server, person, raised.rows),
    reviews: await openReviews(server, person, opened.rows),
  };
}

async function countQueries(
  { studies }: Server,
  person: string,
  records: readonly { readonly study: string; readonly stream: string }[],
): Promise<Work["queries"]> {
  const counts = new Map<string, { study: string; site: string; count: number }>();
  for (const { study, stream } of records) {
    const state = await studies.get(study)?.trial.participant(stream.slice("participant/".length));
    if (state === undefined) continue;
    const count = Object.values(state.queries).filter(
      ({ raisedBy, status }) => raisedBy === person && (status === "open" || status === "answered"),
    ).length;
    const key = `${study}\n${state.site}`;
    const line = counts.get(key) ?? { study, site: state.site, count: 0 };
    if (count > 0) counts.set(key, { ...line, count: line.count + count });
  }
  return [...counts.values()];
}

async function openReviews(
  { identity }: Server,
  person: string,
  opened: readonly { readonly study: string }[],
): Promise<readonly string[]> {
  const open: string[] = [];
  for (const { study } of opened) {
    const [last] = await identity.readReviews(study);
    if (last?.openedBy === person && last.signed === undefined) open.push(study);
  }
  return open;
}
