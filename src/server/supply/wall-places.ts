import { type Zone, zone } from "../../kernel/index.ts";
import type { StudyState } from "../../engine/index.ts";

/** The zone of a site; UTC for what lies at a depot. */
export function zoneAt({ sites }: Pick<StudyState, "sites">, site: string | undefined): Zone {
  const known = Object.entries(sites).find(([id]) => id === site)?.[1];
  return zone(known?.zone ?? "UTC");
}

/** Whether somebody who works at some sites sees what is at a site; what is at no site, only who works everywhere. */
export function seesPlace(sites: "all" | readonly string[], site: string | undefined): boolean {
  return sites === "all" || (site !== undefined && sites.includes(site));
}
