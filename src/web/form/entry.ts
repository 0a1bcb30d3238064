import type { Datum } from "../../definition/index.ts";

/** What stands in a field before it is stored: the text as it was typed, with the unit chosen, or a value chosen. */
export type Entry =
  | { readonly typed: string; readonly unit?: string }
  /** `null` takes the answer back. */
  | { readonly value: Datum | null };
