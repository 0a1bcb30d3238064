export { deriveAnalysisData } from "./adam/derive-analysis-data.ts";
export {
  type Comparison,
  type ComparisonSummary,
  compareTables,
  type Difference,
  type Finding,
  streamComparison,
} from "./compare.ts";
export * from "./csv/index.ts";
export * from "./dataset-json/index.ts";
export type { FactsReading } from "./facts/facts-reading.ts";
export { readFacts } from "./facts/read-facts.ts";
export { readPatient } from "./facts/read-patient.ts";
export { readFhirBundle } from "./fhir/read-fhir-bundle.ts";
export * from "./joined/index.ts";
export { readPhenopacket } from "./phenopacket/read-phenopacket.ts";
export * from "./sdtm/index.ts";
export type { Chunks } from "./stream.ts";
export type { Cell, Column, Row, Table } from "./table.ts";
export type { Encoding, EncodingName } from "./text/encoding.ts";
export * from "./genome.ts";
export * from "./xpt/index.ts";
