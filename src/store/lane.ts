import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { failureKind, unavailable } from "./failure.ts";
import type { HeadCache } from "./head-cache.ts";
import type { PreparedCommand } from "./prepare-command.ts";
import { type Answer, sendBatch } from "./send-batch.ts";

export interface LaneOptions {
  readonly connect: () => Promise<pg.Client>;
  readonly schema: string;
  readonly heads: HeadCache;
}

/** A way to the database for one batch at a time, which outlives the breaking of its connection. */
export interface Lane {
  /**
   * Brings commands to the database and returns what became of each. Never rejects: what goes wrong is
   * the answer of the commands concerned.
   *
   * @param doomed see {@link sendBatch}
   * @param until until when to try again while the database is away, in ms of `performance.now`
   */
  deliver(
    commands: readonly PreparedCommand[],
    doomed: ReadonlySet<PreparedCommand>,
    until: number,
  ): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

const shortestWaitMs = 10;
const longestWaitMs = 500;
/** An answer is waited for at least so long, also when the time for trying is nearly over. */
const shortestTimeoutMs = 5_000;

export function openLane({ connect, schema, heads }: LaneOptions): Lane {
  let client: pg.Client | undefined;

  async function attempt(
    commands: readonly PreparedCommand[],
    doomed: ReadonlySet<PreparedCommand>,
    until: number,
  ): Promise<readonly Answer[]> {
    for (let wait = shortestWaitMs; ; wait = Math.min(2 * wait, longestWaitMs)) {
      try {
        client ??= await connect();
        // In whole seconds: each other length would be a list of timers of its own.
        const seconds = Math.ceil((until - performance.now()) / 1000);
        const timeoutMs = Math.max(shortestTimeoutMs, seconds * 1000);
        return await sendBatch({ client, schema, timeoutMs }, heads, commands, doomed);
      } catch (error) {
        const kind = failureKind(error);
        if (kind === "lost") {
          const broken = client;
          client = undefined;
          void broken?.end().catch(() => undefined);
        }
        if ((kind !== "lost" && kind !== "again") || performance.now() + wait > until) throw error;
        await sleep(wait);
      }
    }
  }

  async function deliver(
    commands: readonly PreparedCommand[],
    doomed: ReadonlySet<PreparedCommand>,
    until: number,
  ): Promise<readonly Answer[]> {
    try {
      return await attempt(commands, doomed, until);
    } catch (error) {
      if (failureKind(error) !== "wrong") return commands.map(() => unavailable(error));
      if (commands.length === 1) return [error instanceof Error ? error : unavailable(error)];
      return deliverSingly(commands, doomed, until);
    }
  }

  /** One command that the server cannot take must not hold up the others. */
  async function deliverSingly(
    commands: readonly PreparedCommand[],
    doomed: ReadonlySet<PreparedCommand>,
    until: number,
  ): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    const failed = new Set<string>();
    for (const command of commands) {
      const onFailed = command.events.some(({ key }) => failed.has(key));
      const now = onFailed || doomed.has(command) ? new Set([command]) : doomed;
      for (const answer of await deliver([command], now, until)) {
        answers.push(answer);
        if (answer instanceof Error) for (const { key } of command.events) failed.add(key);
      }
    }
    return answers;
  }

  return { deliver, close: async () => client?.end() };
}
