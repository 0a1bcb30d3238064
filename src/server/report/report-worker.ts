/** The process in which one report is set: it answers with the PDF, or with what went wrong, and ends. */
import type { Report } from "../../readout/index.ts";
import { typesetReport } from "./typeset-report.ts";

export type ReportAnswer = { readonly pdf: Uint8Array } | { readonly error: string };

process.once("message", (report: Report) => {
  const answer = ((): ReportAnswer => {
    try {
      return { pdf: typesetReport(report) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  })();
  process.send?.(answer, () => process.disconnect());
});
