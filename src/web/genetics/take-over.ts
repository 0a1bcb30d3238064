import {
  type Datum,
  fieldsOf,
  type Form,
  type GeneticPlan,
  type Study,
} from "../../definition/index.ts";
import {
  type FormState,
  type GeneAssessment,
  type GeneticAssessment,
  type Finding,
  formAt,
  type ParticipantState,
  visitOfKey,
} from "../../engine/index.ts";
import { codingOf, positionOf } from "./gene-layout.ts";

/** Where the result can be entered: the visits that were begun and collect the form, the newest first. */
export function placesFor(
  study: Study,
  { form }: GeneticPlan,
  participant: ParticipantState,
): readonly string[] {
  return participant.visitOrder
    .filter((key) => {
      const visit = study.visits.find(({ id }) => id === visitOfKey(key));
      const isAsked = visit?.forms.includes(form) === true || visit?.optional?.includes(form);
      return isAsked === true && participant.visits[key]?.status === "held";
    })
    .toReversed();
}

/** A field of the form that the file can say, with what the form holds already. */
export interface TakenField {
  readonly field: string;
  readonly value: Datum;
  /** Answered already: it is left as it is. */
  readonly held?: Datum;
}

const zygosities: Readonly<Record<Finding["zygosity"], string>> = {
  heterozygous: "HET",
  homozygous: "HOM",
  hemizygous: "UNKNOWN",
  unknown: "UNKNOWN",
};

/**
 * What of a finding goes into the form, field by field. The class is never among it: that is the laboratory's, and is
 * typed from its report.
 */
export function takenFrom(
  form: Form,
  instance: FormState | undefined,
  { build }: Pick<GeneticAssessment, "build">,
  gene: Pick<GeneAssessment, "gene" | "transcript" | "coverage">,
  finding: Finding,
): readonly TakenField[] {
  const values: Readonly<Record<string, Datum | undefined>> = {
    gene: gene.gene,
    transcript: gene.transcript,
    coding: codingOf(finding.coding),
    protein: finding.protein,
    legacy: finding.legacy,
    ...(build === "unknown" ? {} : { build, position: positionOf(finding) }),
    zygosity: zygosities[finding.zygosity],
    covered:
      gene.coverage.length === 0
        ? undefined
        : gene.coverage.every(({ bases, covered }) => bases === covered),
  };
  return fieldsOf(form).flatMap(({ id }): TakenField[] => {
    const value = Object.hasOwn(values, id) ? values[id] : undefined;
    if (value === undefined) return [];
    const held = instance?.values[id];
    return [{ field: id, value, ...(held === undefined ? {} : { held }) }];
  });
}

/** The form's instance at a visit. */
export function instanceAt(
  participant: ParticipantState,
  { form }: GeneticPlan,
  visit: string,
): FormState | undefined {
  return formAt(participant, { form, visit });
}
