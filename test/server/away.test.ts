import assert from "node:assert/strict";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "../../src/store/embedded/index.ts";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, type Reply } from "./clinic.ts";
import { listenLive } from "./listen-live.ts";

const awayMs = 10_000;
const base = "/api/studies/XS228-SCI-P1";
const id = "GZ01-001";
const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-away-")));
let database = await startServer({ folder });
const { host, port, user, database: name } = database;
const clinic = await openClinic({ database: { host, port, user, database: name } });
after(async () => {
  await clinic.close();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});
const coordinator = await clinic.as("coordinator");
await coordinator.post(`${base}/screenings`, {
  id: "first-GZ01",
  site: "GZ01",
  date: "2026-11-20",
});
for (const command of [
  { kind: "consent", participant: id, version: "1.1", date: "2026-11-20" },
  { kind: "start-visit", participant: id, visit: "screening", date: "2026-11-20" },
]) {
  assert.equal((await coordinator.command(command)).status, 200);
}
const save = (pulse: number) => ({
  kind: "save-form",
  participant: id,
  form: "VS",
  visit: "screening",
  values: { pulse },
});
const pulsesIn = async (): Promise<number[]> =>
  (
    await coordinator.get(`${base}/participants/${id}/events?form=VS&visit=screening`)
  ).body.rows.map(({ event }: { event: { values: { pulse: number } } }) => event.values.pulse);

describe("a database that goes away for ten seconds in the middle of saves", () => {
  const answers: { readonly id: string; readonly pulse: number; readonly reply: Reply }[] = [];
  let during: readonly Reply[] = [];

  it("leaves every save either recorded, or refused in kind words and not recorded", async () => {
    let back = false;
    let next = 40;
    const saving = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!back || answers.length === 0) {
          const pulse = (next += 1);
          const commandId = `while-away-${pulse}`;
          const reply = await coordinator.post(`${base}/commands`, {
            id: commandId,
            command: save(40 + (pulse % 200)),
          });
          answers.push({ id: commandId, pulse: 40 + (pulse % 200), reply });
          if (reply.status !== 200) await sleep(250);
        }
      }),
    );
    await sleep(500);
    await database.stop();
    await sleep(2_500);
    during = await Promise.all(
      ["/participants", "/summaries", "/audit"].map((path) =>
        coordinator.get(path === "/participants" ? `${base}/participants/${id}` : `${base}${path}`),
      ),
    );
    for (const pulse of [31, 32, 33]) {
      const commandId = `sent-while-away-${pulse}`;
      answers.push({
        id: commandId,
        pulse,
        reply: await coordinator.post(`${base}/commands`, { id: commandId, command: save(pulse) }),
      });
    }
    const signIn = await clinic
      .stranger()
      .post("/api/session", { email: "coordinator@clinic.example", password: "x" });
    assertProblem(signIn, 503, "store.away");
    await sleep(awayMs - 2_500);
    database = await startServer({ folder });
    await sleep(1_500);
    back = true;
    await saving;
    const refused = answers.filter(({ reply }) => reply.status !== 200);
    assert.ok(refused.length > 0, "somebody was refused while it was away");
    for (const { reply } of refused) {
      assertProblem(reply, 503, "store.away");
      assert.equal(reply.headers.get("retry-after"), "2");
    }
    const kept = await pulsesIn();
    const acknowledged = answers.filter(
      ({ reply }) => reply.status === 200 && reply.body.events.length > 0,
    );
    assert.ok(acknowledged.length > 1);
    for (const { pulse } of acknowledged)
      assert.ok(kept.includes(pulse), `${pulse} was acknowledged`);
  });

  it("answers who only reads that it is away, instead of letting them wait or showing nothing", () => {
    for (const reply of during) assertProblem(reply, 503, "store.away");
  });

  it("keeps what is sent again under the same id once, though it was refused before", async () => {
    const refused = answers.filter(({ reply }) => reply.status === 503).slice(0, 5);
    for (const { id: commandId, pulse } of refused) {
      const body = { id: commandId, command: save(pulse) };
      const again = await coordinator.post(`${base}/commands`, body);
      assert.equal(again.status, 200, again.text);
      assert.equal(
        (await coordinator.post(`${base}/commands`, body)).body.position,
        again.body.position,
      );
    }
    const { rows } = await clinic.store.pool.query(
      `select command from ${clinic.store.schema}.journal where study = $1 group by command, stream having count(*) > 1 and min(type) = 'form-saved'`,
      [clinic.study.id],
    );
    assert.deepEqual(rows, []);
  });

  it("is followed by everything working as before, without a restart", async () => {
    for (const path of [`/participants/${id}`, "/summaries", "/audit", ""]) {
      assert.equal((await coordinator.get(`${base}${path}`)).status, 200, path);
    }
    assert.equal((await (await clinic.as("investigator")).get(`${base}/summaries`)).status, 200);
    assert.equal((await clinic.store.verify()).found, 0);
    const live = await listenLive(coordinator);
    assert.equal((await coordinator.command(save(61))).status, 200);
    assert.deepEqual((await live.next()).participants, [id]);
    live.close();
    assert.deepEqual(
      clinic.logged.filter((line) => line.startsWith("fault")),
      [],
    );
  });
});

describe("two servers on one database", () => {
  it("show each other's changes within a second: record, lists, live", async () => {
    const other = await clinic.another();
    const there = clinic.at(other.server, coordinator);
    const investigator = await clinic.as("investigator");
    const live = await listenLive(clinic.at(other.server, investigator));
    const here = await coordinator.command(save(62));
    assert.equal(here.status, 200);
    const started = performance.now();
    const told = await live.next();
    assert.deepEqual(told.participants, [id]);
    assert.ok(performance.now() - started < 1_000, "told within a second");
    const { body } = await there.get(`${base}/participants/${id}`);
    assert.equal(body.state.forms.screening.VS.values.pulse, 62);
    assert.equal(
      (await there.get(`${base}/summaries`)).body.participants[0].version,
      body.state.version,
    );
    // And back: the first server's cached state is older than what the other wrote.
    assert.equal((await there.command(save(63))).status, 200);
    assert.equal(
      (await coordinator.get(`${base}/participants/${id}`)).body.state.forms.screening.VS.values
        .pulse,
      63,
    );
    const both = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        (index % 2 === 0 ? coordinator : there).command(save(100 + index)),
      ),
    );
    assert.deepEqual(
      both.map(({ status }) => status),
      both.map(() => 200),
    );
    const kept = await pulsesIn();
    for (let index = 0; index < 16; index++) assert.ok(kept.includes(100 + index));
    live.close();
    await other.close();
  });

  it("know each other's studies", async () => {
    const other = await clinic.another();
    const study = { ...clinic.study, id: "XS228-COPY" };
    await other.server.studies.add(study);
    const { releaseStudy } = await import("../../src/cli/release-study.ts");
    await releaseStudy(other.store, study);
    await clinic.server.identity.giveGrant(
      clinic.ids.coordinator,
      { study: study.id, role: "coordinator", site: "GZ01" } as never,
      "system",
    );
    await sleep(2_500);
    assert.equal((await coordinator.get(`/api/studies/${study.id}`)).status, 200);
    await other.close();
  });

  it("both forget a session that ended and a person who left, within three seconds", async () => {
    const other = await clinic.another();
    const monitor = await clinic.as("monitor");
    const there = clinic.at(other.server, monitor);
    assert.equal((await there.get(`${base}/summaries`)).status, 200);
    const administrator = await clinic.as("administrator");
    assert.equal(
      (await administrator.post(`/api/people/${clinic.ids.monitor}/end`, { reason: "left" }))
        .status,
      200,
    );
    await sleep(2_600);
    for (const each of [monitor, there])
      assert.equal((await each.get(`${base}/summaries`)).status, 401);
    await other.close();
  });
});
