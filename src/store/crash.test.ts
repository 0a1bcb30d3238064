import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmdirSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { StoreUnavailable, startServer } from "./embedded/index.ts";
import { openStore, type Store } from "./store.ts";
import { collect, happened, to } from "./test-database.ts";

let base: string;
before(async () => {
  base = await mkdtemp(join(tmpdir(), "neurite-crash-"));
  await chmod(base, 0o755);
});
after(() => rm(base, { recursive: true, force: true }));

/** Appends one event after another to a stream of its own, until told to stop by how many were acknowledged; returns them. */
async function writeOn(
  store: Store,
  stream: string,
  goOn: (acknowledged: number) => boolean,
): Promise<number> {
  for (let version = 0; ; version++) {
    if (!goOn(version)) return version;
    const outcome = await store.append({
      study: "S",
      id: `${stream}-${version}`,
      appends: [to(stream, version, happened("a", { version }))],
    });
    assert.notEqual(outcome.outcome, "conflict");
  }
}

/** Kills the server as soon as there is one. */
async function killServer(folder: string): Promise<void> {
  for (;;) {
    try {
      const [pid] = readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGKILL");
      return;
    } catch {
      await sleep(20);
    }
  }
}

describe("a database killed in the middle of appends", () => {
  it("loses nothing acknowledged and doubles nothing, and the writers go on", async (t) => {
    const folder = join(base, "killed");
    const store = await openStore({ folder });
    let writing = true;
    t.after(async () => {
      writing = false;
      await store.close();
    });
    // However slow the machine, each goes on until it has written something after the last kill.
    const some = 6;
    const writers = [0, 1, 2, 3, 4, 5, 6, 7].map((n) =>
      writeOn(store, `p/${n}`, (acknowledged) => writing || acknowledged < some),
    );
    for (let n = 0; n < 5; n++) {
      await sleep(150 + 130 * n);
      await killServer(folder);
    }
    await sleep(1500);
    writing = false;
    const counts = await Promise.all(writers);
    for (const [n, count] of counts.entries()) {
      const events = await collect(store.readStream("S", `p/${n}`));
      assert.deepEqual(
        events.map(({ event }) => event["version"]),
        Array.from({ length: count }, (_, version) => version),
      );
    }
    assert.ok(counts.every((count) => count >= some));
    assert.deepEqual((await store.verify()).issues, []);
  });

  it("is said in plain words when it does not come back in time", async () => {
    const server = await startServer({ folder: join(base, "away") });
    const { host, port, user, database } = server;
    const options = { keyFolder: join(base, "keys"), patienceMs: 400 };
    const store = await openStore({ host, port, user, database }, options);
    await store.append({ study: "S", id: "1", appends: [to("p", 0, happened("a"))] });
    await server.stop();
    const began = performance.now();
    await assert.rejects(
      store.append({ study: "S", id: "2", appends: [to("p", 1, happened("b"))] }),
      (error) => error instanceof StoreUnavailable && /repeat the command/.test(error.todo),
    );
    await assert.rejects(collect(store.readStream("S", "p")), StoreUnavailable);
    assert.ok(performance.now() - began < 5000);

    const again = await startServer({ folder: join(base, "away") });
    const outcome = await store.append({
      study: "S",
      id: "2",
      appends: [to("p", 1, happened("b"))],
    });
    assert.equal(outcome.outcome, "written");
    await store.close();
    await again.stop();
  });
});

describe("a client killed in the middle of appends", () => {
  it("leaves every acknowledged event and no half of a command", async () => {
    const folder = join(base, "client");
    const program = `
      import { openStore } from ${JSON.stringify(new URL("./store.ts", import.meta.url).href)};
      const store = await openStore({ folder: ${JSON.stringify(folder)} });
      const round = process.argv[1];
      await Promise.all([0, 1, 2, 3].map(async (n) => {
        const stream = "p/" + round + "-" + n;
        for (let version = 0; ; version += 3) {
          const events = [0, 1, 2].map(() => ({ type: "a", at: "2026-01-14T03:00:00.000Z" }));
          const appends = [{ study: "S", stream, expectedVersion: version, events }];
          await store.append({ study: "S", id: stream + "/" + version, appends });
          console.log(stream + " " + (version + 3));
        }
      }));`;
    const acknowledged = new Map<string, number>();
    for (const round of [1, 2, 3]) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", program, `${round}`], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      for await (const line of createInterface(child.stdout)) {
        const [stream = "", version] = line.split(" ");
        acknowledged.set(stream, Number(version));
        if (acknowledged.size === 4 * round && Number(version) > 30) child.kill("SIGKILL");
      }
    }
    const store = await openStore({ folder });
    assert.equal(acknowledged.size, 12);
    for (const [stream, version] of acknowledged) {
      const { length } = await collect(store.readStream("S", stream));
      assert.ok(length >= version, `${stream} has ${length} events, ${version} were acknowledged`);
      assert.equal(length % 3, 0);
    }
    assert.deepEqual((await store.verify()).issues, []);
    await store.close();
  });
});

describe("a full disk", () => {
  const mount = join(tmpdir(), `neurite-full-${process.pid}`);
  const mounted = mountSmallDisk(mount);
  after(() => {
    if (mounted) execFileSync("umount", ["-l", mount]);
    if (mounted) rmdirSync(mount);
  });

  it("refuses with plain words, keeps what was acknowledged and goes on when there is space again", {
    skip: !mounted && "no small disk can be mounted here (needs root on Linux)",
  }, async (t) => {
    const folder = join(mount, "store");
    const options = { keyFolder: join(base, "keys"), patienceMs: 3000 };
    const store = await openStore({ folder }, options);
    t.after(() => store.close());
    // Random, since the server compresses what is large.
    const large = randomBytes(300_000).toString("base64");
    let version = 0;
    let refusal: unknown;
    while (refusal === undefined && version < 2000) {
      try {
        const event = happened("large", { text: `${version}${large}` });
        await store.append({ study: "S", id: `l-${version}`, appends: [to("p", version, event)] });
        version += 1;
      } catch (error) {
        refusal = error;
      }
    }
    assert.ok(refusal instanceof StoreUnavailable, String(refusal));
    assert.ok(version > 10);

    execFileSync("mount", ["-o", "remount,size=600m", mount]);
    const event = happened("large", { text: `${version}${large}` });
    const deadline = performance.now() + 30_000;
    for (;;) {
      try {
        await store.append({ study: "S", id: `l-${version}`, appends: [to("p", version, event)] });
        break;
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || performance.now() > deadline) throw error;
        await sleep(300);
      }
    }
    const report = await store.verify();
    assert.equal(report.events, version + 1);
    assert.deepEqual(report.issues, []);
  });
});

function mountSmallDisk(path: string): boolean {
  if (process.platform !== "linux" || process.geteuid?.() !== 0) return false;
  try {
    mkdirSync(path, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=170m", "tmpfs", path], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
