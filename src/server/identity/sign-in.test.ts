import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isRefusal, refusalText } from "../../kernel/index.ts";
import { maxTries, restMinutes } from "./attempt.ts";
import { system } from "./event.ts";
import { good, openPlace, type Place, ruleOf, type Someone } from "./testing/open-place.ts";
import { totpCode } from "./totp.ts";

let place: Place;
let li: Someone;
let admin: Someone;
before(async () => {
  place = await openPlace();
  li = await place.person("Li Na", ["coordinator", "S", "GZ01"]);
  admin = await place.person("Ada Root", ["administrator"]);
});
after(() => place.close());

const agent = "Test 1.0";
const minutes = (count: number): number => count * 60_000;

function attempt(someone: Partial<Someone> & { email: string }, more: object = {}) {
  const address = "198.51.100.7";
  return place.identity.signIn({
    password: "entirely wrong words",
    address,
    agent,
    ...someone,
    ...more,
  });
}

test("an unknown e-mail, a wrong password, an ended account and one that rests get the same answer", async () => {
  const gone = await place.person("Gone Away");
  good(await place.identity.endPerson(gone.id, "left the hospital", system));
  const rested = await place.person("Rested");
  const answers = [
    await attempt({ email: "nobody@example.org" }),
    await attempt({ email: li.email }),
    await attempt({ email: gone.email, password: gone.password }),
    await attempt({ email: `${li.email}\u0000` }),
  ];
  for (let tries = 0; tries < maxTries; tries++) {
    await attempt({ email: rested.email }, { address: `203.0.113.${tries}` });
  }
  answers.push(await attempt({ email: rested.email, password: rested.password }));
  const [first] = answers;
  assert.ok(isRefusal(first));
  assert.equal(refusalText(first), "E-mail, password or code is not right.");
  assert.equal(refusalText(first, "zh-CN"), "邮箱、密码或验证码不正确。");
  for (const answer of answers) assert.deepEqual(answer, first);
});

test("an unknown e-mail takes as long as a wrong password", async () => {
  const timeOf = async (email: string, n: number): Promise<number> => {
    const start = performance.now();
    await attempt({ email }, { address: `2001:db8:${n}::1` });
    return performance.now() - start;
  };
  // The least of each, by turns: what else the machine does slows both, and only ever slows.
  let known = Number.POSITIVE_INFINITY;
  let unknown = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 7; n++) {
    known = Math.min(known, await timeOf(admin.email, n));
    unknown = Math.min(unknown, await timeOf("nobody.at.all@example.org", n));
  }
  await place.identity.reopenSignIn(admin.id, system);
  assert.ok(unknown > known / 2 && unknown < known * 2, `${known} ms against ${unknown} ms`);
});

test("the right password of an account that rests is not taken, on any server, and is again afterwards", async () => {
  const wu = await place.person("Wu Ling");
  const other = await place.another();
  const tries = Array.from({ length: maxTries + 5 }, (_, n) =>
    attempt({ email: wu.email }, { address: `203.0.113.${n}` }),
  );
  await Promise.all(tries);
  const input = { email: wu.email, password: wu.password, address: "192.0.2.9", agent };
  assert.equal(ruleOf(await other.signIn(input)), "sign-in.not-right");
  place.pass(minutes(restMinutes) - 1_000);
  assert.equal(ruleOf(await other.signIn(input)), "sign-in.not-right");
  place.pass(1_000);
  good(await other.signIn(input));
});

test("an administrator lets somebody try again at once; nobody else does", async () => {
  const he = await place.person("He Yan");
  for (let n = 0; n < maxTries; n++) {
    await attempt({ email: he.email }, { address: `203.0.113.${n + 50}` });
  }
  assert.equal(
    ruleOf(await place.identity.reopenSignIn(he.id, li.id)),
    "identity.administrators-only",
  );
  assert.equal(await place.identity.reopenSignIn(he.id, admin.id), undefined);
  await place.signIn(he, { address: "192.0.2.77" });
});

test("right sign-ins between wrong ones do not let anybody guess codes for ever", async () => {
  const qi = await place.person("Qi Code", ["pharmacist", "S"]);
  const right = { email: qi.email, password: qi.password };
  for (let n = 0; n < maxTries; n++) {
    assert.equal(
      ruleOf(await attempt(right, { address: `203.0.113.${n + 80}` })),
      "sign-in.code-due",
    );
    const wrong = await attempt(right, { code: "000000", address: `203.0.113.${n + 80}` });
    assert.equal(ruleOf(wrong), "sign-in.not-right");
  }
  const code = totpCode(qi.totp ?? "", place.nowMs());
  assert.equal(ruleOf(await attempt(right, { code, address: "192.0.2.78" })), "sign-in.not-right");
});

test("one network that only fails is told to wait, before any password is looked at", async () => {
  const address = "2001:db8:aaaa:bbbb::1";
  const rules: string[] = [];
  for (let n = 0; n < 32; n++) {
    const from = { address: `2001:db8:aaaa:bbbb::${n}` };
    rules.push(ruleOf(await attempt({ email: `guess${n}@example.org` }, from)));
  }
  assert.equal(rules[29], "sign-in.not-right");
  assert.equal(rules[30], "sign-in.too-many");
  assert.equal(ruleOf(await attempt(li, { address })), "sign-in.too-many");
  place.pass(minutes(1));
  good(await attempt(li, { address }));
  await place.identity.tidy();
  assert.match(await place.journal(), /"count":3,[^\n]*"reason":"address"/);
});

test("a code works once, a recovery code works once, and each only for its owner", async () => {
  const xu = await place.person("Xu Fang", ["pharmacist", "S"]);
  const right = { email: xu.email, password: xu.password };
  assert.equal(ruleOf(await attempt(right)), "sign-in.code-due");
  const code = totpCode(xu.totp ?? "", place.nowMs());
  const both = await Promise.all([attempt(right, { code }), attempt(right, { code })]);
  assert.deepEqual(both.map(ruleOf).filter((rule) => rule === "sign-in.not-right").length, 1);
  place.pass(30_000);
  const late = totpCode(xu.totp ?? "", place.nowMs() - 61_000);
  assert.equal(ruleOf(await attempt(right, { code: late })), "sign-in.not-right");
  const token = good(await attempt(right, { code: totpCode(xu.totp ?? "", place.nowMs()) })).token;
  const begun = await place.identity.beginSecondFactor(token, { password: "wrong", address: "1" });
  assert.equal(ruleOf(begun), "sign-in.not-right", "who has a factor proves the password first");
  const fresh = good(
    await place.identity.beginSecondFactor(token, { password: xu.password, address: "1" }),
  );
  place.secrets.add(fresh.secret);
  const { recoveryCodes } = good(
    await place.identity.confirmSecondFactor(token, totpCode(fresh.secret, place.nowMs())),
  );
  assert.equal(new Set(recoveryCodes).size, 10);
  for (const one of recoveryCodes) place.secrets.add(one);
  const [recovery = ""] = recoveryCodes;
  good(await attempt(right, { code: recovery.toUpperCase().replace("-", " ") }));
  assert.equal(ruleOf(await attempt(right, { code: recovery })), "sign-in.not-right");
});

test("a temporary password opens nothing but the first steps, is refused as one's own, and runs out after a week", async () => {
  const input = { name: "Temp Orary", email: "temp@example.org" };
  const { temporaryPassword: password = "", person } = good(
    await place.identity.createPerson(input, admin.id),
  );
  place.secrets.add(password);
  const { token } = good(await attempt({ email: "Temp@Example.org ", password }));
  assert.equal(ruleOf(await place.identity.sessionOf(token)), "session.set-up-due");
  const next = { current: password, next: password, address: "192.0.2.1" };
  assert.equal(ruleOf(await place.identity.changePassword(token, next)), "password.same");
  const { temporaryPassword } = good(await place.identity.resetPassword(person, admin.id));
  place.secrets.add(temporaryPassword);
  assert.equal(ruleOf(await place.identity.sessionOf(token)), "session.none");
  assert.equal(ruleOf(await attempt({ email: input.email, password })), "sign-in.not-right");
  place.pass(minutes(7 * 24 * 60));
  assert.equal(
    ruleOf(await attempt({ email: input.email, password: temporaryPassword })),
    "sign-in.not-right",
  );
});

test("a token that was never given, or was signed out, opens nothing", async () => {
  const token = await place.signIn(li);
  assert.equal(ruleOf(await place.identity.sessionOf("A".repeat(43))), "session.none");
  assert.equal(ruleOf(await place.identity.sessionOf("'; drop table")), "session.none");
  assert.equal(good(await place.identity.sessionOf(token)).name, "Li Na");
  await place.identity.signOut(token);
  assert.equal(ruleOf(await place.identity.sessionOf(token)), "session.none");
});

test("a session is locked after the idle minutes, refuses every call but unlocking, and keeps existing", async () => {
  const token = await place.signIn(li);
  place.pass(minutes(14.9));
  good(await place.identity.sessionOf(token));
  place.pass(minutes(14));
  good(await place.identity.sessionOf(token, { activity: false }));
  place.pass(minutes(1));
  const answer = await place.identity.sessionOf(token, { activity: false });
  assert.ok(isRefusal(answer));
  assert.equal(refusalText(answer), "Locked after 15 minutes. What you typed is kept.");
  assert.equal(ruleOf(await place.identity.sessionOf(token)), "session.locked");
  assert.equal(
    ruleOf(await place.identity.unlock(token, "not the password", "192.0.2.1")),
    "sign-in.not-right",
  );
  assert.equal(good(await place.identity.unlock(token, li.password, "192.0.2.1")).person, li.id);
  good(await place.identity.sessionOf(token));
  assert.match(await place.journal(), /"type":"locked"/);
});

test("a session ends after twelve hours of work", async () => {
  const token = await place.signIn(li);
  for (let quarter = 0; quarter < 48; quarter++) {
    place.pass(minutes(14.99));
    good(await place.identity.sessionOf(token));
  }
  place.pass(minutes(0.48));
  assert.equal(ruleOf(await place.identity.sessionOf(token)), "session.none");
});

test("a sixth session ends the first", async () => {
  const ren = await place.person("Ren Duo");
  const tokens: string[] = [];
  for (let n = 0; n < 6; n++) {
    tokens.push(await place.signIn(ren));
    place.pass(10);
  }
  const rules = await Promise.all(
    tokens.map(async (token) => isRefusal(await place.identity.sessionOf(token))),
  );
  assert.deepEqual(rules, [true, false, false, false, false, false]);
});

test("the account of a leaver is dead within two seconds on every server", async () => {
  const he = await place.person("Leaver Lou", ["investigator", "S", "GZ01"]);
  const token = await place.signIn(he);
  const other = await place.another();
  good(await other.sessionOf(token));
  assert.equal((await other.accessOf(he.id)).length, 1);
  good(await place.identity.endPerson(he.id, "moved", admin.id));
  assert.equal(ruleOf(await place.identity.sessionOf(token)), "session.none");
  place.pass(2_001);
  assert.equal(ruleOf(await other.sessionOf(token)), "session.none");
  assert.deepEqual(await other.accessOf(he.id), []);
});

test("activity is written at most once a minute", async () => {
  const token = await place.signIn(li);
  const seen = async (): Promise<number> => {
    const other = await place.another();
    await other.close();
    const { rows } = await place.store.pool.query<{ seen: Date }>(
      `select max(seen_at) as seen from ${place.store.schema}.session where person = $1`,
      [li.id],
    );
    return rows[0]?.seen.getTime() ?? 0;
  };
  const begun = await seen();
  for (let n = 0; n < 59; n++) {
    place.pass(1_000);
    good(await place.identity.sessionOf(token));
  }
  await place.identity.close();
  assert.equal(await seen(), begun);
  place.pass(1_000);
  good(await place.identity.sessionOf(token));
  await place.identity.close();
  assert.equal((await seen()) - begun, 60_000);
});

test("a proof for signing holds for one thing, one session, once, and five minutes", async () => {
  const token = await place.signIn(li);
  const elsewhere = await place.signIn(li);
  const address = "192.0.2.1";
  const manifest = "a".repeat(64);
  const wrong = { password: "something else", manifest, address };
  assert.equal(ruleOf(await place.identity.reauthenticate(token, wrong)), "sign-in.not-right");
  const prove = async (): Promise<string> =>
    good(await place.identity.reauthenticate(token, { ...wrong, password: li.password })).token;
  const grant = await prove();
  place.secrets.add(grant);
  const spend = (...args: Parameters<typeof place.identity.spendSigningGrant>) =>
    place.identity.spendSigningGrant(...args);
  assert.equal(ruleOf(await spend(token, grant, "b".repeat(64))), "signing.not-proved");
  assert.equal(ruleOf(await spend(elsewhere, grant, manifest)), "signing.not-proved");
  const both = await Promise.all([spend(token, grant, manifest), spend(token, grant, manifest)]);
  assert.equal(both.filter((answer) => !isRefusal(answer)).length, 1);
  const late = await prove();
  place.pass(minutes(5));
  assert.equal(ruleOf(await spend(token, late, manifest)), "signing.not-proved");
});

test("a flood of refused sign-ins is a few counted events, told once by however many servers", async () => {
  const flooded = await place.person("Flo Oded");
  const before = (await place.journal()).split("\n").length;
  const addresses = Array.from({ length: 300 }, (_, n) => `2001:db8:${n.toString(16)}::1`);
  for (let start = 0; start < addresses.length; start += 50) {
    const some = addresses.slice(start, start + 50);
    await Promise.all(some.map((address) => attempt({ email: flooded.email }, { address })));
  }
  assert.equal((await place.journal()).split("\n").length, before);
  place.pass(minutes(3));
  const other = await place.another();
  await Promise.all([place.identity.tidy(), other.tidy()]);
  const told = (await place.journal())
    .split("\n")
    .filter((line) => line.includes("sign-in-refused") && line.includes(`person/${flooded.id}"`))
    .map((line) => (JSON.parse(line) as { event: { count: number } }).event.count);
  assert.ok(told.length <= 22, `${told.length} events`);
  assert.equal(
    told.reduce((sum, count) => sum + count, 0),
    300,
  );
});

test("no secret stands in the journal, and in the tables only what cannot be turned back", async () => {
  const { schema, pool } = place.store;
  const tables = ["credential", "session", "reauthentication", "refused_sign_in", "grant_record"];
  let everything = await place.journal();
  for (const table of tables) {
    const { rows } = await pool.query(`select * from ${schema}.${table}`);
    everything += JSON.stringify(rows);
  }
  assert.ok(place.secrets.size > 20);
  for (const secret of place.secrets) assert.ok(!everything.includes(secret), secret);
  for (const address of ["198.51.100.7", "203.0.113.1"]) assert.ok(!everything.includes(address));
  const { rows } = await pool.query<{ password_hash: string }>(
    `select password_hash from ${schema}.credential`,
  );
  for (const { password_hash: kept } of rows) {
    assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  }
});
