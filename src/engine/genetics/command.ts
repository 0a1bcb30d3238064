import type { ParticipantId, Sha256 } from "../../kernel/index.ts";
import type { AcmgClass } from "../../definition/index.ts";
import type { GeneticAssessment } from "./assessment.ts";

export type GeneticCommand = RecordGeneticAssessment | AdjudicateVariant;

/** Keeps what a file of variants said of the panel, with the file's hash. Whoever sends this has read the file itself. */
export interface RecordGeneticAssessment {
  readonly kind: "record-genetic-assessment";
  readonly participant: ParticipantId;
  readonly file: Sha256;
  readonly fileName: string;
  /** Of the file as it was sent. */
  readonly fileBytes?: number;
  readonly assessment: GeneticAssessment;
}

/** One person's judgement of a variant. It stands once a second person has come to the same. */
export interface AdjudicateVariant {
  readonly kind: "adjudicate-variant";
  readonly participant: ParticipantId;
  /** The assessment's number, which is the participant's own count from 1. */
  readonly assessment: number;
  /** As the assessment prints it: `21-31659783-C-T`. */
  readonly variant: string;
  readonly class: AcmgClass;
  readonly reason: string;
}
