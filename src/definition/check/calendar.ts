import type { Study } from "../study.ts";
import type { Anchor, Visit } from "../visit.ts";

/** When a visit is planned, counted from the event that begins its chain of anchors, were everything held on its best day. */
export interface Placement {
  readonly root: Anchor;
  /** `dose 1`, `event enrolled`, `visit baseline`: visits with the same key are counted from the same day. */
  readonly rootKey: string;
  readonly target: number;
  readonly earliest: number;
  readonly latest: number;
}

/** The planned order of a study's visits. */
export interface Calendar {
  /** By visit id. Visits without a timing, and those whose anchors go in a circle or nowhere, have no placement. */
  readonly placements: ReadonlyMap<string, Placement>;
  /** Each circle of visits that are counted from one another, as ids along it. */
  readonly cycles: readonly (readonly string[])[];
}

/** Lays out a study's visits. */
export function calendarOf(study: Pick<Study, "visits">): Calendar {
  const visits = new Map<string, Visit>();
  for (const visit of study.visits) if (!visits.has(visit.id)) visits.set(visit.id, visit);
  const placements = new Map<string, Placement>();
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];

  const place = (id: string): Placement | undefined => {
    const visit = visits.get(id);
    if (visit?.timing === undefined || done.has(id)) return placements.get(id);
    const start = path.indexOf(id);
    if (start >= 0) {
      cycles.push(path.slice(start));
      return undefined;
    }
    path.push(id);
    const { anchor, targetDays, earliestDays, latestDays } = visit.timing;
    const base = baseOf(anchor);
    path.pop();
    done.add(id);
    if (base === undefined) return undefined;
    const placement = {
      ...base,
      target: base.target + targetDays,
      earliest: base.target + earliestDays,
      latest: base.target + latestDays,
    };
    placements.set(id, placement);
    return placement;
  };

  const baseOf = (anchor: Anchor): Placement | undefined => {
    const root = { root: anchor, rootKey: keyOf(anchor), target: 0, earliest: 0, latest: 0 };
    if (!("visit" in anchor)) return root;
    const visit = visits.get(anchor.visit);
    if (visit === undefined) return undefined;
    return visit.timing === undefined ? root : place(anchor.visit);
  };

  for (const id of visits.keys()) place(id);
  return { placements, cycles };
}

function keyOf(anchor: Anchor): string {
  if ("visit" in anchor) return `visit ${anchor.visit}`;
  return "dose" in anchor ? `dose ${anchor.dose}` : `event ${anchor.event}`;
}
