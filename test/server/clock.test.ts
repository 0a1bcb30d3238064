import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, password } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
// Accounts and roles begin two hours ago, so that they hold also by a clock that is an hour behind.
let offMs = -2 * 3_600_000;
const clinic = await openClinic({ mode: "live", clock: () => new Date(Date.now() + offMs) });
after(() => clinic.close());
const early = await clinic.as("study-manager");
const activate = { kind: "activate-site", site: "GZ01", zone: "Asia/Shanghai", country: "CHN" };
assertProblem(await early.command(activate), 503, "clock.wrong");
offMs = 0;
const manager = await clinic.as("study-manager");
assert.equal((await manager.command(activate)).status, 200, "recovered without a restart");
const coordinator = await clinic.as("coordinator");
const screen = (id: string, date: string) =>
  coordinator.post(`${base}/screenings`, { id, site: "GZ01", date });
const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe("a clock that is wrong", () => {
  it("of the person who types: a date that is in the future by the server's clock is refused", async () => {
    assertProblem(await screen("future-screening", dayFromNow(3)), 422, "date.future");
    for (const date of ["2026-02-30", "tomorrow", "20261-01-01"]) {
      assertProblem(await screen(`bad-${date}`, date.slice(0, 10)), 422);
    }
  });

  for (const [which, hours] of [
    ["behind", -1],
    ["ahead", 1],
  ] as const) {
    it(`of the server, an hour ${which}: nothing is recorded until it is right, and then goes on by itself`, async () => {
      const { clinic: wrong, close } = await another(hours);
      const before = await count();
      const reply = await wrong.post(`${base}/screenings`, {
        id: `clock-${which}`,
        site: "GZ01",
        date: dayFromNow(-2),
      });
      assertProblem(reply, 503, "clock.wrong");
      assert.match(reply.body.words.en, new RegExp(`60 minutes ${which}`));
      assert.equal(await count(), before);
      assert.equal((await wrong.get(`${base}/summaries`)).status, 200, "reading goes on");
      offMs = 0;
      // By the clock that was wrong the session is older or younger than it is: it may be locked, and is unlocked.
      await wrong.post("/api/session/unlock", { password });
      const again = await wrong.post(`${base}/screenings`, {
        id: `clock-${which}`,
        site: "GZ01",
        date: dayFromNow(-2),
      });
      assert.equal(again.status, 200, again.text);
      await close();
    });
  }
});

/** A server that is started on a computer whose clock is wrong. */
async function another(hours: number) {
  offMs = hours * 3_600_000;
  const other = await clinic.another();
  // The session is as old as it is by the same clock: within the hours that it may last.
  return {
    clinic: clinic.at(other.server, await clinic.as("coordinator")),
    close: () => other.close(),
  };
}

async function count(): Promise<number> {
  const { rows } = await clinic.store.pool.query(
    `select count(*)::integer as events from ${clinic.store.schema}.journal where study = $1`,
    [clinic.study.id],
  );
  return rows[0].events;
}
