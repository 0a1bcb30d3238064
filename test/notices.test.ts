import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { after, describe, it } from "node:test";
import { releaseStudy } from "../src/cli/release-study.ts";
import type { Command, Role } from "../src/engine/index.ts";
import {
  type CommandId,
  instantOf,
  isRefusal,
  type PersonId,
  randomStream,
  refusalText,
  type SiteId,
  zone,
} from "../src/kernel/index.ts";
import { openTrial, type Store } from "../src/store/index.ts";
import { grant } from "../src/store/access-clinic.ts";
import { openConnection } from "../src/store/connect.ts";
import { startServer } from "../src/store/embedded/index.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../src/store/index.ts";
import { openShelf } from "../src/server/studies/study-shelf.ts";
import { followJournal } from "../src/server/notices/follow-journal.ts";
import sci from "../examples/sci-xs228/study.ts";

const folder = await mkdtemp(join(tmpdir(), "neurite-notices-"));
const database = await startServer({ folder: join(folder, "server") });
const { host, port, user, database: name } = database;
const address = { host, port, user, database: name };
const keyFolder = join(folder, "keys");
const open = (): Promise<Store> => openStore(address, { keyFolder });
const store = await open();
const other = await open();
after(async () => {
  await store.close();
  await other.close();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

// Making notices takes a while, so that who is killed is killed in the midst of it.
const owner = await openConnection(address, {});
await owner.query(`create function neurite.linger() returns trigger language plpgsql
  as $$ begin perform pg_sleep(0.06); return null; end $$`);
await owner.query(
  "create trigger linger before insert on neurite.notice for each statement execute function neurite.linger()",
);
await owner.end();

const study = sci.id;
const shelf = await openShelf(store);
await shelf.add(sci);
await releaseStudy(store, sci);
const trial = openTrial(store, sci);
for (const [person, role, site] of [
  ["coordinator-g", "coordinator", "GZ01"],
  ["coordinator-d", "coordinator", "DL01"],
  ["investigator", "investigator", undefined],
  ["monitor", "monitor", undefined],
  ["manager", "data-manager", undefined],
  ["pharmacist", "pharmacist", undefined],
] as const) {
  await grant(store, { person, role, study, ...(site === undefined ? {} : { site }) });
}

let count = 0;
async function give(actor: string, role: Role, command: Command): Promise<void> {
  const answer = await trial.execute(command, {
    actor: actor as PersonId,
    role,
    sites: "all",
    at: instantOf(Date.now()),
    zone: zone("Asia/Shanghai"),
    seed: "0",
    command: `command-${(count += 1)}` as CommandId,
  });
  if (isRefusal(answer)) throw new Error(refusalText(answer));
}
for (const { id, zone: where, country } of sci.sites) {
  await give("manager", "study-manager", {
    kind: "activate-site",
    site: id as SiteId,
    zone: where,
    country,
  });
}

const program = `
  import { openStore } from ${JSON.stringify(new URL("../src/store/index.ts", import.meta.url).href)};
  import { openShelf } from ${JSON.stringify(new URL("../src/server/studies/study-shelf.ts", import.meta.url).href)};
  import { followJournal } from ${JSON.stringify(new URL("../src/server/notices/follow-journal.ts", import.meta.url).href)};
  const store = await openStore(${JSON.stringify(address)}, { keyFolder: ${JSON.stringify(keyFolder)} });
  const shelf = await openShelf(store);
  console.log("ready");
  for (let position = 0; ; ) {
    ({ position } = await followJournal(store, shelf, () => new Date(), position));
  }`;
function producer(): ChildProcess {
  return spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

describe("following the journal", () => {
  it("tells everybody of each event once, though several do it and are killed in the midst", async () => {
    const random = randomStream("notices");
    const participants = 12;
    let writing = true;
    let kills = 0;
    const killing = (async () => {
      while (writing) {
        const child = producer();
        await new Promise((ready) => child.stdout?.once("data", ready));
        await sleep(5 + random.below(245));
        child.kill("SIGKILL");
        kills += 1;
      }
    })();
    const beside = (async () => {
      const shelves = [shelf, await openShelf(other)] as const;
      while (writing) {
        await Promise.all(
          [store, other].map((each, index) =>
            followJournal(each, shelves[index] ?? shelf, () => new Date(), 0),
          ),
        );
        await sleep(50 + random.below(200));
      }
    })();
    while (kills < 5 || count < participants * 4) {
      const participant = `P-${count}`;
      const site = (count % 3 === 0 ? "DL01" : "GZ01") as SiteId;
      const date = new Date().toISOString().slice(0, 10);
      await give("coordinator-g", "coordinator", {
        kind: "screen",
        participant,
        site,
        date,
      } as Command);
      for (const query of [1, 2]) {
        await give("monitor", "monitor", {
          kind: "raise-query",
          participant,
          text: "Why?",
        } as Command);
        if (query === 2) continue;
        await give("coordinator-g", "coordinator", {
          kind: "answer-query",
          participant,
          query,
          text: "So.",
        } as Command);
      }
      await sleep(20);
    }
    writing = false;
    await Promise.all([killing, beside]);
    const upTo = await store.settledPosition();
    await followJournal(store, shelf, () => new Date(), 0);
    assert.equal(await store.followed("notices"), upTo);

    const expected: string[] = [];
    for await (const page of store.readAll()) {
      for (const { stream, position, event } of page) {
        if (!stream.startsWith("participant/")) continue;
        const state = await trial.participant(stream.slice("participant/".length));
        const coordinator = state?.site === "DL01" ? "coordinator-d" : "coordinator-g";
        const told: Record<string, readonly string[]> = {
          "participant-screened": ["investigator", "monitor"],
          "query-raised": [coordinator, "investigator"],
          "query-answered": ["manager", "monitor"],
        };
        for (const person of told[event.type] ?? [])
          expected.push(`${position} ${person} ${event.type}`);
      }
    }
    const { rows } = await store.pool.query<{ origin: string; person: string; kind: string }>(
      "select origin, person, kind from neurite.notice",
    );
    const made = rows.map(({ origin, person, kind }) => `${origin} ${person} ${kind}`);
    assert.ok(kills >= 5 && expected.length > 60);
    assert.deepEqual(made.toSorted(), expected.toSorted());
  });

  it("heals what was answered, and leaves what still waits", async () => {
    const { rows } = await store.pool.query<{ matter: string; healed: boolean }>(
      "select distinct matter, healed_at is not null as healed from neurite.notice where kind = 'query-raised'",
    );
    assert.deepEqual(
      rows.toSorted((a, b) => (a.matter < b.matter ? -1 : 1)),
      [
        { matter: "query/1", healed: true },
        { matter: "query/2", healed: false },
      ],
    );
  });

  it("holds an import, a generated history and what was before there were notices for no news", async () => {
    const before = await store.pool.query("select from neurite.notice");
    await store.append({
      study,
      id: "import-1",
      appends: [
        {
          study,
          stream: "participant/OLD-1",
          expectedVersion: 0,
          events: [
            {
              type: "participant-screened",
              participant: "OLD-1",
              site: "GZ01",
              date: "2025-01-14",
              at: "2025-01-14T03:00:00.000Z",
              by: "coordinator-g",
            },
          ],
        },
      ],
    });
    await followJournal(store, shelf, () => new Date(), 0);
    const now = await store.pool.query("select from neurite.notice");
    assert.equal(now.rowCount, before.rowCount);
  });
});
