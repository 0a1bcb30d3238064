import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AnalysisData, readoutOf } from "../definition/index.ts";
import { type Report, writeArs, writeCsv, writeHtml, writeRtf } from "../readout/index.ts";
import { typesetReportApart } from "../server/index.ts";
import type { ReadoutRecord } from "./readout-record.ts";
import { writeDatasets } from "./write-datasets.ts";

/**
 * Writes a report as a page to read, a document to edit, a document to print, its results as data (CDISC Analysis
 * Results Standard, and lines for a spreadsheet) and the analysis datasets it was made from. A file appears whole or not at all.
 *
 * @returns the files, named from the folder
 */
export async function writeReport(
  folder: string,
  { study, read, cut }: ReadoutRecord,
  data: AnalysisData,
  report: Report,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string | Uint8Array): string => {
    const unfinished = join(folder, `${name}.${process.pid}`);
    writeFileSync(unfinished, content);
    renameSync(unfinished, join(folder, name));
    return name;
  };
  const files = [
    write("report.html", writeHtml(report)),
    write("report.rtf", writeRtf(report)),
    write("report.pdf", await typesetReportApart(report)),
    write("results.json", writeArs(report, readoutOf(read))),
    write("results.csv", writeCsv(report)),
  ];
  const tables = Object.values(data.tables);
  const written = await writeDatasets(join(folder, "datasets"), study, cut, tables);
  return [...files, `datasets/ (${written.map(({ name }) => name).join(", ")})`];
}
