/** What is read of a file of variants without a record: a door of its own, for a program that has to start at once. */
export { type AssessmentOptions, assessGenetics } from "./assess-genetics.ts";
export type { GeneticAssessment } from "./assessment.ts";
export type { ClinvarExtract } from "./clinvar.ts";
export { describeGene } from "./describe-assessment.ts";
export { panelRegions } from "./panel-regions.ts";
export { panelBase } from "./panel-regions.ts";
export { sexReadWords } from "./identity.ts";
