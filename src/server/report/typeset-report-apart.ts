import { fork } from "node:child_process";
import { Fault } from "../../kernel/index.ts";
import type { Report } from "../../readout/index.ts";
import type { ReportAnswer } from "./report-worker.ts";

interface Keeping {
  /** A report that is not set after this long is given up. */
  readonly limitMs?: number;
  readonly entry?: URL;
}

/**
 * Sets a report as PDF, A4 landscape, in a process of its own that ends with it: the asking thread stays free, and its
 * memory small. The same report gives the same bytes.
 *
 * @throws Fault when the template refuses the data, when it takes too long, or when the process dies
 */
export function typesetReportApart(
  report: Report,
  { limitMs = 5 * 60_000, entry = new URL("./report-worker.ts", import.meta.url) }: Keeping = {},
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = fork(entry, {
      serialization: "advanced",
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const timer = setTimeout(() => {
      worker.kill("SIGKILL");
      reject(new Fault("a report took too long to set"));
    }, limitMs);
    worker.on("message", (answer: ReportAnswer) => {
      clearTimeout(timer);
      if ("pdf" in answer) resolve(answer.pdf);
      else reject(new Fault(answer.error));
    });
    worker.on("error", (error) => reject(new Fault(`a report could not be set: ${error.message}`)));
    worker.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Fault(`the process that sets a report ended with ${code ?? "a signal"}`));
    });
    worker.send(report);
  });
}
