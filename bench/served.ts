/**
 * A server of its own process with the benches' study, some participants and as many signed-in coordinators as are
 * asked for; says on its first line where it is and who may call. Each line of its input is answered with what it has
 * used so far. Ends when its input ends.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isRefusal, type Refusal, refusalText } from "../src/kernel/index.ts";
import { openServer, readServerSecret } from "../src/server/index.ts";
import { openStore, openTrial } from "../src/store/index.ts";
import {
  arrival,
  begin,
  context,
  randomisedStudy,
  setUp,
  study as savedStudy,
  visits,
} from "./assessment.ts";

/** What the server tells whoever started it. */
export interface Served {
  readonly url: string;
  readonly study: string;
  readonly tokens: readonly string[];
  readonly people: readonly string[];
  readonly folder: string;
}

/** What the server's process has used. */
export interface Used {
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly peakMb: number;
}

const [clients = "8", perClient = "10", events = "0", purpose = "save"] = process.argv.slice(2);
const isRandomised = purpose === "randomise";
const study = isRandomised ? randomisedStudy : savedStudy;
const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-bench-")));
if (Number(events) > 0) {
  const fill = join(import.meta.dirname, "fill.ts");
  const { status } = spawnSync(process.execPath, [fill, folder, events], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("the store could not be filled");
}
const store = await openStore({ folder });
const secret = readServerSecret(join(folder, "keys"));
const server = await openServer({ store, secret, mode: "rehearsal", port: 0, host: "127.0.0.1" });
await server.studies.add(study);
const trial = openTrial(store, study);
if (Number(events) === 0) {
  for (const command of setUp) done(await trial.execute(command, context("study-manager")));
  if (isRandomised) {
    done(await trial.execute({ kind: "open-allocation" }, context("allocation-keeper")));
  }
}
const people = Array.from(
  { length: Number(clients) * Number(perClient) },
  (_, index) => `S1-${index + 1}`,
);
await Promise.all(
  people.map(async (id) => {
    for (const command of arrival(id)) done(await trial.execute(command, context()));
    if (isRandomised) {
      const enrol = { kind: "enrol", participant: id as never, date: "2026-01-03" } as const;
      done(await trial.execute(enrol, context("investigator")));
      return;
    }
    for (const visit of visits) done(await trial.execute(begin(id, visit), context()));
  }),
);
const from = { address: "127.0.0.1", agent: "bench" };
const tokens: string[] = [];
for (let client = 1; client <= Number(clients); client++) {
  const email = `client${client}@bench.example`;
  const { person, temporaryPassword = "" } = done(
    await server.identity.createPerson({ name: `Client ${client}`, email }, "system"),
  );
  const grant = { role: "coordinator", study: study.id } as const;
  done(await server.identity.giveGrant(person, grant, "system"));
  const signIn = async (password: string) =>
    done(await server.identity.signIn({ email, password, ...from })).token;
  const token = await signIn(temporaryPassword);
  const next = `a bench of its own ${client}`;
  const change = { current: temporaryPassword, next, address: from.address };
  await server.identity.changePassword(token, change);
  tokens.push(await signIn(next));
}
// Waiting ends after a second each time, whether or not everything is followed.
for (let waited = Number.POSITIVE_INFINITY; waited > 900; ) {
  const started = performance.now();
  await server.settle();
  waited = performance.now() - started;
}
const served: Served = { url: server.url, study: study.id, tokens, people, folder };
console.log(JSON.stringify(served));
createInterface({ input: process.stdin })
  .on("line", () => console.log(JSON.stringify(used())))
  .on("close", () => void stop());

function used(): Used {
  const { user, system } = process.cpuUsage();
  return {
    cpuMs: (user + system) / 1000,
    rssMb: process.memoryUsage.rss() / 1e6,
    peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
  };
}

async function stop(): Promise<void> {
  await server.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(refusalText(answer));
  return answer;
}
