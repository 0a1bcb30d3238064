import type { RowOrigin, Study } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { joinedVisit } from "./join-studies.ts";

/** Where something was entered, and in which of the two studies. */
export interface SeparateOrigin {
  readonly of: "earlier" | "later";
  readonly origin: RowOrigin;
}

/**
 * Where an entry of a joined record stands in the record that it came from: its visit by the id it has there, its line of a
 * log by the number it has there.
 *
 * @param before the person's record in the earlier study, before it was joined
 */
export function separateOrigin(
  later: Pick<Study, "id">,
  before: ParticipantState | undefined,
  origin: RowOrigin,
): SeparateOrigin {
  const prefix = joinedVisit(later, "");
  const { visit, line, ...rest } = origin;
  if (visit !== undefined) {
    if (!visit.startsWith(prefix)) return { of: "earlier", origin };
    return { of: "later", origin: { ...rest, visit: visit.slice(prefix.length) } };
  }
  const last = lastLine(before, origin.form);
  if (line === undefined || Number(line) <= last) return { of: "earlier", origin };
  return { of: "later", origin: { ...rest, line: String(Number(line) - last) } };
}

/** The number of the last line of a log; those of the later study stand after it. */
export function lastLine(person: ParticipantState | undefined, form: string): number {
  return Math.max(0, ...Object.keys(person?.logs[form] ?? {}).map(Number));
}
