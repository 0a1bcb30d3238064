import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import tofersen from "../../examples/sod1-tofersen/study.ts";
import { readStudy } from "../../src/definition/index.ts";
import type { AskedForm } from "../../src/engine/index.ts";
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

describe("what can be typed of a person", () => {
  it("is asked of nobody who screens nobody", async () => {
    for (const who of ["patient", "watcher", "chemist", "administrator"]) {
      const visitor = await clinic.as(who);
      assertProblem(await visitor.get("/api/screening/questions"), 403, /permission/);
    }
  });

  it("is what the studies' criteria read, and the lists are those of one's own sites", async () => {
    const { status, body, text } = await nurse.get("/api/screening/questions");
    assert.equal(status, 200, text);
    assert.deepEqual(body.lists, [{ study, site: "BJ01" }]);
    const asked = body.forms.flatMap(({ about, fields }: AskedForm) =>
      fields.map(
        ({ field }) => `${"instrument" in about ? about.instrument : about.form}.${field}`,
      ),
    );
    assert.deepEqual(asked.toSorted(), [
      "als-diagnosis.othersExcluded",
      "demographics.age",
      "demographics.birth",
      "genetic-result.acmg",
      "genetic-result.gene",
      "puncture-safety.safe",
    ]);
    const manager = await (await clinic.as("study-manager")).get("/api/screening/questions");
    assert.deepEqual([manager.status, manager.body.lists], [200, []]);
  });
});

describe("people whom a site keeps", () => {
  const kept = `/api/studies/${study}/screened/BJ01`;
  const keep = { id: "kept-slow-1", content: slow, on };

  it("are kept, seen and put aside by nobody but that site's own people", async () => {
    const before = await clinic.store.settledPosition();
    const others = ["patient", "watcher", "chemist", "administrator", "inspector", "study-manager"];
    for (const who of [...others, "elsewhere"]) {
      const visitor = await clinic.as(who);
      const isOutside = who === "administrator";
      const answers = [
        await visitor.post(kept, keep),
        await visitor.get(kept),
        await visitor.get(`${kept}/kept-slow-1`),
        await visitor.post(`${kept}/kept-slow-1/aside`, { reason: "not mine" }),
      ];
      for (const answer of answers) {
        assert.ok(
          answer.status === 403 || (isOutside && answer.status === 404),
          `${who}: ${answer.text}`,
        );
      }
    }
    assert.equal((await clinic.stranger().get(kept)).status, 401);
    const nowhere = `/api/studies/${study}/screened/XX99`;
    assertProblem(await (await clinic.as("elsewhere")).post(nowhere, keep), 403, /permission/);
    for await (const page of clinic.store.readAll(before)) {
      for (const { stream } of page) assert.ok(!stream.startsWith("screened/"), stream);
    }
  });

  it("are kept once with the facts as they were, and shown by the database to the site alone", async () => {
    assertProblem(
      await nurse.post(kept, { ...keep, content: "{ not json" }),
      422,
      "screening.file",
    );
    for (let time = 0; time < 2; time++) {
      const { status, body, text } = await nurse.post(kept, keep);
      assert.equal(status, 200, text);
      assert.equal(body.patient, "SLOW-1");
    }
    const { body } = await nurse.get(`${kept}?on=${on}`);
    const [line, ...more] = body.people;
    assert.deepEqual(more, []);
    assert.deepEqual([line.patient, line.on, line.times, line.name], ["SLOW-1", on, 1, "nurse"]);
    assert.deepEqual(line.studies, [{ study, eligible: "yes", before: "yes", changed: [] }]);
    const { body: whole } = await (await clinic.as("doctor")).get(`${kept}/kept-slow-1`);
    assert.deepEqual(whole.known.facts, JSON.parse(slow).facts);
    assert.equal(whole.factsHash, line.factsHash);
    const seen = async (who: string): Promise<number> =>
      clinic.store.asPerson(clinic.ids[who as "administrator"], async (client) => {
        const { rows } = await client.query(
          `select from ${clinic.store.schema}.journal where stream like 'screened/%'`,
        );
        return rows.length;
      });
    assert.equal(await seen("nurse"), 1);
    for (const who of ["administrator", "study-manager", "inspector", "watcher", "elsewhere"]) {
      assert.equal(await seen(who), 0, who);
    }
  });

  it("read otherwise on another day, which is said to be the calendar's doing", async () => {
    const young = { instrument: "demographics", field: "birth", value: "2010-06-01", source: "x" };
    const content = JSON.stringify({
      neurite: "patient-facts/1",
      patient: "YOUNG",
      facts: [young],
    });
    assert.equal((await nurse.post(kept, { id: "kept-young-1", content, on })).status, 200);
    const { body } = await nurse.get(`${kept}?on=2028-06-01`);
    assert.equal(body.people.length, 2);
    const [line] = body.people[0].studies;
    assert.deepEqual([line.before, line.eligible], ["no", "unknown"]);
    assert.deepEqual(line.changed, [
      { criterion: "I1", now: "met", before: "not met", because: "day" },
    ]);
  });

  it("leave the list with a reason, and what was kept stays in the record", async () => {
    assertProblem(await nurse.post(`${kept}/kept-nobody/aside`, { reason: "x" }), 404);
    assert.equal((await nurse.post(`${kept}/kept-young-1/aside`, { reason: "" })).status, 400);
    const aside = await nurse.post(`${kept}/kept-young-1/aside`, { reason: "declined" });
    assert.ok(aside.status < 300, aside.text);
    const { body } = await nurse.get(kept);
    assert.deepEqual(
      body.people.map(({ patient }: { patient: string }) => patient),
      ["SLOW-1"],
    );
    assert.equal((await nurse.get(`${kept}/kept-young-1`)).status, 404);
    const events = [];
    for await (const { event } of clinic.store.readStream("neurite", `screened/${study}/BJ01`)) {
      events.push(event.type);
    }
    assert.deepEqual(events, ["person-screened", "person-screened", "person-put-aside"]);
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
    const held = await nurse.get(`/api/studies/${study}/screened/BJ01?on=${on}`);
    const [{ studies }] = held.body.people;
    assert.deepEqual(studies, [
      {
        study,
        eligible: "no",
        before: "yes",
        changed: [{ criterion: amended.id, now: "not met", before: "met", because: "amended" }],
      },
    ]);
    const fresh = await nurse.post("/api/screening", { content: slow, on });
    assert.equal(fresh.body.studies[0].version, "amended");
  });
});
