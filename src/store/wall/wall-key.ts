import { createHmac, hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { StoreUnavailable } from "../embedded/index.ts";

/** The key of everything behind the wall. It never reaches the database, nor the role that captures. */
export interface WallKey {
  /** The key that a study's events are sealed with, 32 bytes. */
  sealing(study: string): Buffer;
  /** A keyed hash of a name, by which the database can look it up without being able to read it. */
  blindIndex(study: string, kind: "unit" | "lot" | "site" | "participant", name: string): Buffer;
}

const fileName = "wall-key";
const bytes = 32;

/**
 * Opens the key in a folder, making one the first time; its file is for its owner alone (mode 0600). Keep the folder
 * away from the database and from its backups. Without the key nobody can ever say who got what: keep a copy in a safe.
 *
 * @throws StoreUnavailable when others can read the key, or the file holds none
 */
export async function openWallKey(folder: string): Promise<WallKey> {
  const path = join(folder, fileName);
  await makeKey(folder, path);
  if (process.platform !== "win32" && ((await stat(path)).mode & 0o077) !== 0) {
    throw new StoreUnavailable(
      `Other accounts can read the key of the wall «${path}».`,
      `Run: chmod 600 ${path}`,
    );
  }
  const key = await readFile(path);
  if (key.length !== bytes) {
    throw new StoreUnavailable(
      `«${path}» holds no key of the wall.`,
      "Put the key back from its safe copy. Without it what stands behind the wall cannot be read.",
    );
  }
  const derived = new Map<string, Buffer>();
  const derive = (purpose: string): Buffer => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const made = Buffer.from(hkdfSync("sha256", key, "neurite wall", purpose, bytes));
    derived.set(purpose, made);
    return made;
  };
  return {
    sealing: (study) => derive(`seal\n${study}`),
    blindIndex: (study, kind, name) =>
      createHmac("sha256", derive(`index\n${study}`))
        .update(`${kind}\n${name}`)
        .digest(),
  };
}

async function makeKey(folder: string, path: string): Promise<void> {
  if (existsSync(path)) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Written aside and linked into place: a key file is there whole or not at all, and of two processes one makes it.
  const aside = `${path}.${process.pid}-${randomUUID()}`;
  const file = await open(aside, "wx", 0o600);
  try {
    await file.writeFile(randomBytes(bytes));
    await file.chmod(0o600);
    await file.sync();
    await link(aside, path).catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    });
  } finally {
    await file.close();
    await rm(aside, { force: true });
  }
}
