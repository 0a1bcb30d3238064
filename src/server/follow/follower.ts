import { setTimeout as sleep } from "node:timers/promises";
import { packSummary, summarise } from "../../engine/index.ts";
import type { Mark, Store } from "../../store/index.ts";
import type { StudyShelf } from "../studies/study-shelf.ts";

/** With its edition: a summary of another shape is made again from the first event. */
const name = "summaries-3";
/** Changes that come faster are followed together: a save is not to pay for a summary each. */
const restMs = 250;
const unsettledMs = 5;

/** Told which participants of a study changed, up to a position: in their record, or behind the wall alone. */
export type Listener = (
  study: string,
  participants: readonly string[],
  position: number,
  side: "record" | "walled",
) => void;

/**
 * Follows the journal: keeps the summaries of participants current, and tells open pages what changed. It reads what
 * is settled, whoever wrote it, so that several servers on one database all stay current.
 */
export interface Follower {
  /** Resolves once everything up to a position has been followed, or a second has passed. */
  reach(position: number): Promise<void>;
  position(): number;
  listen(listener: Listener): () => void;
  close(): Promise<void>;
}

/** Starts following where the last server on this database stopped. */
export async function openFollower(
  store: Store,
  studies: StudyShelf,
  log: (line: string) => void,
): Promise<Follower> {
  const listeners = new Set<Listener>();
  const waiting = new Set<{ readonly position: number; done(): void }>();
  const closing = new AbortController();
  let position = await store.followed(name);
  let wake = (): void => {};

  /** Whether there was anything new. */
  async function follow(): Promise<boolean> {
    const { upTo, marks } = await store.readMarks(position);
    if (upTo === position) return false;
    if (marks.some((mark) => tellsOfStudy(mark, studies))) await studies.refresh();
    const changed = changedParticipants(marks, "participant/");
    const walled = changedParticipants(marks, "walled/");
    await writeSummaries(store, studies, changed);
    position = upTo;
    if (changed.size > 0) await store.follow(name, position);
    for (const [study, participants] of changed) {
      for (const listener of listeners)
        listener(study, [...participants.keys()], position, "record");
    }
    for (const [study, participants] of walled) {
      for (const listener of listeners)
        listener(study, [...participants.keys()], position, "walled");
    }
    for (const each of waiting) if (each.position <= position) each.done();
    return true;
  }

  async function run(): Promise<void> {
    const pause = (ms: number): Promise<void> =>
      Promise.race([
        sleep(ms, undefined, { signal: closing.signal }).catch(() => {}),
        new Promise<void>((done) => (wake = done)),
      ]);
    while (!closing.signal.aborted) {
      try {
        // What is being written at this moment is not settled yet.
        if (!(await follow()) && waiting.size > 0) await pause(unsettledMs);
      } catch (error) {
        if (!closing.signal.aborted) log(`following the journal: ${String(error)}`);
        await pause(1000);
      }
      // Who waits for a position is not kept waiting.
      if (waiting.size === 0) await pause(restMs);
    }
  }
  const running = run();

  return {
    reach: (until) =>
      until <= position
        ? Promise.resolve()
        : new Promise((done) => {
            const entry = { position: until, done: finish };
            const timer = setTimeout(finish, 1000);
            function finish() {
              clearTimeout(timer);
              waiting.delete(entry);
              done();
            }
            waiting.add(entry);
            wake();
          }),
    position: () => position,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closing.abort();
      wake();
      await running;
    },
  };
}

/** Another server has put a study, or a version of one, on the shelf. */
function tellsOfStudy({ study, type }: Mark, studies: StudyShelf): boolean {
  return (
    type === "study-released" || (type === "site-activated" && studies.get(study) === undefined)
  );
}

type Changed = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Study → participant → the newest version that was seen. */
function changedParticipants(marks: readonly Mark[], prefix: "participant/" | "walled/"): Changed {
  const changed = new Map<string, Map<string, number>>();
  for (const { study, stream, version } of marks) {
    if (!stream.startsWith(prefix)) continue;
    const participants = changed.get(study) ?? new Map<string, number>();
    changed.set(study, participants.set(stream.slice(prefix.length), version));
  }
  return changed;
}

async function writeSummaries(store: Store, studies: StudyShelf, changed: Changed): Promise<void> {
  for (const [id, participants] of changed) {
    const shelved = studies.get(id);
    if (shelved === undefined) continue;
    const rows = [];
    for (const [participant, version] of participants) {
      const state = await shelved.trial.participant(participant, version);
      if (state === undefined) continue;
      const summary = JSON.stringify(packSummary(summarise(shelved.study, state)));
      rows.push({ study: id, participant, site: state.site, version: state.version, summary });
    }
    await store.summaries.write(rows);
  }
}
