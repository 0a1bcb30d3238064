import type { Assumable } from "./assumption.ts";

/** Parts that were all read in one place: each gets the source, unless it names its own or is an assumption alone. */
export function sourced<T>(source: string, parts: readonly (T & Assumable)[]): readonly T[] {
  return parts.map((part) =>
    part.source !== undefined || part.assumption !== undefined ? part : { ...part, source },
  );
}
