import type { Instant } from "../../kernel/index.ts";
import type { CohortsState, Slot } from "../../engine/index.ts";
import type { AccessLine, OwnPlace } from "../contract.ts";

/**
 * The places of participants at the sites of a person, and the turns of those who wait. It says nothing of toxicity:
 * what a site is shown of its own participants here is the same whatever happened.
 */
export function ownPlaces(
  { slots, waiting }: CohortsState,
  lines: readonly AccessLine[],
  zoneOf: (site: string) => string,
  at: Instant,
): OwnPlace[] {
  const isOwn = ({ site }: { readonly site: string }): boolean =>
    lines.some(({ sites }) => sites === "all" || sites.includes(site));
  const held = Object.values(slots).map((slot): OwnPlace => {
    const { participant, site, cohort, until, zone } = slot;
    const isKept = slot.enrolled === undefined && until !== undefined;
    return {
      participant,
      site,
      cohort,
      state: stateOf(slot, at),
      ...(isKept ? { until } : {}),
      zone,
    };
  });
  const turns = new Map<string, number>();
  const queued = waiting.map(({ participant, site, cohort }): OwnPlace => {
    const turn = (turns.get(cohort) ?? 0) + 1;
    turns.set(cohort, turn);
    return { participant, site, cohort, state: "waiting", turn, zone: zoneOf(site) };
  });
  return [...held, ...queued]
    .filter(isOwn)
    .sort((a, b) => (a.participant < b.participant ? -1 : 1));
}

function stateOf({ enrolled, until, doses, left }: Slot, at: Instant): OwnPlace["state"] {
  if (enrolled === undefined) return until !== undefined && at < until ? "reserved" : "lapsed";
  if (left !== undefined) return "left";
  return doses.length === 0 ? "enrolled" : "dosed";
}
