import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { chmod, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { startServer } from "./index.ts";
import { query, scratchFolder, unavailable } from "./scratch.ts";

const base = await scratchFolder();
const root = process.geteuid?.() === 0;

describe("a folder that cannot be a store", () => {
  it("is refused when it lies under a file", async () => {
    await writeFile(join(base, "file"), "");
    await assert.rejects(
      startServer({ folder: join(base, "file", "store") }),
      unavailable(/a file/),
    );
  });

  it("is refused when it cannot be written", { skip: root && "root writes anywhere" }, async () => {
    const folder = join(base, "locked");
    await mkdir(folder, { mode: 0o500 });
    await assert.rejects(startServer({ folder }), unavailable(/cannot be written/));
    await chmod(folder, 0o700);
  });

  it("is refused when its data directory holds something else, which is left as it is", async () => {
    const folder = join(base, "foreign");
    await mkdir(join(folder, "data"), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, "data", "thesis.txt"), "mine");
    await assert.rejects(startServer({ folder }), unavailable(/not a database/));
    assert.equal(readFileSync(join(folder, "data", "thesis.txt"), "utf8"), "mine");
  });

  it("is refused when a PostgreSQL made it that this machine does not have", async () => {
    const folder = join(base, "ancient");
    await mkdir(join(folder, "data"), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, "data", "PG_VERSION"), "9\n");
    await assert.rejects(startServer({ folder }), unavailable(/made by PostgreSQL 9, and/));
  });

  it("is refused when its store belongs to another account", {
    skip: !root && "needs root",
  }, async () => {
    const folder = join(base, "theirs");
    await mkdir(join(folder, "data"), { recursive: true });
    await chmod(base, 0o755);
    process.seteuid?.(12_345);
    try {
      await assert.rejects(
        startServer({ folder: folder }),
        unavailable(/belongs to another account/),
      );
    } finally {
      process.seteuid?.(0);
      await chmod(base, 0o700);
    }
  });

  it("is refused when the programs named by NEURITE_PG_BIN are not there", async () => {
    process.env["NEURITE_PG_BIN"] = "/nowhere";
    try {
      await assert.rejects(
        startServer({ folder: join(base, "programless") }),
        unavailable(/No PostgreSQL 15–18 server program runs.*nowhere: not there/),
      );
    } finally {
      delete process.env["NEURITE_PG_BIN"];
    }
  });
});

describe("a folder's name", () => {
  for (const [what, name] of [
    ["has spaces, quotes, a comma and Chinese characters", `研究 "A", it's 数据`],
    ["is too long for a socket", "long-".repeat(30)],
  ] as const) {
    it(`may be one that ${what}`, async () => {
      const folder = join(base, name);
      const server = await startServer({ folder });
      assert.deepEqual(await query(server, "select 1 as one"), [{ one: 1 }]);
      assert.equal((await stat(server.host)).mode & 0o077, 0);
      await server.stop();
      if (!server.host.startsWith(base)) await rm(server.host, { recursive: true });
    });
  }
});
