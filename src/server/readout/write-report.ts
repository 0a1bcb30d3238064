import type { Readout } from "../../definition/index.ts";
import { type Report, writeArs, writeHtml, writeRtf } from "../../readout/index.ts";
import { typesetReport } from "../report/typeset-report.ts";
import type { ReportFormat } from "./readout-message.ts";

/** A report as a file. */
export function writeReport(readout: Readout, report: Report, format: ReportFormat): Uint8Array {
  const write: (report: Report, readout: Readout) => string | Uint8Array = writers[format];
  const written = write(report, readout);
  return typeof written === "string" ? new TextEncoder().encode(written) : written;
}

const writers = {
  html: writeHtml,
  pdf: typesetReport,
  rtf: writeRtf,
  json: writeArs,
} as const satisfies Record<
  ReportFormat,
  (report: Report, readout: Readout) => string | Uint8Array
>;
