import type { Instant, ParticipantId, Sha256 } from "../../kernel/index.ts";

/** What can be asked about allocation and its blind, beside `supply-list` and `assign`. */
export type AllocationCommand =
  | OpenAllocation
  | ActivateList
  | CloseArm
  | ReopenArm
  | MarkAllocation
  | Unblind
  | PractiseUnblinding
  | ReportPaperOpening
  | ReportUnblinding
  | AssessUnblinding;

/** Begins allocation by the method of the study's plan; its randomness is fixed from here on. */
export interface OpenAllocation {
  readonly kind: "open-allocation";
}

/** Puts the entries supplied so far into use: signed by another person than the one who supplied them. */
export interface ActivateList {
  readonly kind: "activate-list";
  /** Of the canonical JSON of all entries, as the signer was shown it. */
  readonly hash: Sha256;
}

/** Gives no further participant this arm. */
export interface CloseArm {
  readonly kind: "close-arm";
  readonly arm: string;
  readonly reason: string;
}

export interface ReopenArm {
  readonly kind: "reopen-arm";
  readonly arm: string;
  readonly reason: string;
}

/** Says that a number should not have been given as it was. It is marked, never reused and never taken back. */
export interface MarkAllocation {
  readonly kind: "mark-allocation";
  readonly participant: ParticipantId;
  readonly error: "wrong-person" | "in-error" | "wrong-factor";
  readonly reason: string;
}

export const unblindingCategories = [
  "emergency",
  "pregnancy",
  "safety-report",
  "end-of-study",
  "other",
] as const;
export type UnblindingCategory = (typeof unblindingCategories)[number];

/** Opens the code of one participant for the person who asks. The answer itself is in no event that blinded people see. */
export interface Unblind {
  readonly kind: "unblind";
  readonly participant: ParticipantId;
  /** The participant's number, typed again. */
  readonly confirm: string;
  readonly category: UnblindingCategory;
  readonly reason: string;
  /** Whether care depends on knowing; recorded, and stops nobody. */
  readonly careDepends: boolean;
}

/** Goes every step of opening a code, as an exercise: nothing is looked up, and nobody is told. */
export interface PractiseUnblinding {
  readonly kind: "practise-unblinding";
  readonly participant: ParticipantId;
  readonly confirm: string;
  readonly category: UnblindingCategory;
  readonly reason: string;
  readonly careDepends: boolean;
}

/** A code was opened on paper, from the sealed envelope or list, and is entered afterwards. What it showed is not asked. */
export interface ReportPaperOpening {
  readonly kind: "report-paper-opening";
  readonly participant: ParticipantId;
  /** When it was really opened. */
  readonly opened: Instant;
  readonly category: UnblindingCategory;
  readonly reason: string;
  /** Who opened it, and who knows since. */
  readonly who: string;
}

/** Somebody has learnt an arm without the system. The arm is not stored. */
export interface ReportUnblinding {
  readonly kind: "report-unblinding";
  readonly participant: ParticipantId;
  readonly date: string;
  readonly how: string;
  /** Who knows now. */
  readonly who: string;
}

/** What an unblinding means for the data (ICH E6(R3) 4.1.4). */
export interface AssessUnblinding {
  readonly kind: "assess-unblinding";
  readonly participant: ParticipantId;
  /** Which of the participant's unblindings, from 1. */
  readonly unblinding: number;
  readonly knows: string;
  readonly impact: string;
}
