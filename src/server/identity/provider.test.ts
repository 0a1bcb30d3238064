import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { text } from "../../kernel/index.ts";
import { system } from "./event.ts";
import type { Begun, Finished } from "./provider.ts";
import { localPath } from "./provider.ts";
import { clientSecret, type Institution, startInstitution } from "./testing/institution.ts";
import { good, openPlace, type Place, ruleOf } from "./testing/open-place.ts";

let institution: Institution;
let place: Place;
let yu: string;
before(async () => {
  institution = await startInstitution();
  const provider = {
    name: text("University Hospital", "大学医院"),
    issuer: institution.issuer,
    clientId: "neurite",
    clientSecret,
    redirectUri: "https://trial.example.org/api/sign-in/back",
  };
  const providers = [
    { ...provider, id: "hospital", domains: ["hospital.example"] },
    { ...provider, id: "gone", issuer: "http://127.0.0.1:9" },
  ];
  place = await openPlace({ providers });
  place.secrets.add(clientSecret);
  const person = { name: "Yu Han", email: "yu@hospital.example", signsIn: "provider" } as const;
  const made = good(await place.identity.createPerson(person, system));
  assert.equal(made.temporaryPassword, undefined);
  yu = made.person;
  good(await place.identity.giveGrant(yu, { role: "investigator", study: "S", site: "A" }, system));
});
after(async () => {
  await place.close();
  await institution.close();
});
beforeEach(() => {
  institution.forge = false;
  institution.unsigned = false;
  institution.claims = { sub: "yu-1", email: "Yu@hospital.example", email_verified: true };
});

const from = { address: "192.0.2.1", agent: "Test 1.0" };

async function begin(returnTo = "/work"): Promise<Begun> {
  return good(await place.identity.oidc.begin("hospital", { kind: "sign-in", returnTo }));
}

async function signIn(): Promise<Finished | { readonly kind: "refusal" }> {
  const { url, binding } = await begin();
  return place.identity.oidc.finish(institution.visit(url), binding, from);
}

async function token(): Promise<string> {
  const answer = await signIn();
  assert.ok(answer.kind === "sign-in", JSON.stringify(answer));
  place.secrets.add(answer.token);
  return answer.token;
}

test("an identity signed with another key, or not at all, is refused", async () => {
  institution.forge = true;
  assert.equal(ruleOf(await signIn()), "provider.not-confirmed");
  institution.forge = false;
  institution.unsigned = true;
  assert.equal(ruleOf(await signIn()), "provider.not-confirmed");
});

test("an identity with another nonce, for another client, of another issuer, or out of date is refused", async () => {
  const good = institution.claims;
  const past = Math.floor(Date.now() / 1_000) - 600;
  for (const wrong of [
    { nonce: "another" },
    { aud: "somebody-else" },
    { iss: "https://evil.example" },
    { exp: past },
  ]) {
    institution.claims = { ...good, ...wrong };
    assert.equal(ruleOf(await signIn()), "provider.not-confirmed", JSON.stringify(wrong));
  }
});

test("a state is good for one time, ten minutes, and the browser that began", async () => {
  const { oidc } = place.identity;
  const one = await begin();
  const back = institution.visit(one.url);
  const other = await begin();
  assert.equal(ruleOf(await oidc.finish(back, other.binding, from)), "provider.not-confirmed");
  assert.equal(ruleOf(await oidc.finish(back, one.binding, from)), "provider.not-confirmed");
  const late = await begin();
  place.pass(10 * 60_000);
  assert.equal(
    ruleOf(await oidc.finish(institution.visit(late.url), late.binding, from)),
    "provider.not-confirmed",
  );
  const used = await begin();
  const address = institution.visit(used.url);
  assert.equal((await oidc.finish(address, used.binding, from)).kind, "sign-in");
  assert.equal(ruleOf(await oidc.finish(address, used.binding, from)), "provider.not-confirmed");
  assert.equal(ruleOf(await oidc.finish("nonsense", "", from)), "provider.not-confirmed");
});

test("whoever has no account here is refused and none is made; an address that nobody verified is nobody's", async () => {
  const fresh = { name: "Un Verified", email: "un@hospital.example", signsIn: "provider" } as const;
  good(await place.identity.createPerson(fresh, system));
  const count = async () => (await place.identity.listPeople()).length;
  const before = await count();
  for (const claims of [
    { sub: "x", email: "stranger@hospital.example", email_verified: true },
    { sub: "x", email: fresh.email, email_verified: false },
    { sub: "x", email: fresh.email },
    { sub: "x", email: fresh.email, email_verified: "true" },
    { sub: "x" },
  ]) {
    institution.claims = claims;
    assert.equal(ruleOf(await signIn()), "provider.no-account", JSON.stringify(claims));
  }
  const outside = { name: "Out Side", email: "out@elsewhere.example" };
  good(await place.identity.createPerson(outside, system));
  institution.claims = { sub: "o", email: outside.email, email_verified: true };
  assert.equal(ruleOf(await signIn()), "provider.no-account", "not its domain to vouch for");
  assert.equal(await count(), before + 1);
});

test("a person is known by a verified address first and by the link afterwards, whoever gets the address later", async () => {
  assert.equal((await signIn()).kind, "sign-in");
  institution.claims = { sub: "yu-1", email: "new.name@hospital.example", email_verified: true };
  const session = good(await place.identity.sessionOf(await token()));
  assert.deepEqual([session.person, session.provider, session.due], [yu, "hospital", []]);
  institution.claims = { sub: "successor", email: "yu@hospital.example", email_verified: true };
  assert.equal(ruleOf(await signIn()), "provider.no-account");
});

test("there is no password to guess for who signs in elsewhere", async () => {
  const answer = await place.identity.signIn({
    email: "yu@hospital.example",
    password: "",
    ...from,
  });
  assert.equal(ruleOf(answer), "sign-in.not-right");
});

test("a role that needs a second factor needs the institution to have asked for one", async () => {
  const email = "root@hospital.example";
  const root = { name: "Root Hospital", email, signsIn: "provider" } as const;
  const { person } = good(await place.identity.createPerson(root, system));
  good(await place.identity.giveGrant(person, { role: "administrator", study: "*" }, system));
  institution.claims = { sub: "root", email, email_verified: true, amr: ["pwd"] };
  assert.equal(ruleOf(await signIn()), "provider.second-factor");
  institution.claims = { ...institution.claims, amr: ["pwd", "mfa"] };
  assert.equal((await signIn()).kind, "sign-in");
});

test("to unlock or to sign, the same person signs in there anew", async () => {
  const { identity } = place;
  const session = await token();
  const manifest = "c".repeat(64);
  const wrong = { password: "x", manifest, address: "192.0.2.1" };
  assert.equal(ruleOf(await identity.reauthenticate(session, wrong)), "sign-in.provider-only");
  const purpose = { kind: "sign", token: session, manifest, returnTo: "/sign" } as const;
  const sign = async (): Promise<Finished | { readonly kind: "refusal" }> => {
    const { url, binding } = good(await identity.oidc.begin("hospital", purpose));
    return identity.oidc.finish(institution.visit(url), binding, from);
  };
  const own = institution.claims;
  institution.claims = { ...own, auth_time: Math.floor(Date.now() / 1_000) - 3_600 };
  assert.equal(ruleOf(await sign()), "provider.not-confirmed", "signed in there an hour ago");
  institution.claims = { sub: "root", email_verified: true };
  assert.equal(ruleOf(await sign()), "provider.not-confirmed", "somebody else");
  institution.claims = own;
  const signed = await sign();
  assert.ok(signed.kind === "sign", JSON.stringify(signed));
  assert.equal(institution.asked.get("prompt"), "login");
  good(await identity.spendSigningGrant(session, signed.grant.token, manifest));
  place.pass(15 * 60_000);
  assert.equal(ruleOf(await identity.sessionOf(session)), "session.locked");
  const unlock = { kind: "unlock", token: session, returnTo: "/" } as const;
  const { url, binding } = good(await identity.oidc.begin("hospital", unlock));
  assert.equal((await identity.oidc.finish(institution.visit(url), binding, from)).kind, "unlock");
  good(await identity.sessionOf(session));
});

test("an institution that cannot be reached is named, and one that is not here is not", async () => {
  const purpose = { kind: "sign-in", returnTo: "/" } as const;
  assert.equal(ruleOf(await place.identity.oidc.begin("gone", purpose)), "provider.away");
  assert.equal(ruleOf(await place.identity.oidc.begin("none", purpose)), "provider.unknown");
});

test("an ended account does not come back through its institution, and no secret stands in the journal", async () => {
  const session = await token();
  good(await place.identity.endPerson(yu, "left", system));
  assert.equal(ruleOf(await place.identity.sessionOf(session)), "session.none");
  assert.equal(ruleOf(await signIn()), "provider.no-account");
  place.pass(3 * 60_000);
  await place.identity.tidy();
  const journal = await place.journal();
  assert.match(journal, /"reason":"provider"/);
  for (const secret of place.secrets) assert.ok(!journal.includes(secret), secret);
});

test("nobody is sent to another server afterwards", () => {
  for (const path of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "evil",
    "/a\\b",
    "/\t/x",
  ]) {
    assert.equal(localPath(path), "/", path);
  }
  assert.equal(localPath("/study/S?page=2"), "/study/S?page=2");
});
