import type { Instant, PersonId, Sha256 } from "../../kernel/index.ts";
import type { AcmgClass } from "../../definition/index.ts";
import type { Role } from "../context.ts";
import type { GeneticAssessment } from "./assessment.ts";

/** An assessment as it was recorded, with what people judged of its variants since. */
export interface GeneticState {
  readonly number: number;
  readonly file: Sha256;
  readonly fileName: string;
  readonly fileBytes?: number;
  readonly result: GeneticAssessment;
  readonly by: PersonId;
  readonly at: Instant;
  /** In the order in which they were given; a person's later opinion replaces their earlier one. */
  readonly opinions: readonly VariantOpinion[];
}

export interface VariantOpinion {
  readonly variant: string;
  readonly class: AcmgClass;
  readonly reason: string;
  readonly by: PersonId;
  readonly role: Role;
  readonly at: Instant;
}

/** Where a variant's adjudication stands: nobody, one person, two who agree, or people who differ. */
export interface Adjudication {
  readonly status: "none" | "one" | "agreed" | "differing";
  readonly class?: AcmgClass;
  readonly opinions: readonly VariantOpinion[];
}

/** The opinions that count of one variant, one a person. Two people of one class settle it, if no other class has as many. */
export function adjudicationOf({ opinions }: GeneticState, variant: string): Adjudication {
  const latest = new Map<PersonId, VariantOpinion>();
  for (const opinion of opinions) {
    if (opinion.variant === variant) latest.set(opinion.by, opinion);
  }
  const counted = [...latest.values()];
  if (counted.length <= 1)
    return { status: counted.length === 0 ? "none" : "one", opinions: counted };
  const votes = new Map<AcmgClass, number>();
  for (const opinion of counted) votes.set(opinion.class, (votes.get(opinion.class) ?? 0) + 1);
  const [first, second] = [...votes].toSorted(([, a], [, b]) => b - a);
  if (first === undefined || first[1] === second?.[1]) {
    return { status: "differing", opinions: counted };
  }
  return { status: "agreed", class: first[0], opinions: counted };
}
