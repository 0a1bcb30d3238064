import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { openClinic } from "./clinic.ts";
import { listenLive } from "./listen-live.ts";

const base = "/api/studies/XS228-SCI-P1";
const clinic = await openClinic();
after(() => clinic.close());
const coordinator = await clinic.as("coordinator");
await coordinator.post(`${base}/screenings`, {
  id: "first-GZ01",
  site: "GZ01",
  date: "2026-11-20",
});
await clinic.server.settle();
const consent = () =>
  coordinator.command({
    kind: "consent",
    participant: "GZ01-001",
    version: "1.1",
    date: "2026-11-20",
  });
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe("the live channel", () => {
  it("tells what one person changed to another of the same site within a second, and not to another site", async () => {
    const elsewhere = await listenLive(await clinic.as("coordinator-elsewhere"));
    const administrator = await listenLive(await clinic.as("administrator"));
    assert.equal(administrator.status, 403);
    const live = await Promise.all([
      listenLive(await clinic.as("investigator")),
      listenLive(await clinic.as("monitor")),
      listenLive(await clinic.as("participant")),
    ]);
    const started = performance.now();
    assert.equal((await consent()).status, 200);
    for (const each of live) {
      const message = await each.next();
      assert.deepEqual(
        Object.keys(message).sort(),
        ["participants", "position", "study"],
        "nothing of what changed",
      );
      assert.deepEqual(message.participants, ["GZ01-001"]);
      // What is told is there to be read.
      const page = await coordinator.get(`${base}/summaries`);
      assert.ok(page.body.position >= message.position);
    }
    assert.ok(performance.now() - started < 1_000);
    await rest(600);
    assert.deepEqual(elsewhere.waiting, []);
    for (const each of [...live, elsewhere]) each.close();
  });

  it("tells a participant nothing of others", async () => {
    const live = await listenLive(await clinic.as("participant"));
    await coordinator.post(`${base}/screenings`, {
      id: "second-GZ01",
      site: "GZ01",
      date: "2026-11-20",
    });
    await rest(700);
    assert.deepEqual(live.waiting, []);
    live.close();
  });

  it("says nothing while the screen is locked, and ends for who left", async () => {
    const visitor = await clinic.as("investigator");
    const monitor = await clinic.as("monitor");
    const live = await listenLive(visitor);
    const leaving = await listenLive(monitor);
    await visitor.post("/api/session/lock");
    const administrator = await clinic.as("administrator");
    await administrator.post(`/api/people/${clinic.ids.monitor}/end`, { reason: "left" });
    await coordinator.command({
      kind: "start-visit",
      participant: "GZ01-001",
      visit: "screening",
      date: "2026-11-20",
    });
    await rest(700);
    assert.deepEqual(live.waiting, []);
    assert.equal(await Promise.race([leaving.ended.then(() => "ended"), rest(1_000)]), "ended");
    live.close();
  });

  it("leaves nothing behind when pages come and go", async () => {
    for (let round = 0; round < 40; round++) {
      const live = await listenLive(coordinator);
      live.close();
    }
    assert.equal(
      (
        await coordinator.command({
          kind: "save-form",
          participant: "GZ01-001",
          form: "VS",
          visit: "screening",
          values: { pulse: 60 },
        })
      ).status,
      200,
    );
    assert.deepEqual(clinic.logged, []);
  });
});
