/**
 * Taking the data away: 200,000 form records streamed over HTTP as JSON lines and as CSV. Aims: 5 s each, and never
 * more than 200 MB in the server's process.
 */
import { Agent } from "node:http";
import { wholeLife } from "./assessment.ts";
import { printRow, timed } from "./report.ts";
import { ask, serve } from "./serve.ts";
import { visits } from "./assessment.ts";

const records = Number(process.env["RECORDS"] ?? 200_000);
const limitSeconds = 5;
const limitMb = 200;

const participants = Math.ceil(records / visits.length);
const served = await serve(1, 0, participants * wholeLife("S1-1").length);
try {
  const agent = new Agent({ keepAlive: true });
  for (const file of ["forms.ndjson", "forms.csv"]) {
    let bytes = 0;
    let most = 0;
    const before = await served.used();
    const watch = setInterval(() => {
      void served.used().then(({ rssMb }) => (most = Math.max(most, rssMb)));
    }, 100);
    const took = await timed(async () => {
      const path = `/api/studies/${served.study}/${file}`;
      const answered = await ask(agent, served, served.tokens[0] ?? "", path);
      if (answered.status !== 200) throw new Error(`${file}: ${answered.status}`);
      ({ bytes } = answered);
    });
    clearInterval(watch);
    const { peakMb, cpuMs } = await served.used();
    const cpu = ((cpuMs - before.cpuMs) / 1000).toFixed(1);
    const seconds = took / 1000;
    printRow({
      bench: "export",
      what: `${records.toLocaleString("en")} form records, ${file}`,
      figure: `${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB, holding ${most.toFixed(0)} MB (${before.rssMb.toFixed(0)} MB before), ${cpu} s of its processor`,
      against: `${limitSeconds} s, ${limitMb} MB (the process's peak since it began: ${peakMb.toFixed(0)} MB)`,
      ratio: `${(seconds / limitSeconds).toFixed(2)}, ${(most / limitMb).toFixed(2)} ×`,
    });
  }
  agent.destroy();
} finally {
  await served.close();
}
