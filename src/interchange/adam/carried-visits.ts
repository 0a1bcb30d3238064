import type { ParameterDataset } from "../../definition/index.ts";
import { analysed, type Placed } from "./placed.ts";

/**
 * The last analysed value carried to each later window that has none: the record whose value it is, so that its date,
 * its visit and the way back to its form stay true.
 */
export function carriedVisits(
  { carry, windows, baseline }: ParameterDataset,
  placed: readonly Placed[],
): Placed[] {
  const [first] = placed;
  if (carry === undefined || first === undefined) return [];
  if (carry.parameters !== undefined && !carry.parameters.includes(first.code)) return [];
  const valued = analysed(placed);
  const start = windows.find(({ name }) => name === baseline)?.number ?? Number.NEGATIVE_INFINITY;
  const carried: Placed[] = [];
  for (const window of windows) {
    if (window.number <= start || valued.some((one) => one.window === window)) continue;
    const last = valued.findLast(
      (one) =>
        one.window !== undefined &&
        one.window.number < window.number &&
        (carry.from === "any" || one.window.number > start),
    );
    if (last !== undefined) carried.push({ ...last, window, derived: "LOCF" });
  }
  return carried;
}

/** Where a value was carried to, a record without one is not analysed. */
export function givenUp(placed: readonly Placed[], carried: readonly Placed[]): Placed[] {
  const windows = new Set(carried.map(({ window }) => window));
  return placed.map((one) => (windows.has(one.window) ? { ...one, isAnalysed: false } : one));
}

/** The last analysed value of some windows once more, as an analysis visit of its own. */
export function lastVisit({ last }: ParameterDataset, placed: readonly Placed[]): Placed[] {
  if (last === undefined) return [];
  const final = analysed(placed).findLast(
    ({ window, derived }) => derived === undefined && last.of.includes(window?.name ?? ""),
  );
  if (final?.window === undefined) return [];
  const { name, number } = last;
  return [{ ...final, window: { ...final.window, name, number }, derived: "LOV" }];
}
