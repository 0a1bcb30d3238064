export { printVariant, regionOf } from "./assess-gene.ts";
export { type AssessmentOptions, assessGenetics } from "./assess-genetics.ts";
export {
  type Finding,
  type GeneAssessment,
  type GeneticAssessment,
  type RepeatAssay,
  type SampleIdentity,
  type Verdict,
  verdictWords,
} from "./assessment.ts";
export type * from "./command.ts";
export type * from "./event.ts";
export {
  type Adjudication,
  adjudicationOf,
  type GeneticState,
  type VariantOpinion,
} from "./state.ts";
export {
  acmgClassWords,
  classify,
  compareClass,
  crossCheck,
  isDisease,
  type OwnClass,
} from "./classify.ts";
export { checkReport, type CheckedReport, type TypedReport } from "./check-report.ts";
export {
  compareFingerprints,
  type Fingerprint,
  type FingerprintComparison,
  type FingerprintSite,
} from "./fingerprint.ts";
export { checkSex, sexOf, type SexRead, sexReadWords } from "./identity.ts";
export { type IdentityCheck, identityOf } from "./sample-identity.ts";
export { describeFinding, describeGene } from "./describe-assessment.ts";
export type { ClinvarEntry, ClinvarExtract, ClinvarStanding } from "./clinvar.ts";
export { type Consequence, consequenceWords, nameChange, type NamedChange } from "./consequence.ts";
export type { ExonCoverage } from "./coverage.ts";
export { type BaseAt, type Edit, normaliseEdit } from "./edit.ts";
export { legacyName, type LegacyReading, readLegacy } from "./legacy-name.ts";
export { predicted } from "./name-protein.ts";
export type * from "./observed.ts";
export { panelBase, panelRegions } from "./panel-regions.ts";
export { isAskedAt } from "./ask-of-report.ts";
export { reportQuestions } from "./report-questions.ts";
export { readCoding } from "./read-coding.ts";
export { type ProteinName, readProtein, sameProtein } from "./read-protein.ts";
export { basesAround, type KnownStretch } from "./reference-bases.ts";
export { type Route, type RouteReason, routeReasonWords, routeWords } from "./route.ts";
export {
  neededOf,
  placeOf as transcriptPlaceOf,
  positionOf as genomePositionOf,
  type TranscriptPlace,
} from "./transcript-place.ts";
export { type Arrangement, type Zygosity, zygosityWords } from "./zygosity.ts";
