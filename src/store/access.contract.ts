import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openConnection } from "./connect.ts";
import { grant, openClinic, see, seen } from "./access-clinic.ts";
import { personRoleName } from "./role.ts";
import type { Store } from "./store.ts";
import { collect, happened, type OpenDatabase, type TestDatabase, to } from "./test-database.ts";

/** What the database shows to whom, on every server. */
export function accessContract(open: OpenDatabase): void {
  describe("what a person may read", () => {
    let database: TestDatabase;
    let store: Store;
    before(async () => {
      database = await open();
      store = await database.openStore();
      await openClinic(store);
    });
    after(async () => {
      await store.close();
      await database.close();
    });

    const without = {
      nobody: "unknown",
      "": "without a name",
      ended: "whose account ended",
      expired: "whose access expired",
      tomorrow: "whose access begins tomorrow",
      unnamed: "a participant without a record of their own",
      nothing: "with a clinical role for no study in particular",
    };
    for (const [person, what] of Object.entries(without)) {
      it(`shows nothing to a person ${what}`, async () => {
        const known = !["nobody", "", "ended"].includes(person);
        const people = known ? [person] : [];
        assert.deepEqual(await seen(store, person), {
          streams: [],
          commands: 0,
          summaries: [],
          people,
        });
      });
    }

    it("takes a person's id as it is, whatever it holds", async () => {
      const wicked = [
        "x'; reset role; select set_config('neurite.person', 'all', false); --",
        "\\'; reset role; --",
        "all\0",
        "' or '1'='1",
      ];
      for (const person of wicked) {
        assert.equal((await seen(store, person)).streams.length, 0, person);
        assert.equal(await store.mayRead(person, "S", "study"), undefined, person);
      }
      const odd = "o'Neill \\ $1; --";
      await grant(store, { person: odd, role: "monitor" });
      assert.ok((await seen(store, odd)).streams.includes("S participant/g1"));
      assert.equal(await store.mayRead(odd, "S", "participant/g1"), 2);
      const { rows } = await store.pool.query("select current_user::text as name");
      assert.equal(rows[0].name, "neurite_app");
    });

    it("hides other sites from a coordinator, and other studies, and the allocation", async () => {
      const { streams, summaries } = await seen(store, "coordinator-g");
      assert.deepEqual(streams, [
        "S participant/g1",
        "S participant/g2",
        "S study",
        "neurite person/coordinator-g",
      ]);
      assert.deepEqual(summaries, ['{"of":"g1"}', '{"of":"g2"}']);
      assert.equal(await store.mayRead("coordinator-g", "S", "participant/b1"), undefined);
      assert.equal(await store.mayRead("coordinator-g", "T", "participant/t1"), undefined);
    });

    it("hides the allocation from every role but two", async () => {
      for (const person of [
        "coordinator-g",
        "investigator",
        "monitor",
        "inspector",
        "data-manager",
        "administrator",
      ]) {
        assert.ok(!(await seen(store, person)).streams.includes("S allocation"), person);
        assert.equal(await store.mayRead(person, "S", "allocation"), undefined, person);
      }
      for (const person of ["pharmacist", "keeper"]) {
        assert.equal(await store.mayRead(person, "S", "allocation"), 1, person);
      }
    });

    it("hides from the blinded what a command did where they cannot see", async () => {
      assert.equal((await seen(store, "inspector")).commands, 5);
      assert.equal((await seen(store, "keeper")).commands, 6);
    });

    it("shows a participant nothing but their own record", async () => {
      const { streams, summaries, people } = await seen(store, "participant-g1");
      assert.deepEqual(streams, ["S participant/g1", "S study"]);
      assert.deepEqual(summaries, ['{"of":"g1"}']);
      assert.ok(!people.includes("participant-b1"));
      assert.equal(await store.mayRead("participant-g1", "S", "participant/g2"), undefined);
    });

    it("gives an administrator no clinical right, but the instance's own record and every account", async () => {
      const { streams, summaries, people } = await seen(store, "administrator");
      assert.deepEqual(streams, [
        "neurite person/coordinator-g",
        "neurite person/ended",
        "neurite policy",
      ]);
      assert.deepEqual(summaries, []);
      assert.ok(people.includes("participant-g1") && people.includes("ended"));
    });

    it("shows of the instance's record one's own stream and no other", async () => {
      const own = await store.asPerson("coordinator-g", (client) =>
        see(client, "select stream from neurite.journal where study = 'neurite'"),
      );
      assert.deepEqual(own, ["person/coordinator-g"]);
      assert.equal(await store.mayRead("ended", "neurite", "person/ended"), undefined);
    });

    it("shows all sites to a role of the whole study, and only that study", async () => {
      const { streams } = await seen(store, "monitor");
      assert.deepEqual(streams, [
        "S participant/b1",
        "S participant/g1",
        "S participant/g2",
        "S study",
      ]);
      assert.equal(await store.mayRead("monitor", "S", "participant/b1"), 1);
    });

    it("shows names of colleagues, former ones too, but of no participant, and nobody's address but one's own", async () => {
      const { people } = await seen(store, "coordinator-g");
      assert.ok(people.includes("monitor") && people.includes("ended"));
      assert.ok(!people.includes("participant-g1"), "a participant's name");
      assert.ok(!people.includes("elsewhere"), "somebody of another study");
      await assert.rejects(
        store.asPerson("coordinator-g", (client) =>
          client.query("select email from neurite.person"),
        ),
        /permission denied/,
      );
      const email = await store.asPerson("coordinator-g", (client) =>
        see(client, "select neurite.own_email()"),
      );
      assert.deepEqual(email, ["coordinator-g@example.org"]);
    });

    it("shows one's own grants only, and all to an administrator", async () => {
      const query = "select distinct person from neurite.access_grant order by 1";
      assert.deepEqual(await store.asPerson("monitor", (client) => see(client, query)), [
        "monitor",
      ]);
      const all = await store.asPerson("administrator", (client) => see(client, query));
      assert.ok(all.includes("monitor") && all.includes("keeper"));
    });

    it("writes nothing as a person, and leaves nothing of the person behind", async () => {
      for (const statement of [
        "insert into neurite.access_grant select 'x', person, 'T', role, null, null, valid_from from neurite.access_grant",
        "update neurite.participant_summary set site = 'GZ01'",
        "delete from neurite.journal",
        "create table neurite.mine ()",
      ]) {
        await assert.rejects(
          store.asPerson("investigator", (client) => client.query(statement)),
          /read-only|permission denied/,
          statement,
        );
      }
      const mode = await store.asPerson("investigator", (client) =>
        see(client, "show transaction_read_only"),
      );
      assert.deepEqual(mode, ["on"]);
      const { rows } = await store.pool.query(
        "select current_user::text as name, current_setting('neurite.person', true) as person",
      );
      assert.equal(rows[0].name, "neurite_app");
      assert.equal(rows[0].person ?? "", "");
    });

    it("shows no table but those with a policy", async () => {
      const owner = await database.owner();
      const { rows } = await owner.query<{ name: string; secured: boolean }>(
        `select c.relname as name, c.relrowsecurity as secured from pg_class c
          where c.relnamespace = 'neurite'::regnamespace and c.relkind in ('r', 'v', 'm')
            and (has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate')
                 or has_any_column_privilege($1, c.oid, 'select, insert, update'))`,
        [personRoleName("neurite")],
      );
      await owner.end();
      assert.ok(rows.length > 6);
      for (const { name, secured } of rows) assert.ok(secured, name);
    });

    it("passes on what goes wrong in a reading, and the session is sound afterwards", async () => {
      await assert.rejects(
        store.asPerson("monitor", async () => {
          throw new RangeError("mine");
        }),
        RangeError,
      );
      assert.equal(await store.mayRead("monitor", "S", "study"), 2);
    });

    it("keeps to the access of the moment: it ends with the grant, and a transferred participant goes along", async () => {
      await grant(store, { person: "leaving", role: "coordinator", site: "BJ01" });
      assert.equal(await store.mayRead("leaving", "S", "participant/b1"), 1);
      const moved = { study: "S", participant: "b1", version: 1, summary: '{"of":"b1"}' };
      await store.summaries.write([{ ...moved, site: "SH01" }]);
      assert.equal(await store.mayRead("leaving", "S", "participant/b1"), undefined);
      await store.summaries.write([{ ...moved, site: "BJ01" }]);
      assert.equal(await store.mayRead("leaving", "S", "participant/b1"), 1);
      await store.pool.query(
        "update neurite.access_grant set valid_until = now() where person = 'leaving'",
      );
      assert.equal(await store.mayRead("leaving", "S", "participant/b1"), undefined);
    });

    it("leaves the application and the owner everything", async () => {
      const owner = await openConnection(database.address, {});
      const { rows } = await owner.query("select count(*)::integer as events from neurite.journal");
      await owner.end();
      const all = (await collect(store.readAll())).flat();
      assert.equal(all.length, rows[0].events);
      assert.ok(all.some(({ stream }) => stream === "allocation"));
      await store.append({ study: "S", id: "own", appends: [to("system", 0, happened("a"))] });
      assert.equal((await collect(store.readStream("S", "system"))).length, 1);
      assert.equal(await store.mayRead("investigator", "S", "system"), undefined);
    });
  });
}
