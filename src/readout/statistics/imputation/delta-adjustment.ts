import type { ImputationRequest } from "./visit-grid.ts";

export interface DeltaRule {
  /** What is added, by arm; an arm that is not named gets nothing. */
  readonly byArm: Readonly<Record<string, number>>;
  /**
   * Whose gaps it concerns: all that are imputed, or those of participants with an intercurrent event from it on.
   */
  readonly scope: "all" | "after-event";
  /** The whole amount at every such visit, or once more at each further one. Default same. */
  readonly growth?: "same" | "per-visit";
}

/**
 * What is to be added to imputed values, by row, so that those who left fare worse (or better) than assumed.
 *
 * @source Ratitch, O'Kelly & Tosiello, Pharmaceutical Statistics 12:337 (2013)
 */
export function computeDelta(
  { response, subject, visit, arm, events }: ImputationRequest,
  { byArm, scope, growth = "same" }: DeltaRule,
): Float64Array {
  const places = new Map(visit.levels.map((level, place) => [level, place]));
  const firstGap = new Map<string, number>();
  for (let row = 0; row < response.length; row++) {
    if (!Number.isNaN(response[row])) continue;
    const id = subject[row] ?? "";
    firstGap.set(id, Math.min(firstGap.get(id) ?? Number.POSITIVE_INFINITY, visit.codes[row] ?? 0));
  }
  return response.map((value, row) => {
    const id = subject[row] ?? "";
    const amount = byArm[arm.levels[arm.codes[row] ?? -1] ?? ""] ?? 0;
    const event = places.get(events.get(id)?.visit ?? "");
    const from = scope === "all" ? (event ?? firstGap.get(id)) : event;
    const place = visit.codes[row] ?? 0;
    if (!Number.isNaN(value) || amount === 0) return 0;
    if (scope === "after-event" && (from === undefined || place < from)) return 0;
    return growth === "same" ? amount : amount * Math.max(1, place - (from ?? place) + 1);
  });
}
