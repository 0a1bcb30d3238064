export { sourced } from "./sourced.ts";
export * as instruments from "./instruments/index.ts";
export type * from "./allocation-plan.ts";
export { type BlindCopy, blindCopy } from "./blind-copy.ts";
export type * from "./escalation-plan.ts";
export * from "./bedside-plan.ts";
export type * from "./supply-plan.ts";
export * from "./genetics/index.ts";
export { type DoseAsked, servesDose } from "./serves-dose.ts";
export type { Assumable, Assumption } from "./assumption.ts";
export { type Claim, claimStatuses } from "./claim.ts";
export {
  type Code,
  type CodeList,
  type CodeListOf,
  codeList,
  scores,
  wording,
} from "./code-list.ts";
export type { Criterion } from "./criterion.ts";
export type * from "./readout/index.ts";
export { readoutOf } from "./readout/descriptive/readout-of.ts";
export { givenColumns } from "./readout/given-columns.ts";
export type {
  ColumnCondition,
  ColumnSource,
  CourseEvent,
  Dataset,
  DatasetRecords,
  DatasetVariable,
  EpochStart,
  NumberGroup,
  Take,
} from "./dataset.ts";
export {
  type ColumnDraft,
  type DatasetOptions,
  dataset,
  from,
  whether,
} from "./dataset-builder.ts";
export { datasetsOf } from "./default-datasets.ts";
export {
  type Datum,
  dateIn,
  type Entered,
  type FileMark,
  isMissing,
  isQualified,
  type Missing,
  type MissingReason,
  missingReasons,
  numberOf,
  type Qualified,
  qualifiers,
  type SignatureMark,
  type WrittenDate,
} from "./datum.ts";
export {
  type DatesOf,
  defineStudy,
  endpoint,
  exclude,
  type FieldsOf,
  include,
  type StudyDraft,
} from "./define-study.ts";
export * from "./expression/index.ts";
export * from "./algorithms/index.ts";
export { date as dateOf } from "./expression/index.ts";
export type {
  BooleanField,
  ChoiceField,
  ChoicesField,
  DateField,
  DatetimeField,
  DecimalField,
  DerivedField,
  Field,
  FileField,
  IntegerField,
  Origin,
  SdtmTarget,
  SignatureField,
  TextField,
  TimeField,
} from "./field.ts";
export { origins } from "./field.ts";
export type { ScoreMark } from "./score-mark.ts";
export {
  choice,
  choices,
  type Draft,
  date,
  datetime,
  decimal,
  derived,
  derivedCode,
  file,
  integer,
  signature,
  time,
  words,
  yesNo,
} from "./field-builders.ts";
export {
  type AskedBy,
  type EditCheck,
  type Form,
  type FormPurpose,
  fieldsOf,
  type Group,
  type SdtmDomain,
} from "./form.ts";
export {
  type FormOf,
  type FormOptions,
  form,
  group,
  hard,
  type Rules,
  soft,
  type ValuesOf,
  valuesOf,
} from "./form-builder.ts";
export type {
  Arm,
  Cohort,
  ConsentVersion,
  DoseLevel,
  DoseRegimen,
  Endpoint,
  Epoch,
  PlannedSite,
  Product,
} from "./plan.ts";
export { placeInJson, placeOf, type TextPlace } from "./json-places.ts";
export { readStudy, type StudyReading, studySchema } from "./read-study.ts";
export { freezeStudy, type Note, type Study, studyHash } from "./study.ts";
export type { Anchor, Timing, Visit, VisitSdtm } from "./visit.ts";
export {
  afterDose,
  afterEvent,
  afterVisit,
  beforeDose,
  type VisitOf,
  visit,
} from "./visit-builder.ts";
export {
  assumptionsOf,
  contradictions,
  describeSchedule,
  describeSynopsis,
  dueWords,
  type Marked,
  windowWords,
} from "./describe/index.ts";
export { type Change, diff } from "./diff/index.ts";
export * from "./check/index.ts";
