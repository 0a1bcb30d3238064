/**
 * A journaled save of a form (20 fields, 10 checks, 3 derivations) by 8 writers at once, each on participants of
 * their own, beside what `pgbench` does on the same server with 8 clients: bare inserts of as many rows of the same
 * size, in tables with nothing but a primary key. A save writes three rows: the event, the command, the stream's end.
 * At least 0.7 × of a transaction of three inserts; the same in a single statement, one round trip, is shown beside.
 */
import { join } from "node:path";
import { isRefusal, refusalText } from "../src/kernel/index.ts";
import type { RunningServer } from "../src/store/embedded/index.ts";
import { openTrial, type Store, type Trial } from "../src/store/index.ts";
import { arrival, begin, context, save as saving, setUp, study, visits } from "./assessment.ts";
import { findPgbench, prepareRows, runPgbench, writeScript, writeTransaction } from "./pgbench.ts";
import { median, peakMegabytes, perSecond, printRow } from "./report.ts";
import { withScratchStore } from "./scratch-store.ts";

const writers = 8;
const perWriter = 10;
const seconds = 3;
const rounds = 5;
const peers = ["three inserts in a transaction", "the same in one statement"];

await withScratchStore(async (store, server) => {
  const trial = openTrial(store, study);
  const people = await peopleOf(trial);
  const pgbench = findPgbench();
  let turn = 0;
  const save = (forSeconds: number) => saves(trial, people, forSeconds, () => (turn += 1));
  await save(1);
  const scripts = pgbench === undefined ? [] : await prepareBare(store, server);
  const ours: number[] = [];
  const theirs = scripts.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    ours.push(await save(seconds));
    for (const [index, script] of scripts.entries()) {
      theirs[index]?.push(
        await runPgbench(pgbench ?? "", script, server, { clients: writers, seconds }),
      );
    }
  }
  const row = { bench: "journal", what: "a save of 20 fields, 8 writers, on disk" };
  const figure = `${perSecond(median(ours), 1000)}, ${peakMegabytes().toFixed(0)} MB`;
  if (pgbench === undefined) {
    printRow({ ...row, figure, against: "no pgbench here", ratio: "–" });
  }
  for (const [index, peer] of peers.entries()) {
    const rates = theirs[index];
    if (rates === undefined) continue;
    const ratios = ours.map((rate, round) => rate / (rates[round] ?? Number.NaN));
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
    printRow({
      ...row,
      figure,
      against: `pgbench, ${peer}: ${perSecond(median(rates), 1000)}`,
      ratio: `${median(ratios).toFixed(2)} × (${least.toFixed(2)}–${most.toFixed(2)})`,
    });
  }
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
        const answer = await trial.execute(saving(id, visitKey, nextTurn()), context());
        if (isRefusal(answer)) throw new Error(refusalText(answer));
        if (answer.events.length !== 1) throw new Error("a save is one event");
        count += 1;
      }
    }),
  );
  return (1000 * count) / (performance.now() - started);
}

/** For each peer a script that inserts one row of the journal's size into each of three tables. */
async function prepareBare(store: Store, server: RunningServer): Promise<readonly string[]> {
  const inserts = await prepareRows(store, server);
  const [event = "", command = "", head = ""] = inserts;
  const folder = join(server.host, "..", "..");
  const single = `with event as (${event}), command as (${command})\n${head}`;
  return Promise.all([
    writeTransaction(folder, "bare-0", inserts),
    writeScript(folder, "bare-1", [single]),
  ]);
}
