import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { run } from "./main.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** The repository's folder; examples are named from here. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** How a command line ended. */
export interface Ended {
  /** The exit code; the name of the signal when one ended it. */
  readonly code: number | NodeJS.Signals;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line at work in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Ended>;
}

/** A folder for one test file to work in, removed after it. */
export async function scratchFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-cli-")));
  process.chdir(folder);
  after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Starts `neurite …` in a process of its own, on the built-in database whatever the environment says. */
export function begin(...words: readonly string[]): Running {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [main, ...words], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(([code, signal]): Ended => {
    return { code: (code ?? signal) as Ended["code"], stdout, stderr };
  });
  return { child, pid: child.pid ?? Number.NaN, ended };
}

/** Runs `neurite …` to its end inside this process, which is quicker. */
export async function neurite(...words: readonly string[]): Promise<Ended> {
  delete process.env["DATABASE_URL"];
  let stdout = "";
  let stderr = "";
  const code = await run(words, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}
