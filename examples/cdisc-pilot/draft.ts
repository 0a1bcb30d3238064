import type { Command, Context, Role } from "../../src/engine/index.ts";
import {
  type CommandId,
  instantAt,
  instantOf,
  msOf,
  type PersonId,
  printDay,
  type SiteId,
  zone,
} from "../../src/kernel/index.ts";

/** What happens within a day, in this order. */
export const phases = [
  "begin",
  "screen",
  "consent",
  "visit",
  "events",
  "stop",
  "disposition",
] as const;
export type Phase = (typeof phases)[number];

/** A command before its time of day is known. Its id comes from the source row, so that sending it again is harmless. */
export interface Draft {
  readonly id: string;
  readonly command: Command;
  readonly role: Role;
  /** The site whose people act; absent for those of the whole study. */
  readonly site?: SiteId;
  /** The day of entry. */
  readonly day: number;
  /** The person's place among all. */
  readonly person: number;
  readonly phase: Phase;
  /** Within a phase: the number of the visit, then what comes first at it. */
  readonly visit?: number;
  readonly rank?: number;
}

/** A command with all that deciding it needs. */
export interface Step {
  readonly command: Command;
  readonly context: Context;
}

const place = zone("America/New_York");
const secondMs = 1_000;

/** Puts drafts into the order in which things happened and gives each its moment: from eight o'clock, a second apart. */
export function stepsOf(drafts: Draft[], seed: string): Step[] {
  drafts.sort(
    (a, b) =>
      a.day - b.day ||
      a.person - b.person ||
      phases.indexOf(a.phase) - phases.indexOf(b.phase) ||
      (a.visit ?? 0) - (b.visit ?? 0) ||
      (a.rank ?? 0) - (b.rank ?? 0),
  );
  let day = Number.NaN;
  let ms = 0;
  return drafts.map((draft): Step => {
    if (draft.day !== day) {
      day = draft.day;
      ms = msOf(instantAt(`${printDay(day)}T08:00`, place));
    } else ms += secondMs;
    return {
      command: draft.command,
      context: {
        actor: actorOf(draft),
        role: draft.role,
        sites: draft.site === undefined ? "all" : [draft.site],
        at: instantOf(ms),
        zone: place,
        seed,
        command: draft.id as CommandId,
      },
    };
  });
}

function actorOf({ role, site }: Draft): PersonId {
  return (site === undefined ? role : `${role}-${site}`) as PersonId;
}
