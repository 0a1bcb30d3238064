import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { openZip, type Package } from "./read-zip.ts";

/** Opens a zip, or the folder that one was unpacked into. */
export async function openPackage(path: string): Promise<Package> {
  if (!(await stat(path)).isDirectory()) return openZip(path);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return {
    paths,
    read: (name) => createReadStream(join(path, name)) as AsyncIterable<Uint8Array>,
  };
}
