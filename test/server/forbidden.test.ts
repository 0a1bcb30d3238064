import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { openClinic } from "./clinic.ts";

const screened = "GZ01-001";
const base = "/api/studies/XS228-SCI-P1";
const clinic = await openClinic();
after(() => clinic.close());
const coordinator = await clinic.as("coordinator");
const elsewhere = await clinic.as("coordinator-elsewhere");
for (const [who, site] of [
  [coordinator, "GZ01"],
  [elsewhere, "DL01"],
] as const) {
  const { body } = await who.post(`${base}/screenings`, {
    id: `first-${site}`,
    site,
    date: "2026-11-20",
  });
  assert.equal(body.participant, `${site}-001`);
}

/** Everything about one participant that an address can ask for. */
const addresses = [
  `${base}/participants/${screened}`,
  `${base}/participants/${screened}/events`,
  `${base}/participants/${screened}/events?form=DM&visit=screening`,
  `${base}/participants/${screened}/casebook?language=zh-CN`,
  `${base}/participants/${screened}/attachments/${"0".repeat(64)}`,
];

describe("a coordinator of another site", () => {
  for (const address of addresses) {
    it(`is shown nothing at ${address.slice(base.length)}`, async () => {
      const { status, body } = await elsewhere.get(address);
      assert.equal(status, 404);
      assert.doesNotMatch(JSON.stringify(body), /GZ01-001.*screening/);
    });
  }

  it("finds the participant in no matrix, count, audit or export", async () => {
    const summaries = await elsewhere.get(`${base}/summaries`);
    assert.deepEqual(
      summaries.body.participants.map((each: { participant: string }) => each.participant),
      ["DL01-001"],
    );
    const programmes = await elsewhere.get("/api/programmes");
    assert.deepEqual(programmes.body[0].counts, { screening: 1 });
    for (const path of ["audit?limit=500", "audit.csv", "forms.csv", "forms.ndjson"]) {
      const { status, text } = await elsewhere.get(`${base}/${path}`);
      assert.equal(status, 200, path);
      assert.doesNotMatch(text, /GZ01-001/, path);
    }
  });

  it("cannot type a participant's number: it is given by the study's rule", async () => {
    const typed = { kind: "screen", participant: "DL01-777", site: "DL01", date: "2026-11-20" };
    const { status } = await elsewhere.command(typed);
    assert.equal(status, 400);
    assert.equal((await elsewhere.get(`${base}/participants/DL01-777`)).status, 404);
  });

  it("cannot save, start a visit, or attach a file there", async () => {
    const commands = [
      { kind: "consent", participant: screened, version: "1.1", date: "2026-11-20" },
      { kind: "start-visit", participant: screened, visit: "screening", date: "2026-11-20" },
      {
        kind: "save-form",
        participant: screened,
        form: "DM",
        visit: "screening",
        values: { sex: "M" },
      },
    ];
    for (const command of commands) {
      const { status, body } = await elsewhere.command(command);
      assert.equal(status, 403, command.kind);
      assert.equal(body.refusal.rule, "permission.site");
      assert.notEqual(body.words["zh-CN"], body.words.en);
    }
    const screening = await elsewhere.post(`${base}/screenings`, {
      id: "from-elsewhere",
      site: "GZ01",
      date: "2026-11-20",
    });
    assert.equal(screening.body.refusal?.rule, "permission.site");
    const file = await elsewhere.send(`${base}/participants/${screened}/attachments?name=a.txt`, {
      method: "POST",
      body: "hello",
      headers: { "x-neurite": "1" },
    });
    assert.equal(file.status, 404);
  });

  it("is still refused by the database when the server's own checks are passed over", async () => {
    const id = clinic.ids["coordinator-elsewhere"];
    const { store, study } = clinic;
    assert.equal(await store.mayRead(id, study.id, `participant/${screened}`), undefined);
    assert.deepEqual(
      (await store.summaries.read(id, study.id)).map((text) => JSON.parse(text).participant),
      ["DL01-001"],
    );
    const rows = await store.asPerson(id, async (client) => {
      const found = await client.query(
        `select stream from ${store.schema}.journal where study = $1`,
        [study.id],
      );
      return found.rows.map(({ stream }) => stream);
    });
    assert.ok(rows.length > 0 && !rows.includes(`participant/${screened}`));
    const append = {
      study: study.id,
      id: "past-the-engine",
      person: id,
      appends: [
        {
          study: study.id,
          stream: `participant/${screened}`,
          expectedVersion: 1,
          events: [{ type: "consent-given", at: "2026-11-20T00:00:00.000Z" }],
        },
      ],
    };
    await assert.rejects(store.append(append), { name: "WriteForbidden" });
  });
});

describe("a participant", () => {
  it("reads their own record and no other", async () => {
    const visitor = await clinic.as("participant");
    assert.equal((await visitor.get(`${base}/participants/${screened}`)).status, 200);
    assert.equal((await visitor.get(`${base}/participants/DL01-001`)).status, 404);
    const { body } = await visitor.get(`${base}/summaries`);
    assert.deepEqual(
      body.participants.map((each: { participant: string }) => each.participant),
      [screened],
    );
    assert.equal(
      await clinic.store.mayRead(clinic.ids.participant, clinic.study.id, "participant/DL01-001"),
      undefined,
    );
  });

  it("gives no command of the site's", async () => {
    const visitor = await clinic.as("participant");
    const { status, body } = await visitor.command({
      kind: "withdraw",
      participant: screened,
      from: "study",
      date: "2026-11-20",
      reason: "no",
    });
    assert.equal(status, 403);
    assert.equal(body.refusal.rule, "permission.role");
  });
});

describe("a role that only reads", () => {
  for (const role of ["monitor", "inspector", "study-manager"] as const) {
    it(`changes nothing: ${role}`, async () => {
      const visitor = await clinic.as(role);
      assert.equal((await visitor.get(`${base}/participants/${screened}`)).status, 200);
      const { status } = await visitor.command({
        kind: "consent",
        participant: screened,
        version: "1.1",
        date: "2026-11-20",
      });
      assert.equal(status, 403);
    });
  }

  it("is shown no record by being administrator", async () => {
    const administrator = await clinic.as("administrator");
    assert.equal((await administrator.get(base)).status, 200);
    for (const path of ["/summaries", `/participants/${screened}`, "/audit", "/forms.csv"]) {
      assert.equal((await administrator.get(`${base}${path}`)).status, 403, path);
    }
    assert.deepEqual(
      await clinic.store.summaries.read(clinic.ids.administrator, clinic.study.id),
      [],
    );
  });

  it("cannot claim a role that is not held", async () => {
    const monitor = await clinic.as("monitor");
    const { status, body } = await monitor.command(
      { kind: "consent", participant: screened, version: "1.1", date: "2026-11-20" },
      { role: "investigator" },
    );
    assert.equal(status, 403);
    assert.match(body.type, /role-not-held/);
  });

  it("does not administer accounts", async () => {
    for (const role of ["coordinator", "study-manager", "inspector"] as const) {
      const visitor = await clinic.as(role);
      assert.equal((await visitor.get("/api/people")).status, 403);
      assert.equal(
        (await visitor.post("/api/people", { name: "Mallory", email: "m@x.example" })).status,
        403,
      );
      assert.equal(
        (
          await visitor.post("/api/grants", {
            person: clinic.ids[role],
            study: "*",
            role: "administrator",
          })
        ).status,
        403,
      );
    }
  });
});

describe("nobody", () => {
  it("is told anything without a session, or with one that was made up", async () => {
    const stranger = clinic.stranger();
    for (const path of [
      "/api/programmes",
      base,
      `${base}/summaries`,
      "/api/people",
      `/api/live?study=${clinic.study.id}`,
    ]) {
      assert.equal((await stranger.get(path)).status, 401, path);
      const forged = await stranger.send(path, {
        headers: { cookie: `neurite=${"A".repeat(43)}` },
      });
      assert.equal(forged.status, 401, path);
    }
  });

  it("acts through another site's page: without the header or from another origin", async () => {
    const path = `${base}/screenings`;
    const body = JSON.stringify({ id: "from-elsewhere", site: "GZ01", date: "2026-11-20" });
    const plain = { method: "POST", body, headers: { "content-type": "application/json" } };
    assert.equal((await coordinator.send(path, plain)).status, 403);
    const origin = {
      ...plain,
      headers: { ...plain.headers, "x-neurite": "1", origin: "https://evil.example" },
    };
    assert.equal((await coordinator.send(path, origin)).status, 403);
  });
});

describe("a leaver", () => {
  it("is out within seconds, wherever they were signed in, and their name stays in the history", async () => {
    const monitor = await clinic.as("monitor");
    assert.equal((await monitor.get(`${base}/summaries`)).status, 200);
    const administrator = await clinic.as("administrator");
    assert.equal(
      (await administrator.post(`/api/people/${clinic.ids.monitor}/end`, { reason: "left" }))
        .status,
      200,
    );
    await new Promise((done) => setTimeout(done, 2_200));
    assert.equal((await monitor.get(`${base}/summaries`)).status, 401);
    await assert.rejects(clinic.as("monitor"), /not right/);
    assert.deepEqual(await clinic.store.summaries.read(clinic.ids.monitor, clinic.study.id), []);
    const { body } = await administrator.get(`/api/audit?limit=500`);
    const ended = body.rows.find(
      (row: { event: { type: string } }) => row.event.type === "account-ended",
    );
    assert.equal(ended.stream, `person/${clinic.ids.monitor}`);
  });
});

describe("what was refused", () => {
  it("is in the audit trail of accounts, with who and what", async () => {
    const administrator = await clinic.as("administrator");
    const { body } = await administrator.get("/api/audit?type=command-refused&limit=500");
    const refusals = body.rows.map(
      (row: { event: { command: string; refusal: string } }) =>
        `${row.event.command} ${row.event.refusal}`,
    );
    assert.ok(refusals.includes("consent permission.site"), refusals.join("\n"));
    assert.ok(refusals.includes("view participant.unknown"));
  });
});
