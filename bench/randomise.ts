/** Randomisation over HTTP: 32 clients at once, each number drawn after the last, in the order of one stream. */
import { keepConnection } from "./keep-alive.ts";
import { perSecond, printRow } from "./report.ts";
import { serve } from "./serve.ts";

const clients = 32;
const perClient = Number(process.env["PER_CLIENT"] ?? 60);

const served = await serve(clients, perClient, 0, "randomise");
try {
  const path = `/api/studies/${served.study}/commands`;
  const connections = await Promise.all(
    served.tokens.map((token) => keepConnection(served, token)),
  );
  const times: number[] = [];
  let errors = 0;
  const before = await served.used();
  const started = performance.now();
  await Promise.all(
    connections.map(async (connection, client) => {
      for (const participant of served.people.filter((_, index) => index % clients === client)) {
        const command = { kind: "assign", participant, date: "2026-01-04" };
        const body = JSON.stringify({ id: `randomise-${participant}`, command });
        const sent = performance.now();
        const status = await connection.post(path, body);
        times.push(performance.now() - sent);
        if (status !== 200) errors += 1;
      }
    }),
  );
  const took = performance.now() - started;
  const cpuMs = ((await served.used()).cpuMs - before.cpuMs) / times.length;
  for (const connection of connections) connection.close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(1);
  printRow({
    bench: "randomise",
    what: `randomise over HTTP at ${clients} clients, ${errors} errors`,
    figure: `${perSecond(times.length, took)}, p50 ${at(0.5)}, p95 ${at(0.95)} ms`,
    against: `${times.length} in one order; ${cpuMs.toFixed(2)} ms of the server's processor each`,
    ratio: `${errors} errors`,
  });
  if (errors > 0) process.exitCode = 1;
} finally {
  await served.close();
}
