import type { Text } from "../kernel/index.ts";
import type { Assumable } from "./assumption.ts";
import type { ParticipantEvent } from "./expression/node.ts";

/** What a date is counted from: the *actual* date of an earlier event, so that a late dose moves what follows. */
export type Anchor =
  | { readonly visit: string }
  | { readonly dose: number | "last" }
  | { readonly event: ParticipantEvent };

/** When something is due, in days from its anchor (0 = the same day, negative = before). */
export interface Timing {
  readonly anchor: Anchor;
  readonly targetDays: number;
  readonly earliestDays: number;
  readonly latestDays: number;
}

/** A visit (USDM Encounter). Without a timing it is unscheduled: held when needed, any number of times. */
export interface Visit extends Assumable {
  readonly id: string;
  readonly title: Text;
  readonly epoch: string;
  readonly timing?: Timing;
  /** Held again so many days after the last time, at most so often. */
  readonly repeats?: { readonly everyDays: number; readonly times?: number };
  /** The arms that have it; all when not given. */
  readonly arms?: readonly string[];
  /** Forms expected at it, in order. */
  readonly forms: readonly string[];
  /** Forms that may be filled at it though they are not expected, such as final assessments when somebody leaves early. */
  readonly optional?: readonly string[];
  readonly sdtm?: VisitSdtm;
}

/** How the submission datasets name a visit. */
export interface VisitSdtm {
  /** Absent for an unscheduled visit, whose number the site gives. */
  readonly visitNumber?: number;
  /** The name; `{number}` in it is the visit's number, as in `UNSCHEDULED {number}`. */
  readonly visit: string;
  readonly visitDay?: number;
  /** Why it is held, where it is not planned (`SVUPDES`). */
  readonly unplanned?: string;
}
