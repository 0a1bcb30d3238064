import { type Instant, wallClock, type Zone } from "../../kernel/index.ts";

/** An instant on the site's clock: `2026-01-14 15:02`. */
export function siteTimeWords(at: string, zone: string): string {
  return wallClock(at as Instant, zone as Zone)
    .slice(0, 16)
    .replace("T", " ");
}

/** An instant as the site's clock showed it; UTC and the zone on hover. */
export function SiteTime({ at, zone }: { readonly at: string; readonly zone: string }) {
  return (
    <time
      dateTime={at}
      title={`${at.slice(0, 16).replace("T", " ")} UTC · ${zone}`}
      className="num whitespace-nowrap"
    >
      {siteTimeWords(at, zone)}
    </time>
  );
}
