import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, password, type Visitor } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
const clinic = await openClinic();
after(() => clinic.close());
const administrator = await clinic.as("administrator");
const coordinator = await clinic.as("coordinator");
const investigator = await clinic.as("investigator");
const manager = await clinic.as("study-manager");
const monitor = await clinic.as("monitor");
const today = new Date().toISOString().slice(0, 10);
const { body: screened } = await coordinator.post(`${base}/screenings`, {
  id: "first-GZ01",
  site: "GZ01",
  date: today,
});
const { participant } = screened as { participant: string };
const enrol = { kind: "enrol", participant, date: today, cohort: "MAD1" };

async function line(person: string, tasks: readonly string[], signer: Visitor, own: Visitor) {
  const entered = await coordinator.post(`${base}/delegations`, {
    person,
    site: "GZ01",
    tasks,
    from: today,
  });
  const id: string = entered.body.id;
  assert.equal((await signer.post(`${base}/delegations/${id}/sign`)).status, 200);
  assert.equal((await own.post(`${base}/delegations/${id}/accept`)).status, 200);
  return id;
}

describe("a site that keeps a delegation log", () => {
  it("lets nobody enrol or sign whom the log does not name, says so in both languages and records it", async () => {
    const before = await investigator.command(enrol);
    assert.doesNotMatch(before.text, /delegation\./, "no log is kept yet");
    await line(clinic.ids.investigator, ["principal-investigator"], manager, investigator);
    const refused = await investigator.command(enrol);
    assertProblem(refused, 403, "delegation.none");
    assert.match(refused.body.words["zh-CN"], /授权表中没有您.*确认入选资格/);
    const place = { form: "VS", visit: "screening" };
    const sign = { kind: "sign", participant, places: [place], meaning: "reviewed", manifest: "0" };
    assertProblem(
      await investigator.command({ ...sign, manifest: "0".repeat(64) }),
      403,
      "delegation.none",
    );
    const { body } = await administrator.get("/api/audit?type=command-refused&limit=10");
    assert.ok(
      body.rows.some(
        ({ event }: { event: { refusal: string } }) => event.refusal === "delegation.none",
      ),
    );
  });

  it("refuses again from the day after a line ended, which says why it did", async () => {
    const own = await line(clinic.ids.coordinator, ["consent"], investigator, coordinator);
    const ended = await investigator.post(`${base}/delegations/${own}/end`, {
      reason: "moved to another ward",
    });
    assert.equal(ended.status, 200, ended.text);
    assert.equal(ended.body.endReason, "moved to another ward");
    assert.equal(ended.body.endedBy, clinic.ids.investigator);
  });
});

describe("a review of access", () => {
  it("is closed to who works in the study, and tells administrators and managers when it is due", async () => {
    for (const visitor of [coordinator, monitor, investigator]) {
      assertProblem(await visitor.post(`${base}/access-reviews`), 403, "access-review.not-yours");
      assertProblem(await visitor.get(`${base}/access-reviews`), 403);
      assert.deepEqual((await visitor.get("/api/access-reviews")).body, []);
    }
    const { body } = await administrator.get("/api/access-reviews");
    assert.deepEqual(
      body.map(({ study, overdue }: { study: string; overdue: boolean }) => [study, overdue]),
      [
        ["*", false],
        ["XS228-SCI-P1", false],
      ],
    );
    assert.equal((await manager.get("/api/access-reviews")).body.length, 1);
  });

  it("flags who reviews their own access, is signed by password, and ends rights at once", async () => {
    const opened = await manager.post(`${base}/access-reviews`);
    assert.equal(opened.status, 200, opened.text);
    const { id, lines } = opened.body as {
      id: string;
      lines: readonly { grant: string; person: string; own: boolean }[];
    };
    assert.deepEqual(
      lines.filter(({ own }) => own).map(({ person }) => person),
      [clinic.ids["study-manager"]],
    );
    const decisions = lines.map(({ grant, person }) =>
      person === clinic.ids.monitor
        ? { grant, decision: "end", reason: "left the sponsor" }
        : { grant, decision: "keep" },
    );
    const sign = (body: object) => manager.post(`${base}/access-reviews/${id}/sign`, body);
    assertProblem(await sign({ decisions, password: "not it" }), 401);
    assert.equal((await monitor.get(`${base}/summaries`)).status, 200);
    const signed = await sign({ decisions, password });
    assert.equal(signed.status, 200, signed.text);
    assert.equal(signed.body.signed.ownLines, 1);
    assert.ok((await monitor.get(`${base}/summaries`)).status >= 403);
    const history = await administrator.get(`${base}/access-reviews`);
    assert.equal(history.body.length, 1);
    assert.equal(history.body[0].openedByName, "study-manager");
    const audit = await administrator.get("/api/audit?type=access-reviewed&limit=5");
    assert.equal(audit.body.rows.length, 1);
  });
});

describe("a leaver", () => {
  it("leaves a list of open work in counts, and nothing of any record", async () => {
    const reader = await clinic.as("data-manager");
    const raised = await reader.command({ kind: "raise-query", participant, text: "Which arm?" });
    assert.equal(raised.status, 200, raised.text);
    assertProblem(
      await coordinator.get(`/api/people/${clinic.ids["data-manager"]}/open-work`),
      403,
    );
    const work = await administrator.get(`/api/people/${clinic.ids["data-manager"]}/open-work`);
    assert.deepEqual(work.body.queries, [{ study: "XS228-SCI-P1", site: "GZ01", count: 1 }]);
    assert.doesNotMatch(work.text, /Which arm|GZ01-001/);
    const lines = await administrator.get(`/api/people/${clinic.ids.investigator}/open-work`);
    assert.deepEqual(lines.body.delegations, [
      { study: "XS228-SCI-P1", site: "GZ01", tasks: ["principal-investigator"] },
    ]);
    await administrator.post(`${base}/access-reviews`);
    const own = await administrator.get(`/api/people/${clinic.ids.administrator}/open-work`);
    assert.deepEqual(own.body.reviews, ["XS228-SCI-P1"]);
  });
});

describe("quick switching", () => {
  it("is off until an administrator allows a device, whose cookie no script can read", async () => {
    const typed = { badge: "GZ01-000417", pin: "482915" };
    assertProblem(await coordinator.post("/api/session/switch", typed), 401, "sign-in.switch-off");
    assertProblem(await coordinator.post("/api/devices", { name: "mine" }), 403);
    const allowed = await administrator.post("/api/devices", { name: "Ward 3" });
    assert.equal(allowed.status, 200, allowed.text);
    const cookie = allowed.headers.get("set-cookie") ?? "";
    assert.match(cookie, /^neurite-device=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict/);
    assert.doesNotMatch(allowed.text, /token/);
    const device = cookie.split(";")[0] ?? "";
    const here = clinic.at(clinic.server, { cookie: device } as Visitor);
    assert.equal((await here.get("/api/session")).body.quickSwitch, undefined, "the policy is off");
    await clinic.server.identity.setPolicy({ quickSwitch: true }, "system");
    assert.equal((await here.get("/api/session")).body.quickSwitch, true);
    assertProblem(await here.post("/api/session/switch", typed), 401, "sign-in.switch");
  });
});
