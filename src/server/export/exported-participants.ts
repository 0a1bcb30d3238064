import {
  applyTo,
  type Event,
  noWalledForms,
  type ParticipantState,
  withWalledForms,
} from "../../engine/index.ts";
import { Fault } from "../../kernel/index.ts";
import type { Store, StoredEvent } from "../../store/index.ts";
import { participantsSeenBy } from "../seen.ts";

/** About so many characters of events are read at once. */
const pageLength = 250_000;
/** The first page is a guess; each later one goes by how long the records were so far. */
const firstTogether = 4;
const mostTogether = 100;
/** Pages that the database reads while one is written. More only cost memory. */
const ahead = 1;

/** One stream's name and the bodies of all its events, parted by commas. */
type Line = readonly [stream: string, bodies: string];

interface Page {
  readonly ids: readonly string[];
  readonly lines: Promise<readonly Line[]>;
}

/**
 * The participants of a study whose records a person may see, one after the other, each as their stream tells it. The
 * database decides anew for every page what the person may see; behind the wall nothing is asked for where the person does
 * not work there. Two pages at most are held, however large the study is.
 *
 * @throws Fault when a record is no longer shown that was at the beginning: what is half there must not look whole
 */
export async function* exportedParticipants(
  store: Store,
  person: string,
  study: string,
  unblinded: boolean,
): AsyncGenerator<ParticipantState> {
  const all = await participantsSeenBy(store, person, study);
  const pages: Page[] = [];
  let from = 0;
  let together = firstTogether;
  const readOn = (): void => {
    while (pages.length <= ahead && from < all.length) {
      const ids = all.slice(from, from + together);
      from += ids.length;
      const lines = readPage(store, person, study, streamsOf(ids, unblinded));
      // Awaited later or, if the reader leaves, never.
      lines.catch(() => undefined);
      pages.push({ ids, lines });
    }
  };
  readOn();
  for (let page = pages.shift(); page !== undefined; page = pages.shift()) {
    const lines = new Map(await page.lines);
    together = togetherAfter(page.ids.length, lines);
    readOn();
    for (const id of page.ids) {
      const state = stateOf(`participant/${id}`, lines);
      yield unblinded ? await withWall(store, state, lines) : state;
    }
  }
}

function streamsOf(ids: readonly string[], unblinded: boolean): readonly string[] {
  const streams = ids.map((id) => `participant/${id}`);
  return unblinded ? [...streams, ...ids.map((id) => `walled/${id}`)] : streams;
}

/** The record with its walled forms, as far as the database showed them. */
async function withWall(
  store: Store,
  state: ParticipantState,
  lines: ReadonlyMap<string, string>,
): Promise<ParticipantState> {
  const stream = `walled/${state.id}` as const;
  const bodies = JSON.parse(`[${lines.get(stream) ?? ""}]`) as readonly Pick<
    StoredEvent,
    "study" | "stream" | "version" | "event"
  >[];
  const opened = await store.wall.open(bodies);
  const walled = opened.reduce(
    (known, { event }) => applyTo(stream, known, event as unknown as Event),
    noWalledForms,
  );
  return withWalledForms(state, walled);
}

/** How many participants make a page, going by those of one. */
function togetherAfter(participants: number, lines: ReadonlyMap<string, string>): number {
  let length = 0;
  for (const bodies of lines.values()) length += bodies.length;
  const fitting = Math.floor((participants * pageLength) / Math.max(1, length));
  return Math.min(mostTogether, Math.max(1, fitting));
}

function stateOf(
  stream: `participant/${string}`,
  lines: ReadonlyMap<string, string>,
): ParticipantState {
  const bodies = JSON.parse(`[${lines.get(stream) ?? ""}]`) as readonly { readonly event: Event }[];
  let state: ParticipantState | undefined;
  for (const { event } of bodies) state = applyTo(stream, state, event);
  if (state === undefined) throw new Fault(`export: ${stream} is no longer shown`);
  return state;
}

/** Each participant's record as one text: a row for every event would cost both sides half as much again. */
function readPage(
  store: Store,
  person: string,
  study: string,
  streams: readonly string[],
): Promise<readonly Line[]> {
  return store.asPerson(person, async (client) => {
    const { rows } = await client.query<[string, string]>({
      name: `export ${store.schema}`,
      text: `select stream, string_agg(body, ',' order by version) from ${store.schema}.journal
              where study = $1 and stream = any($2) group by stream`,
      values: [study, streams],
      rowMode: "array",
    });
    return rows;
  });
}
