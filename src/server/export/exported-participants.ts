import { setImmediate } from "node:timers/promises";
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
import { openRoom } from "./room.ts";
import { readStreamBodies, type StreamBodies } from "./stream-bodies.ts";

/** About so many bytes of events are read at once. */
const pageLength = 1_000_000;
/** The first page is a guess; each later one goes by how long the records were so far. */
const firstTogether = 4;
const mostTogether = 100;

interface Page {
  readonly ids: readonly string[];
  readonly bodies: Promise<StreamBodies>;
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
  // One page is written while the next is read.
  let room = openRoom();
  let other = openRoom();
  let from = 0;
  let together = firstTogether;
  const readOn = (): Page | undefined => {
    if (from === all.length) return undefined;
    const ids = all.slice(from, from + together);
    from += ids.length;
    const streams = streamsOf(ids, unblinded);
    const into = other;
    [room, other] = [other, room];
    const bodies = store.asPerson(person, (client) =>
      readStreamBodies(client, store.schema, { study, streams }, into),
    );
    // Awaited later or, if the reader leaves, never.
    bodies.catch(() => undefined);
    return { ids, bodies };
  };
  for (let page = readOn(); page !== undefined; ) {
    const bodies = await page.bodies;
    together = togetherAfter(page.ids.length, bodies);
    // The database reads the next page while this one is written.
    const next = readOn();
    for (const id of page.ids) {
      const state = stateOf(`participant/${id}`, bodies);
      yield unblinded ? await withWall(store, state, bodies) : state;
      // Others' requests get their turn, and the next page is taken from the database as it comes.
      await setImmediate();
    }
    page = next;
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
  bodies: StreamBodies,
): Promise<ParticipantState> {
  const stream = `walled/${state.id}` as const;
  const sealed = eventsOf<Pick<StoredEvent, "study" | "stream" | "version" | "event">>(
    stream,
    bodies,
  );
  const opened = await store.wall.open(sealed);
  const walled = opened.reduce(
    (known, { event }) => applyTo(stream, known, event as unknown as Event),
    noWalledForms,
  );
  return withWalledForms(state, walled);
}

/** How many participants make a page, going by those of one. */
function togetherAfter(participants: number, bodies: StreamBodies): number {
  let length = 0;
  for (const each of bodies.values()) length += each.length;
  const fitting = Math.floor((participants * pageLength) / Math.max(1, length));
  return Math.min(mostTogether, Math.max(1, fitting));
}

function stateOf(stream: `participant/${string}`, bodies: StreamBodies): ParticipantState {
  let state: ParticipantState | undefined;
  for (const { event } of eventsOf<{ readonly event: Event }>(stream, bodies)) {
    state = applyTo(stream, state, event);
  }
  if (state === undefined) throw new Fault(`export: ${stream} is no longer shown`);
  return state;
}

function eventsOf<Body>(stream: string, bodies: StreamBodies): readonly Body[] {
  const text = bodies.get(stream)?.toString() ?? "[]";
  return JSON.parse(text) as readonly Body[];
}
