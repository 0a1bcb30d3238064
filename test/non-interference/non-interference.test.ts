/** Two whole trials that differ only in who got what are the same to everybody who must not know. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import valor from "../../examples/sod1-tofersen/study-valor.ts";
import type { Study } from "../../src/definition/index.ts";
import { contract } from "../../src/server/contract/contract-table.ts";
import { type Leak, leaks } from "./leaks.ts";
import { mayDiffer } from "./may-differ.ts";
import type { EndpointName } from "../../src/server/handler.ts";
import { differences, type Looking, type Observed, observe } from "./observe.ts";
import { databaseOf, livePair } from "./pair.ts";
import { type Blinded, blinded } from "./people.ts";
import { openStage } from "./stage.ts";
import { armsOf, lotsOf, studyOfTwins, type World } from "./twins.ts";

const stage = await openStage();
after(() => stage.close());
const worlds = ["one", "other"] as const;

/** What takes long to be made, and is looked at in one study. */
const slow: ReadonlySet<EndpointName> = new Set<EndpointName>([
  "GET /api/studies/{study}/participants/{participant}/casebook",
  "GET /api/studies/{study}/forms.pdf",
  "GET /api/studies/{study}/validation",
  "GET /api/studies/{study}/validation.csv",
  "GET /api/studies/{study}/closeouts/{site}/{closeout}/file",
]);
const everything: Looking = { what: "all" };

/** All lives are lived before the first test: the runner takes the end of a suite for the end of the file. */
const pairs: (Awaited<ReturnType<typeof livePair>> & {
  readonly study: Study;
  readonly looking: Looking;
})[] = [];
for (const [name, example, looking] of [["valor", valor, everything]] as const) {
  const study = studyOfTwins(example);
  pairs.push({ study, looking, ...(await livePair(stage, name, study, looking)) });
}

for (const { study, looking, one, other } of pairs) {
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
      const due = Object.keys(contract).filter(
        (key) =>
          looking.what === "all" || (key.startsWith("GET ") && !slow.has(key as EndpointName)),
      );
      assert.deepEqual([...asked].sort(), due.sort());
      for (const key of differences(one.seen, other.seen)) {
        assert.equal(other.seen.get(key), one.seen.get(key), key);
      }
    });

    it("were looked at in earnest: records, casebooks, exports and packages were shown, and no server stumbled", () => {
      const answers = [...one.seen.values()];
      assert.ok(
        answers.filter((answer) => answer.startsWith("200")).length >
          (looking.what === "all" ? 500 : 300),
      );
      assert.deepEqual(
        [...one.seen].filter(([, answer]) => answer.startsWith("5")).map(([key]) => key),
        [],
      );
    });

    it("name neither list nor lot nor unblinded event to a blinded person, however they ask", () => {
      for (const [key, answer] of one.seen) {
        assert.doesNotMatch(answer, /"stream":"(?:allocation|supply|lot|shipment)\b/, key);
      }
    });

    it("tell the live channel, the mails and the database's own readers alike", () => {
      assert.deepEqual(other.mails, one.mails);
      assert.ok(one.mails.length > 0);
      for (const [who, positions] of Object.entries(one.positions)) {
        assert.deepEqual(JSON.parse(other.positions[who] ?? "[]"), JSON.parse(positions), who);
      }
      assert.deepEqual(Object.keys(other.heard), Object.keys(one.heard));
      for (const [who, heard] of Object.entries(one.heard)) {
        assert.deepEqual(told(other.heard[who] ?? ""), told(heard), who);
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
    const trial = { running, world };
    await leak.act?.(trial);
    await running.server.settle();
    const slip = leak.slip?.(trial);
    const caught = new Set<string>(leak.caught);
    const without = new Set([...slow].filter((endpoint) => !caught.has(endpoint)));
    const who: readonly Blinded[] = [
      "coordinator",
      "monitor",
      ...(leak.who === undefined ? [] : [leak.who]),
    ];
    return await observe(running, {
      what: "reads",
      who,
      without,
      ...(slip === undefined ? {} : { slip }),
    });
  } finally {
    await running.close();
    await stage.drop(copy);
  }
}

/** What the live channel told of, each once: changes that come faster than it rests are told together. */
function told(heard: string): readonly string[] {
  const names = heard.split("\n").flatMap((line) => {
    if (!line.startsWith("data: ")) return [line];
    const { participants = [], ...rest } = JSON.parse(line.slice(6)) as { participants?: string[] };
    return participants.map((participant) => JSON.stringify({ ...rest, participant }));
  });
  return [...new Set(names)].sort();
}

function endpointOf(key: string): string {
  return key.replace(/^[^:]*: | #\d+$/g, "");
}

describe("a leak that is let in on purpose", () => {
  it("is not found where there is none", async () => {
    assert.deepEqual(differences(await leaked("one", {}), await leaked("other", {})), []);
  });

  for (const leak of leaks) {
    it(`is found: ${leak.name}`, async () => {
      const found = differences(await leaked("one", leak), await leaked("other", leak));
      const endpoints = new Set(found.map(endpointOf));
      for (const endpoint of leak.caught) assert.ok(endpoints.has(endpoint), endpoint);
    });
  }
});

it("what may differ is written down with its reason, and is little", () => {
  assert.ok(mayDiffer.every(({ reason }) => reason.length > 20));
  assert.ok(mayDiffer.length <= 14);
  assert.equal(blinded.length, 11);
});
