import { type Instant, isZone, wallClock, type Zone } from "../../kernel/index.ts";

/** An instant on the clock of a place, to the second: `2026-01-12 10:03:04`; by UTC where the zone is not known. */
export function localTime(at: string, zone: string): string {
  const place = (isZone(zone) ? zone : "UTC") as Zone;
  return wallClock(at as Instant, place)
    .slice(0, 19)
    .replace("T", " ");
}
