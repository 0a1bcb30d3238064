/** What would foretell the next arm is shown to the one who keeps the list, and to nobody else. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { manifestOf } from "../../src/engine/index.ts";
import { studyHash } from "../../src/definition/index.ts";
import { blindedStudy, openBlindedClinic } from "./blinded-clinic.ts";

const clinic = await openBlindedClinic(blindedStudy());
after(() => clinic.close());
const { base, hash } = clinic;
const addresses = [base, `${base}/versions/${hash}`, "/api/programmes"];

describe("the sizes of blocks", () => {
  for (const who of [
    "coordinator",
    "investigator",
    "monitor",
    "data-manager",
    "study-manager",
    "medical-monitor",
    "inspector",
    "participant",
    "administrator",
    "pharmacist",
  ]) {
    it(`are not shown to the ${who}`, async () => {
      const visitor = await clinic.as(who);
      for (const address of addresses) {
        const { status, text } = await visitor.get(address);
        assert.equal(status, 200, address);
        assert.doesNotMatch(text, /"sizes"/, address);
      }
    });
  }

  it("are shown to the keeper of the list, whose browser does not leave them behind", async () => {
    const keeper = await clinic.as("keeper");
    assert.deepEqual((await keeper.get(base)).body.study.allocation.method.sizes, [3, 6]);
    const version = await keeper.get(`${base}/versions/${hash}`);
    assert.deepEqual(version.body.allocation.method.sizes, [3, 6]);
    assert.equal(version.headers.get("cache-control"), "no-store");
    const monitor = await clinic.as("monitor");
    const copy = await monitor.get(`${base}/versions/${hash}`);
    assert.match(copy.headers.get("cache-control") ?? "", /immutable/);
  });

  it("are not needed to sign: the browser and the server bind a signature to the same", async () => {
    const participant = await clinic.enrolled();
    const investigator = await clinic.as("investigator");
    const { study } = (await investigator.get(base)).body;
    assert.equal(studyHash(study), hash);
    const { state } = (await investigator.get(`${base}/participants/${participant}`)).body;
    const places = [{ form: study.visits[0].forms[0], visit: study.visits[0].id }];
    assert.equal(
      manifestOf(study, state, places, "reviewed"),
      manifestOf(clinic.study, state, places, "reviewed"),
    );
  });
});
