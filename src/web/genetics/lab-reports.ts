import { type AcmgClass, acmgClasses, type GeneticPlan, panelOf } from "../../definition/index.ts";
import {
  checkReport,
  type FormState,
  type ParticipantState,
  reportQuestions,
  signatureOf,
  type SignatureAnswer,
} from "../../engine/index.ts";
import type { Issue } from "../../kernel/index.ts";
import { allInstances } from "../participant/findings.ts";

/** A laboratory's report as it was typed, beside what is asked about it. */
export interface LabReport {
  readonly instance: FormState;
  readonly gene: string | undefined;
  /** The change it names, on the panel's transcript; absent where it cannot be read. */
  readonly coding: string | undefined;
  /** As it stands in the form. */
  readonly written: string | undefined;
  readonly class: AcmgClass | undefined;
  readonly questions: readonly Issue[];
  readonly signature: SignatureAnswer;
}

/** Every report of a participant, in the order of the visits. */
export function labReports(plan: GeneticPlan, participant: ParticipantState): readonly LabReport[] {
  return allInstances(participant)
    .filter(({ form, withdrawn }) => form === plan.form && withdrawn === undefined)
    .map((instance): LabReport => {
      const { values } = instance;
      const textOf = (field: string): string | undefined => {
        const value = values[field];
        return typeof value === "string" ? value : undefined;
      };
      const gene = textOf("gene");
      const written = textOf("coding");
      return {
        instance,
        gene,
        coding: codingIn(plan, gene, written, textOf("build")),
        written,
        class: acmgClasses.find((one) => one === textOf("acmg")),
        questions: reportQuestions(plan, values, participant.genetics),
        signature: signatureOf(participant, instance),
      };
    });
}

function codingIn(
  plan: GeneticPlan,
  gene: string | undefined,
  coding: string | undefined,
  build: string | undefined,
): string | undefined {
  const panel = panelOf(plan.panel);
  if (panel === undefined || gene === undefined || coding === undefined) return undefined;
  return checkReport(panel, { gene, coding, ...(build === undefined ? {} : { build }) }).change
    ?.coding;
}
