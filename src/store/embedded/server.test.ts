import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { startServer } from "./index.ts";
import {
  eventually,
  isRunning,
  otherProcess,
  postmaster,
  query,
  scratchFolder,
} from "./scratch.ts";

const base = await scratchFolder();
const shared = join(base, "shared");
const older = "/usr/lib/postgresql/15/bin";

describe("the first start", () => {
  it("makes a store that only this account enters and no network reaches", async () => {
    const server = await startServer({ folder: shared });
    assert.equal(server.adopted, false);
    assert.match(server.version, /^\d+\.\d+/);
    assert.equal((await stat(server.host)).mode & 0o777, 0o700);
    const [row] = await query(
      server,
      `select current_setting('listen_addresses') as listens, current_setting('data_checksums') as
       checksums, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
       lower('É') as lower, (select array_agg(w order by w) from unnest(array['é','Z','a','王']) w) as sorted`,
    );
    assert.deepEqual(row, {
      listens: "",
      checksums: "on",
      fsync: "on",
      commit: "on",
      lower: "é",
      sorted: ["Z", "a", "é", "王"],
    });
    await query(server, "create table kept (n int primary key)");
    await server.stop();
    assert.equal(isRunning(shared), false);
  });

  it("keeps values out of the log when a statement fails", async () => {
    const server = await startServer({ folder: shared });
    await assert.rejects(query(server, "select 'participant 王小明'::int"));
    await assert.rejects(query(server, "insert into kept values (987654321), (987654321)"));
    await server.stop();
    assert.doesNotMatch(readFileSync(join(shared, "postgres.log"), "utf8"), /王小明|987654321/);
  });

  it("begins again when the one before was killed while it made the store", async () => {
    const folder = join(base, "interrupted");
    const child = otherProcess(folder);
    const staging = async () =>
      (await readdir(folder).catch(() => [])).find((name) => name.startsWith("data.new"));
    await eventually(async () => existsSync(join(folder, `${await staging()}`, "PG_VERSION")));
    process.kill(-child.pid, "SIGKILL");
    await child.ended();
    assert.notEqual(await staging(), undefined);
    assert.equal(existsSync(join(folder, "data")), false);

    const server = await startServer({ folder });
    assert.deepEqual(await query(server, "select 1 as one"), [{ one: 1 }]);
    assert.equal(await staging(), undefined);
    await server.stop();
  });

  it("makes one store when several processes begin at the same moment", async () => {
    const folder = join(base, "contested");
    const child = otherProcess(folder);
    const servers = await Promise.all([startServer({ folder }), startServer({ folder })]);
    await child.ready();
    assert.ok(servers.filter(({ adopted }) => !adopted).length <= 1);
    for (const server of servers) {
      assert.deepEqual(await query(server, "select 1 as one"), [{ one: 1 }]);
      await server.stop();
    }
    await child.stop();
    assert.equal(isRunning(folder), false);
    assert.deepEqual((await readdir(folder)).sort(), ["data", "postgres.log"]);
  });
});

describe("a later start", () => {
  it("continues with what was stored, in well under a second", async () => {
    const earlier = await startServer({ folder: shared });
    await query(earlier, "insert into kept values (1)");
    await earlier.stop();

    const began = performance.now();
    const server = await startServer({ folder: shared });
    assert.ok(performance.now() - began < 1000);
    assert.equal(server.adopted, false);
    assert.deepEqual(await query(server, "select n from kept"), [{ n: 1 }]);
    await server.stop();
  });

  it("adopts the server that a killed process left behind", async () => {
    const child = otherProcess(shared);
    await child.ready();
    const pid = postmaster(shared);
    await child.ended("SIGKILL");
    assert.equal(postmaster(shared), pid);

    const server = await startServer({ folder: shared });
    assert.equal(server.adopted, true);
    assert.equal(postmaster(shared), pid);
    await server.stop();
    assert.equal(isRunning(shared), false);
  });

  it("is not deceived by lock files whose number another process has since been given", async () => {
    const sleeper = spawn("sleep", ["60"]);
    const lock = `${sleeper.pid}\n${join(shared, "data")}\n1\n5432\nrun\n\n\nready\n`;
    writeFileSync(join(shared, "data", "postmaster.pid"), lock, { mode: 0o600 });
    writeFileSync(join(shared, "data", "run", ".s.PGSQL.5432.lock"), lock, { mode: 0o600 });
    const server = await startServer({ folder: shared });
    assert.notEqual(postmaster(shared), sleeper.pid);
    assert.deepEqual(await query(server, "select n from kept"), [{ n: 1 }]);
    await server.stop();
    sleeper.kill();
  });

  it("is not held up by lock files that a crash of the machine left empty", async () => {
    const lock = join(shared, "data", "postmaster.pid");
    writeFileSync(lock, "", { mode: 0o600 });
    writeFileSync(join(shared, "data", "run", ".s.PGSQL.5432.lock"), "", { mode: 0o600 });
    utimesSync(lock, 1, 1);
    const server = await startServer({ folder: shared });
    assert.deepEqual(await query(server, "select n from kept"), [{ n: 1 }]);
    await server.stop();
  });

  it("finds the programs of the version that made the store", {
    skip: !existsSync(older) && "PostgreSQL 15 is not installed",
  }, async () => {
    const visible = await mkdtemp(join(tmpdir(), "neurite-test-"));
    await chmod(visible, 0o755);
    const folder = join(visible, "fifteen");
    process.env["NEURITE_PG_BIN"] = older;
    const first = await startServer({ folder }).finally(() => delete process.env["NEURITE_PG_BIN"]);
    assert.match(first.version, /^15\./);
    await first.stop();
    const second = await startServer({ folder });
    assert.match(second.version, /^15\./);
    assert.deepEqual(await query(second, "select lower('É') as lower"), [{ lower: "é" }]);
    await second.stop();
    await rm(visible, { recursive: true });
  });
});
