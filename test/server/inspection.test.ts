import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, password, type Visitor } from "./clinic.ts";

const study = "XS228-SCI-P1";
const base = `/api/studies/${study}`;
const requests = `${base}/inspection/requests`;
const clinic = await openClinic();
after(() => clinic.close());
const inspector = await clinic.as("inspector");
const manager = await clinic.as("study-manager");
const coordinator = await clinic.as("coordinator");
const elsewhere = await clinic.as("coordinator-elsewhere");
const monitor = await clinic.as("monitor");
const administrator = await clinic.as("administrator");
for (const site of ["GZ01", "DL01"]) {
  const who = site === "GZ01" ? coordinator : elsewhere;
  await who.post(`${base}/screenings`, { id: `first-${site}`, site, date: "2026-11-20" });
}
const list = async (who: Visitor) => {
  const { status, body, text } = await who.get(requests);
  assert.equal(status, 200, text);
  return body.requests as {
    id: string;
    site?: string;
    state: string;
    mayAnswer: boolean;
    mayClose: boolean;
    entries: { act: string; name: string; text?: string; files: { sha256: string }[] }[];
  }[];
};
const upload = (who: Visitor, path: string, content: string): Promise<Response> =>
  who.send(`${path}?name=log.txt`, {
    method: "POST",
    headers: { "x-neurite": "1", "content-type": "application/octet-stream" },
    body: content,
  });
const ask = { id: "request-1", site: "GZ01", text: "Show the temperature log of October" };
/** What the database itself shows a person of a stream. */
const rowsFor = (person: string, stream: string): Promise<number> =>
  clinic.store.asPerson(person, async (client) => {
    const { rows } = await client.query(
      "select from neurite.journal where study = 'neurite' and stream = $1",
      [stream],
    );
    return rows.length;
  });

describe("an inspector", () => {
  it("changes nothing in the study: no command, file, document, delegation or account", async () => {
    const refused = [
      await inspector.command({
        kind: "start-visit",
        participant: "GZ01-001",
        visit: "screening",
        date: "2026-11-20",
      }),
      await inspector.command({
        kind: "raise-query",
        participant: "GZ01-001",
        text: "?",
        place: { form: "VS", visit: "screening" },
      }),
      await inspector.post(`${base}/screenings`, {
        id: "inspector-1",
        site: "GZ01",
        date: "2026-11-20",
      }),
      await inspector.post(`${base}/documents`, {
        id: "document-0",
        title: "SOP",
        version: "1",
        validFrom: "2026-01-01",
        file: "0".repeat(64),
      }),
      await inspector.post("/api/people", { name: "n", email: "n@clinic.example" }),
    ];
    for (const { status, text } of refused) assert.ok(status === 403 || status === 400, text);
    assert.ok(refused.filter(({ status }) => status === 403).length >= 4);
    assert.equal((await upload(inspector, `${base}/documents/files`, "text")).status, 403);
    assert.equal(
      (await upload(inspector, `${base}/participants/GZ01-001/attachments`, "text")).status,
      403,
    );
    const { body } = await inspector.get(`${base}/participants/GZ01-001/events`);
    assert.equal(body.rows.length, 1);
  });

  it("leaves no trace of what they looked at where the inspected party can look", async () => {
    const before = await coordinator.get(`${base}/audit?limit=500`);
    await inspector.get(`${base}/participants/GZ01-001`);
    await inspector.get(`${base}/participants/GZ01-001/casebook?language=en`);
    await inspector.post(`${base}/verify`);
    const now = await coordinator.get(`${base}/audit?limit=500`);
    assert.deepEqual(now.body, before.body);
    assertProblem(await coordinator.get("/api/audit"), 403, "permission.administrator");
    assert.equal(await rowsFor(clinic.ids.coordinator, `person/${clinic.ids.inspector}`), 0);
    assert.ok((await rowsFor(clinic.ids.administrator, `person/${clinic.ids.inspector}`)) > 0);
    assert.deepEqual(await list(coordinator), []);
    const kept = await administrator.get("/api/audit?type=viewed,printed&limit=50");
    const looked = kept.body.rows.filter(
      ({ event }: { event: { by: string } }) => event.by === clinic.ids.inspector,
    );
    assert.deepEqual(
      looked.map(({ event }: { event: { type: string; participant?: string } }) => [
        event.type,
        event.participant,
      ]),
      [
        ["viewed", undefined],
        ["printed", "GZ01-001"],
        ["viewed", "GZ01-001"],
      ],
    );
  });
});

describe("a request", () => {
  it("is asked by nobody but an inspector, about no site that is not there", async () => {
    for (const who of [coordinator, manager, monitor]) {
      assertProblem(await who.post(requests, ask), 403, "permission.inspection");
    }
    assertProblem(await administrator.post(requests, ask), 403, "permission.study-role");
    assertProblem(
      await inspector.post("/api/studies/SOD1-TOFERSEN-CN/inspection/requests", ask),
      404,
      "study.unknown",
    );
    assertProblem(await inspector.post(requests, { ...ask, site: "NO" }), 422, "inspection.site");
    assertProblem(await inspector.post(requests, { ...ask, text: "  " }), 400, "request.malformed");
    assert.deepEqual(await list(inspector), []);
  });

  it("is asked once, however often it is sent, and seen by the site and the sponsor alone", async () => {
    for (const _ of [1, 2]) assert.equal((await inspector.post(requests, ask)).status, 204);
    assert.equal((await inspector.post(requests, { ...ask, text: "other" })).status, 409);
    for (const who of [inspector, manager, coordinator]) {
      assert.deepEqual(
        (await list(who)).map(({ id, site, state }) => [id, site, state]),
        [["request-1", "GZ01", "asked"]],
      );
    }
    for (const who of [elsewhere, monitor]) assert.deepEqual(await list(who), []);
    assertProblem(await administrator.get(requests), 403, "permission.study-role");
    const stream = `inspection/${study}/GZ01`;
    for (const role of [
      "coordinator-elsewhere",
      "monitor",
      "administrator",
      "participant",
    ] as const) {
      assert.equal(await rowsFor(clinic.ids[role], stream), 0, role);
    }
    assert.equal(await rowsFor(clinic.ids.coordinator, stream), 1);
  });

  it("is answered by the site, with documents that only those see who have to do with it", async () => {
    const answer = `${requests}/request-1/answer`;
    const files = `${requests}/request-1/files`;
    const told = { id: "answer-01", text: "Here it is", files: [] as string[] };
    assertProblem(await elsewhere.post(answer, told), 404, "inspection.request");
    assertProblem(await inspector.post(answer, told), 403, "permission.inspection");
    assert.equal((await upload(inspector, files, "text")).status, 403);
    const missing = { ...told, files: ["0".repeat(64)] };
    assertProblem(await coordinator.post(answer, missing), 422, "inspection.file");

    const stored = await upload(coordinator, files, "day,temperature\n1,-80\n");
    assert.equal(stored.status, 200);
    const { sha256 } = (await stored.json()) as { sha256: string };
    assert.equal((await coordinator.post(answer, { ...told, files: [sha256] })).status, 204);
    const [request] = await list(inspector);
    assert.equal(request?.state, "answered");
    assert.deepEqual(
      request?.entries.map(({ act, name, text }) => [act, name, text]),
      [
        ["asked", "inspector", ask.text],
        ["answered", "coordinator", "Here it is"],
      ],
    );
    const file = `${base}/inspection/files/${sha256}`;
    assert.equal((await inspector.get(file)).text, "day,temperature\n1,-80\n");
    for (const who of [elsewhere, monitor]) assert.equal((await who.get(file)).status, 404);
  });

  it("is closed by the inspector alone, and then takes no more", async () => {
    const close = `${requests}/request-1/close`;
    assertProblem(await coordinator.post(close, { id: "close-001" }), 403, "permission.inspection");
    for (const _ of [1, 2]) {
      assert.equal((await inspector.post(close, { id: "close-001" })).status, 204);
    }
    const late = { id: "answer-02", text: "One more", files: [] };
    assertProblem(
      await coordinator.post(`${requests}/request-1/answer`, late),
      409,
      "inspection.closed",
    );
    const [request] = await list(coordinator);
    assert.deepEqual(
      [request?.state, request?.mayAnswer, request?.mayClose],
      ["closed", false, false],
    );
  });

  it("about the whole study is for the sponsor, not for one site", async () => {
    const whole = { id: "request-2", text: "Show the monitoring plan" };
    assert.equal((await inspector.post(requests, whole)).status, 204);
    assert.equal(
      (await list(coordinator)).some(({ id }) => id === "request-2"),
      false,
    );
    const [request] = await list(manager);
    assert.deepEqual(
      [request?.id, request?.mayAnswer, request?.mayClose],
      ["request-2", true, false],
    );
  });

  it("stays in the journal's chain: what was asked and answered proves unaltered", async () => {
    const { body } = await inspector.post(`${base}/verify`);
    assert.equal(body.sound, true);
  });
});

describe("an inspector's account that has expired", () => {
  it("shows nothing and asks nothing from that moment on, also over a session that is open", async () => {
    const { identity } = clinic.server;
    const email = "brief@clinic.example";
    const made = await identity.createInspector(
      {
        name: "Brief",
        email,
        study,
        site: "DL01",
        until: new Date(Date.now() + 3_000).toISOString() as never,
      },
      clinic.ids.administrator,
    );
    assert.ok("person" in made);
    const { person, temporaryPassword = "" } = made;
    const stranger = clinic.stranger();
    const first = await stranger.post("/api/session", { email, password: temporaryPassword });
    const cookie = (first.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const brief = clinic.at(clinic.server, { ...stranger, cookie });
    const changed = await brief.post("/api/session/password", {
      current: temporaryPassword,
      next: `${password} again`,
    });
    assert.equal(changed.status, 200, changed.text);
    assert.equal((await brief.get(requests)).status, 200);
    assert.deepEqual((await brief.get(requests)).body.mayAsk, { study: false, sites: ["DL01"] });
    assertProblem(await brief.post(requests, ask), 403, "permission.inspection");
    await new Promise((done) => setTimeout(done, 3_500));
    assert.ok((await brief.get(requests)).status >= 400);
    assert.ok(
      (await brief.post(requests, { id: "request-9", site: "DL01", text: "Too late" })).status >=
        400,
    );
    assert.equal(await rowsFor(person, `inspection/${study}/DL01`), 0);
    const { rows } = await clinic.store.pool.query<{ may: boolean }>(
      "select neurite.may_inspect($1, $2, 'ask') as may",
      [person, `inspection/${study}/DL01`],
    );
    assert.equal(rows[0]?.may, false);
  });
});

describe("documents of a study", () => {
  it("are filed by the study's manager alone, and read by everybody who works in it, not by participants", async () => {
    const filed = {
      id: "document-1",
      title: "SOP 12: infusion",
      version: "3.0",
      validFrom: "2026-02-01",
    };
    for (const who of [coordinator, monitor]) {
      assert.equal((await upload(who, `${base}/documents/files`, "text")).status, 403);
    }
    const stored = await upload(manager, `${base}/documents/files`, "Infuse slowly.\n");
    const { sha256 } = (await stored.json()) as { sha256: string };
    assertProblem(
      await coordinator.post(`${base}/documents`, { ...filed, file: sha256 }),
      403,
      "permission.inspection",
    );
    assert.equal((await manager.post(`${base}/documents`, { ...filed, file: sha256 })).status, 204);
    for (const who of [coordinator, elsewhere, monitor, inspector, manager]) {
      const { body } = await who.get(`${base}/documents`);
      assert.deepEqual(
        body.map((one: Record<string, string>) => [
          one["title"],
          one["version"],
          one["validFrom"],
          one["name"],
        ]),
        [["SOP 12: infusion", "3.0", "2026-02-01", "study-manager"]],
      );
      assert.equal((await who.get(`${base}/inspection/files/${sha256}`)).text, "Infuse slowly.\n");
    }
    const participant = await clinic.as("participant");
    assert.deepEqual((await participant.get(`${base}/documents`)).body, []);
    assert.equal((await participant.get(`${base}/inspection/files/${sha256}`)).status, 404);
  });
});

describe("the audit trail", () => {
  it("is narrowed by role, visit, field, version and kind of value, each alone and together", async () => {
    const participant = "GZ01-001";
    const place = { kind: "save-form", participant, form: "VS", visit: "screening" };
    for (const command of [
      { kind: "consent", participant, version: "1.1", date: "2026-11-20" },
      { kind: "start-visit", participant, visit: "screening", date: "2026-11-20" },
      { ...place, values: { pulse: 70, systolic: 120 }, complete: true },
      { ...place, values: { pulse: 71 }, reasons: { pulse: "misread" } },
    ]) {
      const reply = await coordinator.command(command);
      assert.equal(reply.status, 200, reply.text);
    }
    const found = async (query: string): Promise<readonly string[]> => {
      const reply = await inspector.get(`${base}/audit?${query}`);
      assert.equal(reply.status, 200, reply.text);
      return reply.body.rows.map(({ event }: { event: { type: string } }) => event.type);
    };
    assertProblem(await inspector.get(`${base}/audit?only=some`), 400, "request.malformed");
    for (const none of ["field=nothing", "visit=nowhere", "role=monitor", "version=0"]) {
      assert.deepEqual(await found(none), [], none);
    }
    const saves = ["form-saved", "form-saved"];
    assert.deepEqual(await found("field=pulse"), saves);
    assert.deepEqual(await found("field=systolic"), ["form-saved"]);
    assert.deepEqual(await found("visit=screening"), [...saves, "visit-started"]);
    assert.deepEqual(await found("only=corrections"), ["form-saved"]);
    assert.deepEqual(await found("only=reasons&visit=screening&field=pulse"), ["form-saved"]);
    assert.deepEqual(await found("only=reasons&field=systolic"), []);
    assert.equal((await found(`version=${clinic.hash}&role=coordinator&field=pulse`)).length, 2);
    const { text } = await inspector.get(`${base}/audit.csv?only=reasons`);
    assert.equal(text.trim().split("\r\n").length, 2);
  });
});

describe("the evidence and the description of the system", () => {
  it("are not for strangers", async () => {
    for (const path of ["validation", "validation.csv", "system"]) {
      assert.equal((await clinic.stranger().get(`${base}/${path}`)).status, 401);
      assert.equal((await inspector.get(`/api/studies/OTHER/${path}`)).status, 404);
    }
  });

  it("name the version of the software, and the database as it is now", async () => {
    const { body } = await inspector.get(`${base}/system`);
    assert.match(body.database, /^1[5-9]\.|^\d\d/);
    assert.match(body.tables, /^\d{4}-/);
    assert.ok(Math.abs(Date.parse(body.now) - Date.parse(body.databaseNow)) < 5_000);
    const pack = await inspector.get(`${base}/validation`);
    assert.equal(pack.body.version, body.software);
    const csv = await inspector.get(`${base}/validation.csv?language=zh-CN`);
    const lines = csv.text.trim().split("\r\n");
    assert.match(lines[0] ?? "", /软件版本/);
    assert.ok(lines.length > 300);
    assert.ok(lines.some((line) => /21 CFR 11\.10\(e\)/.test(line)));
    assert.ok(lines.some((line) => line.includes("test/server/forbidden.test.ts")));
  });
});

describe("the proof of the journal", () => {
  it("names no record of another site to somebody who may not see it", async () => {
    const { Client } = await import("pg");
    const { startServer } = await import("../../src/store/embedded/index.ts");
    const database = await startServer({ folder: clinic.folder });
    const { host, port, user, database: name } = database;
    const owner = new Client({ host, port, user, database: name });
    await owner.connect();
    await owner.query("alter table neurite.journal disable trigger all");
    await owner.query(
      "update neurite.journal set body = replace(body, '2026-11-20', '2026-11-10') where stream = 'participant/DL01-001' and version = 1",
    );
    await owner.query("alter table neurite.journal enable always trigger only_grows");
    await owner.end();
    await database.stop();
    const unseen = await coordinator.post(`${base}/verify`);
    assert.equal(unseen.body.sound, false);
    assert.equal(unseen.body.first, undefined);
    assert.doesNotMatch(unseen.text, /DL01/);
    assert.match(unseen.text, /a record you may not see/);
    const seen = await elsewhere.post(`${base}/verify`);
    assert.equal(seen.body.first.stream, "participant/DL01-001");
    assert.match(seen.text, /DL01-001/);
  });
});
