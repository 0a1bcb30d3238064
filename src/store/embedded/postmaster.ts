import { execFile } from "node:child_process";
import { link, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { exists } from "./child.ts";
import { type Place, port } from "./place.ts";

/** What the server wrote about itself into its data directory (its lock file, postmaster.pid). */
export interface Postmaster {
  /** Zero when the file stayed empty: its writer, or the machine, was cut off. */
  readonly pid: number;
  /** "starting", "ready" or "stopping", or empty when it has only just begun. */
  readonly status: string;
  /** Whether that process exists and is the server of this very data directory. */
  readonly alive: boolean;
}

/** How long a server takes, at the very most, from making its lock file to writing it, in ms. */
const writing = 2000;

/** Reads the lock file; undefined when no server holds the directory or one only begins to. */
export async function readPostmaster(place: Place): Promise<Postmaster | undefined> {
  const path = join(place.data, "postmaster.pid");
  const text = await readFile(path, "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (pid > 0) return { pid, status: (lines[7] ?? "").trim(), alive: await serves(pid, place) };
  const made = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
  return Date.now() - made > writing ? { pid: 0, status: "", alive: false } : undefined;
}

/**
 * Puts aside the lock files of a dead server when another process meanwhile has its number (usual after
 * a restart of the machine or of a container), or when they are empty. PostgreSQL removes them itself in
 * every other case, and in these two would refuse to start.
 */
export async function removeStale(place: Place, { pid, alive }: Postmaster): Promise<void> {
  if (alive || (pid > 0 && !exists(pid))) return;
  await discard(join(place.data, "postmaster.pid"), pid);
  await discard(join(place.sockets, `.s.PGSQL.${port}.lock`), pid);
}

/** Looks at the file only once it is aside: a new server may have written its own in the meantime. */
async function discard(path: string, pid: number): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
    const text = await readFile(aside, "utf8");
    if (text !== "" && Number.parseInt(text, 10) !== pid) await link(aside, path);
  } catch {
    // It is gone already; the server's start decides.
  }
  await rm(aside, { force: true });
}

/** A number can be reused, so the process must also be a server, and this store's. */
async function serves(pid: number, place: Place): Promise<boolean> {
  if ((await commandLine(pid)).includes(`cluster_name=${place.title}`)) return true;
  // One started by hand, or whose folder was moved, works there. Root in a container may not see that.
  const [theirs, ours] = await Promise.all([
    stat(`/proc/${pid}/cwd`).catch(() => undefined),
    stat(place.data),
  ]);
  return theirs?.dev === ours.dev && theirs.ino === ours.ino;
}

/** How a process was started, or what it calls itself now; empty when it is gone. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform === "linux") {
    return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  }
  const listed = promisify(execFile)("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
  return listed.then(({ stdout }) => stdout).catch(() => "");
}
