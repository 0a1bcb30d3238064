import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isRefusal, later, instantOf, refusalText } from "../../kernel/index.ts";
import { system } from "./event.ts";
import type { GrantRole } from "./role.ts";
import { good, openPlace, type Place, ruleOf, type Someone } from "./testing/open-place.ts";

let place: Place;
let ada: Someone;
let bob: Someone;
let li: Someone;
before(async () => {
  place = await openPlace();
  ada = await place.person("Ada Root", ["administrator"]);
  bob = await place.person("Bob Root", ["administrator"]);
  li = await place.person("Li Na", ["coordinator", "S", "GZ01"]);
});
after(() => place.close());

const day = 86_400_000;
const now = () => instantOf(place.nowMs());

async function newcomer(name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
  return good(await place.identity.createPerson({ name, email }, ada.id)).person;
}

test("who is no administrator makes no accounts, no grants, and ends nobody", async () => {
  const identity = place.identity;
  const rule = "identity.administrators-only";
  const input = { role: "monitor", study: "S" } as const;
  assert.equal(
    ruleOf(await identity.createPerson({ name: "X", email: "x@example.org" }, li.id)),
    rule,
  );
  assert.equal(ruleOf(await identity.giveGrant(li.id, input, li.id)), rule);
  assert.equal(ruleOf(await identity.endPerson(ada.id, "", li.id)), rule);
  assert.equal(ruleOf(await identity.resetPassword(ada.id, li.id)), rule);
  assert.equal(ruleOf(await identity.removeSecondFactor(ada.id, li.id)), rule);
  assert.equal(ruleOf(await identity.setPolicy({ idleMinutes: 60 }, li.id)), rule);
  const until = later(now(), day);
  const inspector = { name: "X", email: "x@example.org", study: "S", until };
  assert.equal(ruleOf(await identity.createInspector(inspector, li.id)), rule);
});

test("an administrator has no clinical role by being administrator", async () => {
  const access = await place.identity.accessOf(ada.id);
  assert.deepEqual(access, [{ study: "*", role: "administrator", sites: "all" }]);
});

test("one e-mail address is one account, also when two administrators are quick, and after it has ended", async () => {
  const input = { name: "Twice", email: "twice@example.org" };
  const answers = await Promise.all([
    place.identity.createPerson(input, ada.id),
    place.identity.createPerson({ ...input, email: " TWICE@example.org" }, bob.id),
  ]);
  const [made, ...more] = answers.filter((answer) => !isRefusal(answer));
  assert.ok(made !== undefined && more.length === 0, JSON.stringify(answers));
  good(await place.identity.endPerson(good(made).person, "left", ada.id));
  assert.equal(ruleOf(await place.identity.createPerson(input, ada.id)), "identity.email-taken");
  const wrong = { name: "X", email: "no address" };
  assert.equal(ruleOf(await place.identity.createPerson(wrong, ada.id)), "identity.email");
  const empty = { name: " ", email: "empty@example.org" };
  assert.equal(ruleOf(await place.identity.createPerson(empty, ada.id)), "identity.name");
});

test("who judges a study blinded never knows who gets what in it, at the same time or afterwards", async () => {
  const unblinded: readonly GrantRole[] = ["pharmacist", "allocation-keeper", "quality"];
  const blinded: readonly GrantRole[] = [
    "coordinator",
    "investigator",
    "monitor",
    "data-manager",
    "study-manager",
    "medical-monitor",
    "committee",
  ];
  const give = (person: string, role: GrantRole, more: object = {}) =>
    place.identity.giveGrant(person, { role, study: "S", ...more }, system);
  for (const [index, role] of blinded.entries()) {
    for (const other of unblinded) {
      const one = await newcomer(`Mix ${index} ${other}`);
      good(await give(one, role));
      const answer = await give(one, other);
      assert.equal(ruleOf(answer), "grant.mixes-blinding");
      const another = await newcomer(`Mox ${index} ${other}`);
      const held = good(await give(another, other));
      assert.equal(ruleOf(await give(another, role)), "grant.mixes-blinding");
      place.pass(1_000);
      assert.equal(await place.identity.endGrant(held.id, system), undefined);
      place.pass(1_000);
      assert.equal(ruleOf(await give(another, role)), "grant.mixes-blinding", "it stays known");
      good(await give(another, role, { study: "T" }));
    }
  }
  const moved = await newcomer("Moved On");
  const before = good(await give(moved, "coordinator"));
  assert.equal(await place.identity.endGrant(before.id, system), undefined);
  place.pass(1_000);
  good(await give(moved, "pharmacist"));
});

test("two administrators who give conflicting roles at the same moment do not both succeed", async () => {
  const other = await place.another();
  for (let round = 0; round < 5; round++) {
    const person = await newcomer(`Race ${round}`);
    const answers = await Promise.all([
      place.identity.giveGrant(person, { role: "coordinator", study: "S" }, ada.id),
      other.giveGrant(person, { role: "pharmacist", study: "S" }, bob.id),
    ]);
    assert.equal(answers.filter(isRefusal).length, 1, JSON.stringify(answers));
  }
});

test("an unblinded role gives nothing before another administrator has confirmed it", async () => {
  const person = await newcomer("Pharm Acist");
  const input = { role: "pharmacist", study: "S", site: "GZ01" } as const;
  const grant = good(await place.identity.giveGrant(person, input, ada.id));
  assert.equal(grant.status, "proposed");
  assert.deepEqual(await place.identity.accessOf(person), []);
  const rows = async () =>
    (
      await place.store.pool.query(
        `select from ${place.store.schema}.access_grant where person = $1`,
        [person],
      )
    ).rowCount;
  assert.equal(await rows(), 0, "the database lets nobody in either");
  assert.equal(ruleOf(await place.identity.confirmGrant(grant.id, ada.id)), "grant.second-person");
  assert.equal(
    ruleOf(await place.identity.confirmGrant(grant.id, li.id)),
    "identity.administrators-only",
  );
  assert.ok((await place.identity.openGrants()).some(({ id }) => id === grant.id));
  assert.equal(await place.identity.confirmGrant(grant.id, bob.id), undefined);
  assert.equal(await rows(), 1);
  assert.deepEqual(await place.identity.accessOf(person), [
    { study: "S", role: "pharmacist", sites: ["GZ01"] },
  ]);
});

test("nobody gives themselves a role alone, and administrators make further ones only in twos", async () => {
  const self = await place.identity.giveGrant(ada.id, { role: "monitor", study: "S" }, ada.id);
  assert.equal(good(self).status, "proposed");
  assert.equal(
    ruleOf(await place.identity.confirmGrant(good(self).id, ada.id)),
    "grant.second-person",
  );
  assert.equal(await place.identity.endGrant(good(self).id, ada.id), undefined);
  assert.equal(ruleOf(await place.identity.confirmGrant(good(self).id, bob.id)), "grant.unknown");
  const puppet = await newcomer("Puppet");
  const role = { role: "administrator", study: "*" } as const;
  assert.equal(good(await place.identity.giveGrant(puppet, role, ada.id)).status, "proposed");
});

test("a grant without sense, and one in the past, is refused", async () => {
  const wrong: readonly object[] = [
    { role: "owner", study: "S" },
    { role: "monitor", study: "*" },
    { role: "administrator", study: "S" },
    { role: "participant", study: "S" },
    { role: "monitor", study: "S", participant: "001" },
    { role: "monitor", study: "S", site: "a b" },
    { role: "monitor", study: "S", until: later(now(), -1) },
  ];
  for (const input of wrong) {
    const answer = await place.identity.giveGrant(li.id, input as never, ada.id);
    assert.equal(ruleOf(answer), "grant.wrong", JSON.stringify(input));
  }
  const past = { role: "monitor", study: "S", from: later(now(), -day) } as const;
  assert.equal(ruleOf(await place.identity.giveGrant(li.id, past, ada.id)), "grant.past");
  const nobody = await place.identity.giveGrant("p-none", { role: "monitor", study: "S" }, ada.id);
  assert.equal(ruleOf(nobody), "identity.unknown-person");
});

test("a grant begins and ends by the clock", async () => {
  const person = await newcomer("Time Limited");
  const from = later(now(), day);
  const until = later(now(), 3 * day);
  const input = { role: "monitor", study: "S", site: "GZ01", from, until } as const;
  good(await place.identity.giveGrant(person, input, ada.id));
  good(await place.identity.giveGrant(person, { ...input, site: "BJ02" }, ada.id));
  assert.deepEqual(await place.identity.accessOf(person), []);
  place.pass(day);
  assert.deepEqual(await place.identity.accessOf(person), [
    { study: "S", role: "monitor", sites: ["BJ02", "GZ01"] },
  ]);
  place.pass(2 * day);
  assert.deepEqual(await place.identity.accessOf(person), []);
});

test("a leaver ends in one act; the last administrator does not leave; the history keeps name and role of then", async () => {
  const identity = place.identity;
  const person = await newcomer("Wei Chen");
  good(
    await identity.giveGrant(person, { role: "investigator", study: "S", site: "GZ01" }, ada.id),
  );
  place.pass(day);
  const then = now();
  place.pass(day);
  const married = { name: "Wei Zhang", nameZh: "张伟", email: "zhang@example.org" };
  assert.equal(await identity.changePerson(person, married, ada.id), undefined);
  assert.equal((await identity.findPerson(person))?.name, "Wei Zhang");
  const left = good(await identity.endPerson(person, "retired", ada.id));
  assert.deepEqual(
    left.grants.map(({ role }) => role),
    ["investigator"],
  );
  assert.equal(ruleOf(await identity.endPerson(person, "again", ada.id)), "identity.ended-person");
  assert.deepEqual(await identity.accessOf(person), []);
  assert.deepEqual(await identity.personAt(person, then), {
    person,
    name: "Wei Chen",
    email: "wei.chen@example.org",
    access: [{ study: "S", role: "investigator", sites: ["GZ01"] }],
  });
  place.pass(1_000);
  const after = await identity.personAt(person, now());
  assert.deepEqual([after?.name, after?.access], ["Wei Zhang", []]);
  const on = await identity.accessOn(then, { study: "S" });
  assert.ok(on.some((one) => one.person === person && one.name === "Wei Chen"));
  assert.ok(!(await identity.accessOn(now())).some((one) => one.person === person));
  // The old address is free again, and its new owner is somebody else.
  const heir = { name: "Wei Heir", email: "wei.chen@example.org" };
  assert.notEqual(good(await identity.createPerson(heir, ada.id)).person, person);

  const place2 = await openPlace();
  const only = await place2.person("Only One", ["administrator"]);
  assert.equal(
    ruleOf(await place2.identity.endPerson(only.id, "", only.id)),
    "identity.last-administrator",
  );
  const [grant] = await place2.identity.openGrants(only.id);
  assert.equal(
    ruleOf(await place2.identity.endGrant(grant?.id ?? "", only.id)),
    "grant.last-administrator",
  );
  await place2.close();
});

test("somebody who comes back gets the account again, with a new password and none of the former rights", async () => {
  const identity = place.identity;
  const person = await newcomer("Come Back");
  good(await identity.giveGrant(person, { role: "monitor", study: "S" }, ada.id));
  assert.equal(ruleOf(await identity.reinstatePerson(person, ada.id)), "identity.not-ended");
  good(await identity.endPerson(person, "left", ada.id));
  place.pass(1_000);
  assert.equal(
    ruleOf(await identity.reinstatePerson(person, li.id)),
    "identity.administrators-only",
  );
  const { temporaryPassword: password = "" } = good(await identity.reinstatePerson(person, ada.id));
  const input = { email: "come.back@example.org", password, address: "192.0.2.5", agent: "Test" };
  assert.deepEqual(good(await identity.signIn(input)).session.due, ["password"]);
  assert.deepEqual(await identity.accessOf(person), []);
  assert.deepEqual((await identity.personAt(person, now()))?.access, []);
});

test("the database itself lets somebody in while a grant is in force, and no longer", async () => {
  const { store, identity } = place;
  const at = now();
  for (const stream of ["study", "allocation"]) {
    const append = { study: "R", stream, expectedVersion: 0, events: [{ type: "happened", at }] };
    await store.append({ study: "R", id: `r-${stream}`, appends: [append] });
  }
  const sees = (person: string) =>
    store.asPerson(person, async (client) => {
      const sql = `select stream from ${store.schema}.journal where study = 'R' order by stream`;
      return (await client.query<{ stream: string }>(sql)).rows.map(({ stream }) => stream);
    });
  const monitor = await newcomer("Data Base");
  assert.deepEqual(await sees(monitor), []);
  const grant = good(await identity.giveGrant(monitor, { role: "monitor", study: "R" }, ada.id));
  assert.deepEqual(await sees(monitor), ["study"]);
  await identity.endGrant(grant.id, ada.id);
  assert.deepEqual(await sees(monitor), []);
  const keeper = await newcomer("Key Per");
  const input = { role: "allocation-keeper", study: "R" } as const;
  const proposed = good(await identity.giveGrant(keeper, input, ada.id));
  assert.deepEqual(await sees(keeper), [], "nobody has confirmed it");
  await identity.confirmGrant(proposed.id, bob.id);
  assert.deepEqual(await sees(keeper), ["allocation", "study"]);
  good(await identity.endPerson(keeper, "left", ada.id));
  assert.deepEqual(await sees(keeper), []);
});

test("who had access on a past day is what the tables said on that day", async () => {
  const person = await newcomer("Pa St");
  const said: { readonly at: ReturnType<typeof now>; readonly access: unknown }[] = [];
  const look = async () => {
    place.pass(3_000);
    said.push({ at: now(), access: await place.identity.accessOf(person) });
    place.pass(day);
  };
  await look();
  const one = good(
    await place.identity.giveGrant(person, { role: "monitor", study: "S", site: "A1" }, ada.id),
  );
  await look();
  const two = good(await place.identity.giveGrant(person, { role: "monitor", study: "S" }, ada.id));
  await look();
  await place.identity.endGrant(one.id, ada.id, { at: later(now(), day * 2) });
  await look();
  await place.identity.endGrant(two.id, ada.id);
  await look();
  await look();
  const unblinded = await place.identity.giveGrant(
    person,
    { role: "pharmacist", study: "T" },
    ada.id,
  );
  await look();
  await place.identity.confirmGrant(good(unblinded).id, bob.id);
  await look();
  for (const { at, access } of said) {
    const [then] = await place.identity.accessOn(at, { person });
    assert.deepEqual(then?.access, access, at);
  }
  assert.equal(new Set(said.map(({ access }) => JSON.stringify(access))).size, 4);
});

test("an inspector's seat is made in one act, is time-limited and asks for a second factor", async () => {
  const until = later(now(), 3 * day);
  const input = { name: "In Spector", email: "inspector@example.gov", study: "S", until };
  const before = (await place.journal()).split("\n").length;
  const made = good(await place.identity.createInspector(input, ada.id));
  assert.equal((await place.journal()).split("\n").length, before + 3);
  const signedIn = good(
    await place.identity.signIn({
      email: input.email,
      password: made.temporaryPassword ?? "",
      address: "192.0.2.1",
      agent: "Test",
    }),
  );
  assert.deepEqual(signedIn.session.due, ["password", "second-factor"]);
  assert.deepEqual(await place.identity.accessOf(made.person), [
    { study: "S", role: "inspector", sites: "all" },
  ]);
  place.pass(3 * day);
  assert.deepEqual(await place.identity.accessOf(made.person), []);
});

test("rules of signing in change by an event that says what was before, within bounds", async () => {
  const wrong = await place.identity.setPolicy({ idleMinutes: 0 }, ada.id);
  assert.ok(isRefusal(wrong));
  assert.match(refusalText(wrong, "zh-CN"), /1 至 60/);
  const role = { secondFactorRoles: ["owner"] } as never;
  assert.equal(ruleOf(await place.identity.setPolicy(role, ada.id)), "policy.role");
  good(await place.identity.setPolicy({ idleMinutes: 10 }, ada.id));
  const token = await place.signIn(li);
  place.pass(10 * 60_000);
  assert.equal(ruleOf(await place.identity.sessionOf(token)), "session.locked");
  const factor = { idleMinutes: 15, secondFactorRoles: ["coordinator" as const] };
  good(await place.identity.setPolicy(factor, ada.id));
  good(await place.identity.unlock(token, li.password, "192.0.2.1"));
  assert.equal(ruleOf(await place.identity.sessionOf(token)), "session.set-up-due");
  good(await place.identity.setPolicy({ secondFactorRoles: [] }, ada.id));
  place.pass(2_001);
  good(await place.identity.sessionOf(token));
});
