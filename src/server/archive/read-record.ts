import { Fault } from "../../kernel/index.ts";
import { applyTo, type Event, type ParticipantState } from "../../engine/index.ts";
import type { Store, StoredEvent } from "../../store/index.ts";
import type { ReadRecord } from "../casebook/index.ts";

/**
 * A participant's record up to a position of the journal, as the database shows it to a person.
 *
 * @throws Fault when it is not shown as a whole: what is half there must not look whole
 */
export async function readRecord(
  store: Store,
  person: string,
  { study, participant }: { readonly study: string; readonly participant: string },
  upTo: number,
): Promise<ReadRecord> {
  const stream = `participant/${participant}` as const;
  const events: StoredEvent[] = [];
  let state: ParticipantState | undefined;
  for await (const page of store.streamJournal(person, { study, participant })) {
    for (const stored of page) {
      if (stored.position > upTo) break;
      events.push(stored);
      state = applyTo(stream, state, stored.event as unknown as Event);
    }
  }
  const { rows } = await store.pool.query<{ count: string }>(
    `select count(*) from ${store.schema}.journal where study = $1 and stream = $2 and position <= $3`,
    [study, stream, upTo],
  );
  if (state === undefined || Number(rows[0]?.count) !== events.length) {
    throw new Fault(`${stream} is no longer shown as a whole`);
  }
  return { participant: state, events };
}

/** The numbers of a site's participants, as the database shows them to a person. */
export function participantsOfSite(
  store: Store,
  person: string,
  study: string,
  site: string,
): Promise<string[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<{ participant: string }>(
      `select participant from ${store.schema}.participant_summary
        where study = $1 and site = $2 order by participant`,
      [study, site],
    );
    return rows.map(({ participant }) => participant);
  });
}
