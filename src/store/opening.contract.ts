import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type pg from "pg";
import { openConnection } from "./connect.ts";
import { StoreUnavailable } from "./embedded/index.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { happened, type OpenDatabase, type TestDatabase, to } from "./test-database.ts";

/** What opening a store promises on every server. */
export function openingContract(open: OpenDatabase): void {
  describe("opening", () => {
    let database: TestDatabase;
    let owner: pg.Client;
    before(async () => {
      database = await open();
      owner = await database.owner();
    });
    after(async () => {
      await owner.end();
      await database.close();
    });

    it("makes a store once, also when several open it at the same moment", async () => {
      const stores = await Promise.all([1, 2, 3, 4].map(() => database.openStore()));
      for (const store of stores) await store.close();
      const { rows } = await owner.query("select name from neurite.migration order by name");
      assert.deepEqual(
        rows.map(({ name }) => name),
        readMigrations().map(({ name }) => name),
      );
    });

    it("keeps several stores in one database apart", async () => {
      const one = await database.openStore({ schema: "one" });
      const two = await database.openStore({ schema: "two" });
      for (const store of [one, two]) {
        const outcome = await store.append({
          study: "S",
          id: "c",
          appends: [to("p", 0, happened("a"))],
        });
        assert.equal(outcome.outcome, "written");
      }
      await one.close();
      await two.close();
    });

    it("refuses an applied migration that was edited, and a store of a later version", async () => {
      const migrations = readMigrations();
      const edited = migrations.map((each, index) =>
        index === 0 ? { ...each, sql: `${each.sql}-- changed` } : each,
      );
      await assert.rejects(migrate(owner, "neurite", edited), (error) => {
        assert.ok(error instanceof StoreUnavailable);
        assert.match(
          error.what,
          /0001-journal was applied to the store «neurite» with other content/,
        );
        return true;
      });
      await assert.rejects(migrate(owner, "neurite", migrations.slice(0, -1)), /later version/);
      await migrate(owner, "neurite", [...migrations, { name: "9999-more", sql: "select 1" }]);
      await assert.rejects(
        database.openStore(),
        /later version of Neurite \(migration 9999-more\)/,
      );
    });

    it("leaves nothing of a migration that fails", async () => {
      const broken = [
        ...readMigrations(),
        { name: "9998-bad", sql: "create table {schema}.x (); select 1/0" },
      ];
      await assert.rejects(migrate(owner, "half", broken), StoreUnavailable);
      const { rows } = await owner.query("select to_regclass('half.x') as found");
      assert.equal(rows[0].found, null);
      const store = await database.openStore({ schema: "half" });
      await store.close();
    });

    it("says what the administrator must run when the login may not make the role", async () => {
      const login = `poor_${process.pid}`;
      await owner.query(`create role ${login} login password 'x'`);
      await owner.query(`grant create on database ${owner.database} to ${login}`);
      try {
        const poor = await openConnection(database.address, {});
        await poor.query(`set session authorization ${login}`);
        await assert.rejects(migrate(poor, "poor"), (error) => {
          assert.ok(error instanceof StoreUnavailable);
          assert.match(
            error.todo,
            new RegExp(`CREATE ROLE poor_app NOLOGIN; GRANT poor_app TO "${login}";`),
          );
          return true;
        });
        await owner.query(`create role poor_app nologin`);
        await owner.query(`grant poor_app to ${login}`);
        await assert.rejects(migrate(poor, "poor"), (error) => {
          assert.ok(error instanceof StoreUnavailable);
          assert.match(
            error.todo,
            /: CREATE ROLE poor_app_person NOLOGIN; GRANT poor_app_person TO "/,
          );
          return true;
        });
        await owner.query("create role poor_app_person nologin");
        await owner.query(`grant poor_app_person to ${login}`);
        await owner.query("create role poor_app_wall nologin");
        await owner.query(`grant poor_app_wall to ${login}`);
        await migrate(poor, "poor");
        await poor.end();
      } finally {
        await owner.query(`drop owned by ${login}`);
        await owner.query(`drop role ${login}`);
        await owner.query("drop role if exists poor_app, poor_app_person, poor_app_wall");
      }
    });

    it("says in plain words that a server, a database or a login is not there", async () => {
      const { openStore } = await import("./store.ts");
      await assert.rejects(
        openStore({ url: "postgres://u@127.0.0.1:1/x" }, { keyFolder: database.folder }),
        (error) => error instanceof StoreUnavailable && /cannot be reached/.test(error.what),
      );
    });

    it("keeps what is acknowledged on disk even where the server's default is not to wait", async () => {
      await owner.query(`alter database ${owner.database} set synchronous_commit = off`);
      const store = await database.openStore({ schema: "durable" });
      const { rows } = await store.pool.query("show synchronous_commit");
      assert.equal(rows[0].synchronous_commit, "on");
      await store.close();
      await owner.query(`alter database ${owner.database} reset synchronous_commit`);
    });
  });
}
