import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { manifestOf } from "../../src/engine/index.ts";
import { openMailServer } from "../../src/server/notices/testing/mail-server.ts";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, password, type Visitor } from "./clinic.ts";

const study = "XS228-SCI-P1";
const base = `/api/studies/${study}`;
const minute = 60_000;
/** The day begins at three by UTC, so that no hour of a daily digest comes unexpectedly. */
const hours = new Date().getUTCHours();
const morning = -((hours + 21) % 24) * 60 * minute;
const today = new Date(Date.now() + morning).toISOString().slice(0, 10);
let ahead = morning;
const mails = await openMailServer();
const clinic = await openClinic({
  clock: () => new Date(Date.now() + ahead),
  mail: { url: mails.url, from: "Neurite <notices@clinic.example>" },
});
after(async () => {
  await clinic.close();
  await mails.close();
});
const { server, ids } = clinic;
const [coordinator, elsewhere, investigator, monitor, manager, administrator, participant] =
  await Promise.all([
    clinic.as("coordinator"),
    clinic.as("coordinator-elsewhere"),
    clinic.as("investigator"),
    clinic.as("monitor"),
    clinic.as("study-manager"),
    clinic.as("administrator"),
    clinic.as("participant"),
  ]);

interface Line {
  readonly id: number;
  readonly kind: string;
  readonly link: string;
  readonly settled: boolean;
  readonly readAt?: string;
  readonly words: { readonly en: string; readonly "zh-CN": string };
}

async function noticesOf(visitor: Visitor): Promise<readonly Line[]> {
  const reply = await visitor.get("/api/notices");
  assert.equal(reply.status, 200, reply.text);
  return reply.body.notices as readonly Line[];
}
const kindsOf = async (visitor: Visitor): Promise<readonly string[]> =>
  (await noticesOf(visitor)).map(({ kind }) => kind);
const mailsTo = (role: string): typeof mails.received =>
  mails.received.filter(({ to }) => to === `${role}@clinic.example`);

/** The clock of the server, set forward while its work is looked at; sessions are not to grow old by it. */
async function later(ms: number): Promise<void> {
  ahead = morning + ms;
  await server.settle();
  await server.notices.settle();
  ahead = morning;
}
async function screened(): Promise<string> {
  const reply = await coordinator.post(`${base}/screenings`, {
    id: `screening-${Math.random()}`,
    site: "GZ01",
    date: today,
  });
  assert.equal(reply.status, 200, reply.text);
  await server.settle();
  return reply.body.participant as string;
}
async function good(visitor: Visitor, command: object): Promise<void> {
  const reply = await visitor.command(command);
  assert.equal(reply.status, 200, reply.text);
  await server.settle();
}
const first = await screened();

describe("notices over HTTP", () => {
  it("refuses a stranger, and shows nobody another person's notices, by list, count or mark", async () => {
    for (const path of ["", "/unread", "/preference", "/log"]) {
      assert.equal((await clinic.stranger().get(`/api/notices${path}`)).status, 401, path);
    }
    const own = await noticesOf(investigator);
    assert.deepEqual(
      own.map(({ kind }) => kind),
      ["participant-screened"],
    );
    assert.deepEqual(await kindsOf(elsewhere), []);
    assert.deepEqual(await kindsOf(participant), []);
    assert.equal((await elsewhere.get("/api/notices/unread")).body.unread, 0);
    const id = own[0]?.id;
    assert.equal((await elsewhere.post("/api/notices/read", { ids: [id], upTo: 1e9 })).status, 200);
    assert.equal((await noticesOf(investigator))[0]?.readAt, undefined);
    const rows = await clinic.store.asPerson(ids["coordinator-elsewhere"], async (client) =>
      client.query(`select from ${clinic.store.schema}.notice where study <> 'neurite'`),
    );
    assert.equal(rows.rowCount, 0, "and the database underneath shows none either");
  });

  it("refuses the log of messages to the roles of a site, of the monitor, and to a participant", async () => {
    for (const visitor of [coordinator, investigator, monitor, participant]) {
      assertProblem(await visitor.get("/api/notices/log"), 403, "permission.messages");
      assertProblem(await visitor.get("/api/notices/log.csv"), 403, "permission.messages");
    }
    const seen = await clinic.store.asPerson(ids.coordinator, (client) =>
      client.query(`select from ${clinic.store.schema}.notice_message`),
    );
    assert.equal(seen.rowCount, 0);
  });

  it("tells neither who did it nor another site, and a query opens the exact field", async () => {
    await good(coordinator, { kind: "consent", participant: first, version: "1.1", date: today });
    await good(coordinator, {
      kind: "start-visit",
      participant: first,
      visit: "screening",
      date: today,
    });
    await good(coordinator, {
      kind: "save-form",
      participant: first,
      visit: "screening",
      form: "VS",
      values: { pulse: 72 },
      complete: true,
    });
    await good(monitor, {
      kind: "raise-query",
      participant: first,
      visit: "screening",
      form: "VS",
      field: "pulse",
      text: "Is 72 from the source?",
    });
    const [notice] = await noticesOf(coordinator);
    assert.equal(notice?.kind, "query-raised");
    assert.equal(
      notice?.link,
      `/studies/${study}/participants/${first}/visits/screening/VS?field=pulse`,
    );
    assert.match(notice?.words.en ?? "", /Asia\/Shanghai/);
    assert.doesNotMatch(JSON.stringify(notice), /72|source/);
    assert.ok(!(await kindsOf(monitor)).includes("query-raised"), "who asked is not told");
    assert.ok(!(await kindsOf(elsewhere)).includes("query-raised"));
    assert.equal((await coordinator.get("/api/notices/unread")).body.unread, 1);
  });

  it("does not send what was answered before it left, and takes it out of the list", async () => {
    await good(coordinator, {
      kind: "answer-query",
      participant: first,
      query: 1,
      text: "Yes, seen again.",
    });
    assert.ok(!(await kindsOf(coordinator)).includes("query-raised"));
    assert.equal((await coordinator.get("/api/notices/unread")).body.unread, 0);
    await later(40 * minute);
    assert.deepEqual(
      mailsTo("coordinator").filter(({ text }) => /query|质疑/.test(text)),
      [],
    );
    const toMonitor = mailsTo("monitor").at(-1);
    assert.match(toMonitor?.text ?? "", /was answered/);
    assert.match(toMonitor?.subject ?? "", /^\[Rehearsal\] 【演练】Neurite XS228-SCI-P1: /);
    assert.match(toMonitor?.text ?? "", /\?field=pulse/);
  });

  it("sends one mail for what came together, in the language that the person chose", async () => {
    const chosen = { language: "zh-CN", digest: "at-once" };
    const put = await coordinator.send("/api/notices/preference", {
      method: "PUT",
      headers: { "x-neurite": "1", "content-type": "application/json" },
      body: JSON.stringify(chosen),
    });
    assert.equal(put.status, 200);
    assert.deepEqual((await coordinator.get("/api/notices/preference")).body, chosen);
    const before = mailsTo("coordinator").length;
    for (const field of ["pulse", "weight", "temperature"]) {
      const place = { participant: first, visit: "screening", form: "VS", field };
      await good(monitor, { kind: "raise-query", ...place, text: `Look at ${field}` });
    }
    await later(40 * minute);
    await later(45 * minute);
    const sent = mailsTo("coordinator").slice(before);
    assert.equal(sent.length, 1, sent.map(({ subject }) => subject).join("\n"));
    assert.equal(sent[0]?.subject, "【演练】Neurite XS228-SCI-P1: 待答复质疑 (3)");
    assert.equal(sent[0]?.text.match(/\?field=/g)?.length, 3);
    assert.doesNotMatch(sent[0]?.text ?? "", /waits for an answer|Look at/);
  });

  it("tells of a serious adverse event at once", async () => {
    const before = mailsTo("study-manager").length;
    await good(coordinator, {
      kind: "record-adverse-event",
      participant: first,
      values: { term: "Pneumonia of the left lung", serious: true },
    });
    await server.notices.settle();
    const sent = mailsTo("study-manager").slice(before);
    assert.equal(sent.length, 1);
    assert.match(sent[0]?.subject ?? "", /Serious adverse event/);
    assert.doesNotMatch(sent[0]?.text ?? "", /Pneumonia|lung/);
    assert.match(sent[0]?.text ?? "", /\/logs\/AE\/1/);
  });

  it("tells a signer once that their signature has fallen, until it is signed anew", async () => {
    const sign = async (): Promise<void> => {
      const record = await investigator.get(`${base}/participants/${first}`);
      const places = [{ form: "VS", visit: "screening" }];
      const manifest = manifestOf(clinic.study, record.body.state, places, "reviewed");
      const proof = await investigator.post("/api/session/reauthenticate", { password, manifest });
      const command = { kind: "sign", participant: first, places, meaning: "reviewed", manifest };
      const reply = await investigator.command(command, { grant: proof.body.grant });
      assert.equal(reply.status, 200, reply.text);
      await server.settle();
    };
    const fallen = async (visitor: Visitor): Promise<number> =>
      (await kindsOf(visitor)).filter((kind) => kind === "signature-fallen").length;
    const correct = (value: number): Promise<void> =>
      good(coordinator, {
        kind: "correct-value",
        participant: first,
        visit: "screening",
        form: "VS",
        field: "pulse",
        value,
        reason: "Typed wrongly",
      });
    await sign();
    assert.equal(await fallen(investigator), 0);
    await correct(74);
    await correct(76);
    assert.equal(await fallen(investigator), 1);
    assert.equal(await fallen(coordinator), 0, "who changed it need not be told");
    await sign();
    assert.equal(await fallen(investigator), 0, "it healed before it was sent");
  });

  it("sends what is not urgent once a day, or not at all, by the person's choice", async () => {
    const choose = (visitor: Visitor, digest: string) =>
      visitor.send("/api/notices/preference", {
        method: "PUT",
        headers: { "x-neurite": "1", "content-type": "application/json" },
        body: JSON.stringify({ language: "en", digest }),
      });
    assert.equal((await choose(monitor, "daily")).status, 200);
    assert.equal((await choose(manager, "never")).status, 200);
    await later(40 * minute);
    const sent = [mailsTo("monitor").length, mailsTo("study-manager").length];
    const next = await screened();
    await later(40 * minute);
    assert.deepEqual([mailsTo("monitor").length, mailsTo("study-manager").length], sent);
    const log = await manager.get(`/api/notices/log?person=${ids["study-manager"]}&state=in-app`);
    assert.deepEqual(log.body.rows[0].kinds[0].kind, "participant-screened");
    await later(25 * 60 * minute);
    const [mail, ...more] = mailsTo("monitor").slice(sent[0]);
    assert.equal(more.length, 0);
    assert.match(mail?.text ?? "", new RegExp(`Participant ${next} was screened`));
    assert.doesNotMatch(mail?.text ?? "", /[\u4e00-\u9fff]/, "in the language chosen");
    assert.equal(mailsTo("study-manager").length, sent[1]);
  });

  it("shows a failed delivery with its class, tells the site, and after an hour the study manager", async () => {
    mails.answer = (to) => (to.startsWith("investigator@") ? "550 5.1.1 no such user" : "250 ok");
    await good(coordinator, {
      kind: "record-adverse-event",
      participant: first,
      values: { term: "Fever", serious: true },
    });
    await server.notices.settle();
    const log = await manager.get(`/api/notices/log?state=failed&study=${study}`);
    assert.equal(log.status, 200, log.text);
    assert.equal(log.body.matching, 1);
    const [row] = log.body.rows;
    assert.equal(row.person, ids.investigator);
    assert.equal(row.reason, "refused-550");
    assert.doesNotMatch(
      log.text,
      /no such user|GZ01-001/,
      "neither the server's words nor whom it is about",
    );
    assert.ok((await kindsOf(coordinator)).includes("mail-failed"));
    assert.ok(!(await kindsOf(manager)).includes("mail-failed-still"));
    await later(61 * minute);
    await server.notices.settle();
    assert.ok((await kindsOf(manager)).includes("mail-failed-still"));
  });

  it("tries again what could not be handed over, later each time, and gives up after an hour", async () => {
    mails.answer = (to) => (to.startsWith("data-manager@") ? "451 try later" : "250 ok");
    await good(coordinator, {
      kind: "record-adverse-event",
      participant: first,
      values: { term: "Cough", serious: true },
    });
    await server.notices.settle();
    const waiting = await manager.get(
      `/api/notices/log?person=${ids["data-manager"]}&state=queued`,
    );
    assert.equal(waiting.body.rows[0].attempts, 1);
    assert.equal(waiting.body.rows[0].reason, "refused-451");
    await later(1.5 * minute);
    await later(2 * minute);
    const again = await manager.get(`/api/notices/log?person=${ids["data-manager"]}&state=queued`);
    assert.equal(again.body.rows[0].attempts, 2);
    mails.answer = () => "250 ok";
    await later(5 * minute);
    assert.equal(
      mailsTo("data-manager")
        .filter(({ subject }) => /Serious/.test(subject))
        .at(-1)?.id,
      `<notice-${again.body.rows[0].id}@clinic.example>`,
    );
  });

  it("counts no unblinded notice to a blinded person, nor names its kind", async () => {
    const count = async (visitor: Visitor) => (await visitor.get("/api/notices/log")).body;
    const before = await count(manager);
    const beforeAdministrator = await count(administrator);
    const pharmacist = "pharmacist-of-test";
    await clinic.store.pool.query(
      `insert into ${clinic.store.schema}.person (id, name, email) values ($1, 'Pharmacist', 'pharmacist@clinic.example')`,
      [pharmacist],
    );
    await clinic.store.pool.query(
      `insert into ${clinic.store.schema}.access_grant (id, person, study, role, valid_from)
       values ('grant-of-test', $1, $2, 'pharmacist', now() - interval '1 hour')`,
      [pharmacist, study],
    );
    const at = new Date().toISOString() as never;
    const told = { study, at, link: `/studies/${study}`, site: "GZ01", origin: "order/12" };
    await server.notices.tell({ kind: "product-order-unblinded", ...told, reference: "ORDER-12" });
    await server.notices.settle();
    assert.equal(mailsTo("pharmacist").length, 1);
    assert.doesNotMatch(mailsTo("pharmacist")[0]?.text ?? "", /ORDER-12/);
    for (const [visitor, known] of [
      [manager, before],
      [administrator, beforeAdministrator],
    ] as const) {
      const now = await count(visitor);
      assert.equal(now.matching, known.matching);
      assert.ok(!JSON.stringify(now).includes("unblinded"));
      assert.ok(!(await visitor.get("/api/notices/log.csv")).text.includes("Product order"));
    }
    const seen = await clinic.store.asPerson(pharmacist, (client) =>
      client.query(`select kinds from ${clinic.store.schema}.notice_message`),
    );
    assert.deepEqual(seen.rows, [{ kinds: ["product-order-unblinded"] }]);
  });

  it("says in the log when a message was read in the application, and exports it", async () => {
    const [newest] = await noticesOf(manager);
    const reply = await manager.post("/api/notices/read", { upTo: newest?.id });
    assert.deepEqual(reply.body, { unread: 0, urgent: 0 });
    const log = await manager.get(`/api/notices/log?person=${ids["study-manager"]}`);
    assert.ok(log.body.rows.every(({ readAt }: { readAt?: string }) => readAt !== undefined));
    const csv = await manager.get(`/api/notices/log.csv?language=zh-CN&state=failed`);
    assert.match(csv.text, /^收件人,研究,类别/);
    assert.match(csv.text, /investigator,XS228-SCI-P1,严重不良事件,1,failed,refused-550/);
    assert.equal((await administrator.get("/api/notices/log")).status, 200);
  });

  it("opens an account with a mail that holds no password", async () => {
    const made = await administrator.post("/api/people", {
      name: "New Colleague",
      email: "new@clinic.example",
    });
    assert.equal(made.status, 200, made.text);
    await server.settle();
    await server.notices.settle();
    const [mail] = mailsTo("new");
    assert.match(mail?.subject ?? "", /Account opened/);
    assert.ok(!mail?.text.includes(made.body.temporaryPassword));
    assert.ok(!mail?.text.includes("New Colleague"));
  });
});
