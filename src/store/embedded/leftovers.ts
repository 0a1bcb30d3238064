import { readdir, readFile } from "node:fs/promises";
import type { Place } from "./place.ts";
import { commandLine } from "./postmaster.ts";

/**
 * Ends what a killed server left at work. A session in the middle of a long computation does not
 * notice that its server is gone; it keeps the shared memory, and no new server may start before it
 * ends. SIGQUIT is the signal by which the server itself ends its sessions after a crash.
 *
 * A leftover bears the title of a child of this store's server, and its parent is no such server.
 * On systems without /proc this does nothing, and the start waits until the session ends.
 */
export async function endLeftovers(place: Place): Promise<void> {
  const names = await readdir("/proc").catch(() => []);
  for (const pid of names.filter((name) => /^\d+$/.test(name)).map(Number)) {
    const title = await commandLine(pid);
    if (!title.startsWith(`postgres: ${place.title}:`)) continue;
    const parent = await commandLine(await parentOf(pid));
    if (parent.includes(`cluster_name=${place.title}`)) continue;
    try {
      process.kill(pid, "SIGQUIT");
    } catch {
      // It ended by itself.
    }
  }
}

async function parentOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
}
