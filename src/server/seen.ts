import type { Store } from "../store/index.ts";

type Source = Pick<Store, "asPerson" | "schema">;

/** The numbers of a study's participants whose records a person may see, as the database decides. */
export function participantsSeenBy(
  store: Source,
  person: string,
  study: string,
): Promise<readonly string[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ participant: string }>(
      `select participant from ${store.schema}.participant_summary where study = $1 order by participant`,
      [study],
    );
    return rows.map(({ participant }) => participant);
  });
}

/** The numbers of those in one status, likewise. */
export function inStatusSeenBy(
  store: Source,
  person: string,
  study: string,
  status: string,
): Promise<readonly string[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ participant: string }>(
      `select participant from ${store.schema}.participant_summary
        where study = $1 and version > 0 and summary::json->>'status' = $2 order by participant`,
      [study, status],
    );
    return rows.map(({ participant }) => participant);
  });
}

/** Which of some participants a person may see. */
export function seenAmong(
  store: Source,
  person: string,
  study: string,
  participants: readonly string[],
): Promise<string[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ participant: string }>(
      `select participant from ${store.schema}.participant_summary where study = $1 and participant = any($2)
        order by participant`,
      [study, participants],
    );
    return rows.map(({ participant }) => participant);
  });
}

/** Those of some participants of whose walled forms a person may see; for a blinded person none. */
export function walledSeenAmong(
  store: Source,
  person: string,
  study: string,
  participants: readonly string[],
): Promise<string[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ participant: string }>(
      `select substr(stream, 8) as participant from ${store.schema}.stream_head where study = $1 and stream = any($2)`,
      [study, participants.map((id) => `walled/${id}`)],
    );
    return rows.map(({ participant }) => participant);
  });
}

/** How many participants a person may see stand where in their course. */
export function countByStatus(
  store: Source,
  person: string,
  study: string,
): Promise<Record<string, number>> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ status: string; number: string }>(
      `select summary::json->>'status' as status, count(*) as number from ${store.schema}.participant_summary
        where study = $1 and version > 0 group by 1`,
      [study],
    );
    return Object.fromEntries(rows.map(({ status, number }) => [status, Number(number)]));
  });
}
