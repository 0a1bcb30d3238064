import { spawn } from "node:child_process";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { environment } from "./child.ts";
import { explain, mustWait } from "./explain.ts";
import { openLog } from "./log-file.ts";
import { fromInside, makePrivate, type Place } from "./place.ts";
import { readPostmaster } from "./postmaster.ts";
import { firmSettings } from "./settings.ts";

/** How long a server may take to replay its journal after a crash, in milliseconds. */
export const recoveryLimit = 300_000;

/**
 * Starts the server on an existing data directory and waits until it takes connections.
 *
 * It gets a session of its own, so that Ctrl-C in a terminal reaches Neurite alone, which first
 * finishes what it is doing; and it outlives this process, so that a kill loses no cache and no time.
 *
 * @returns false when something else still holds the directory, and it is worth trying again
 * @throws StoreUnavailable when it cannot start
 */
export async function launch(place: Place, binaries: Binaries): Promise<boolean> {
  await makePrivate(place.sockets, place.account);
  const { handle, size } = await openLog(place);
  try {
    const parameters = [
      "-D",
      fromInside(place, place.data, binaries.major),
      ...firmSettings(place),
    ];
    const child = spawn(join(binaries.folder, "postgres"), parameters, {
      cwd: place.data,
      env: environment,
      detached: true,
      stdio: ["ignore", handle.fd, handle.fd],
      ...place.account,
    });
    child.unref();
    let failure: Error | undefined;
    child.on("error", (error) => {
      failure = error;
    });
    const deadline = Date.now() + recoveryLimit;
    while (failure === undefined && child.exitCode === null && child.signalCode === null) {
      const server = await readPostmaster(place);
      if (server?.pid === child.pid && server?.status === "ready") return true;
      if (Date.now() > deadline) return false;
      await sleep(5);
    }
    const words = failure === undefined ? await readFrom(handle, size) : String(failure);
    if (mustWait(words)) return false;
    throw explain(words, place.folder, failure);
  } finally {
    await handle.close();
  }
}

async function readFrom(handle: FileHandle, start: number): Promise<string> {
  const { size } = await handle.stat();
  const buffer = Buffer.alloc(Math.max(0, size - start));
  await handle.read(buffer, 0, buffer.length, start);
  return buffer.toString("utf8");
}
