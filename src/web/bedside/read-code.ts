import type { Study } from "../../definition/index.ts";
import { numberSchemes } from "../../engine/index.ts";

/** The number of a unit as it is kept, from what a reader or a hand gave; `undefined` where it was misread. */
export function readUnitCode({ supply }: Study, read: string): string | undefined {
  const typed = read.normalize("NFKC").trim();
  return typed === "" ? undefined : numberSchemes[supply?.numbers ?? "own"](typed);
}
