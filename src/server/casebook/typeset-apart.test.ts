import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Fault } from "../../kernel/index.ts";
import { describeCasebook, writeVolumes } from "./index.ts";
import { nameOrder } from "./order.ts";
import { recordedOrder } from "./testing/record.ts";
import { Typesetter } from "./typeset-apart.ts";
import { typeset } from "./typeset.ts";

const order = await recordedOrder();
const folder = await mkdtemp(join(tmpdir(), "casebook-"));
after(() => rm(folder, { recursive: true }));

/** A worker that does something else than ours. */
function workerOf(source: string): URL {
  const path = join(folder, `worker-${source.length}.mjs`);
  writeFileSync(path, source);
  return pathToFileURL(path);
}

test("a worker that dies over a casebook twice fails that casebook, and the next one has a new worker", async () => {
  const keeper = new Typesetter({
    entry: workerOf('process.on("message", () => process.exit(7));'),
  });
  await assert.rejects(keeper.typeset(nameOrder(order)), Fault);
  await assert.rejects(keeper.typeset(nameOrder(order)), /died twice/);
  keeper.close();
});

test("a casebook that takes too long is given up, and its process is ended", async () => {
  const keeper = new Typesetter({
    entry: workerOf('process.on("message", () => {});'),
    limitMs: 200,
  });
  const promise = keeper.typeset(nameOrder(order));
  const worker = keeper.workerId;
  await assert.rejects(promise, /too long/);
  assert.equal(keeper.workerId, undefined);
  assert.ok(worker !== undefined);
});

test("an order that cannot be described fails alone: the worker goes on with the next", async () => {
  const keeper = new Typesetter();
  const broken = { ...nameOrder(order), events: [{ type: "nonsense" }] } as unknown as ReturnType<
    typeof nameOrder
  >;
  const [first, second] = await Promise.allSettled([
    keeper.typeset(broken),
    keeper.typeset(nameOrder(order)),
  ]);
  assert.equal(first.status, "rejected");
  assert.equal(second.status, "fulfilled");
  keeper.close();
});

test("what is written apart is what would be written here, and the server's own thread stays free", async () => {
  const here = typeset(describeCasebook(order));
  const before = process.cpuUsage();
  const { value: apart } = await writeVolumes(order).next();
  const { user, system } = process.cpuUsage(before);
  assert.ok(apart?.of === 1 && Buffer.from(here).equals(apart.pdf));
  const heldMs = (user + system) / 1_000;
  assert.ok(heldMs < 300, `this process worked for ${Math.round(heldMs)} ms`);
});
