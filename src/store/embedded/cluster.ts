import { appendFile, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { handOver } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { exists, run } from "./child.ts";
import { explain } from "./explain.ts";
import { fromInside, type Place } from "./place.ts";
import { firstSettings } from "./settings.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** The name of the database's first role and of the store's own database. */
export const ownName = "neurite";

/**
 * The major version that made the data directory; undefined when there is none yet.
 *
 * @throws StoreUnavailable when the directory holds something else, or cannot be read
 */
export async function readMajor(place: Place): Promise<number | undefined> {
  const version = await readFile(join(place.data, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version !== undefined) return Number.parseInt(version, 10);
  const entries = await readdir(place.data).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw explain(String(error), place.data, error);
  });
  if (entries.length === 0) return undefined;
  throw new StoreUnavailable(
    `«${place.data}» holds files, and they are not a database.`,
    "Move them away, or choose another folder.",
  );
}

/**
 * Makes the data directory. It is made under another name and renamed when it is complete and on the
 * disk: killed at any moment, it is either there whole or absent, and the next start begins again.
 *
 * Text sorts by code point and folds case by Unicode's own tables, so that an index, a sorted export
 * and their hashes mean the same on every machine. A collation of ICU or of the C library changes with
 * its version, and the packages for Linux and macOS carry ICU 60 and ICU 77.
 */
export async function createCluster(place: Place, binaries: Binaries): Promise<void> {
  await removeAbandoned(place.folder);
  const staging = join(place.folder, `data.new-${process.pid}-${performance.now()}`);
  try {
    await mkdir(staging, { mode: 0o700 });
    await handOver(staging, place.account);
    await initialise(place, binaries, staging);
    await appendFile(join(staging, "postgresql.conf"), firstSettings);
    await rename(staging, place.data).catch((error: NodeJS.ErrnoException) => {
      // Another process made it meanwhile. Both are empty, and theirs may already be in use.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
    await syncFolder(place.folder);
  } catch (error) {
    throw error instanceof StoreUnavailable ? error : explain(String(error), place.folder, error);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function initialise(place: Place, binaries: Binaries, staging: string): Promise<void> {
  const provider =
    binaries.major >= 17
      ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
      : ["--locale-provider=libc"];
  const parameters = [
    `--pgdata=${fromInside(place, staging, binaries.major)}`,
    `--username=${ownName}`,
    // Whoever can enter the socket's folder (mode 0700) could also read the data.
    "--auth-local=trust",
    "--auth-host=reject",
    "--data-checksums",
    "--encoding=UTF8",
    "--locale=C",
    "--no-instructions",
    ...provider,
  ];
  let words = "";
  // pg_trgm and text search ask the C library what a letter is. Not every system has each name.
  for (const letters of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    const outcome = await run(
      join(binaries.folder, "initdb"),
      [...parameters, `--lc-ctype=${letters}`],
      { account: place.account, cwd: staging },
    );
    if (outcome.code === 0) return;
    words = outcome.words;
    if (!words.includes("invalid locale")) break;
  }
  throw explain(words, place.folder);
}

/** Removes what an interrupted first start left, unless the process that began it still runs. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^data\.new-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || exists(Number(pid))) continue;
    // An orphaned initdb may still be writing there; then the next start removes it.
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
