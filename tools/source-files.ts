import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** Path from the repository's folder, with forward slashes, to text. */
export type Sources = ReadonlyMap<string, string>;

export const sourceFolders = ["src", "tools", "examples", "bench", "test", "reference"] as const;

/** Every TypeScript file of the given folders, in a stable order. */
export function readSources(folders: readonly string[] = sourceFolders): Sources {
  const paths = folders
    .flatMap((folder) => listFiles(folder))
    .filter((path) => /\.tsx?$/.test(path));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** Files below a folder of the repository; a folder that is not there has none. */
export function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll("\\", "/"),
      )
      .filter((path) => !path.includes("node_modules/") && !/(^|\/)\./.test(path))
      .toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
