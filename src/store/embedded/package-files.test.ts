import assert from "node:assert/strict";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { copyPackage, repairPackage } from "./package-files.ts";

let base = "";
before(async () => {
  base = await mkdtemp(join(tmpdir(), "neurite-test-"));
});
after(() => rm(base, { recursive: true, force: true }));

/** A package as npm unpacks it without install scripts: no links, and here no right to execute. */
async function unpack(name: string): Promise<string> {
  const root = join(base, name);
  const files = {
    "package.json": JSON.stringify({ name, version: base }),
    "native/pg-symlinks.json": JSON.stringify([
      { source: "native/lib/libicu.so.60.2", target: "native/lib/libicu.so.60" },
    ]),
    "native/bin/postgres": "#!/bin/sh\n",
    "native/lib/libicu.so.60.2": "library",
    "native/share/postgres.bki": "catalogue",
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(root, path), text, { mode: 0o600 });
  }
  return root;
}

describe("repairPackage", () => {
  it("makes the library links and the right to execute that unpacking left out", async () => {
    const root = await unpack("scriptless");
    await repairPackage(root);
    await repairPackage(root);
    assert.equal(await readlink(join(root, "native/lib/libicu.so.60")), "libicu.so.60.2");
    assert.equal((await stat(join(root, "native/bin/postgres"))).mode & 0o777, 0o755);
  });
});

describe("copyPackage", () => {
  it("makes one complete copy that every account can read and only this one can change", async () => {
    const root = await unpack("private");
    const copy = await copyPackage(root, undefined);
    assert.ok(copy !== undefined);
    assert.equal((await stat(copy)).mode & 0o777, 0o755);
    assert.equal((await stat(join(copy, "native/share"))).mode & 0o777, 0o755);
    assert.equal((await stat(join(copy, "native/share/postgres.bki"))).mode & 0o777, 0o644);
    assert.equal((await stat(join(copy, "native/bin/postgres"))).mode & 0o777, 0o755);
    assert.equal(await readFile(join(copy, "native/lib/libicu.so.60"), "utf8"), "library");

    const { ino } = await lstat(copy);
    assert.equal(await copyPackage(root, undefined), copy);
    assert.equal((await lstat(copy)).ino, ino);
    await rm(copy, { recursive: true });
  });

  it("makes the copy again when a sweep of old files took a part of it", async () => {
    const root = await unpack("swept");
    const copy = await copyPackage(root, undefined);
    assert.ok(copy !== undefined);
    await rm(join(copy, "native/share/postgres.bki"));
    assert.equal(await copyPackage(root, undefined), copy);
    assert.equal(await readFile(join(copy, "native/share/postgres.bki"), "utf8"), "catalogue");
    await rm(copy, { recursive: true });
  });

  it("does not use a folder of its name that others can change, nor follow a link", async () => {
    const root = await unpack("contested");
    const copy = await copyPackage(root, undefined);
    assert.ok(copy !== undefined);
    await chmod(copy, 0o777);
    await writeFile(join(copy, "native/bin/postgres"), "#!/bin/evil\n");
    assert.equal(await copyPackage(root, undefined), copy);
    assert.equal((await stat(copy)).mode & 0o022, 0);
    assert.equal(await readFile(join(copy, "native/bin/postgres"), "utf8"), "#!/bin/sh\n");

    await rm(copy, { recursive: true });
    await symlink(root, copy);
    const again = await copyPackage(root, undefined);
    assert.ok(again === undefined || !(await lstat(again)).isSymbolicLink());
    await rm(copy, { recursive: true });
  });
});
