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
export { DataProblem } from "./problem.ts";
export * from "./sdtm/index.ts";
export type { Chunks } from "./stream.ts";
export type { Cell, Column, Row, Table } from "./table.ts";
export type { Encoding, EncodingName } from "./text/encoding.ts";
export * from "./xpt/index.ts";
