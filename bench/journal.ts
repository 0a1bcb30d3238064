/**
 * A journaled save of a form (20 fields, 10 checks, 3 derivations) by 8 writers at once, each on participants of
 * their own, beside what `pgbench` does on the same server with 8 clients: bare inserts of as many rows of the
 * same size (an event and a command) in one statement, tables with nothing but a primary key. At least 0.7 ×.
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { isRefusal, refusalText } from "../src/kernel/index.ts";
import { openConnection } from "../src/store/connect.ts";
import type { RunningServer } from "../src/store/embedded/index.ts";
import { fastSha256 } from "../src/store/seal.ts";
import { openTrial, type Store, type Trial } from "../src/store/index.ts";
import { arrival, begin, context, save, setUp, study, visits } from "./assessment.ts";
import { median, peakMegabytes, perSecond, printRow } from "./report.ts";
import { withScratchStore } from "./scratch-store.ts";

const writers = 8;
const perWriter = 10;
const seconds = 4;
const rounds = 4;
const target = 0.7;

await withScratchStore(async (store, server) => {
  const trial = openTrial(store, study);
  const people = await peopleOf(trial);
  const bench = findPgbench();
  let turn = 0;
  const ours: number[] = [];
  const theirs: number[] = [];
  await saves(trial, people, 1, () => (turn += 1));
  if (bench !== undefined) await prepareBare(store, server);
  for (let round = 0; round < rounds; round++) {
    ours.push(await saves(trial, people, seconds, () => (turn += 1)));
    if (bench !== undefined) theirs.push(await bareInserts(bench, server));
  }
  const ratios = ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN));
  const spread = ratios.map((ratio) => ratio.toFixed(2)).join(", ");
  printRow({
    bench: "journal",
    what: "a save of 20 fields, 8 writers, on disk",
    figure: `${perSecond(median(ours), 1000)}, ${peakMegabytes().toFixed(0)} MB`,
    against:
      bench === undefined
        ? "no pgbench here"
        : `pgbench, same rows ${perSecond(median(theirs), 1000)} (aim ${target}; ${spread})`,
    ratio: bench === undefined ? "–" : `${median(ratios).toFixed(2)} ×`,
  });
});

async function peopleOf(trial: Trial): Promise<readonly (readonly string[])[]> {
  for (const command of setUp) await trial.execute(command, context("study-manager"));
  const people = Array.from({ length: writers }, (_, writer) =>
    Array.from({ length: perWriter }, (_, index) => `S1-${writer}-${index}`),
  );
  await Promise.all(
    people.flat().map(async (id) => {
      for (const command of arrival(id)) await trial.execute(command, context());
      for (const visitKey of visits) await trial.execute(begin(id, visitKey), context());
    }),
  );
  return people;
}

/** Saves a second. Every save changes every field of a form at one of a participant's visits. */
async function saves(
  trial: Trial,
  people: readonly (readonly string[])[],
  forSeconds: number,
  nextTurn: () => number,
): Promise<number> {
  const started = performance.now();
  const until = started + 1000 * forSeconds;
  let count = 0;
  await Promise.all(
    people.map(async (own) => {
      for (let index = 0; performance.now() < until; index++) {
        const id = own[index % own.length] ?? "";
        const visitKey = visits[Math.floor(index / own.length) % visits.length] ?? "";
        const answer = await trial.execute(save(id, visitKey, nextTurn()), context());
        if (isRefusal(answer)) throw new Error(refusalText(answer));
        if (answer.events.length !== 1) throw new Error("a save is one event");
        count += 1;
      }
    }),
  );
  return (1000 * count) / (performance.now() - started);
}

/** `pgbench` of this machine, in PATH or where Debian keeps it. */
function findPgbench(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...(existsSync(debian)
      ? readdirSync(debian).map((version) => join(debian, version, "bin"))
      : []),
  ];
  return folders.map((folder) => join(folder, "pgbench")).find((file) => existsSync(file));
}

/** A table for events and one for commands, and a script that inserts one row of the journal's size into each. */
async function prepareBare(store: Store, server: RunningServer): Promise<void> {
  const { pool, schema } = store;
  const { host, port, user, database } = server;
  const { rows } = await pool.query<{ event: number; command: number }>(
    `select (select avg(pg_column_size(j.*))::integer from ${schema}.journal j where type = 'form-saved') as event,
            (select avg(pg_column_size(c.*))::integer from ${schema}.command c) as command`,
  );
  const owner = await openConnection({ host, port, user, database }, {});
  for (const name of ["bare_event", "bare_command"]) {
    await owner.query(
      `create table ${name} (id bigserial primary key, body text) with (toast_tuple_target = 8160)`,
    );
  }
  await owner.end();
  const { event = 0, command = 0 } = rows[0] ?? {};
  await writeFile(
    scriptOf(server),
    `with event as (insert into bare_event (body) values ('${filler(event)}'))
insert into bare_command (body) values ('${filler(command)}');
`,
  );
}

function scriptOf({ host }: RunningServer): string {
  return join(host, "..", "..", "bare.sql");
}

/** Text that does not compress, so that a row has a given size with its header and key. */
function filler(bytes: number): string {
  let text = "";
  while (text.length < bytes - 36) text += fastSha256(text);
  return text.slice(0, Math.max(1, bytes - 36));
}

/** Transactions a second that pgbench reaches, one statement and one commit each. */
async function bareInserts(pgbench: string, server: RunningServer): Promise<number> {
  const { host, port, user, database } = server;
  const place = ["-h", host, "-p", String(port), "-U", user, database];
  const load = ["-n", "-M", "prepared", "-c", String(writers), "-j", "2", "-T", String(seconds)];
  const { stdout } = await promisify(execFile)(pgbench, [
    ...load,
    "-f",
    scriptOf(server),
    ...place,
  ]);
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}
