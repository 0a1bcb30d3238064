import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { createUnzip } from "node:zlib";
import { Problem } from "./problem.ts";

/**
 * A folder of source files. Compressed files (`.gz`) are opened under their name without the ending, a compressed
 * Dataset-JSON (`.dsjc`) under its own: zlib by the standard, gzip as some write it.
 */
export interface DataFolder {
  /** Opens a file by its path in the folder; `undefined` when there is none. */
  readonly open: (name: string) => AsyncIterable<Uint8Array> | undefined;
  /** SHA-256 over every file's path and content: other data, another replay. */
  hash(): Promise<string>;
}

/** Opens a data folder. @throws Problem when it does not exist. */
export function openData(folder: string): DataFolder {
  const root = resolve(folder);
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw new Problem(
      `There is no data folder ${folder}. Name the folder that holds the source files.`,
    );
  }
  return {
    open(name) {
      const plain = join(root, name);
      if (existsSync(plain)) {
        return name.endsWith(".dsjc") ? unpack(plain, name) : createReadStream(plain);
      }
      const packed = `${plain}.gz`;
      return existsSync(packed) ? unpack(packed, `${name}.gz`) : undefined;
    },
    async hash() {
      const digest = createHash("sha256");
      for (const file of filesBelow(root)) {
        digest.update(`${relative(root, file)}\n`);
        for await (const chunk of createReadStream(file)) digest.update(chunk as Uint8Array);
      }
      return digest.digest("hex");
    },
  };
}

async function* unpack(file: string, name: string): AsyncGenerator<Uint8Array> {
  const unzipped = createReadStream(file).pipe(createUnzip());
  try {
    for await (const chunk of unzipped) yield chunk as Uint8Array;
  } catch (error) {
    throw new Problem(
      `${name} cannot be unpacked: ${(error as Error).message}. Fetch the file again.`,
    );
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}
