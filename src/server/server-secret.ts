import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The server's secret: 32 bytes that seal second factors and seed allocations. Made once and kept beside the signing
 * key, away from the database and its backups; several servers on one database share the file.
 */
export function readServerSecret(keyFolder: string): Uint8Array {
  const file = join(keyFolder, "server-secret");
  mkdirSync(keyFolder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return new Uint8Array(readFileSync(file));
}
