import type {
  Instant,
  PartialDate,
  ParticipantId,
  PersonId,
  Sha256,
  SiteId,
} from "../../kernel/index.ts";
import type { CohortDecision } from "./command.ts";
import type { GateCause } from "./event.ts";

/** The cohorts of a study with an escalation, as the stream `cohorts` tells it. */
export interface CohortsState {
  readonly version: number;
  /** By cohort; one that is not there is closed because it was never opened. */
  readonly gates: Readonly<Record<string, Gate>>;
  /** Participants that a cohort takes, where a decision has said so. */
  readonly places: Readonly<Record<string, number>>;
  readonly slots: Readonly<Record<ParticipantId, Slot>>;
  /** Who waits for a place, first come first. */
  readonly waiting: readonly Waiting[];
  readonly decisions: readonly DecisionState[];
}

export interface Gate {
  readonly open: boolean;
  readonly since: Instant;
  readonly cause?: GateCause;
  readonly reason?: string;
}

export interface Slot {
  readonly participant: ParticipantId;
  readonly site: SiteId;
  /** The zone of the site's calendar. */
  readonly zone: string;
  readonly cohort: string;
  readonly since: Instant;
  /** Until when a place that was asked for is kept; absent once the participant is enrolled. */
  readonly until?: Instant;
  readonly enrolled?: PartialDate;
  readonly doses: readonly PartialDate[];
  readonly left?: PartialDate;
  readonly replaced?: string;
  readonly dlt: "none" | "suspected" | "dlt" | "no-dlt";
  readonly dltSince?: Instant;
}

export interface Waiting {
  readonly participant: ParticipantId;
  readonly site: SiteId;
  readonly cohort: string;
  readonly since: Instant;
}

export interface DecisionState {
  readonly number: number;
  readonly cohort: string;
  readonly act: CohortDecision;
  readonly recommended: CohortDecision;
  readonly basis: Sha256;
  readonly reason?: string;
  readonly attended: readonly string[];
  readonly proposed: Instant;
  readonly signed: readonly { readonly by: PersonId; readonly at: Instant }[];
  readonly effective?: Instant;
  /** The cohorts that opened when it took effect, and how many each takes since. */
  readonly opens?: readonly string[];
  readonly places?: Readonly<Record<string, number>>;
  /** Who made it doubtful after it took effect. */
  readonly reopenedBy?: readonly ParticipantId[];
}

export const noCohorts: CohortsState = {
  version: 0,
  gates: {},
  places: {},
  slots: {},
  waiting: [],
  decisions: [],
};
