import { canonical, type Json } from "../../kernel/index.ts";

/** A part of a study with an id. */
export interface Identified {
  readonly id: string;
}

type Pair<T> = { readonly before?: T; readonly after?: T };

/** Parts of two versions side by side, by id, in the order of the newer one with what it lost at the end. */
export function pairs<T extends Identified>(
  before: readonly T[],
  after: readonly T[],
): (Pair<T> & Identified)[] {
  const older = new Map(before.map((part) => [part.id, part]));
  const newer = new Set(after.map((part) => part.id));
  return [
    ...after.map((part) => {
      const old = older.get(part.id);
      return { id: part.id, after: part, ...(old === undefined ? {} : { before: old }) };
    }),
    ...before.filter((part) => !newer.has(part.id)).map((part) => ({ id: part.id, before: part })),
  ].filter((pair) => !same(pair.before, "after" in pair ? pair.after : undefined));
}

/** Whether two parts are the same value. */
export function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonical(a as Json) === canonical(b as Json);
}
