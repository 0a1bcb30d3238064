import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openTurns } from "./turns.ts";

test("things under one key happen one after the other, in the order in which they were asked for", async () => {
  const turns = openTurns();
  const done: number[] = [];
  await Promise.all(
    [30, 20, 10, 0].map((ms, index) =>
      turns.take(["a"], [], async () => {
        await sleep(ms);
        done.push(index);
      }),
    ),
  );
  assert.deepEqual(done, [0, 1, 2, 3]);
});

test("things under different keys go on beside each other, and one that needs both waits for both", async () => {
  const turns = openTurns();
  const done: string[] = [];
  const act = (name: string, ms: number) => async (): Promise<void> => {
    await sleep(ms);
    done.push(name);
  };
  await Promise.all([
    turns.take(["a"], [], act("a", 40)),
    turns.take(["b"], [], act("b", 10)),
    turns.take(["a", "b"], [], act("both", 0)),
    turns.take(["c"], ["a"], act("after a", 0)),
  ]);
  assert.equal(done[0], "b");
  assert.equal(done[1], "a");
  assert.deepEqual(done.slice(2).sort(), ["after a", "both"]);
});

test("a failure reaches the one who asked, and the next has its turn all the same", async () => {
  const turns = openTurns();
  const failed = turns.take(["a"], [], () => Promise.reject(new Error("no")));
  const next = turns.take(["a"], [], () => Promise.resolve("yes"));
  await assert.rejects(failed, /no/);
  assert.equal(await next, "yes");
});
