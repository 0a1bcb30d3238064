/**
 * Saving a form of 20 fields with 10 checks and 3 derivations over HTTP: clients with a session each that send one
 * save after the other, the server and the database, all on this machine. In turns with `pgbench` on the same database
 * server: the same three rows in a transaction, and what a relational database of the fields would write, 23 rows of
 * values and 23 of their audit trail. Besides, 32 clients on forms of their own, 32 that correct fields of one form at
 * once, and the memory of the server after a minute of this.
 */
import type { Command } from "../src/engine/index.ts";
import { openStore } from "../src/store/index.ts";
import { startServer } from "../src/store/embedded/index.ts";
import { openConnection } from "../src/store/connect.ts";
import { save, visits } from "./assessment.ts";
import {
  addressOf,
  findPgbench,
  type Place,
  prepareRows,
  runPgbench,
  writeTransaction,
} from "./pgbench.ts";
import { type KeptConnection, keepConnection } from "./keep-alive.ts";
import { median, perSecond, printRow } from "./report.ts";
import { serve, type Serving } from "./serve.ts";

const seconds = Number(process.env["SECONDS"] ?? 3);
const longSeconds = Number(process.env["LONG_SECONDS"] ?? 60);
const rounds = Number(process.env["ROUNDS"] ?? 3);
const few = 8;
const many = 32;
const fields = 23;
const bench = "saving";

interface Measured {
  /** Saves a second. */
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
  readonly errors: number;
  /** Processor time of the server for one save. */
  readonly cpuMs: number;
  /** The same of this process, which sends them. */
  readonly senderMs: number;
}

let turn = 0;
const served = await serve(many, 3);
try {
  const database = await startServer({ folder: served.folder });
  try {
    await run(served, few, 2, ownForm(few));
    await besidePeers(addressOf(database));
    await printAlone(
      `${many} clients, forms of their own`,
      await run(served, many, seconds, ownForm(many)),
    );
    const one = await run(served, many, seconds, oneForm);
    await printAlone(`${many} clients correct fields of one form`, one);
    if (one.errors > 0) process.exitCode = 1;
    await watchMemory();
  } finally {
    await database.stop();
  }
} finally {
  await served.close();
}

/** Ours and the peers in turns, so that all of them meet the same machine. */
async function besidePeers(place: Place): Promise<void> {
  const pgbench = findPgbench();
  const scripts = pgbench === undefined ? [] : await preparePeers(place);
  const ours: Measured[] = [];
  const theirs = scripts.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    ours.push(await run(served, few, seconds, ownForm(few)));
    for (const [index, { script }] of scripts.entries()) {
      const load = { clients: few, seconds };
      theirs[index]?.push(await runPgbench(pgbench ?? "", script, place, load));
    }
  }
  const row = {
    bench,
    what: `a save of 20 fields over HTTP, ${few} clients`,
    figure: describe(ours),
  };
  if (pgbench === undefined) printRow({ ...row, against: "no pgbench here", ratio: "–" });
  for (const [index, { name }] of scripts.entries()) {
    const ratios = ours.map(({ rate }, round) => rate / (theirs[index]?.[round] ?? Number.NaN));
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
    printRow({
      ...row,
      against: `pgbench, ${name}: ${perSecond(median(theirs[index] ?? []), 1000)}`,
      ratio: `${median(ratios).toFixed(2)} × (${least.toFixed(2)}–${most.toFixed(2)})`,
    });
  }
}

async function preparePeers(place: Place) {
  const { folder } = served;
  const store = await openStore(place, { keyFolder: `${folder}/keys` });
  const rows = await prepareRows(store, place);
  await store.close();
  return [
    {
      name: "three inserts in a transaction",
      script: await writeTransaction(folder, "rows", rows),
    },
    {
      name: `${fields} values and ${fields} audit rows`,
      script: await writeTransaction(folder, "fields", await prepareFields(place)),
    },
  ];
}

/** Two tables as a database of single fields has them, and the two inserts of a save. */
async function prepareFields(place: Place): Promise<readonly string[]> {
  const owner = await openConnection(place, {});
  await owner.query(
    `create table field_value (id bigserial primary key, form bigint not null, field text not null, value text not null);
     create unique index on field_value (form, field, id);
     create table field_audit (id bigserial primary key, form bigint not null, field text not null, before text, now text,
       author text not null, at timestamptz not null default now());
     create index on field_audit (form, field)`,
  );
  await owner.end();
  const each = (row: (index: number) => string) =>
    Array.from({ length: fields }, (_, index) => row(index)).join(",");
  return [
    `insert into field_value (form, field, value) values ${each((index) => `(:client_id, 'field${index}', '${100 + index}')`)}`,
    `insert into field_audit (form, field, before, now, author) values ${each((index) => `(:client_id, 'field${index}', '${99 + index}', '${100 + index}', 'p-abcdefghjkmn')`)}`,
  ];
}

function describe(all: readonly Measured[]): string {
  const of = (part: (one: Measured) => number): number => median(all.map(part));
  const errors = all.reduce((sum, one) => sum + one.errors, 0);
  const times = `p50 ${of((one) => one.p50).toFixed(1)}, p95 ${of((one) => one.p95).toFixed(1)} ms`;
  return `${perSecond(
    of((one) => one.rate),
    1000,
  )}, ${times}${errors > 0 ? `, ${errors} errors` : ""}`;
}

async function printAlone(what: string, measured: Measured): Promise<void> {
  printRow({
    bench,
    what,
    figure: describe([measured]),
    against: `errors 0; ${measured.cpuMs.toFixed(2)} ms of the server's processor for one save, ${measured.senderMs.toFixed(2)} ms of the sender's`,
    ratio: `${measured.errors} errors`,
  });
}

/** What the server's process holds after ten seconds of saves, and at the end of a minute. */
async function watchMemory(): Promise<void> {
  const early = Math.min(10, longSeconds / 6);
  await run(served, few, early, ownForm(few));
  const before = (await served.used()).rssMb;
  const { rate } = await run(served, few, longSeconds - early, ownForm(few));
  const after = (await served.used()).rssMb;
  printRow({
    bench,
    what: `memory of the server after ${longSeconds} s of saves`,
    figure: `${after.toFixed(0)} MB at ${perSecond(rate, 1000)}`,
    against: `after ${early.toFixed(0)} s: ${before.toFixed(0)} MB`,
    ratio: `${(after / before).toFixed(2)} ×`,
  });
}

type Pick = (client: number, index: number) => Command;

/** Each client saves forms of participants that are its own. */
function ownForm(count: number): Pick {
  return (client, index) => {
    const own = served.people.filter((_, number) => number % count === client);
    const id = own[index % own.length] ?? "";
    const visit = visits[Math.floor(index / own.length) % visits.length] ?? "";
    return save(id, visit, turn);
  };
}

/** All clients correct the same form, a field each. */
function oneForm(client: number): Command {
  const names = [
    "weight",
    "height",
    "pulse",
    "comment",
    "speech",
    "salivation",
    "writing",
    "walking",
  ];
  const field = names[client % names.length] ?? "";
  const values: Record<string, number | string> = {
    weight: 60 + (turn % 40),
    height: 150.5 + (turn % 30),
    pulse: 60 + (turn % 50),
    comment: `Measured ${turn}`,
  };
  const value = values[field] ?? turn % 5;
  return {
    ...save(served.people[0] ?? "", visits[0] ?? "", turn),
    values: { [field]: value },
  } as Command;
}

async function run(
  serving: Serving,
  count: number,
  forSeconds: number,
  next: Pick,
): Promise<Measured> {
  const { study, tokens } = serving;
  const path = `/api/studies/${study}/commands`;
  const connections: readonly KeptConnection[] = await Promise.all(
    Array.from({ length: count }, (_, client) => keepConnection(serving, tokens[client] ?? "")),
  );
  const times: number[] = [];
  let errors = 0;
  const before = await serving.used();
  const ownBefore = process.cpuUsage();
  const started = performance.now();
  const until = started + forSeconds * 1000;
  await Promise.all(
    connections.map(async (connection, client) => {
      for (let index = 0; performance.now() < until; index++) {
        turn += 1;
        const body = JSON.stringify({
          id: `bench-${process.pid}-${turn}`,
          command: next(client, index),
        });
        const sent = performance.now();
        const status = await connection.post(path, body);
        times.push(performance.now() - sent);
        if (status !== 200) errors += 1;
      }
    }),
  );
  const took = performance.now() - started;
  const own = process.cpuUsage(ownBefore);
  const after = await serving.used();
  for (const connection of connections) connection.close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  return {
    rate: (1000 * times.length) / took,
    p50: at(0.5),
    p95: at(0.95),
    errors,
    cpuMs: (after.cpuMs - before.cpuMs) / times.length,
    senderMs: (own.user + own.system) / 1000 / times.length,
  };
}
