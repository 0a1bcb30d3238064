import assert from "node:assert/strict";
import { after, test } from "node:test";
import { isRefusal } from "../../kernel/index.ts";
import { system } from "./event.ts";
import { maxWrongPins } from "./quick-switch.ts";
import { good, openPlace, ruleOf, type Someone } from "./testing/open-place.ts";

const place = await openPlace();
after(() => place.close());
const { identity } = place;
const address = "192.0.2.5";
const agent = "Ward 1.0";
const hours = (count: number): number => count * 3_600_000;
const ada = await place.person("Ada Root", ["administrator"]);
const li = await place.person("Li Na", ["coordinator", "S", "GZ01"]);
const wu = await place.person("Wu Ling", ["investigator", "S", "GZ01"]);
good(
  await identity.setPolicy(
    { quickSwitch: true, quickSwitchHours: 8, secondFactorRoles: [] },
    system,
  ),
);
const { token: ward } = good(await identity.allowDevice("Ward 3, trolley 2", ada.id));
place.secrets.add(ward);
const liBadge = { badge: "GZ01-000417", pin: "482915" };
const wuBadge = { badge: "GZ01-000999", pin: "730264" };
for (const secret of [liBadge.badge, liBadge.pin, wuBadge.badge, wuBadge.pin]) {
  place.secrets.add(secret);
}

const fully = async ({ email, password }: Someone, device?: string): Promise<string> =>
  good(
    await identity.signIn({
      email,
      password,
      address,
      agent,
      ...(device === undefined ? {} : { device }),
    }),
  ).token;
const switchTo = (
  typed: { readonly badge: string; readonly pin: string },
  device: string | undefined = ward,
  from?: string,
) => identity.switchTo({ ...typed, device, from, address, agent });
const setBadge = (token: string, someone: Someone, typed: { badge: string; pin: string }) =>
  identity.setBadge(token, { ...typed, password: someone.password, address });

test("a PIN that others would try first, a wrong password and another's badge set nothing", async () => {
  const token = await fully(li);
  for (const pin of ["12345", "111111", "123456", "987654", "12345a", "1234567890123"]) {
    assert.equal(ruleOf(await setBadge(token, li, { ...liBadge, pin })), "badge.pin", pin);
  }
  assert.equal(ruleOf(await setBadge(token, li, { ...liBadge, badge: "417" })), "badge.code");
  assert.equal(
    ruleOf(await setBadge(token, { ...li, password: "not it at all" }, liBadge)),
    "sign-in.not-right",
  );
  assert.equal(await setBadge(token, li, liBadge), undefined);
  const other = await fully(wu);
  const taken = { badge: liBadge.badge, pin: wuBadge.pin };
  assert.equal(ruleOf(await setBadge(other, wu, taken)), "badge.taken");
  assert.equal(await setBadge(other, wu, { ...wuBadge, pin: "７３０２６４" }), undefined);
  assert.equal(
    ruleOf(await setBadge(await place.signIn(ada), ada, liBadge)),
    "badge.administrator",
  );
});

test("a badge and PIN open nothing on a device that was not allowed, or before a full sign-in there", async () => {
  assert.equal(ruleOf(await identity.allowDevice("mine", li.id)), "identity.administrators-only");
  assert.equal(ruleOf(await switchTo(liBadge, "")), "sign-in.switch-off");
  assert.equal(ruleOf(await switchTo(liBadge, "x".repeat(43))), "sign-in.switch-off");
  // Signed in with everything, but elsewhere.
  await fully(li);
  assert.equal(ruleOf(await switchTo(liBadge)), "sign-in.switch");
  assert.equal(ruleOf(await switchTo({ badge: "nobody's", pin: "482915" })), "sign-in.switch");
  await fully(li, ward);
  good(await identity.setPolicy({ quickSwitch: false }, system));
  assert.equal(ruleOf(await switchTo(liBadge)), "sign-in.switch-off");
  good(await identity.setPolicy({ quickSwitch: true }, system));
  good(await switchTo(liBadge));
});

test("another person's session takes the place of the open one, which is locked, and both stand in the record", async () => {
  const lis = await fully(li, ward);
  await fully(wu, ward);
  const wus = good(await switchTo(wuBadge, ward, lis));
  assert.equal(wus.session.person, wu.id);
  assert.equal(ruleOf(await identity.sessionOf(lis)), "session.locked");
  // Back again: the first person gets a session of their own, the second one's is locked, none is doubled.
  const back = good(await switchTo(liBadge, ward, wus.token));
  assert.equal(back.session.person, li.id);
  assert.equal(ruleOf(await identity.sessionOf(wus.token)), "session.locked");
  assert.equal(ruleOf(await identity.sessionOf(lis)), "session.none");
  const journal = await place.journal();
  assert.match(
    journal,
    /"reason":"switched".*"type":"locked"|"type":"locked".*"reason":"switched"/,
  );
  assert.ok(journal.includes(`"instead":"${wus.session.id}"`));
  assert.match(journal, /"with":"badge-and-pin"/);
});

test("a session that was switched to signs only with the password, and ends with the shift", async () => {
  await fully(li, ward);
  place.pass(hours(7));
  const { token, session } = good(await switchTo(liBadge));
  assert.equal(Date.parse(session.endsAt) - place.nowMs(), hours(1));
  const proof = { manifest: "f".repeat(64), address };
  assert.equal(
    ruleOf(await identity.reauthenticate(token, { ...proof, password: liBadge.pin })),
    "sign-in.not-right",
  );
  good(await identity.reauthenticate(token, { ...proof, password: li.password }));
  place.pass(hours(1));
  assert.equal(ruleOf(await switchTo(liBadge)), "sign-in.switch", "the shift is over");
});

test("after five wrong PINs, also at the same moment, only the password helps", async () => {
  await fully(wu, ward);
  const wrong = { ...wuBadge, pin: "730265" };
  const answers = await Promise.all(
    Array.from({ length: maxWrongPins + 3 }, () => switchTo(wrong)),
  );
  for (const answer of answers) assert.equal(ruleOf(answer), "sign-in.switch");
  place.pass(20 * 60_000);
  assert.equal(ruleOf(await switchTo(wuBadge)), "sign-in.switch", "also after the rest");
  await fully(wu, ward);
  good(await switchTo(wuBadge));
});

test("whatever does not fit gets the same answer", async () => {
  const answers = [
    await switchTo({ badge: "GZ01-000418", pin: "482915" }),
    await switchTo({ ...liBadge, pin: "482916" }),
    await switchTo(liBadge),
  ];
  for (const answer of answers) {
    assert.ok(isRefusal(answer));
    assert.deepEqual(answer, answers[0]);
  }
});

test("a badge dies with its account, with a reset password and with the device", async () => {
  const gone = await place.person("Gone Away", ["coordinator", "S", "GZ01"]);
  const badge = { badge: "GZ01-000001", pin: "640285" };
  const open = await fully(gone, ward);
  assert.equal(await setBadge(open, gone, badge), undefined);
  good(await switchTo(badge));
  good(await identity.resetPassword(gone.id, system));
  assert.equal(ruleOf(await switchTo(badge)), "sign-in.switch");
  assert.equal(await identity.hasBadge(gone.id), false);
  const left = await place.person("Left Too", ["coordinator", "S", "GZ01"]);
  const lefts = await fully(left, ward);
  assert.equal(await setBadge(lefts, left, badge), undefined);
  good(await switchTo(badge));
  good(await identity.endPerson(left.id, "left the hospital", system));
  assert.equal(ruleOf(await switchTo(badge)), "sign-in.switch");
  await fully(li, ward);
  good(await switchTo(liBadge));
  const [device] = await identity.listDevices();
  assert.equal(await identity.endDevice(device?.id ?? "", ada.id), undefined);
  assert.equal(ruleOf(await switchTo(liBadge)), "sign-in.switch-off");
});

test("no badge, PIN or token is kept anywhere as it was typed", async () => {
  const { rows } = await place.store.pool.query<{ kept: string }>(
    `select (select coalesce(json_agg(b), '[]') from ${place.store.schema}.badge b)::text
         || (select coalesce(json_agg(d), '[]') from ${place.store.schema}.ward_device d)::text as kept`,
  );
  const kept = `${rows[0]?.kept ?? ""}${await place.journal()}`;
  assert.ok(kept.includes("argon2id"));
  for (const secret of place.secrets) assert.ok(!kept.includes(secret));
});
