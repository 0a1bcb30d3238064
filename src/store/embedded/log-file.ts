import { constants } from "node:fs";
import { copyFile, type FileHandle, open, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { Place } from "./place.ts";

/** The most the log may hold, in bytes; as much again is kept of what came before. */
export const logLimit = 4_000_000;

/** Opens the server's log, postgres.log in the store's folder, for appending. */
export async function openLog(place: Place): Promise<{ handle: FileHandle; size: number }> {
  // A log too long is no reason to refuse the store.
  await boundLog(place).catch(() => undefined);
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT;
  const handle = await open(logPath(place), flags, 0o600);
  if (place.account !== undefined) await handle.chown(place.account.uid, place.account.gid);
  return { handle, size: (await handle.stat()).size };
}

/**
 * Moves a log that has grown too long to postgres.log.1 and begins it anew, also under a running
 * server, which goes on appending to the same file.
 */
export async function boundLog(place: Place): Promise<void> {
  const path = logPath(place);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.size <= logLimit) return;
  await copyFile(path, `${path}.1`);
  await truncate(path);
}

function logPath(place: Place): string {
  return join(place.folder, "postgres.log");
}
