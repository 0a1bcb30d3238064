import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import tofersen from "../../examples/sod1-tofersen/study.ts";
import { readStudy } from "../../src/definition/index.ts";
import { releaseStudy } from "../../src/cli/release-study.ts";
import { assertProblem } from "./assert-problem.ts";
import { openClinic } from "./clinic.ts";

const at = { site: "BJ01" };
const clinic = await openClinic({
  example: tofersen,
  people: {
    nurse: [{ role: "coordinator", ...at }],
    doctor: [{ role: "investigator", ...at }],
    watcher: [{ role: "monitor" }],
    chemist: [{ role: "pharmacist", ...at }],
    patient: [{ role: "participant", participant: "BJ01-001" }],
    elsewhere: [{ role: "coordinator", site: "XX99" }],
  },
});
after(() => clinic.close());
const study = tofersen.id;
const list = `/api/studies/${study}/screening-list`;
const slow = readFileSync("examples/patients/slow-progressor.json", "utf8");
const on = "2026-06-01";
const nurse = await clinic.as("nurse");

async function screenedOn(visitor = nurse): Promise<string> {
  const screening = { id: `screen-${Math.random()}`, site: "BJ01", date: "2026-05-20" };
  const { body } = await visitor.post(`/api/studies/${study}/screenings`, screening);
  return body.participant;
}

describe("a person is held against the studies", () => {
  it("by nobody but the sites' people and who manages the study, and in no study but their own", async () => {
    for (const who of ["patient", "watcher", "chemist", "administrator", "inspector"]) {
      const visitor = await clinic.as(who);
      assertProblem(await visitor.post("/api/screening", { content: slow }), 403, /permission/);
      const listed = await visitor.get(list);
      assert.equal(listed.status, 403, `${who}: ${listed.text}`);
    }
    const stranger = clinic.stranger();
    assert.equal((await stranger.post("/api/screening", { content: slow })).status, 401);
    assert.equal((await stranger.get(list)).status, 401);
    const other = { content: slow, studies: ["XS228-SCI-P1"] };
    assertProblem(await nurse.post("/api/screening", other), 404, "study.unknown");
  });

  it("only from a file that can be read, with the reason where it cannot", async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ["{ not json", /not JSON/],
      ["[]", /no FHIR Bundle/],
      ['{"metaData":{"phenopacketSchemaVersion":"1.0.0"}}', /1\.0\.0/],
    ];
    for (const [content, words] of cases) {
      const reply = await nurse.post("/api/screening", { content });
      assertProblem(reply, 422, "screening.file");
      assert.match(reply.body.issues[0].text.en, words);
    }
    assertProblem(await nurse.post("/api/screening", { content: slow, on: "June" }), 400);
    const long = { content: "x".repeat(3_000_001) };
    assertProblem(await nurse.post("/api/screening", long), 400, "request.malformed");
    const longest = { content: "x".repeat(4_200_000) };
    assertProblem(await nurse.post("/api/screening", longest), 413, "request.too-large");
  });

  it("with every criterion, its facts and their sources, in the language asked for, and nothing is kept", async () => {
    const before = await clinic.store.settledPosition();
    const { status, body, text } = await nurse.post("/api/screening", { content: slow, on });
    assert.equal(status, 200, text);
    assert.deepEqual([body.patient, body.on, body.studies.length], ["SLOW-1", on, 1]);
    const [screened] = body.studies;
    assert.equal(screened.study, study);
    assert.equal(screened.criteria.length, tofersen.eligibility.length);
    const genes = screened.criteria.find(
      ({ criterion }: { criterion: string }) => criterion === "I3",
    );
    assert.equal(genes.result, "met");
    assert.match(JSON.stringify(genes.decidedBy), /Laboratory report/);
    assert.deepEqual(body.known.facts, JSON.parse(slow).facts);
    const chinese = await nurse.post("/api/screening", { content: slow, on, language: "zh-CN" });
    assert.match(JSON.stringify(chinese.body.studies[0].criteria), /出生日期/);
    assert.equal(chinese.body.factsHash, body.factsHash);
    assert.equal(await clinic.store.settledPosition(), before);
  });

  it("where a fact that cannot be used is named and leaves its criterion unknown", async () => {
    const fact = { instrument: "demographics", field: "birth", value: "2030-01-01", source: "x" };
    const content = JSON.stringify({ neurite: "patient-facts/1", patient: "P", facts: [fact] });
    const { body } = await nurse.post("/api/screening", { content, on });
    assert.equal(body.issues[0].about, "demographics.birth");
    assert.match(body.issues[0].text.en, /2030-01-01/);
    assert.match(body.issues[0].text["zh-CN"], /\p{Script=Han}/u);
    assert.equal(body.studies[0].eligible, "unknown");
  });
});

describe("the list of those in screening", () => {
  it("holds the site's own people only, and says after an amendment what reads otherwise", async () => {
    const participant = await screenedOn();
    const elsewhere = await (await clinic.as("elsewhere")).get(list);
    assert.deepEqual(elsewhere.body.people, [], "another site's people");
    const first = await nurse.get(list);
    assert.equal(first.status, 200, first.text);
    const [line] = first.body.people;
    assert.deepEqual(
      [line.participant, line.site, line.eligible],
      [participant, "BJ01", "unknown"],
    );
    assert.deepEqual(line.changed, []);
    assert.deepEqual(first.body.count, { yes: 0, no: 0, unknown: 1 });

    const [amended, ...rest] = tofersen.eligibility;
    assert.ok(amended);
    const never = { ...amended, when: { kind: "boolean", value: amended.kind !== "inclusion" } };
    const value = { ...tofersen, version: "amended", eligibility: [never, ...rest] };
    const reading = readStudy(JSON.parse(JSON.stringify(value)));
    assert.ok("study" in reading, JSON.stringify(reading));
    await clinic.server.studies.add(reading.study);
    await releaseStudy(clinic.store, reading.study);
    const { body } = await nurse.get(list);
    const [now] = body.people;
    assert.equal(now.eligible, "no");
    assert.deepEqual(now.changed, [{ criterion: amended.id, before: "unknown" }]);
    const fresh = await nurse.post("/api/screening", { content: slow, on });
    assert.equal(fresh.body.studies[0].version, "amended");
  });
});
