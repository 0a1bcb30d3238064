import type { Issue, Language, PartialDate, Sha256 } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { checkFacts } from "./check-facts.ts";
import { type NextInformation, nextInformation } from "./next-information.ts";
import { factsHash, type PatientFacts } from "./patient-facts.ts";
import { PatientRecord } from "./patient-record.ts";
import { screenStudy, type StudyScreening } from "./screen-study.ts";

/** One person against every open study and approved therapy, and what was known when it was asked. */
export interface Screening {
  readonly patient: string;
  /** The day asked about. */
  readonly on: PartialDate;
  /** What was known, whole, and its hash. */
  readonly known: PatientFacts;
  readonly factsHash: Sha256;
  readonly studies: readonly StudyScreening[];
  /** What would settle most criteria over the studies that are still possible, those of the person's illness if any. */
  readonly next?: NextInformation;
  /** Facts that could not be used, each with its reason. */
  readonly issues: readonly Issue[];
}

/** Screens one person on a day. Nothing is guessed: a fact that cannot be used is an issue, and what it would decide stays unknown. */
export function screenPatient(
  studies: readonly Study[],
  known: PatientFacts,
  on: PartialDate,
  language: Language,
): Screening {
  const record = new PatientRecord(known, on);
  const screened = studies.map((study) => screenStudy(study, record, language));
  const open = screened.filter(({ screening }) => screening.eligible !== "no");
  const concerned = open.filter(({ concerns }) => concerns);
  const asked = concerned.length > 0 ? concerned : open;
  const next = nextInformation(asked.flatMap(({ wanted }) => wanted));
  return {
    patient: known.patient,
    on,
    known,
    factsHash: factsHash(known),
    studies: screened.map(({ screening }) => screening),
    ...(next === undefined ? {} : { next }),
    issues: checkFacts(studies, known, on),
  };
}
