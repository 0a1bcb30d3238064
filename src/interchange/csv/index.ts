export { type CsvEvent, type CsvOptions, readCsv, readCsvSync } from "./read-csv.ts";
export type { CsvRow } from "./record.ts";
