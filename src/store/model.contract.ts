import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import type { Outcome, StreamAppend } from "./event.ts";
import { IdempotencyConflict } from "./failure.ts";
import type { Store } from "./store.ts";
import { collect, happened, type OpenDatabase, type TestDatabase, to } from "./test-database.ts";

/** What a store must do with one command after another, in a few lines. */
class Model {
  readonly streams = new Map<string, string[]>();
  readonly commands = new Map<string, string>();
  /** Where commands that were refused, and not yet answered, would have ended. */
  readonly lost = new Set<string>();

  append(id: string, appends: readonly StreamAppend[]): Outcome["outcome"] | "reused" {
    const answer = this.answer(id, appends);
    if (answer !== "conflict" && answer !== "reused") return answer;
    for (const { stream, expectedVersion, events } of appends) {
      this.lost.add(`${stream} ${expectedVersion + events.length}`);
    }
    return answer;
  }

  private answer(id: string, appends: readonly StreamAppend[]): Outcome["outcome"] | "reused" {
    const content = JSON.stringify(appends);
    const known = this.commands.get(id);
    if (known !== undefined) return known === content ? "repeated" : "reused";
    const current = (stream: string) => this.streams.get(stream) ?? [];
    const loses = ({ stream, expectedVersion }: StreamAppend) =>
      current(stream).length !== expectedVersion || this.lost.has(`${stream} ${expectedVersion}`);
    if (appends.some(loses)) return "conflict";
    this.commands.set(id, content);
    for (const { stream, events } of appends) {
      this.streams.set(stream, [...current(stream), ...events.map(({ n }) => String(n as string))]);
    }
    return "written";
  }
}

const streams = ["a", "b", "c", "d"];

/** A command with a small id, so that ids repeat, and versions that are right more often than not. */
const commands = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 30 }),
    streams: fc.uniqueArray(fc.constantFrom(...streams), { minLength: 1, maxLength: 3 }),
    off: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
    ),
    events: fc.integer({ min: 1, max: 3 }),
    /** Whether all commands so far are answered before the next. */
    wait: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);

/** The journal against a model of it, with random commands of which many travel in one batch. */
export function modelContract(open: OpenDatabase): void {
  describe("random commands", () => {
    let database: TestDatabase;
    let store: Store;
    before(async () => {
      database = await open();
      store = await database.openStore({ lanes: 1 });
    });
    after(async () => {
      await store.close();
      await database.close();
    });

    it("are answered as a model answers them, and leave what it leaves", async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(commands, async (steps) => {
          run += 1;
          const study = `R${run}`;
          const model = new Model();
          const waiting: Promise<string>[] = [];
          const expected: string[] = [];
          for (const { id, streams: chosen, off, events, wait } of steps) {
            // Commands that differ hold events that differ: who builds on an event that is recorded word for word by another
            // command has built on what is recorded.
            const name = `${id}/${chosen.join("")}/${events}`;
            const appends = chosen.map((stream) => ({
              ...to(
                stream,
                Math.max(0, (model.streams.get(stream)?.length ?? 0) + off),
                ...Array.from({ length: events }, (_, n) => happened("a", { n: `${name}-${n}` })),
              ),
              study,
            }));
            expected.push(model.append(`c${id}`, appends));
            waiting.push(answer(store, study, `c${id}`, appends));
            if (wait) {
              await Promise.all(waiting);
              model.lost.clear();
            }
          }
          assert.deepEqual(await Promise.all(waiting), expected);
          for (const stream of streams) {
            const stored = await collect(store.readStream(study, stream));
            assert.deepEqual(
              stored.map(({ event }) => event["n"]),
              model.streams.get(stream) ?? [],
            );
            assert.deepEqual(
              stored.map(({ version }) => version),
              stored.map((_, index) => index + 1),
            );
          }
        }),
        { numRuns: 40 },
      );
      assert.deepEqual((await store.verify()).issues, []);
    });
  });
}

async function answer(
  store: Store,
  study: string,
  id: string,
  appends: readonly StreamAppend[],
): Promise<string> {
  try {
    return (await store.append({ study, id, appends })).outcome;
  } catch (error) {
    if (error instanceof IdempotencyConflict) return "reused";
    throw error;
  }
}
