import type { Instant } from "../../kernel/index.ts";
import type { CohortBoard } from "./board.ts";
import type { GateCause } from "./event.ts";
import type { NextDosing } from "./next-dosing.ts";

/** A cohort as sites and blinded people see it: nobody's name, no toxicity, no cause. */
export interface CohortSiteView {
  readonly cohort: string;
  readonly status: SiteGate;
  readonly since?: Instant;
  readonly free: number;
  readonly next?: NextDosing;
}

export type SiteGate = "open" | "not-open" | "on-hold" | "closed";

/** Every cause for which somebody's safety may be looked at reads the same. */
const shown: Readonly<Record<GateCause, SiteGate>> = {
  "not-open": "not-open",
  full: "closed",
  "possible-dlt": "on-hold",
  "late-dlt": "on-hold",
  held: "on-hold",
  decision: "closed",
};

/** The board as it may leave the committee. */
export function siteViewOf(board: readonly CohortBoard[]): readonly CohortSiteView[] {
  return board.map(({ cohort, gate: { open, since, cause = "not-open" }, free, next }) => ({
    cohort,
    status: open ? "open" : shown[cause],
    ...(since === undefined ? {} : { since }),
    free: open ? free : 0,
    ...(next === undefined || !open ? {} : { next }),
  }));
}
