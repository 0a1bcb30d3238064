import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../api/call.ts";
import { bulkTasks, countOutcomes, type Outcomes, runBulk } from "./run-bulk.ts";

const targets = ["A-1", "A-2", "A-3"].map((participant) => ({ participant, site: "A", place: {} }));
const tasks = bulkTasks(targets, "0123456789abcdef");
const none: Outcomes = new Map();

test("a refusal stands beside its own line, and the next is done nevertheless", async () => {
  const told: Outcomes[] = [];
  const { outcomes, stopped } = await runBulk(tasks, none, {
    send: async ({ target }) => {
      if (target.participant === "A-2") throw new Problem(409);
    },
    tell: (now) => told.push(now),
    isStopped: () => false,
  });
  assert.equal(stopped, undefined);
  assert.deepEqual(countOutcomes(tasks, outcomes), { done: 2, refused: 1, left: 0 });
  assert.deepEqual(
    told.map((now) => now.size),
    [1, 2, 3],
  );
});

test("without a network it stops, and going on sends the same ids and nothing that was done", async () => {
  const sent: string[] = [];
  let isReached = false;
  const send = async ({ id }: { id: string }) => {
    sent.push(id);
    if (!isReached && sent.length === 2) throw new Problem(0);
  };
  const options = { send, tell: () => {}, isStopped: () => false };
  const first = await runBulk(tasks, none, options);
  assert.ok(first.stopped instanceof Problem);
  assert.deepEqual(countOutcomes(tasks, first.outcomes), { done: 1, refused: 0, left: 2 });
  isReached = true;
  const second = await runBulk(tasks, first.outcomes, options);
  assert.deepEqual(countOutcomes(tasks, second.outcomes), { done: 3, refused: 0, left: 0 });
  const [one, two, three] = tasks.map(({ id }) => id);
  assert.deepEqual(sent, [one, two, two, three]);
});

test("a locked screen or an ended session stops it: that is no refusal of the act", async () => {
  for (const status of [401, 423, 429, 500]) {
    const { outcomes, stopped } = await runBulk(tasks, none, {
      send: () => Promise.reject(new Problem(status)),
      tell: () => {},
      isStopped: () => false,
    });
    assert.ok(stopped instanceof Problem && stopped.status === status);
    assert.equal(outcomes.size, 0);
  }
});

test("it stops where one says so, before the next", async () => {
  let done = 0;
  const { outcomes } = await runBulk(tasks, none, {
    send: async () => {
      done += 1;
    },
    tell: () => {},
    isStopped: () => done === 2,
  });
  assert.deepEqual(countOutcomes(tasks, outcomes), { done: 2, refused: 0, left: 1 });
});

test("ids are such as the server takes, and no two are the same", () => {
  assert.ok(tasks.every(({ id }) => /^[\w.:/-]{8,100}$/.test(id)));
  assert.equal(new Set(tasks.map(({ id }) => id)).size, tasks.length);
});
