import type { Study } from "../../definition/index.ts";
import type { Event } from "../../engine/index.ts";
import type { StoredEvent } from "../../store/index.ts";
import { type CasebookEvent, seenEvents } from "../casebook/index.ts";

/** A participant's events as a blinded reader may have them, and which positions and files that leaves out. */
export interface BlindedEvents {
  readonly events: readonly StoredEvent[];
  /** Positions of events that are left out, or shown without some of their values. */
  readonly withheld: readonly number[];
  /** Hashes of files that only stand in what is left out. */
  readonly files: readonly string[];
}

const fileHash = /"sha256":"([0-9a-f]{64})"/g;

/** Takes from a participant's events what would reveal an arm by any version of the study. */
export function blindEvents(
  versions: readonly Study[],
  events: readonly StoredEvent[],
): BlindedEvents {
  const byPosition = new Map(events.map((stored) => [stored.position, stored]));
  const told: CasebookEvent[] = events.map(({ event, position }) => ({
    ...(event as unknown as Event),
    position,
  }));
  const seen = versions.reduce<CasebookEvent[]>((left, study) => seenEvents(study, left), told);
  const kept = seen.flatMap(({ position = 0, hash: _, ...event }): StoredEvent[] => {
    const stored = byPosition.get(position);
    return stored === undefined ? [] : [{ ...stored, event: event as never }];
  });
  const whole = new Set(
    kept
      .filter(({ position, event }) => {
        const before = byPosition.get(position)?.event;
        return JSON.stringify(before) === JSON.stringify(event);
      })
      .map(({ position }) => position),
  );
  const shown = new Set(hashesIn(kept));
  return {
    events: kept,
    withheld: events.map(({ position }) => position).filter((position) => !whole.has(position)),
    files: hashesIn(events).filter((hash) => !shown.has(hash)),
  };
}

function hashesIn(events: readonly StoredEvent[]): string[] {
  return events.flatMap(({ event }) =>
    Array.from(JSON.stringify(event).matchAll(fileHash), ([, hash = ""]) => hash),
  );
}
