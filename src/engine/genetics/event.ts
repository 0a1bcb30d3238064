import type { Sha256 } from "../../kernel/index.ts";
import type { AcmgClass } from "../../definition/index.ts";
import type { GeneticAssessment } from "./assessment.ts";

/** What happens to genetic results, in the participant's stream. */
export type GeneticEvent =
  | {
      readonly type: "genetic-assessment-recorded";
      readonly assessment: number;
      readonly file: Sha256;
      readonly fileName: string;
      readonly fileBytes?: number;
      readonly result: GeneticAssessment;
    }
  | {
      readonly type: "variant-adjudicated";
      readonly assessment: number;
      readonly variant: string;
      readonly class: AcmgClass;
      /** What the same person had judged before. */
      readonly before?: AcmgClass;
      readonly reason: string;
    };
