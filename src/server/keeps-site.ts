import type { Store } from "../store/index.ts";

/** Whether a person keeps the records of a site now, as the database decides (migration `0011-closeout`); a sponsor's people do not. */
export function keepsSite(
  store: Store,
  person: string,
  study: string,
  site: string,
): Promise<boolean> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ keeps: boolean }>(
      `select ${store.schema}.keeps_site($1, $2) as keeps`,
      [study, site],
    );
    return rows[0]?.keeps === true;
  });
}
