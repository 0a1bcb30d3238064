import {
  type Instant,
  type Language,
  printTypedDate,
  wallClock,
  zone,
} from "../../kernel/index.ts";

/** An instant as the clock on a site's wall shows it. */
export function siteClock(at: string, where: string, language: Language): string {
  const [day = "", time = ""] = wallClock(at as Instant, zone(where)).split("T");
  return `${printTypedDate(day, language)} ${time.slice(0, 5)}`;
}

/** Whole hours from one instant to another, never below none. */
export function hoursBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000));
}
