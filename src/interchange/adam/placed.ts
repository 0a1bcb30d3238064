import type { ParameterDataset } from "../../definition/index.ts";
import { compareCells, isBlank } from "../sdtm/cells.ts";
import { chosenOf, type Measured } from "./analysis-visit.ts";

/** A record in its analysis visit: whether it is analysed there, and how it came there. */
export interface Placed extends Measured {
  readonly isAnalysed: boolean;
  /** `LOCF` where it was carried, `LOV` where it stands once more as the last. */
  readonly derived?: "LOCF" | "LOV";
}

/** Each record in its window; of those that share one, the one that is analysed. */
export function placedIn(
  { choose }: ParameterDataset,
  group: readonly Measured[],
): readonly Placed[] {
  const chosen = new Set<Measured | undefined>();
  for (const window of new Set(group.map((one) => one.window))) {
    const several = group.filter((one) => one.window === window);
    if (window !== undefined) chosen.add(chosenOf(several, choose));
  }
  return group.map((one) => ({ ...one, isAnalysed: chosen.has(one) }));
}

/** Those that are analysed and have a value, in the order of their windows and dates. */
export function analysed(placed: readonly Placed[]): readonly Placed[] {
  return placed
    .filter(
      ({ isAnalysed, value, window }) => isAnalysed && !isBlank(value) && window !== undefined,
    )
    .sort(
      (a, b) => (a.window?.number ?? 0) - (b.window?.number ?? 0) || compareCells(a.date, b.date),
    );
}
