#!/usr/bin/env node
/**
 * Starts one of this repository's TypeScript programs on the Node that the repository pins, from any
 * Node >= 20 (decisions/0001-node-24-by-npm.md): `node bin/boot.mjs tools/test.ts [arguments]`.
 * What is missing is installed first, once. This file runs on the machine's own Node: plain JavaScript,
 * nothing imported but Node's own modules.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { constants, hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".neurite-stamp");
const lockFolder = join(root, ".neurite-install");
const windows = process.platform === "win32";
const node = join(modules, "node", "bin", windows ? "node.exe" : "node");

/** A smaller nursery of the garbage collector: long runs stay 40-100 MB smaller and are no slower. */
const flags = ["--max-semi-space-size=8"];

/** Compiled code is kept from one run to the next: a program starts in a third of the time. */
const environment = () => ({
  NODE_COMPILE_CACHE: join(modules, ".cache", "neurite-compiled"),
  ...process.env,
});

/** Runs a program of this repository and ends this process as that program ended. */
export async function boot(script, args) {
  await install();
  const child = spawn(node, [...flags, resolve(root, script), ...args], {
    stdio: "inherit",
    env: environment(),
  });
  // A terminal sends SIGINT to the child as well; sent twice it would read as "stop at once".
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  child.on("error", (error) => fail(`The pinned Node could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

async function install() {
  const stamp = readStamp();
  const installed = () => read(stampFile) === stamp && fs.existsSync(node);
  if (installed()) return;
  const release = await takeLock();
  try {
    if (installed()) return;
    fs.rmSync(stampFile, { force: true });
    if (!adoptable()) runNpm();
    const trouble = probe();
    if (trouble) fail(`npm ended well, but the pinned Node does not run: ${trouble}`, release);
    fs.writeFileSync(stampFile, stamp);
  } finally {
    release();
  }
}

function readStamp() {
  const lock = read(join(root, "package-lock.json"));
  if (lock === undefined) fail(`package-lock.json is missing in ${root}.`);
  const hash = createHash("sha256").update(lock).digest("hex");
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** Whether someone's own `npm install` already brought exactly what the lock says. */
function adoptable() {
  const present = read(join(modules, ".package-lock.json"));
  if (present === undefined || probe()) return false;
  const has = JSON.parse(present).packages;
  const wants = JSON.parse(read(join(root, "package-lock.json"))).packages;
  const extra = Object.keys(has).some((name) => has[name].version !== wants[name]?.version);
  // npm's own list can be ahead of what is there: after it wrote a lock only, for one.
  const there = (name) => has[name] && fs.existsSync(join(root, name));
  return !extra && Object.keys(wants).every((name) => !name || wants[name].optional || there(name));
}

function runNpm() {
  process.stderr.write("Installing Node 24 and the other dependencies (once, about 15 s) …\n");
  const started = Date.now();
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-progress"];
  const all = ["--include=dev", "--include=optional", "--ignore-scripts=false"];
  const env = { ...process.env };
  // `npx neurite` and an empty HOME leave settings behind that are not meant for this install.
  for (const name of ["npm_config_package", "npm_config_call"]) delete env[name];
  if (env.HOME === "") delete env.HOME;
  const [command, ...first] = npmCommand();
  const result = spawnSync(command, [...first, "ci", ...quiet, ...all], {
    cwd: root,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: windows && command === "npm",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error?.code === "ENOENT") {
    throw new InstallError("npm was not found. Install Node.js 20 or newer together with npm.");
  }
  if (result.status !== 0) {
    const said = `${result.stdout ?? ""}${result.stderr ?? ""}`.trim().split("\n").slice(-15);
    const how = result.error?.message ?? result.signal ?? `exit code ${result.status}`;
    throw new InstallError(`npm ci failed (${how}). It said:\n  ${said.join("\n  ")}`);
  }
  process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

class InstallError extends Error {}

/** The npm that is running this program, or the one on the path. */
function npmCommand() {
  const running = process.env.npm_execpath;
  const cli = running && join(dirname(running), "npm-cli.js");
  const isNpm = cli && /^np[mx]-cli\.js$/.test(basename(running)) && fs.existsSync(cli);
  return isNpm ? [process.execPath, cli] : ["npm"];
}

/** Why the pinned Node does not run, or undefined. Tried once per installation. */
function probe() {
  const wanted = JSON.parse(read(join(root, "package.json"))).dependencies.node;
  const result = spawnSync(node, ["--version"], { encoding: "utf8" });
  const version = result.stdout?.trim();
  if (version === `v${wanted}`) return undefined;
  return result.error?.message ?? `${version || result.stderr} instead of v${wanted}`;
}

/**
 * Waits until this process alone may install. The lock is a folder that is renamed into place with
 * its owner's name already inside, so it is never seen half made.
 */
async function takeLock() {
  const own = `${lockFolder}-${process.pid}-${hostname()}`;
  fs.mkdirSync(own, { recursive: true });
  fs.writeFileSync(join(own, "owner"), `${process.pid} ${hostname()}`);
  for (let said = false; ; ) {
    try {
      fs.renameSync(own, lockFolder);
      return () => fs.rmSync(lockFolder, { recursive: true, force: true });
    } catch (error) {
      if (!fs.existsSync(lockFolder)) {
        if (fs.existsSync(own)) continue;
        throw error;
      }
    }
    if (abandoned()) {
      const away = `${own}-old`;
      try {
        fs.renameSync(lockFolder, away);
        fs.rmSync(away, { recursive: true, force: true });
      } catch {} // another process was quicker
      continue;
    }
    if (!said) process.stderr.write("Waiting for another installation in this folder …\n");
    said = true;
    await new Promise((done) => setTimeout(done, 200));
  }
}

function abandoned() {
  const [pid, host] = (read(join(lockFolder, "owner")) ?? "").trim().split(" ");
  if (!pid) return false;
  // A process on another machine (a shared folder) cannot be asked; 15 minutes is past any install.
  if (host !== hostname()) {
    const made = fs.statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs;
    return made !== undefined && Date.now() - made > 15 * 60_000;
  }
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function read(path) {
  try {
    return fs.readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function fail(what, release = () => {}) {
  release();
  process.stderr.write(
    `\nneurite: ${what}\n\nWhat to do: see that npm reaches its package registry (npm ping), that\n` +
      `${root}\ncan be written and has 700 MB free, then run the same command again. If it still fails,\n` +
      `remove node_modules there and run "npm ci" by hand to see all that npm says.\n`,
  );
  process.exit(1);
}

/** Boots, and turns a failed installation into words. */
export function bootOrExplain(script, args) {
  boot(script, args).catch((error) => {
    if (error instanceof InstallError || error.code) fail(error.message);
    throw error;
  });
}

// Windows and symbolic links make the plain comparison of two paths unreliable.
const called = process.argv[1] && fs.realpathSync(process.argv[1]);
if (called === fs.realpathSync(fileURLToPath(import.meta.url))) {
  const [script, ...args] = process.argv.slice(2);
  if (script === undefined) {
    process.stderr.write("usage: node bin/boot.mjs <script.ts> [arguments]\n");
    process.exit(2);
  }
  bootOrExplain(script, args);
}
