import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type RunningServer, StoreUnavailable } from "./index.ts";

/** A folder for one test file, removed after it. */
export async function scratchFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-test-")));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Asks one question over a connection of its own. */
export async function query(
  server: RunningServer,
  text: string,
): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...server, ssl: false });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The number of the store's server process. */
export function postmaster(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, "data", "postmaster.pid"), "utf8"), 10);
}

export function isRunning(folder: string): boolean {
  return existsSync(join(folder, "data", "postmaster.pid"));
}

export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) {
    if (await holds()) return;
  }
  assert.fail("it did not happen within ten seconds");
}

/** Expects a `StoreUnavailable` that says what is the matter, and what to do. */
export function unavailable(words: RegExp): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof StoreUnavailable, String(error));
    assert.match(error.what, words);
    assert.notEqual(error.todo, "");
    return true;
  };
}

/** Another Neurite process on the same folder. It stops its server and ends when told to. */
export interface OtherProcess {
  readonly pid: number;
  /** Its server runs. */
  ready(): Promise<void>;
  stop(): Promise<void>;
  /** Sends a signal, or none, and tells how it ended: an exit code or the name of a signal. */
  ended(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

export function otherProcess(folder: string, then = ""): OtherProcess {
  const index = JSON.stringify(new URL("./index.ts", import.meta.url).href);
  const code = `import { startServer, stopOnExit } from ${index};
    const server = await startServer({ folder: ${JSON.stringify(folder)} });
    process.stdin.on("data", () => server.stop().then(() => process.exit()));
    ${then}
    console.log("ready");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const exit = once(child, "exit").then(([status, signal]) => status ?? signal);
  return {
    pid: child.pid ?? Number.NaN,
    ready: async () => void (await once(child.stdout, "data")),
    async stop() {
      child.stdin.write("stop");
      await exit;
    },
    ended(signal) {
      if (signal !== undefined) child.kill(signal);
      return exit;
    },
  };
}
