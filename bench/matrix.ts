/**
 * The matrix of a study: the list of a thousand participants with 24 visits each, as the server answers it to one
 * person, plain and compressed. Aim: 100 ms.
 */
import { Agent } from "node:http";
import { wholeLife } from "./assessment.ts";
import { median, printRow, timed } from "./report.ts";
import { ask, serve } from "./serve.ts";

const participants = Number(process.env["PARTICIPANTS"] ?? 1_000);
const rounds = 21;
const limitMs = 100;

const served = await serve(1, 0, participants * wholeLife("S1-1").length);
try {
  const agent = new Agent({ keepAlive: true });
  const path = `/api/studies/${served.study}/summaries`;
  for (const accept of ["identity", "gzip", "br"]) {
    const times: number[] = [];
    let bytes = 0;
    for (let round = -3; round < rounds; round++) {
      const took = await timed(async () => {
        ({ bytes } = await ask(agent, served, served.tokens[0] ?? "", path, undefined, accept));
      });
      if (round >= 0) times.push(took);
    }
    const [p50, most] = [median(times), Math.max(...times)];
    printRow({
      bench: "matrix",
      what: `${participants} participants, ${accept === "identity" ? "plain" : accept}`,
      figure: `${p50.toFixed(0)} ms (at most ${most.toFixed(0)}), ${(bytes / 1e6).toFixed(2)} MB`,
      against: `${limitMs} ms`,
      ratio: `${(p50 / limitMs).toFixed(2)} ×`,
    });
  }
  agent.destroy();
} finally {
  await served.close();
}
