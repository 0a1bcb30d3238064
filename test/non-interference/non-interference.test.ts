/** Two whole trials that differ only in who got what are the same to everybody who must not know. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import sham from "../../examples/eopd-xs411/study-phase2.ts";
import extension from "../../examples/sod1-tofersen/study-extension.ts";
import valor from "../../examples/sod1-tofersen/study-valor.ts";
import type { Study } from "../../src/definition/index.ts";
import { contract } from "../../src/server/contract/contract-table.ts";
import { type Leak, leaks } from "./leaks.ts";
import { mayDiffer } from "./may-differ.ts";
import type { EndpointName } from "../../src/server/handler.ts";
import { differences, type Looking, type Observed, observe } from "./observe.ts";
import { databaseOf, livePair } from "./pair.ts";
import { type Blinded, blinded } from "./people.ts";
import { openStage, type Running } from "./stage.ts";
import { armsOf, lotsOf, studyOfTwins, type World } from "./twins.ts";

const stage = await openStage();
after(() => stage.close());
const worlds = ["one", "other"] as const;

/** What says nothing of any record, and takes long to be made or compared: three roles ask for it. */
const recordless: readonly EndpointName[] = [
  "GET /api/studies/{study}/forms.pdf",
  "GET /api/studies/{study}/validation",
  "GET /api/studies/{study}/validation.csv",
  "GET /api/openapi.json",
];
/** What takes long to be typeset: the same three ask for it. */
const slow: readonly EndpointName[] = [
  ...recordless,
  "GET /api/studies/{study}/participants/{participant}/casebook",
  "GET /api/studies/{study}/closeouts/{site}/{closeout}/file",
  "POST /api/studies/{study}/closeouts/{site}",
];
/** What changes something: in all studies but the first, the same three try. */
const writes = (Object.keys(contract) as EndpointName[]).filter((name) => !name.startsWith("GET "));
const three: ReadonlySet<Blinded> = new Set<Blinded>(["coordinator", "inspector", "participant"]);
const leaving = (left: readonly EndpointName[]): Looking => ({
  what: "all",
  patient: { who: three, slow: new Set(left) },
});
const isThorough = process.env["THOROUGH"] === "1";

/** All lives are lived before the first test: the runner takes the end of a suite for the end of the file. */
const pairs: (Awaited<ReturnType<typeof livePair>> & {
  readonly study: Study;
})[] = [];
for (const [name, example, looking] of [
  // With THOROUGH=1 everybody asks for everything but what says nothing of any record.
  ["valor", valor, leaving(isThorough ? recordless : slow)],
  ["sham", sham, leaving(isThorough ? recordless : [...slow, ...writes])],
  ["extension", extension, leaving(isThorough ? recordless : [...slow, ...writes])],
] as const) {
  const study = studyOfTwins(example);
  pairs.push({ study, ...(await livePair(stage, name, study, looking)) });
}

for (const { study, one, other } of pairs) {
  describe(`two trials of ${study.id} that differ only in who got what`, () => {
    it("do differ behind the wall: four of six participants are in another arm", () => {
      const [first, second] = worlds.map((world) => armsOf(study, world));
      assert.equal(first?.filter((arm, place) => arm !== second?.[place]).length, 4);
      assert.notDeepEqual(lotsOf(study, "one"), lotsOf(study, "other"));
    });

    it("answer every command of blinded people alike, refusals too", () => {
      assert.ok(one.said.length > 100);
      assert.deepEqual(other.said, one.said);
    });

    it("answer every blinded role alike at every endpoint of the contract, byte for byte", () => {
      const asked = new Set([...one.seen.keys()].map(endpointOf));
      assert.deepEqual([...asked].sort(), Object.keys(contract).sort());
      for (const key of differences(one.seen, other.seen)) {
        assert.equal(other.seen.get(key), one.seen.get(key), key);
      }
    });

    it("were looked at in earnest: records, casebooks, exports and packages were shown, and no server stumbled", () => {
      const answers = [...one.seen.values()];
      assert.ok(answers.filter((answer) => answer.startsWith("200")).length > 500);
      assert.deepEqual(
        [...one.seen].filter(([, answer]) => answer.startsWith("5")).map(([key]) => key),
        [],
      );
    });

    it("name neither list nor lot nor unblinded event to a blinded person, however they ask", () => {
      for (const [key, answer] of one.seen) {
        assert.doesNotMatch(answer, /"stream":"(?:allocation|supply|lot|shipment|walled)\b/, key);
      }
    });

    it("tell the live channel, the mails and the database's own readers alike", () => {
      assert.deepEqual(other.mails, one.mails);
      assert.ok(one.mails.length > 0);
      for (const [who, positions] of Object.entries(one.positions)) {
        assert.deepEqual(JSON.parse(other.positions[who] ?? "[]"), JSON.parse(positions), who);
      }
      assert.deepEqual(other.heard, one.heard);
    });

    it("do as much behind the wall, at the same places of the journal: a gap in what blinded people see tells nothing", () => {
      assert.ok(one.walled.length > 50);
      assert.deepEqual(other.walled, one.walled);
    });

    it("give every browser the same page, and every blinded reader the same archive", () => {
      assert.match(Object.values(one.pages)[0] ?? "", /^200\n/);
      assert.deepEqual(other.pages, one.pages);
      assert.ok(one.archive.size > 15);
      assert.deepEqual([...other.archive.keys()], [...one.archive.keys()]);
      for (const [path, content] of one.archive) {
        assert.equal(other.archive.get(path), content, path);
      }
    });
  });
}

/** What a few people read in a copy of a trial as it ended, into which something was let slip. */
async function leaked(world: World, leak: Partial<Leak>): Promise<Observed> {
  const copy = `leak_${world}`;
  await stage.copy(databaseOf("valor", world), copy);
  const running = await stage.open(copy);
  try {
    await leak.act?.({ running, world });
    await running.server.settle();
    const caught = new Set<string>(leak.caught);
    const without = new Set(slow.filter((endpoint) => !caught.has(endpoint)));
    return await observe(running, { what: "reads", who: whoReads(leak), without });
  } finally {
    await running.close();
    await stage.drop(copy);
  }
}

/** The same where only an answer is changed on its way: both trials stay open, and that answer alone is asked for. */
async function slipped(running: Running, world: World, leak: Leak): Promise<Observed> {
  const slip = leak.slip?.({ running, world });
  return observe(running, {
    what: "reads",
    who: whoReads(leak),
    only: new Set(leak.caught),
    ...(slip === undefined ? {} : { slip }),
  });
}

function whoReads({ who }: Partial<Leak>): readonly Blinded[] {
  return ["coordinator", "monitor", ...(who === undefined ? [] : [who])];
}

function endpointOf(key: string): string {
  return key.replace(/^[^:]*: | #\d+$/g, "");
}

describe("a leak that is let in on purpose", () => {
  const [acted, answered] = [leaks.filter(({ act }) => act), leaks.filter(({ act }) => !act)];
  const both = (leak: Partial<Leak>): Promise<readonly Observed[]> =>
    Promise.all(worlds.map((world) => leaked(world, leak)));

  it("is not found where there is none", async () => {
    const [one = new Map(), other = new Map()] = await both({});
    assert.deepEqual(differences(one, other), []);
  });

  for (const leak of acted) {
    it(`is found: ${leak.name}`, async () => {
      const [one = new Map(), other = new Map()] = await both(leak);
      assertFound(leak, differences(one, other));
    });
  }

  it("is found in any answer that tells more than it may", async (t) => {
    const copies = worlds.map((world) => ({ world, copy: `slip_${world}` }));
    for (const { world, copy } of copies) await stage.copy(databaseOf("valor", world), copy);
    const open = await Promise.all(copies.map(({ copy }) => stage.open(copy)));
    try {
      for (const leak of answered) {
        await t.test(`is found: ${leak.name}`, async () => {
          const [one = new Map(), other = new Map()] = await Promise.all(
            open.map((running, index) => slipped(running, copies[index]?.world ?? "one", leak)),
          );
          assertFound(leak, differences(one, other));
        });
      }
    } finally {
      for (const running of open) await running.close();
    }
  });
});

function assertFound({ caught }: Leak, found: readonly string[]): void {
  const endpoints = new Set(found.map(endpointOf));
  for (const endpoint of caught) assert.ok(endpoints.has(endpoint), endpoint);
}

it("what may differ is written down with its reason, and is little", () => {
  assert.ok(mayDiffer.every(({ reason }) => reason.length > 20));
  assert.equal(mayDiffer.length, 9);
  assert.equal(blinded.length, 11);
});
