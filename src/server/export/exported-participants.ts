import { applyTo, type Event, type ParticipantState } from "../../engine/index.ts";
import { Fault } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import { participantsSeenBy } from "../seen.ts";

/** Participants that are read at once: about a thousand events of a long study, two megabytes. */
const together = 4;

/** One `participant/…` stream's name and the body of one of its events. */
type Line = readonly [stream: string, body: string];

/**
 * The participants of a study whose records a person may see, one after the other, each as their stream tells it. The
 * database decides anew for every page what the person may see. Two pages at most are held, however large the study is.
 *
 * @throws Fault when a record is no longer shown that was at the beginning: what is half there must not look whole
 */
export async function* exportedParticipants(
  store: Store,
  person: string,
  study: string,
): AsyncGenerator<ParticipantState> {
  const all = await participantsSeenBy(store, person, study);
  const page = (from: number): Promise<readonly Line[]> => {
    const ids = all.slice(from, from + together);
    const reading = ids.length === 0 ? Promise.resolve([]) : readPage(store, person, study, ids);
    // Awaited later or, if the reader leaves, never.
    reading.catch(() => undefined);
    return reading;
  };
  let next = page(0);
  for (let from = 0; from < all.length; from += together) {
    const lines = await next;
    // The database reads the next ones while these are written.
    next = page(from + together);
    let line = 0;
    for (const id of all.slice(from, from + together)) {
      const stream = `participant/${id}` as const;
      let state: ParticipantState | undefined;
      for (; lines[line]?.[0] === stream; line++) {
        const { event } = JSON.parse(lines[line]?.[1] ?? "") as { readonly event: Event };
        state = applyTo(stream, state, event);
      }
      if (state === undefined) throw new Fault(`export: ${stream} is no longer shown`);
      yield state;
    }
  }
}

/** In the order of the participants, each from their first event on. */
function readPage(
  store: Store,
  person: string,
  study: string,
  ids: readonly string[],
): Promise<readonly Line[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<[string, string]>({
      name: `export ${store.schema}`,
      text: `select stream, body from ${store.schema}.journal
              where study = $1 and stream = any($2) order by stream, version`,
      values: [study, ids.map((id) => `participant/${id}`)],
      rowMode: "array",
    });
    return rows;
  });
}
