import { setTimeout as sleep } from "node:timers/promises";
import { type Instant, instantOf } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";
import type { Mode } from "../contract.ts";
import type { Follower } from "../follow/follower.ts";
import type { StudyShelf } from "../studies/study-shelf.ts";
import { openAudience } from "./audience.ts";
import { deliver, escalate, type Sending } from "./deliver.ts";
import { followJournal } from "./follow-journal.ts";
import { gatherMessages } from "./gather-messages.ts";
import { followerName, inTurn } from "./in-turn.ts";
import type { ToldKind, UnblindedKind } from "./notice-rules.ts";
import { putNotices } from "./put-notices.ts";
import { type MailOptions, openOutlet } from "./smtp.ts";

/** What another part of the server has to tell. Only what unblinded people alone hear of can carry a reference. */
export interface Told<K extends ToldKind> {
  readonly kind: K;
  readonly study: string;
  readonly at: Instant;
  /** A path of the application. */
  readonly link: string;
  /** The same origin is told to nobody twice. */
  readonly origin: string;
  readonly site?: string;
  readonly participant?: string;
  readonly named?: string;
  /** The number of an order or a shipment. */
  readonly reference?: K extends UnblindedKind ? string : never;
}

/** Tells people what concerns them: in the application always, by mail where there is a mail server. */
export interface Notices {
  tell<K extends ToldKind>(told: Told<K>): Promise<void>;
  /** Told of people who have something new. */
  listen(listener: (people: readonly string[]) => void): () => void;
  /** Tells of everything that is settled, makes messages of what is due and sends them; for tests and orderly ends. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface NoticeOptions {
  readonly store: Store;
  readonly studies: StudyShelf;
  readonly follower: Pick<Follower, "listen">;
  readonly clock: () => Date;
  readonly mode: Mode;
  readonly mail?: MailOptions | undefined;
  /** The address people use; undefined until the server is reached at it. */
  origin(): string | undefined;
  log(line: string): void;
}

const restMs = 1_000;

/** Begins to tell. Any number of servers on one database tell everybody once. */
export async function openNotices(options: NoticeOptions): Promise<Notices> {
  const { store, studies, clock, follower, mail } = options;
  const listeners = new Set<(people: readonly string[]) => void>();
  const closing = new AbortController();
  const outlet = mail === undefined ? undefined : openOutlet(mail);
  const sending: Sending = options;
  let position = await store.followed(followerName);
  let wake = (): void => {};
  let newest = await newestNotice(store);
  let working: Promise<void> = Promise.resolve();

  async function work(): Promise<void> {
    const followed = await followJournal(store, studies, clock, position);
    ({ position } = followed);
    await tellListeners(followed.people);
    await gatherMessages(store, studies, clock, outlet !== undefined);
    if (outlet !== undefined) {
      while (!closing.signal.aborted && (await deliver(sending, outlet)) > 0);
      await escalate(sending);
    }
  }

  /** Also those to whom another server gave something. */
  async function tellListeners(people: readonly string[]): Promise<void> {
    const { rows } = await store.pool.query<{ id: string; person: string }>(
      `select id, person from ${store.schema}.notice where id > $1 order by id limit 1000`,
      [newest],
    );
    newest = rows.at(-1)?.id ?? newest;
    const all = [...new Set([...people, ...rows.map(({ person }) => person)])];
    if (all.length > 0) for (const listener of listeners) listener(all);
  }

  /** One after the other, whoever asks. */
  function turn(): Promise<void> {
    working = working.catch(() => undefined).then(work);
    return working;
  }

  async function run(): Promise<void> {
    let wasAway = false;
    while (!closing.signal.aborted) {
      try {
        await turn();
        wasAway = false;
      } catch (error) {
        if (!closing.signal.aborted && !wasAway)
          options.log(`telling of notices: ${String(error)}`);
        wasAway = true;
      }
      await Promise.race([
        sleep(restMs, undefined, { signal: closing.signal }).catch(() => undefined),
        new Promise<void>((done) => (wake = done)),
      ]);
    }
  }
  const stopListening = follower.listen(() => wake());
  const running = run();

  return {
    async tell(told) {
      const now = instantOf(clock().getTime());
      await inTurn(store, (client) =>
        putNotices(client, store.schema, openAudience(client, store.schema), [told], now),
      );
      wake();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settle: () => turn(),
    async close() {
      stopListening();
      closing.abort();
      wake();
      await running;
      outlet?.close();
    },
  };
}

async function newestNotice({ pool, schema }: Store): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `select coalesce(max(id), 0) as id from ${schema}.notice`,
  );
  return rows[0]?.id ?? "0";
}
