import type { Instant } from "../kernel/index.ts";
import { type Row, hexOf } from "./copy-rows.ts";
import type { EventBody, StoredEvent } from "./event.ts";

/** The columns of the journal that make a {@link StoredEvent}, in the order {@link readEvent} takes them. */
export const eventColumns = "position, study, stream, version, command, recorded_at, hash, body";

/** Reads a row of {@link eventColumns}. */
export function readEvent(row: Row): StoredEvent {
  const [position, study = "", stream = "", version, command = "", recorded = "", hash, body = ""] =
    row;
  const { event } = JSON.parse(body) as { readonly event: EventBody };
  return {
    position: Number(position),
    study,
    stream,
    version: Number(version),
    command,
    recordedAt: readTimestamp(recorded),
    hash: hexOf(hash),
    event,
  };
}

/** `2026-01-14 03:00:00.123456+00` or with fewer decimals, as an instant; below the millisecond it is cut off. */
export function readTimestamp(text: string): Instant {
  const decimals = text.charAt(19) === "." ? text.slice(20, text.indexOf("+", 20)) : "";
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${decimals.padEnd(3, "0").slice(0, 3)}Z` as Instant;
}
