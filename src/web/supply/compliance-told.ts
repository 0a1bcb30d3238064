import type { Text } from "../../kernel/index.ts";
import type { Compliance } from "../../engine/index.ts";
import { words } from "./expiry-words.ts";

/** The sentence of a count of home medication, and what stands in it. */
export function complianceTold({
  percent,
  ...count
}: Compliance): readonly [sentence: Text, params: Readonly<Record<string, number>>] {
  return percent === undefined
    ? [words.countTold, { ...count }]
    : [words.complianceTold, { ...count, percent }];
}
