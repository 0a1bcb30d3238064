import {
  describeDate,
  type Instant,
  type Language,
  type PartialDate,
  zone,
} from "../../kernel/index.ts";
import type { Expression } from "../../definition/index.ts";
import { explainFactor, readFactors } from "../../engine/index.ts";
import type { Readiness } from "../../server/contract.ts";
import { consentOwed } from "../participant/consent-state.ts";
import { type FactSource, factSource } from "../participant/fact-source.ts";
import type { RecordView } from "../participant/record.ts";

/** One thing that must be there before a number is given. */
export interface Gate {
  readonly id: "consent" | "enrolled" | "factor" | "open" | "available" | "duty";
  /** Absent while it cannot be known yet. */
  readonly isMet: boolean | undefined;
  readonly factor?: FactorLine;
}

/** A factor as the record has it: its level, and where it was read. */
export interface FactorLine {
  readonly id: string;
  readonly level: string | undefined;
  readonly sources: readonly (FactSource & { readonly date?: PartialDate })[];
}

/** Everything that must be there, in the order in which it comes to be. */
export function gatesOf(
  { study, state, today }: RecordView,
  factors: readonly FactorLine[],
  readiness: Readiness | undefined,
): readonly Gate[] {
  const signed = state.consents.map(({ version }) => version);
  const isCurrent = signed.length > 0 && consentOwed(study, signed, today) === undefined;
  const isEnrolled = state.status === "enrolled" && state.treatmentEnded === undefined;
  return [
    { id: "consent", isMet: study.consents.length === 0 || isCurrent },
    { id: "enrolled", isMet: isEnrolled },
    ...factors.map(
      (factor): Gate => ({
        id: "factor",
        isMet: factor.level !== undefined,
        factor,
      }),
    ),
    { id: "duty", isMet: readiness === undefined ? undefined : readiness.offDuty === undefined },
    { id: "open", isMet: readiness?.open },
    { id: "available", isMet: readiness?.available },
  ];
}

/** The factors of the study's allocation as the record has them now. */
export function factorLines(
  { study, state, now, zone: where }: RecordView,
  language: Language,
): readonly FactorLine[] {
  const context = { at: now as Instant, zone: zone(where) };
  const { levels } = readFactors(study, state, context);
  return (study.allocation?.factors ?? []).map(({ id }) => {
    const why = explainFactor(study, state, context, id, language);
    const nodes: readonly Expression[] = [
      ...(why?.decidedBy ?? []).map(({ node }) => node),
      ...(why?.needed ?? []).map(({ node }) => node),
    ];
    const found = nodes.flatMap((node) => factSource(study, state, node) ?? []);
    const sources = found.map((source) => {
      const date = state.visits[source.place.visit ?? ""]?.date;
      return date === undefined ? source : { ...source, date };
    });
    return { id, level: levels[id], sources };
  });
}

/** "Sex: female (DM, 02 FEB 2026)" */
export function factorWords(
  { study, state }: Pick<RecordView, "study" | "state">,
  { id, level, sources }: FactorLine,
  language: Language,
): string {
  const isEnglish = language === "en";
  const from = sources
    .map(({ place: { form }, date }) =>
      [form, ...(date === undefined ? [] : [describeDate(date, language)])].join(
        isEnglish ? ", " : "，",
      ),
    )
    .join("; ");
  const source = from === "" ? "" : isEnglish ? ` (${from})` : `（${from}）`;
  const name = factorTitle(study, id, language);
  return `${name}${isEnglish ? ": " : "："}${levelTitle(study, id, level ?? state.site, language)}${source}`;
}

export function factorTitle(study: RecordView["study"], id: string, language: Language): string {
  return study.allocation?.factors?.find((one) => one.id === id)?.title[language] ?? id;
}

export function levelTitle(
  study: RecordView["study"],
  factor: string,
  level: string,
  language: Language,
): string {
  const levels = study.allocation?.factors?.find(({ id }) => id === factor)?.levels;
  return levels?.find(({ id }) => id === level)?.title[language] ?? level;
}
