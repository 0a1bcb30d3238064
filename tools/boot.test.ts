import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { root } from "./root.ts";

// Stands in for npm: it installs this very Node under the pinned version, or fails.
const fakeNpm = `
import * as fs from "node:fs";
fs.appendFileSync("npm.log", process.argv[2] + "\\n");
if (process.env.FAKE_NPM === "fails") { console.error("npm error: no network"); process.exit(1); }
await new Promise((done) => setTimeout(done, 300));
fs.mkdirSync("node_modules/node/bin", { recursive: true });
fs.rmSync("node_modules/node/bin/node", { force: true });
fs.symlinkSync(${JSON.stringify(process.execPath)}, "node_modules/node/bin/node");
`;

function makeClone(t: TestContext): string {
  const clone = mkdtempSync(join(tmpdir(), "neurite boot-"));
  t.after(() => rmSync(clone, { recursive: true, force: true }));
  cpSync(join(root, "bin"), join(clone, "bin"), { recursive: true });
  mkdirSync(join(clone, "npm"));
  writeFileSync(join(clone, "npm", "npm-cli.js"), fakeNpm);
  writeFileSync(join(clone, "npm", "package.json"), `{"type":"module"}`);
  const dependencies = { node: process.versions.node };
  writeFileSync(join(clone, "package.json"), JSON.stringify({ dependencies, type: "module" }));
  writeFileSync(join(clone, "package-lock.json"), `{"packages":{}}`);
  writeFileSync(join(clone, "say.ts"), `console.log(process.argv.slice(2).join(" ") as string);\n`);
  return clone;
}

function start(
  clone: string,
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [join(clone, "bin", "boot.mjs"), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, npm_execpath: join(clone, "npm", "npm-cli.js"), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

type End = { code: number | null; output: string; errors: string };

function end(child: ChildProcess): Promise<End> {
  return new Promise((done) => {
    let output = "";
    let errors = "";
    child.stdout?.on("data", (chunk) => (output += String(chunk)));
    child.stderr?.on("data", (chunk) => (errors += String(chunk)));
    child.on("close", (code) => done({ code, output, errors }));
  });
}

const installs = (clone: string): number =>
  existsSync(join(clone, "npm.log"))
    ? readFileSync(join(clone, "npm.log"), "utf8").split("\n").length - 1
    : 0;

test("a failed installation says what npm said and what to do, and leaves no lock", async (t) => {
  const clone = makeClone(t);
  const { code, errors } = await end(start(clone, ["say.ts"], { FAKE_NPM: "fails" }));
  assert.equal(code, 1);
  assert.match(errors, /npm error: no network[\s\S]*What to do:/);
  assert.equal(existsSync(join(clone, ".neurite-install")), false);
});

test("the first run installs, the second does not, and a changed lock installs again", async (t) => {
  const clone = makeClone(t);
  assert.match((await end(start(clone, ["say.ts", "a", "b"]))).output, /^a b\n$/);
  assert.equal((await end(start(clone, ["say.ts"]))).errors, "");
  assert.equal(installs(clone), 1);
  writeFileSync(join(clone, "package-lock.json"), `{"packages":{"node_modules/x":{}}}`);
  await end(start(clone, ["say.ts"]));
  assert.equal(installs(clone), 2);
});

test("five boots at the same time install once and all run", async (t) => {
  const clone = makeClone(t);
  const ends = await Promise.all(
    ["1", "2", "3", "4", "5"].map((n) => end(start(clone, ["say.ts", n]))),
  );
  assert.deepEqual(
    ends.map(({ output }) => output.trim()),
    ["1", "2", "3", "4", "5"],
  );
  assert.equal(installs(clone), 1);
});

test("the lock of a process that died is taken over", async (t) => {
  const clone = makeClone(t);
  const dead = spawn(process.execPath, ["-e", "0"]);
  await end(dead);
  const { hostname } = await import("node:os");
  mkdirSync(join(clone, ".neurite-install"));
  writeFileSync(join(clone, ".neurite-install", "owner"), `${dead.pid} ${hostname()}`);
  assert.equal((await end(start(clone, ["say.ts", "on"]))).output, "on\n");
});

test("the exit code of the program is the exit code of the boot", async (t) => {
  const clone = makeClone(t);
  writeFileSync(join(clone, "seven.ts"), "process.exit(7);\n");
  assert.equal((await end(start(clone, ["seven.ts"]))).code, 7);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`${signal} reaches the program, which may end in its own way`, async (t) => {
    const clone = makeClone(t);
    const text = `process.on("${signal}", () => process.exit(5)); setInterval(() => {}, 1000); console.log("up");\n`;
    writeFileSync(join(clone, "wait.ts"), text);
    const child = start(clone, ["wait.ts"]);
    child.stdout?.once("data", () => child.kill(signal));
    assert.equal((await end(child)).code, 5);
  });
}
