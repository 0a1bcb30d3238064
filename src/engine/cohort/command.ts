import type { ParticipantId, Sha256 } from "../../kernel/index.ts";

/** What can be asked about dose escalation. */
export type CohortCommand =
  | RequestSlot
  | GiveUpSlot
  | HoldCohort
  | JudgeDlt
  | ReplaceParticipant
  | ProposeDecision
  | SignDecision;

/** Asks for a place in a cohort; it is kept for some hours, and one who finds none waits in turn. */
export interface RequestSlot {
  readonly kind: "request-slot";
  readonly participant: ParticipantId;
  readonly cohort: string;
}

export interface GiveUpSlot {
  readonly kind: "give-up-slot";
  readonly participant: ParticipantId;
  readonly reason: string;
}

/** Stops enrolment and dosing in a cohort until the committee has decided. */
export interface HoldCohort {
  readonly kind: "hold-cohort";
  readonly cohort: string;
  readonly reason: string;
}

/** Whether what looks like a dose-limiting toxicity is one. */
export interface JudgeDlt {
  readonly kind: "judge-dlt";
  readonly participant: ParticipantId;
  readonly verdict: "dlt" | "no-dlt";
  readonly reason: string;
}

/** Gives the place of somebody who cannot be evaluated to another; once. */
export interface ReplaceParticipant {
  readonly kind: "replace-participant";
  readonly participant: ParticipantId;
  readonly reason: string;
}

export const cohortDecisions = ["escalate", "expand", "stay", "de-escalate", "stop"] as const;
export type CohortDecision = (typeof cohortDecisions)[number];

/** What the committee means to do after looking at a cohort. */
export interface ProposeDecision {
  readonly kind: "propose-decision";
  readonly cohort: string;
  readonly decision: CohortDecision;
  /** Of the pack that the members looked at: `packOf` gives it again. */
  readonly basis: Sha256;
  /** Owed where the decision is not what the rule recommends. */
  readonly reason?: string;
  readonly attended: readonly string[];
}

/** One member's signature; the decision takes effect with the last that the quorum needs. */
export interface SignDecision {
  readonly kind: "sign-decision";
  readonly decision: number;
  readonly basis: Sha256;
}
