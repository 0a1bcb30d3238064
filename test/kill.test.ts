import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { begin, repository, scratchFolder } from "../src/cli/scratch.ts";
import {
  type Course,
  killAtRandom,
  liveUndisturbed,
  placeOf,
  reached,
  type Undisturbed,
} from "./kill-rounds.ts";
import { assertAcknowledged, assertSame, readKept } from "./kept.ts";
import { killServers, serversOf } from "./store-processes.ts";

const kills = Number(process.env["KILLS"] ?? 8);
const seed = process.env["KILL_SEED"] ?? String(Date.now());

const course: Course = {
  folder: await scratchFolder(),
  schema: "neurite",
  words: [
    "rehearse",
    join(repository, "examples/sci-xs228"),
    "--participants",
    "30",
    "--until",
    "2026-06-30",
  ],
};
let undisturbed: Undisturbed;

before(async () => {
  undisturbed = await liveUndisturbed(course);
});

describe("whatever is killed in the middle of a run", () => {
  it(`loses nothing acknowledged and does nothing twice: client and server together, ${kills} times`, async () => {
    const { events } = undisturbed.kept;
    console.log(
      `A course of ${events} events; KILL_SEED=${seed} KILLS=${kills} draws the moments.`,
    );
    const done = await killAtRandom(course, undisturbed, { kills, seed });
    assert.equal(done.kills, kills);
    console.log(
      `${kills} kills in ${done.courses} courses: ${done.acknowledged} acknowledgements, all kept.`,
    );
  });

  it("goes on on the server that a killed client left running", async () => {
    const { store, log, words } = placeOf(course, "client");
    const running = begin(...words);
    await reached(log, 10_000, running);
    running.child.kill("SIGKILL");
    assert.equal((await running.ended).code, "SIGKILL");
    const [left] = await serversOf(store);
    assert.notEqual(left, undefined, "the server runs on");
    const { code, stderr } = await begin(...words).ended;
    assert.equal(code, 0, stderr);
    const kept = await readKept(store);
    assertAcknowledged(kept, log);
    assertSame(kept, undisturbed.kept);
    assert.deepEqual(await serversOf(store), [], "the last to leave stops the server");
  });

  it("survives the death of its server by itself, twice", async () => {
    const { store, log, words } = placeOf(course, "server");
    const running = begin(...words);
    for (const mark of [5_000, 20_000]) {
      await reached(log, mark, running);
      assert.ok((await killServers(store)) > 1);
    }
    const { code, stderr } = await running.ended;
    assert.equal(code, 0, stderr);
    assert.match(stderr, /Lost the database server; joining it again, or starting it\./);
    const kept = await readKept(store);
    assertAcknowledged(kept, log);
    assertSame(kept, undisturbed.kept);
    assert.equal(existsSync(join(store, "data", "postmaster.pid")), false);
  });
});
