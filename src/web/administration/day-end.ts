import { addDays, type Instant, instantAt, type Zone } from "../../kernel/index.ts";

/** The instant a day begins at in a zone. */
export function dayBegin(day: string, zone: Zone): Instant {
  return instantAt(`${day}T00:00`, zone);
}

/** The instant a day is over at in a zone; a day of a clock change is as long as it is. */
export function dayEnd(day: string, zone: Zone): Instant {
  return dayBegin(addDays(day, 1), zone);
}
