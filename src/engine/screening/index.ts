export { type AskedField, type AskedForm, type AskedKind, askedFacts } from "./asked-facts.ts";
export { checkFacts } from "./check-facts.ts";
export { describeScreening } from "./describe-screening.ts";
export type { KnownDatum } from "./facts-behind.ts";
export { geneticFacts } from "./genetic-facts.ts";
export type { NextInformation, Piece } from "./next-information.ts";
export {
  type CourseFact,
  factsHash,
  type InstrumentFact,
  type Measured,
  type PatientFact,
  type PatientFacts,
  type StudyFact,
} from "./patient-facts.ts";
export { type ListedStudy, type ScreenedList, screenList } from "./screen-list.ts";
export { type Screening, screenPatient } from "./screen-patient.ts";
export { type CriterionScreening, isApproved, type StudyScreening } from "./screen-study.ts";
export { words as screeningWords } from "./screening-words.ts";
export { screensPeople } from "./screens-people.ts";
export type { TimeWindow, TreatmentWindow } from "./time-window.ts";
