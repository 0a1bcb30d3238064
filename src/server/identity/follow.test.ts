import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { instantOf } from "../../kernel/index.ts";
import { identityStudy, personStream, system } from "./event.ts";
import { good, openPlace, type Place, type Someone } from "./testing/open-place.ts";

let place: Place;
let ada: Someone;
let li: Someone;
before(async () => {
  place = await openPlace();
  const { identity } = place;
  ada = await place.person("Ada Root", ["administrator"]);
  const pi = await place.person("Pi Wang", ["investigator", "S", "GZ01"]);
  const manager = await place.person("Ma Nager", ["study-manager", "S"]);
  li = await place.person("Li Na", ["coordinator", "S", "GZ01"]);
  const gone = await place.person("Gone Away", ["monitor", "S"]);
  const today = "2026-01-14";
  const training = { study: "S", title: "GCP", version: "R3", on: today, until: "2027-01-13" };
  good(await identity.recordTraining(li.id, training, pi.id));
  const tasks = ["principal-investigator", "sign"] as const;
  const input = { study: "S", site: "GZ01", tasks, from: "2026-01-02" };
  const line = good(await identity.enterDelegation(pi.id, input, pi.id, today)).id;
  assert.equal(await identity.signDelegation(line, manager.id, today), undefined);
  assert.equal(await identity.acceptDelegation(line, pi.id), undefined);
  assert.equal(await identity.endDelegation(line, pi.id, today, { reason: "moved on" }), undefined);
  good(await identity.setPolicy({ idleMinutes: 10 }, ada.id));
  const proposed = { role: "pharmacist", study: "S" } as const;
  good(await identity.giveGrant(await newcomer("Pharm Acist"), proposed, ada.id));
  good(await identity.endPerson(gone.id, "left", ada.id));
  // The address changes hands: each has it in the journal, one of them in the table.
  const old = await newcomer("Ad Dress");
  const moved = { name: "Ad Moved", nameZh: "阿德", email: "moved@example.org" };
  assert.equal(await identity.changePerson(old, moved, ada.id), undefined);
  await newcomer("Ad Dress");
});
after(() => place.close());

const now = () => instantOf(place.nowMs());

async function newcomer(name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
  return good(await place.identity.createPerson({ name, email }, system)).person;
}

const projected = [
  "person",
  "access_grant",
  "grant_record",
  "training",
  "delegation",
  "person_link",
  "sign_in_policy",
];

async function tables(): Promise<string> {
  const { schema, pool } = place.store;
  const parts: unknown[] = [];
  for (const table of projected) {
    const { rows } = await pool.query(`select * from ${schema}.${table} order by 1, 2`);
    const sorted = rows.map((row) => JSON.stringify(row)).sort();
    parts.push([table, sorted]);
  }
  return JSON.stringify(parts);
}

async function asOwner(sql: string): Promise<void> {
  const client = await place.store.pool.connect();
  await client.query("set role none");
  await client.query(sql.replaceAll("{schema}", place.store.schema));
  client.release(true);
}

test("the tables are the same when they are emptied and made again from the journal", async () => {
  const before = await tables();
  for (const said of [/Ad Moved/, /GCP/, /principal-investigator/, /idleMinutes/, /pharmacist/]) {
    assert.match(before, said);
  }
  await place.identity.rebuild();
  assert.equal(await tables(), before);
  const all = projected.map((name) => `{schema}.${name}`).join(", ");
  await asOwner(`truncate ${all}`);
  const again = await place.another();
  assert.equal(await tables(), before);
  assert.deepEqual(await again.accessOf(li.id), await place.identity.accessOf(li.id));
});

test("a grant that somebody put into the table and not into the journal ends when the tables are made again", async () => {
  await asOwner(
    `insert into {schema}.access_grant (id, person, study, role, valid_from)
     values ('smuggled', '${li.id}', 'S', 'allocation-keeper', '2020-01-01')`,
  );
  await place.identity.rebuild();
  const { rows } = await place.store.pool.query(
    `select valid_until from ${place.store.schema}.access_grant where id = 'smuggled'`,
  );
  assert.notEqual((rows[0] as { valid_until: unknown }).valid_until, null);
});

test("a name, an end of account or an end of grant that somebody altered in the tables is put right", async () => {
  const before = await tables();
  await asOwner(`update {schema}.person set name = 'Mallory', ended_at = null`);
  await asOwner("update {schema}.access_grant set valid_until = null, role = 'monitor'");
  assert.notEqual(await tables(), before);
  await place.identity.rebuild();
  const after = await tables();
  // Only the smuggled grant of before is in no journal.
  assert.equal(
    after.replaceAll(/"\{[^}]*smuggled[^}]*\}",?/g, ""),
    before.replaceAll(/"\{[^}]*smuggled[^}]*\}",?/g, ""),
  );
});

test("a grant whose server died after writing the journal is in force once any server looks", async () => {
  const person = await newcomer("Crash Ed");
  const stream = personStream(person);
  const at = now();
  await place.store.append({
    study: identityStudy,
    id: "crashed",
    appends: [
      {
        study: identityStudy,
        stream,
        expectedVersion: 1,
        events: [
          {
            type: "grant-given",
            at,
            by: ada.id,
            grant: "g-c",
            role: "monitor",
            study: "S",
            from: at,
          },
          { type: "viewed", at, by: person, what: "matrix" },
        ],
      },
    ],
  });
  assert.deepEqual(await place.identity.accessOf(person), []);
  await place.identity.tidy();
  place.pass(2_001);
  assert.equal((await place.identity.accessOf(person)).length, 1);
});

test("what somebody viewed, printed or was refused is kept in their stream, also when many at once", async () => {
  const other = await place.another();
  const note = { type: "viewed", what: "casebook", study: "S", participant: "001" } as const;
  const tasks = Array.from({ length: 40 }, (_, n) =>
    (n % 2 === 0 ? place.identity : other).record(li.id, note),
  );
  const refused = { study: "S", command: "enrol", refusal: "permission.role" };
  await Promise.all([...tasks, other.record(li.id, { type: "command-refused", ...refused })]);
  const journal = (await place.journal()).split("\n");
  assert.equal(journal.filter((line) => line.includes('"what":"casebook"')).length, 40);
  assert.equal(journal.filter((line) => line.includes('"permission.role"')).length, 1);
});
