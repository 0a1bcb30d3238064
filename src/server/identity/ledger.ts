import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isRefusal, type Refusal } from "../../kernel/index.ts";
import type { EventBody, StreamAppend } from "../../store/index.ts";
import { type IdentityEvent, type IdentityEventBody, identityStudy } from "./event.ts";
import { follow } from "./follow.ts";
import type { Foundation } from "./foundation.ts";

/** What a decision adds to its stream, and what is answered once that is on disk. */
export interface Change<T> {
  readonly events: readonly IdentityEventBody[];
  /** What the same act adds to other streams. */
  readonly beside?: readonly {
    readonly stream: string;
    readonly expectedVersion: number;
    readonly events: readonly IdentityEventBody[];
  }[];
  readonly answer: T;
}

/** Writes identity events to the journal. */
export interface Ledger {
  /**
   * Decides on the tables as they follow from a stream, and keeps the decision's events if the stream is still
   * where it was looked at; otherwise decides again. The tables have followed when it returns.
   */
  change<T>(
    stream: string,
    by: string,
    decide: () => Promise<Change<T> | Refusal>,
  ): Promise<T | Refusal>;
  /** Keeps events that no rule depends on. Repeated under the same id they are kept once. */
  record(
    stream: string,
    by: string,
    events: readonly IdentityEventBody[],
    id?: string,
  ): Promise<void>;
}

/** Starts a ledger. Within one process what goes to one stream waits its turn. */
export function startLedger(base: Foundation): Ledger {
  const { store } = base;
  const turns = new Map<string, Promise<unknown>>();

  async function inTurn<T>(stream: string, act: () => Promise<T>): Promise<T> {
    const before = turns.get(stream) ?? Promise.resolve();
    const mine = before.then(act, act);
    turns.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(stream) === mine) turns.delete(stream);
    }
  }

  const stamped = (by: string, events: readonly IdentityEventBody[]): readonly EventBody[] => {
    const at = base.now();
    return events.map((event) => ({ ...event, at, by }) satisfies IdentityEvent as EventBody);
  };

  async function headOf(stream: string): Promise<number> {
    const [head] = await base.query<{ version: number }>(
      "select version from {schema}.stream_head where study = $1 and stream = $2",
      [identityStudy, stream],
    );
    return head?.version ?? 0;
  }

  return {
    change: (stream, by, decide) =>
      inTurn(stream, async () => {
        for (let tries = 1; ; tries++) {
          const version = await follow(base, stream);
          const decision = await decide();
          if (isRefusal(decision) || decision.events.length === 0) {
            return isRefusal(decision) ? decision : decision.answer;
          }
          const appends: StreamAppend[] = [
            { stream, expectedVersion: version, events: decision.events },
            ...(decision.beside ?? []),
          ].map((append) => ({
            ...append,
            study: identityStudy,
            events: stamped(by, append.events),
          }));
          const outcome = await store.append({ study: identityStudy, id: randomUUID(), appends });
          if (outcome.outcome !== "conflict") {
            await follow(base, stream);
            return decision.answer;
          }
          await pause(tries);
        }
      }),
    record: (stream, by, events, id = randomUUID()) =>
      inTurn(stream, async () => {
        const ready = stamped(by, events);
        let expectedVersion = await headOf(stream);
        for (let tries = 1; ; tries++) {
          const append = { study: identityStudy, stream, expectedVersion, events: ready };
          const content = ready.map(({ at: _at, ...rest }) => rest);
          const outcome = await store.append({
            study: identityStudy,
            id,
            content,
            appends: [append],
          });
          if (outcome.outcome !== "conflict") return;
          expectedVersion = outcome.actualVersion;
          await pause(tries);
        }
      }),
  };
}

/** Another server is at the same stream: let it get through. */
function pause(tries: number): Promise<void> {
  return sleep(Math.random() * Math.min(50, 2 * tries));
}
