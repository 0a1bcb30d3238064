import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { startServer } from "./index.ts";
import {
  eventually,
  isRunning,
  otherProcess,
  postmaster,
  query,
  scratchFolder,
} from "./scratch.ts";

const shared = join(await scratchFolder(), "shared");

describe("a server that is killed", () => {
  it("is brought back on the same socket, with every acknowledged row", async () => {
    const said: string[] = [];
    const server = await startServer({ folder: shared, log: (line) => said.push(line) });
    await query(server, "create table acknowledged (n int)");
    let acknowledged = 0;
    const writer = (async () => {
      const client = new Client({ ...server, ssl: false });
      client.on("error", () => undefined);
      await client.connect();
      for (;;) {
        await client.query("insert into acknowledged values ($1)", [acknowledged + 1]);
        acknowledged += 1;
      }
    })();
    await sleep(300);
    process.kill(postmaster(shared), "SIGKILL");
    await assert.rejects(writer);
    assert.ok(acknowledged > 0);

    const count = async () => {
      const rows = await query(server, "select count(*)::int as n from acknowledged").catch(
        () => [],
      );
      return Number(rows[0]?.["n"] ?? -1);
    };
    await eventually(async () => (await count()) >= 0);
    assert.ok([acknowledged, acknowledged + 1].includes(await count()));
    assert.match(said.join("\n"), /Lost the database server/);
    await server.stop();
    assert.equal(isRunning(shared), false);
  });

  it("is brought back even when a session it left behind goes on computing", {
    skip: process.platform !== "linux" && "needs /proc",
  }, async () => {
    const server = await startServer({ folder: shared });
    const busy = query(server, "select count(*) from generate_series(1, 1e11)");
    busy.catch(() => undefined);
    await sleep(300);
    process.kill(postmaster(shared), "SIGKILL");
    await assert.rejects(busy);
    await eventually(async () => (await query(server, "select 1").catch(() => [])).length === 1);
    await server.stop();
  });
});

describe("two processes on one folder", () => {
  it("share the server, and the last to leave stops it", async () => {
    const first = await startServer({ folder: shared });
    const child = otherProcess(shared);
    await child.ready();
    await first.stop();
    assert.equal(isRunning(shared), true);

    const third = await startServer({ folder: shared });
    assert.equal(third.adopted, true);
    await child.stop();
    assert.deepEqual(await query(third, "select 1 as one"), [{ one: 1 }]);
    await third.stop();
    assert.equal(isRunning(shared), false);
  });

  it("leave no server behind when they stop at the same moment", async () => {
    const servers = await Promise.all([1, 2, 3].map(() => startServer({ folder: shared })));
    await Promise.all(servers.map((server) => server.stop()));
    assert.equal(isRunning(shared), false);
  });

  it("start a new server when one arrives while the other stops", async () => {
    const first = await startServer({ folder: shared });
    const [, second] = await Promise.all([first.stop(), startServer({ folder: shared })]);
    assert.deepEqual(await query(second, "select 1 as one"), [{ one: 1 }]);
    await second.stop();
    assert.equal(isRunning(shared), false);
  });
});

describe("stopOnExit", () => {
  it("stops the server before the signal ends the process", async () => {
    const child = otherProcess(shared, "stopOnExit(server)");
    await child.ready();
    assert.equal(await child.ended("SIGTERM"), "SIGTERM");
    assert.equal(isRunning(shared), false);
  });

  it("stops the server when the process has nothing left to do", async () => {
    const child = otherProcess(shared, "stopOnExit(server); process.stdin.unref()");
    assert.equal(await child.ended(), 0);
    assert.equal(isRunning(shared), false);
  });
});
