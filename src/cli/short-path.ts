import { isAbsolute, relative, resolve } from "node:path";

/** A path as a person would type it here: relative to the working folder, unless that is longer or climbs far. */
export function shortPath(path: string): string {
  const full = resolve(path);
  const near = relative(process.cwd(), full);
  if (near === "") return ".";
  return isAbsolute(near) || near.length > full.length || near.startsWith("../../") ? full : near;
}
