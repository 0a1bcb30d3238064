import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { Client } from "pg";
import { startServer } from "../../src/store/embedded/index.ts";
import { assertProblem } from "./assert-problem.ts";
import { openClinic } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
const id = "GZ01-001";
const clinic = await openClinic();
after(() => clinic.close());
const coordinator = await clinic.as("coordinator");
const elsewhere = await clinic.as("coordinator-elsewhere");
const administrator = await clinic.as("administrator");
for (const [who, site] of [
  [coordinator, "GZ01"],
  [elsewhere, "DL01"],
] as const) {
  await who.post(`${base}/screenings`, { id: `first-${site}`, site, date: "2026-11-20" });
}
for (const command of [
  { kind: "consent", participant: id, version: "1.1", date: "2026-11-20" },
  { kind: "start-visit", participant: id, visit: "screening", date: "2026-11-20" },
  {
    kind: "save-form",
    participant: id,
    form: "VS",
    visit: "screening",
    values: { pulse: 70, systolic: 120 },
    complete: true,
  },
  {
    kind: "save-form",
    participant: id,
    form: "VS",
    visit: "screening",
    values: { pulse: 71 },
    reasons: { pulse: "misread, corrected" },
  },
]) {
  const reply = await coordinator.command(command);
  assert.equal(reply.status, 200, reply.text);
}
interface Row {
  readonly position: number;
  readonly stream: string;
  readonly event: Readonly<Record<string, unknown>>;
}
const search = async (query: string) => {
  const reply = await coordinator.get(`${base}/audit?${query}`);
  assert.equal(reply.status, 200, reply.text);
  return reply.body as {
    rows: Row[];
    matching: number;
    total: number;
    before?: number;
    people: Record<string, string>;
  };
};

describe("the audit trail", () => {
  it("is searched by who, what, whom, which form and when, the newest first", async () => {
    const all = await search("limit=500");
    const own = all.rows.filter(({ stream }) => stream === `participant/${id}`);
    assert.deepEqual(
      own.map(({ event }) => event["type"]),
      ["form-saved", "form-saved", "visit-started", "consent-given", "participant-screened"],
    );
    assert.equal(all.total, all.rows.length);
    assert.equal(all.people[clinic.ids.coordinator], "coordinator");
    assert.deepEqual(
      (await search(`participant=${id}&form=VS`)).rows.map(({ position }) => position),
      own.slice(0, 2).map(({ position }) => position),
    );
    assert.equal((await search("type=visit-started,consent-given")).matching, 2);
    assert.equal((await search(`by=${clinic.ids.coordinator}`)).matching, own.length);
    assert.equal((await search(`by=${clinic.ids.monitor}`)).matching, 0);
    const today = new Date().toISOString().slice(0, 10);
    assert.equal((await search(`from=${today}&participant=${id}`)).matching, own.length);
    assert.equal((await search("to=2020-01-01")).matching, 0);
    assertProblem(
      await coordinator.get(`${base}/audit?from=2026-12-01&to=2026-01-01`),
      400,
      "audit.dates",
    );
    assertProblem(await coordinator.get(`${base}/audit?from=yesterday`), 400, "request.malformed");
    for (const limit of ["0", "501", "x", "-1"])
      assertProblem(
        await coordinator.get(`${base}/audit?limit=${limit}`),
        400,
        "request.malformed",
      );
  });

  it("is read page by page without gap or repetition", async () => {
    const seen: number[] = [];
    for (let before: number | undefined = undefined, pages = 0; pages < 20; pages++) {
      const page = await search(`limit=2${before === undefined ? "" : `&before=${before}`}`);
      seen.push(...page.rows.map(({ position }) => position));
      before = page.before;
      if (before === undefined) break;
    }
    const { rows } = await search("limit=500");
    assert.deepEqual(
      seen,
      rows.map(({ position }) => position),
    );
  });

  it("holds the old value beside the new one, the reason and the time", async () => {
    const { rows } = await search(`participant=${id}&form=VS&limit=1`);
    const { event } = rows[0] as Row;
    assert.deepEqual(event["values"], { pulse: 71 });
    assert.deepEqual(event["before"], { pulse: 70 });
    assert.deepEqual(event["reasons"], { pulse: "misread, corrected" });
    assert.match(String(event["at"]), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.equal(event["role"], "coordinator");
  });

  it("is taken away as CSV with names and words in both languages, and says that it was", async () => {
    for (const [language, words] of [
      ["en", /misread, corrected/],
      ["zh-CN", /脉率|脉搏/],
    ] as const) {
      const reply = await coordinator.get(`${base}/audit.csv?language=${language}&form=VS`);
      assert.match(reply.headers.get("content-type") ?? "", /^text\/csv/);
      assert.match(reply.headers.get("content-disposition") ?? "", /^attachment; /);
      assert.match(reply.text, words);
      assert.equal(reply.text.trim().split("\r\n").length, 1 + 3);
    }
    const { body } = await administrator.get("/api/audit?type=exported&limit=10");
    assert.deepEqual(
      body.rows.map((row: Row) => row.event["what"]),
      ["audit.csv", "audit.csv"],
    );
  });
});

describe("the casebook", () => {
  it("is printed as PDF, and that it was printed is in the audit trail", async () => {
    for (const path of [
      `/participants/${id}/casebook?language=zh-CN`,
      "/forms.pdf?language=en&variant=blank",
    ]) {
      const response = await coordinator.send(`${base}${path}`, {});
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("content-type"), "application/pdf");
      const bytes = Buffer.from(await response.arrayBuffer());
      assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
      assert.ok(bytes.length > 10_000);
    }
    const { body } = await administrator.get("/api/audit?type=printed&limit=10");
    assert.deepEqual(
      body.rows.map((row: Row) => [row.event["by"], row.event["participant"]]),
      [[clinic.ids.coordinator, id]],
    );
    assertProblem(
      await coordinator.get(`${base}/participants/${id}/casebook?language=fr`),
      400,
      "request.malformed",
    );
    assertProblem(
      await elsewhere.get(`${base}/participants/${id}/casebook?language=en`),
      404,
      "participant.unknown",
    );
  });
});

describe("an event that the database's owner changed", () => {
  it("is named by the proof, and the site can still enter an adverse event", async () => {
    const sound = await coordinator.post(`${base}/verify`);
    assert.equal(sound.status, 200, sound.text);
    assert.equal(sound.body.sound, true);
    assert.ok(sound.body.events > 10);
    const database = await startServer({ folder: clinic.folder });
    const owner = new Client({
      host: database.host,
      port: database.port,
      user: database.user,
      database: database.database,
    });
    await owner.connect();
    const { rows } = await owner.query<{ position: string; body: string }>(
      `select position, body from neurite.journal where stream = 'participant/${id}' and version = 3`,
    );
    const [victim] = rows;
    assert.ok(victim !== undefined);
    const change = async (body: string): Promise<void> => {
      await owner.query("alter table neurite.journal disable trigger all");
      await owner.query("update neurite.journal set body = $1 where position = $2", [
        body,
        victim.position,
      ]);
      await owner.query("alter table neurite.journal enable always trigger only_grows");
    };
    await change(victim.body.replace("2026-11-20", "2026-11-10"));
    const { body } = await coordinator.post(`${base}/verify`);
    assert.equal(body.sound, false);
    assert.deepEqual(body.first, {
      study: "XS228-SCI-P1",
      stream: `participant/${id}`,
      version: 3,
      position: Number(victim.position),
    });
    assert.match(body.findings[0].text.en, /was changed after it was recorded/);
    assert.match(body.findings[0].text["zh-CN"], /\p{Script=Han}/u);
    const noted = await administrator.get("/api/audit?type=viewed&limit=2");
    assert.match(noted.body.rows[0].event.what, /not sound/);

    // A server that has the record in memory, and one that reads the changed journal afresh.
    const other = await clinic.another();
    for (const [index, visitor] of [coordinator, clinic.at(other.server, coordinator)].entries()) {
      const command = {
        kind: "record-adverse-event",
        participant: id,
        values: { term: `Headache ${index}`, onset: "2026-11-21" },
      };
      const reply = await visitor.command(command);
      assert.equal(reply.status, 200, reply.text);
    }
    const record = await coordinator.get(`${base}/participants/${id}`);
    assert.equal(Object.keys(record.body.state.logs.AE).length, 2);
    assert.equal((await coordinator.post(`${base}/verify`)).body.first.version, 3);
    await other.close();
    await change(victim.body);
    assert.equal((await coordinator.post(`${base}/verify`)).body.sound, true);
    await owner.end();
    await database.stop();
  });
});
