import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { sha256 } from "../../src/kernel/index.ts";
import { listHash } from "../../src/engine/index.ts";
import { neurite } from "../../src/cli/scratch.ts";
import { blindedStudy, openBlindedClinic, today } from "./blinded-clinic.ts";
import { password } from "./clinic.ts";

const study = blindedStudy({ kind: "list" }, []);
const clinic = await openBlindedClinic(study);
after(() => clinic.close());
const { base, hash, store } = clinic;
const [keeper, second, coordinator, monitor] = await Promise.all([
  clinic.as("keeper"),
  clinic.as("second-keeper"),
  clinic.as("coordinator"),
  clinic.as("monitor"),
]);
const [cells = "", saline = ""] = study.arms.map(({ id }) => id);
const entries = [cells, saline, cells, cells, cells, saline].map((arm, index) => ({
  number: `L-0${index + 1}`,
  arm,
}));
assert.equal((await keeper.command({ kind: "supply-list", entries })).status, 200);
const manifest = listHash(entries);
const proof = await second.post("/api/session/reauthenticate", { password, manifest });
const activated = await second.command(
  { kind: "activate-list", hash: manifest },
  { grant: proof.body.grant },
);
assert.equal(activated.status, 200, activated.text);
const people = [await clinic.enrolled(), await clinic.enrolled(), await clinic.enrolled()];
const assigned = { kind: "assign", participant: people[0], date: today };
assert.equal((await coordinator.command(assigned)).status, 200);

/** Somebody who can write to the database gives a participant an arm of their choice, and tells the record of one. */
async function forge(
  participant: string,
  number: string,
  arm: string,
  told: string,
): Promise<void> {
  const stamp = {
    at: new Date().toISOString(),
    zone: "UTC",
    by: "system",
    role: "coordinator",
    under: hash,
    command: `forged-${number}`,
  };
  const salt = "a salt";
  const { trial } = clinic.server.studies.get(study.id) ?? assert.fail();
  const person = await trial.participant(participant);
  const outcome = await store.append({
    study: study.id,
    id: `forged-${number}`,
    appends: [
      {
        study: study.id,
        stream: "allocation",
        expectedVersion: (await trial.allocation()).version,
        events: [{ type: "arm-allocated", participant, number, arm, salt, ...stamp }],
      },
      {
        study: study.id,
        stream: `participant/${participant}`,
        expectedVersion: person?.version ?? 0,
        events: [
          {
            type: "participant-assigned",
            date: today,
            number,
            commitment: sha256(`${salt}\n${number}\n${told}`),
            ...stamp,
          },
        ],
      },
    ],
  });
  assert.notEqual(outcome.outcome, "conflict");
  // What this server remembers is older than the record now.
  await trial.stateOf("allocation", Number.MAX_SAFE_INTEGER);
}

const verified = async () => {
  const { code, stdout } = await neurite("verify", "--store", clinic.folder, "--json");
  const report = JSON.parse(stdout) as { found: number; issues: { code: string; text: string }[] };
  return { code, ...report };
};

describe("the proof of an allocation", () => {
  it("is whole while nobody chose an arm", async () => {
    assert.deepEqual((await keeper.post(`${base}/allocation/proof`)).body.sound, true);
    assert.equal((await monitor.post(`${base}/verify`)).body.sound, true);
    const { code, found } = await verified();
    assert.deepEqual([code, found], [0, 0]);
  });

  for (const [what, issue, place, number, arm, told] of [
    [
      "a participant's record was committed to another arm",
      "allocation.commitment",
      1,
      "L-02",
      saline,
      cells,
    ],
    ["an arm was chosen", "allocation.underived", 2, "L-03", saline, saline],
  ] as const) {
    it(`says that ${what}, by its number and without the arm`, async () => {
      await forge(people[place] ?? "", number, arm, told);
      const { code, issues } = await verified();
      assert.equal(code, 1);
      assert.deepEqual(
        issues.map((one) => one.code),
        [issue],
      );
      const own = await keeper.post(`${base}/allocation/proof`);
      assert.equal(own.body.sound, false);
      assert.ok(own.body.first.en.includes(number) && own.body.first["zh-CN"].includes(number));
      const blinded = await monitor.post(`${base}/verify`);
      assert.equal(blinded.body.sound, false);
      for (const text of [own.text, blinded.text, JSON.stringify(issues)]) {
        assert.ok(!text.includes(cells) && !text.includes(saline), text);
      }
      assert.ok(
        !blinded.text.includes(number),
        "a blinded reader is told that there is one, and no more",
      );
    });
  }
});
