/** The readers of a genome's files: a door of its own, for a program that has to start at once. */
export { type BedAnswer, readBed } from "./bed/read-bed.ts";
export { type ClinvarAnswer, readClinvar } from "./clinvar/read-clinvar.ts";
export { DataProblem } from "./problem.ts";
export * from "./vcf/index.ts";
