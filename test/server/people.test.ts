import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, password, type Visitor } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
const study = "XS228-SCI-P1";
const clinic = await openClinic();
after(() => clinic.close());
const administrator = await clinic.as("administrator");
const coordinator = await clinic.as("coordinator");
await coordinator.post(`${base}/screenings`, {
  id: "first-GZ01",
  site: "GZ01",
  date: "2026-11-20",
});
const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();
const today = new Date().toISOString().slice(0, 10);

let made = 0;
async function newcomer(
  ...grants: readonly object[]
): Promise<{ readonly id: string; readonly visitor: Visitor }> {
  made += 1;
  const email = `newcomer${made}@clinic.example`;
  const { body } = await administrator.post("/api/people", {
    name: `Newcomer ${made}`,
    nameZh: "新来的人",
    email,
  });
  for (const grant of grants) {
    const reply = await administrator.post("/api/grants", {
      person: body.person.id,
      study,
      ...grant,
    });
    assert.equal(reply.status, 200, reply.text);
  }
  return { id: body.person.id, visitor: await enter(email, body.temporaryPassword) };
}

async function enter(email: string, temporary: string): Promise<Visitor> {
  const first = await clinic.stranger().post("/api/session", { email, password: temporary });
  const visitor = clinic.at(clinic.server, {
    cookie: (first.headers.get("set-cookie") ?? "").split(";")[0],
  } as Visitor);
  assert.equal(
    (await visitor.post("/api/session/password", { current: temporary, next: password })).status,
    200,
  );
  return visitor;
}

describe("an account", () => {
  it("is made once for an e-mail, with a name, by an administrator", async () => {
    assertProblem(
      await administrator.post("/api/people", {
        name: "Twin",
        email: "COORDINATOR@clinic.example",
      }),
      409,
    );
    assertProblem(
      await administrator.post("/api/people", { name: " ", email: "blank@clinic.example" }),
      422,
    );
    assertProblem(
      await administrator.post("/api/people", { name: "X", email: "not an address" }),
      422,
    );
    assertProblem(
      await coordinator.post("/api/people", { name: "X", email: "x@clinic.example" }),
      403,
    );
  });

  it("without any role shows nothing", async () => {
    const { visitor } = await newcomer();
    assert.deepEqual((await visitor.get("/api/programmes")).body, []);
    for (const path of ["", "/summaries", "/people", "/audit", "/delegations"]) {
      assertProblem(await visitor.get(`${base}${path}`), 404, "study.unknown");
    }
    assertProblem(await visitor.get(`/api/access?on=${today}&study=${study}`), 404);
    assert.deepEqual((await visitor.get(`/api/access?on=${today}`)).body, []);
  });

  it("gets a new password from an administrator when the old one is lost, and nobody keeps the session", async () => {
    const { id, visitor } = await newcomer({ role: "monitor" });
    const reset = await administrator.post(`/api/people/${id}/reset`, {});
    assert.equal(reset.status, 200, reset.text);
    assert.equal((await visitor.get(`${base}/summaries`)).status, 401);
    assertProblem(
      await clinic
        .stranger()
        .post("/api/session", { email: `newcomer${made}@clinic.example`, password }),
      401,
    );
    await enter(`newcomer${made}@clinic.example`, reset.body.temporaryPassword);
    assertProblem(await administrator.post("/api/people/p-nobody/reset", {}), 404);
  });

  it("ends with everything it holds, once", async () => {
    const { id, visitor } = await newcomer({ role: "monitor" });
    const left = await administrator.post(`/api/people/${id}/end`, { reason: "left the hospital" });
    assert.equal(left.status, 200, left.text);
    assert.deepEqual(
      left.body.grants.map(({ role }: { role: string }) => role),
      ["monitor"],
      "what they held is told for hand-over",
    );
    assert.equal((await visitor.get(`${base}/summaries`)).status, 401);
    const { body } = await administrator.get("/api/people");
    const line = body.find((person: { id: string }) => person.id === id);
    assert.ok(line.ended <= soon(0));
    assert.deepEqual(line.grants, []);
    assertProblem(
      await administrator.post("/api/grants", { person: id, study, role: "monitor" }),
      422,
    );
  });
});

describe("a grant", () => {
  it("holds for its site from its first moment to its last and not beyond", async () => {
    const { id, visitor } = await newcomer(
      { role: "coordinator", site: "DL01" },
      { role: "coordinator", site: "GZ01", until: soon(3_500) },
    );
    assert.equal((await visitor.get(`${base}/participants/GZ01-001`)).status, 200);
    await new Promise((done) => setTimeout(done, 4_000));
    assertProblem(await visitor.get(`${base}/participants/GZ01-001`), 404, "participant.unknown");
    assertProblem(
      await visitor.command({
        kind: "consent",
        participant: "GZ01-001",
        version: "1.1",
        date: today,
      }),
      403,
      "permission.site",
    );
    assertProblem(
      await administrator.post("/api/grants", {
        person: id,
        study,
        role: "monitor",
        until: soon(-60_000),
      }),
      422,
    );
    assertProblem(
      await administrator.post("/api/grants", {
        person: id,
        study,
        role: "monitor",
        from: soon(-3_600_000),
      }),
      422,
    );
    const later = await administrator.post("/api/grants", {
      person: id,
      study,
      role: "monitor",
      from: soon(3_600_000),
    });
    assert.equal(later.body.state, "to come");
  });

  it("ends at once, and stands in the history of who had access on a day", async () => {
    const { id, visitor } = await newcomer();
    const given = await administrator.post("/api/grants", { person: id, study, role: "monitor" });
    await new Promise((done) => setTimeout(done, 2_100));
    assert.equal((await visitor.get(`${base}/summaries`)).status, 200);
    assert.equal(
      (await administrator.post(`/api/grants/${given.body.id}/end`, { reason: "no longer" }))
        .status,
      204,
    );
    assert.ok((await visitor.get(`${base}/summaries`)).status >= 403);
    assertProblem(
      await administrator.post(`/api/grants/${given.body.id}/end`, { reason: "again" }),
      404,
      "grant.unknown",
    );
    assertProblem(await administrator.post("/api/grants/g-nothing/end", { reason: "none" }), 404);
    const then = await administrator.get(`/api/access?on=${today}&study=${study}`);
    assert.ok(
      then.body.some(
        ({ person, role, site }: { person: string; role: string; site?: string }) =>
          person === clinic.ids.coordinator && role === "coordinator" && site === "GZ01",
      ),
    );
  });

  it("of an unblinded role waits for a second administrator", async () => {
    const { id } = await newcomer();
    const proposed = await administrator.post("/api/grants", {
      person: id,
      study,
      role: "pharmacist",
      site: "GZ01",
    });
    assert.equal(proposed.body.state, "proposed", proposed.text);
    assertProblem(await administrator.post(`/api/grants/${proposed.body.id}/confirm`), 403);
    const second = await newcomer({ study: "*", role: "administrator" });
    const confirmed = await second.visitor.post(`/api/grants/${proposed.body.id}/confirm`);
    assert.equal(confirmed.status, 200, confirmed.text);
    assert.equal(confirmed.body.state, "active");
  });

  it("names a role, a person and a study that exist", async () => {
    const { id } = await newcomer();
    assertProblem(
      await administrator.post("/api/grants", { person: id, study, role: "superuser" }),
      400,
      "request.malformed",
    );
    assertProblem(
      await administrator.post("/api/grants", { person: "p-nobody", study, role: "monitor" }),
      404,
    );
    assertProblem(
      await administrator.post("/api/grants", { person: id, study: "*", role: "coordinator" }),
      422,
    );
    assertProblem(
      await administrator.post("/api/grants", { person: id, study, role: "administrator" }),
      422,
    );
  });
});

describe("an inspector", () => {
  it("reads everything of the study for a time, prints and exports, and changes nothing", async () => {
    assertProblem(
      await coordinator.post("/api/inspectors", {
        name: "I",
        email: "i@agency.example",
        study,
        until: soon(86_400_000),
      }),
      403,
    );
    const reply = await administrator.post("/api/inspectors", {
      name: "Inspector Wu",
      email: "wu@agency.example",
      study,
      until: soon(86_400_000),
    });
    assert.equal(reply.status, 200, reply.text);
    const inspector = await enter("wu@agency.example", reply.body.temporaryPassword);
    for (const path of [
      "",
      "/summaries",
      "/participants/GZ01-001",
      "/participants/GZ01-001/events",
      "/audit",
      "/audit.csv",
      "/forms.csv",
      "/forms.ndjson",
      "/people",
      "/delegations",
    ]) {
      assert.equal((await inspector.get(`${base}${path}`)).status, 200, path);
    }
    const { body } = await administrator.get("/api/audit?type=exported&limit=500");
    assert.equal(
      body.rows.filter((row: { event: { by: string } }) => row.event.by === reply.body.person.id)
        .length,
      3,
    );
    for (const command of [
      { kind: "consent", participant: "GZ01-001", version: "1.1", date: today },
      { kind: "raise-query", participant: "GZ01-001", text: "why?" },
      { kind: "activate-site", site: "GZ01", zone: "UTC", country: "CHN" },
    ]) {
      assertProblem(await inspector.command(command), 403);
    }
    assertProblem(
      await inspector.post(`${base}/screenings`, {
        id: "by-the-inspector",
        site: "GZ01",
        date: today,
      }),
      403,
    );
    assertProblem(
      await inspector.post(`${base}/delegations`, {
        person: clinic.ids.coordinator,
        site: "GZ01",
        tasks: ["consent"],
        from: today,
      }),
      403,
    );
    for (const path of ["/api/people", "/api/audit"]) assertProblem(await inspector.get(path), 403);
  });
});

describe("the delegation log", () => {
  it("is entered, signed by the principal investigator of the site and accepted by the person, and by nobody else", async () => {
    const pi = await newcomer({ role: "investigator", site: "GZ01" });
    const line = { person: clinic.ids.coordinator, site: "GZ01", tasks: ["consent"], from: today };
    assertProblem(await (await clinic.as("inspector")).post(`${base}/delegations`, line), 403);
    assertProblem(
      await coordinator.post(`${base}/delegations`, { ...line, tasks: ["surgery on the moon"] }),
      422,
      "delegation.task",
    );
    assertProblem(
      await (await clinic.as("coordinator-elsewhere")).post(`${base}/delegations`, line),
      403,
    );
    const entered = await coordinator.post(`${base}/delegations`, line);
    assert.equal(entered.status, 200, entered.text);
    assert.equal(entered.body.late, false);
    const act = (who: Visitor, what: string) =>
      who.post(`${base}/delegations/${entered.body.id}/${what}`);
    assertProblem(await act(coordinator, "sign"), 403);
    assertProblem(await act(await clinic.as("coordinator-elsewhere"), "accept"), 403);
    assertProblem(
      await coordinator.post(`${base}/delegations/${entered.body.id}/eat`),
      400,
      "request.malformed",
    );
    assertProblem(await act(pi.visitor, "accept"), 403);
    assertProblem(await act(pi.visitor, "sign"), 403, "delegation.not-the-investigator");
    assertProblem(
      await coordinator.post(`${base}/delegations/d-nothing/end`, { reason: "none" }),
      404,
      "delegation.unknown",
    );
    assertProblem(
      await coordinator.post(`${base}/delegations/${entered.body.id}/end`, { reason: "" }),
      400,
    );
    assertProblem(await (await clinic.as("monitor")).post(`${base}/delegations`, line), 403);
    const accepted = await act(coordinator, "accept");
    assert.equal(accepted.status, 200, accepted.text);
    assert.equal(accepted.body.accepted, true);
    const { body } = await coordinator.get(`${base}/delegations`);
    assert.ok(body.some(({ id }: { id: string }) => id === entered.body.id));
  });
});

describe("a training", () => {
  it("stands beside the person it was given to", async () => {
    const training = { study, title: "GCP (ICH E6(R3))", version: "3", on: today };
    assertProblem(
      await coordinator.post(`/api/people/${clinic.ids.coordinator}/trainings`, training),
      403,
    );
    assertProblem(
      await administrator.post(`/api/people/${clinic.ids.coordinator}/trainings`, {
        ...training,
        on: "yesterday",
      }),
      400,
    );
    assert.equal(
      (await administrator.post(`/api/people/${clinic.ids.coordinator}/trainings`, training))
        .status,
      204,
    );
    const { body } = await coordinator.get(`${base}/people`);
    const line = body.find(({ id }: { id: string }) => id === clinic.ids.coordinator);
    assert.deepEqual(line.trainings, [{ title: training.title, version: "3", on: today }]);
    assert.equal(line.email, undefined);
  });
});

describe("the sign-in policy", () => {
  it("is changed by administrators within its bounds, and the change is in the audit trail", async () => {
    const put = (who: Visitor, body: object) =>
      who.send("/api/policy", {
        method: "PUT",
        headers: { "x-neurite": "1", "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const { body: policy } = await administrator.get("/api/policy");
    assert.equal((await put(coordinator, policy)).status, 403);
    for (const wrong of [
      { idleMinutes: 0 },
      { idleMinutes: 100_000 },
      { absoluteHours: 1_000 },
      { secondFactorRoles: ["god"] },
    ]) {
      assert.equal((await put(administrator, { ...policy, ...wrong })).status, 400);
    }
    assert.equal((await put(administrator, { ...policy, idleMinutes: 20 })).status, 200);
    assert.equal((await coordinator.get("/api/policy")).body.idleMinutes, 20);
    const { body } = await administrator.get("/api/audit?type=policy-changed&limit=10");
    assert.ok(body.rows.length > 0);
  });
});
