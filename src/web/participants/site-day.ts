import { type Instant, isZone, localDate, type PartialDate, zone } from "../../kernel/index.ts";

/** What day it is at each site, by the server's clock. */
export function siteDays(
  sites: readonly { readonly id: string; readonly zone: string }[],
  now: string,
): (site: string) => PartialDate {
  const days = new Map(
    sites
      .filter(({ zone: name }) => isZone(name))
      .map(({ id, zone: name }) => [id, localDate(now as Instant, zone(name))]),
  );
  return (site) => days.get(site) ?? now.slice(0, 10);
}
