import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { totpCode } from "../../src/server/identity/totp.ts";
import { clientSecret, startInstitution } from "../../src/server/identity/testing/institution.ts";
import { text } from "../../src/kernel/index.ts";
import { assertProblem } from "./assert-problem.ts";
import { openClinic, password, type Reply, type Visitor } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
let passedMs = 0;
const institution = await startInstitution();
const clinic = await openClinic({
  clock: () => new Date(Date.now() + passedMs),
  providers: [
    {
      id: "hospital",
      name: text("University Hospital", "大学医院"),
      issuer: institution.issuer,
      clientId: "neurite",
      clientSecret,
      redirectUri: "http://127.0.0.1/api/oidc/finish",
      domains: ["hospital.example"],
    },
  ],
});
after(async () => {
  await clinic.close();
  await institution.close();
});
const { identity } = clinic.server;
const minutes = 60_000;

function tokenOf(reply: Reply): string {
  return (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

function with_(cookie: string): Visitor {
  return clinic.at(clinic.server, { cookie } as Visitor);
}

describe("signing in", () => {
  it("is refused alike for a wrong password and an unknown person, and counted against no one else", async () => {
    const stranger = clinic.stranger();
    const wrong = await stranger.post("/api/session", {
      email: "coordinator@clinic.example",
      password: "wrong",
    });
    const nobody = await stranger.post("/api/session", {
      email: "nobody@clinic.example",
      password: "wrong",
    });
    assertProblem(wrong, 401);
    assert.deepEqual(nobody.body, wrong.body);
    assert.equal(wrong.headers.get("set-cookie"), null);
  });

  it("gives a cookie that scripts cannot read and other sites cannot send, and says who one is", async () => {
    const reply = await clinic
      .stranger()
      .post("/api/session", { email: " Coordinator@Clinic.example ", password });
    assert.equal(reply.status, 200, reply.text);
    const cookie = reply.headers.get("set-cookie") ?? "";
    assert.match(cookie, /^neurite=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    assert.doesNotMatch(reply.text, new RegExp(cookie.slice(8, 40)));
    assert.equal(reply.body.person.email, "coordinator@clinic.example");
    assert.deepEqual(
      reply.body.access.map(({ role, sites }: { role: string; sites: string[] }) => [role, sites]),
      [["coordinator", ["GZ01"]]],
    );
    assert.deepEqual(reply.body.owes, []);
    assert.equal(reply.body.locked, false);
    assert.equal(reply.body.instance.mode, "rehearsal");
  });

  it("asks of a new account for a password of its own before anything else", async () => {
    const administrator = await clinic.as("administrator");
    const made = await administrator.post("/api/people", {
      name: "New",
      email: "new@clinic.example",
    });
    assert.equal(made.status, 200, made.text);
    await administrator.post("/api/grants", {
      person: made.body.person.id,
      study: clinic.study.id,
      role: "monitor",
    });
    const first = await clinic
      .stranger()
      .post("/api/session", { email: "new@clinic.example", password: made.body.temporaryPassword });
    assert.deepEqual(first.body.owes, ["new-password"]);
    const visitor = with_(tokenOf(first));
    assertProblem(await visitor.get(`${base}/summaries`), 403, "session.owes");
    assertProblem(
      await visitor.post("/api/session/password", {
        current: made.body.temporaryPassword,
        next: "password",
      }),
      422,
    );
    assertProblem(
      await visitor.post("/api/session/password", {
        current: "wrong",
        next: "the hills are far away",
      }),
      401,
    );
    const changed = await visitor.post("/api/session/password", {
      current: made.body.temporaryPassword,
      next: "the hills are far away",
    });
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual(changed.body.owes, []);
    assert.equal((await visitor.get(`${base}/summaries`)).status, 200);
    const old = await clinic
      .stranger()
      .post("/api/session", { email: "new@clinic.example", password: made.body.temporaryPassword });
    assertProblem(old, 401);
  });

  it("rests after many wrong passwords, and an administrator lets the person try again", async () => {
    const administrator = await clinic.as("administrator");
    const made = await administrator.post("/api/people", {
      name: "Typist",
      email: "typist@clinic.example",
    });
    const attempt = (typed: string) =>
      clinic.stranger().post("/api/session", { email: "typist@clinic.example", password: typed });
    for (let tries = 0; tries < 12; tries++) await attempt("wrong");
    assert.notEqual((await attempt(made.body.temporaryPassword)).status, 200);
    const { body: people } = await administrator.get("/api/people");
    const line = people.find(({ id }: { id: string }) => id === made.body.person.id);
    assert.ok(line.lockedUntil > new Date().toISOString());
    assert.equal(
      (await administrator.post(`/api/people/${made.body.person.id}/reopen`)).status,
      204,
    );
    assert.equal((await attempt(made.body.temporaryPassword)).status, 200);
  });
});

describe("a session", () => {
  it("is locked when asked, answers nothing then, and opens by the password alone", async () => {
    const visitor = await clinic.as("coordinator");
    assert.equal((await visitor.post("/api/session/lock")).status, 204);
    assertProblem(await visitor.get(`${base}/summaries`), 423, "session.locked");
    assertProblem(
      await visitor.command({ kind: "complete", participant: "GZ01-001", date: "2026-11-20" }),
      423,
    );
    assertProblem(await visitor.post("/api/session/keep"), 423, "session.locked");
    const view = await visitor.get("/api/session");
    assert.equal(view.body.locked, true);
    assert.equal(view.body.person.name, "coordinator");
    assertProblem(await visitor.post("/api/session/unlock", { password: "wrong" }), 401);
    const opened = await visitor.post("/api/session/unlock", { password });
    assert.equal(opened.status, 200, opened.text);
    assert.equal(opened.body.locked, false);
    assert.equal((await visitor.get(`${base}/summaries`)).status, 200);
  });

  it("is locked after the minutes of the policy without anybody there, whatever the page asks by itself", async () => {
    const visitor = await clinic.as("coordinator");
    const { idleMinutes } = (await visitor.get("/api/session")).body;
    passedMs += (idleMinutes - 1) * minutes;
    assert.equal((await visitor.post("/api/session/keep")).status, 200);
    passedMs += (idleMinutes - 1) * minutes;
    const background = await visitor.send(`${base}/summaries`, {
      headers: { "x-neurite": "background" },
    });
    assert.equal(background.status, 200);
    passedMs += 2 * minutes;
    assertProblem(await visitor.get(`${base}/summaries`), 423, "session.locked");
    assert.equal((await visitor.post("/api/session/unlock", { password })).status, 200);
  });

  it("ends when signed out, everywhere it is used", async () => {
    const visitor = await clinic.as("coordinator");
    const out = await visitor.send("/api/session", {
      method: "DELETE",
      headers: { "x-neurite": "1" },
    });
    assert.equal(out.status, 204);
    assert.match(out.headers.get("set-cookie") ?? "", /^neurite=; .*Max-Age=0/);
    assertProblem(await visitor.get(`${base}/summaries`), 401, "session.none");
    assert.equal((await visitor.get("/api/session")).body.person, undefined);
  });

  it("ends at the time set by the policy, however busy it is", async () => {
    const visitor = await clinic.as("coordinator");
    const { absoluteHours } = (await visitor.get("/api/policy")).body;
    for (let hour = 0; hour < absoluteHours; hour++) {
      for (let part = 0; part < 6; part++) {
        passedMs += 10 * minutes;
        await visitor.post("/api/session/keep");
      }
    }
    passedMs += minutes;
    assertProblem(await visitor.get(`${base}/summaries`), 401, "session.none");
  });
});

describe("a second factor", () => {
  it("is set up by its first code, asked for from then on, good for one time, and replaced by a recovery code", async () => {
    const administrator = await clinic.as("administrator");
    const made = (
      await administrator.post("/api/people", { name: "Careful", email: "careful@clinic.example" })
    ).body;
    await administrator.post("/api/grants", {
      person: made.person.id,
      study: clinic.study.id,
      role: "investigator",
      site: "GZ01",
    });
    await administrator.send("/api/policy", {
      method: "PUT",
      headers: { "x-neurite": "1", "content-type": "application/json" },
      body: JSON.stringify({
        ...(await administrator.get("/api/policy")).body,
        secondFactorRoles: ["investigator"],
      }),
    });
    const next = "the hills are far away";
    const signIn = (more: object = {}) =>
      clinic
        .stranger()
        .post("/api/session", { email: "careful@clinic.example", password: next, ...more });
    const first = await clinic
      .stranger()
      .post("/api/session", { email: "careful@clinic.example", password: made.temporaryPassword });
    const visitor = with_(tokenOf(first));
    const changed = await visitor.post("/api/session/password", {
      current: made.temporaryPassword,
      next,
    });
    assert.deepEqual(changed.body.owes, ["second-factor"]);
    assertProblem(await visitor.get(`${base}/summaries`), 403, "session.owes");
    const begun = await visitor.post("/api/session/second-factor", { password: next });
    assert.equal(begun.status, 200, begun.text);
    assert.match(begun.body.uri, /^otpauth:\/\/totp\/Neurite/);
    const code = (): string => totpCode(begun.body.secret, Date.now() + passedMs);
    assertProblem(
      await visitor.post("/api/session/second-factor/confirm", { code: "000000" }),
      422,
    );
    const confirmed = await visitor.post("/api/session/second-factor/confirm", { code: code() });
    assert.equal(confirmed.status, 200, confirmed.text);
    assert.equal(confirmed.body.recoveryCodes.length, 10);
    assert.equal((await visitor.get(`${base}/summaries`)).status, 200);

    const without = await signIn();
    assertProblem(without, 401);
    assert.match(without.body.type, /code/);
    assertProblem(await signIn({ code: code() }), 401);
    passedMs += 60_000;
    const used = code();
    assert.equal((await signIn({ code: used })).status, 200);
    assertProblem(await signIn({ code: used }), 401);
    const [recovery] = confirmed.body.recoveryCodes;
    assert.equal((await signIn({ code: recovery })).status, 200);
    assertProblem(await signIn({ code: recovery }), 401);
    await identity.setPolicy({ secondFactorRoles: [] }, "system");
  });
});

describe("signing in at an institution", () => {
  const begin = async (returnTo = "/participants") => {
    const response = await clinic
      .stranger()
      .send(`/api/oidc/hospital/begin?returnTo=${encodeURIComponent(returnTo)}`, {});
    assert.equal(response.status, 303);
    const cookie = response.headers.get("set-cookie") ?? "";
    assert.match(
      cookie,
      /^neurite-oidc=[\w-]+; Path=\/api\/oidc; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    return { url: response.headers.get("location") ?? "", cookie: cookie.split(";")[0] ?? "" };
  };
  const finish = async (cookie: string, back: string) => {
    const { pathname, search } = new URL(back);
    return clinic.stranger().send(`${pathname}${search}`, { headers: { cookie } });
  };

  it("is refused to a browser that did not begin it, a forged identity, and somebody without an account", async () => {
    const { url, cookie } = await begin();
    institution.claims = { sub: "u1", email: "nobody@hospital.example", email_verified: true };
    const back = institution.visit(url);
    assert.equal((await finish("", back)).status, 400);
    assert.equal((await finish(cookie.replace(/.$/, "x"), back)).status >= 400, true);
    const stranger = await finish((await begin()).cookie, back);
    assert.ok(stranger.status >= 400);
    const again = await begin();
    const unknown = await finish(again.cookie, institution.visit(again.url));
    assert.ok(
      unknown.status >= 400 &&
        unknown.headers.getSetCookie().every((each) => !each.startsWith("neurite=")),
    );
    assert.equal(
      (await clinic.stranger().send("/api/oidc/elsewhere/begin", {})).status >= 400,
      true,
    );
  });

  it("brings somebody with an account back to where they were, signed in, and to nowhere else", async () => {
    const made = await identity.createPerson(
      { name: "Yu Han", email: "yu@hospital.example", signsIn: "provider" },
      "system",
    );
    assert.ok("person" in made);
    await identity.giveGrant(
      made.person,
      { study: clinic.study.id, role: "monitor" } as never,
      "system",
    );
    institution.claims = { sub: "yu", email: "yu@hospital.example", email_verified: true };
    for (const [wanted, reached] of [
      ["/participants", "/participants"],
      ["https://evil.example/x", "/"],
      ["//evil.example", "/"],
    ] as const) {
      const { url, cookie } = await begin(wanted);
      const response = await finish(cookie, institution.visit(url));
      assert.equal(response.status, 303, await response.text());
      assert.equal(response.headers.get("location"), reached);
      const given = response.headers.getSetCookie().find((each) => each.startsWith("neurite="));
      assert.match(given ?? "", /; HttpOnly; SameSite=Strict$/);
      const session = await with_((given ?? "").split(";")[0] ?? "").get("/api/session");
      assert.equal(session.body.person.name, "Yu Han");
      assert.deepEqual(session.body.owes, []);
    }
    const { body } = await clinic.stranger().get("/api/session");
    assert.deepEqual(body.instance.providers, [
      { id: "hospital", name: { en: "University Hospital", "zh-CN": "大学医院" } },
    ]);
  });
});
