import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openConnection } from "./connect.ts";
import { RecordDamaged } from "./failure.ts";
import { personRoleName, roleName, wallRoleName } from "./role.ts";
import type { Store } from "./store.ts";
import { collect, type OpenDatabase, type TestDatabase } from "./test-database.ts";
import type { UnitRow } from "./wall/unit-row.ts";

const at = "2026-11-23T08:00:00.000Z";
const secret = "ARM-VERUM-7";

/** What stands behind the wall, on every server. */
export function wallContract(open: OpenDatabase): void {
  describe("the wall", () => {
    let database: TestDatabase;
    let store: Store;
    const unit: UnitRow = {
      unit: "K-0001",
      lot: "L1",
      item: "bag",
      level: "low",
      expires: "2027-01-01",
      status: "received",
      released: "released",
      quarantined: false,
      site: "GZ01" as never,
    };
    const allocate = (id: string, expectedVersion: number, arm = secret) =>
      store.append({
        study: "S",
        id,
        content: { id },
        appends: [
          {
            study: "S",
            stream: "allocation",
            expectedVersion,
            events: [{ type: "arm-allocated", at, arm }],
          },
          {
            study: "S",
            stream: `participant/${id}`,
            expectedVersion: 0,
            events: [{ type: "participant-assigned", at, number: id }],
          },
        ],
      });
    const make = (id: string, expectedVersion: number, row: UnitRow) =>
      store.append({
        study: "S",
        id,
        appends: [
          {
            study: "S",
            stream: `lot/${row.lot}`,
            expectedVersion,
            events: [{ type: "units-moved", at, to: id }],
          },
        ],
        units: [row],
      });
    before(async () => {
      database = await open();
      store = await database.openStore();
      assert.equal((await allocate("r1", 0)).outcome, "written");
      await make("made", 0, unit);
    });
    after(async () => {
      await store.close();
      await database.close();
    });

    it("is closed to the role that captures and to people, in the database itself", async () => {
      const client = await openConnection(database.address, {});
      try {
        for (const role of [roleName("neurite"), personRoleName("neurite")]) {
          for (const table of ["sealed", "unit"]) {
            await client.query(`set role ${role}`);
            await assert.rejects(client.query(`select * from neurite_wall.${table}`), /denied/);
            await client.query("reset role");
          }
        }
        await client.query(`set role ${wallRoleName("neurite")}`);
        await assert.rejects(client.query("select * from neurite.journal"), /denied/);
        await assert.rejects(client.query("delete from neurite_wall.sealed"), /denied/);
      } finally {
        await client.end();
      }
    });

    it("leaves no arm, lot or unit readable in any table", async () => {
      const client = await openConnection(database.address, {});
      try {
        const { rows } = await client.query<{ name: string }>(
          "select schemaname || '.' || tablename as name from pg_tables where schemaname like 'neurite%'",
        );
        for (const { name } of rows) {
          const found = await client.query<{ held: string }>(
            `select string_agg(t::text, ' ') as held from ${name} t`,
          );
          const held = found.rows[0]?.held ?? "";
          assert.ok(!held.includes(secret), name);
          assert.ok(!held.includes(Buffer.from(secret).toString("hex")), name);
          assert.ok(!held.includes("K-0001"), name);
        }
      } finally {
        await client.end();
      }
    });

    it("opens for the key: what was recorded comes back as it was", async () => {
      const stubs = await collect(store.readStream("S", "allocation"));
      assert.deepEqual(
        stubs.map(({ event }) => event.type),
        ["sealed"],
      );
      const [opened] = await store.wall.open(stubs);
      assert.deepEqual(opened?.event, { type: "arm-allocated", at, arm: secret });
    });

    it("repeats a command as any other, and keeps nothing of one that lost a race", async () => {
      assert.equal((await allocate("r1", 0)).outcome, "repeated");
      assert.equal((await allocate("late", 0)).outcome, "conflict");
      assert.equal((await allocate("r2", 1, "ARM-SHAM")).outcome, "written");
      const all = await store.wall.open(await collect(store.readStream("S", "allocation")));
      assert.deepEqual(
        all.map(({ event }) => event["arm"]),
        [secret, "ARM-SHAM"],
      );
    });

    it("finds units by number, lot, site and participant, as they are now", async () => {
      const moved = { ...unit, status: "dispensed", participant: "P1" as never } as const;
      await make("given", 1, moved);
      for (const by of [
        { units: ["K-0001"] },
        { lot: "L1" },
        { site: "GZ01" },
        { participant: "P1" },
      ]) {
        assert.deepEqual(await store.wall.units("S", by), [moved]);
      }
      assert.deepEqual(await store.wall.units("S", { lot: "L2" }), []);
      assert.deepEqual(await store.wall.units("T", { lot: "L1" }), []);
    });

    it("names the event whose sealed content is missing or was exchanged for another's", async () => {
      const client = await openConnection(database.address, {});
      const stubs = await collect(store.readStream("S", "allocation"));
      try {
        await client.query("alter table neurite_wall.sealed disable trigger only_grows");
        await client.query(
          `update neurite_wall.sealed s set content = o.content from neurite_wall.sealed o
            where s.stream = 'allocation' and s.version = 1 and o.stream = 'allocation' and o.version = 2`,
        );
        await assert.rejects(store.wall.open(stubs), (error) => {
          assert.ok(error instanceof RecordDamaged);
          assert.match(error.message, /Event 1 of allocation in study S/);
          return true;
        });
        await client.query(
          "delete from neurite_wall.sealed where stream = 'allocation' and version = 1",
        );
        await assert.rejects(store.wall.open(stubs), /its content is missing/);
      } finally {
        await client.end();
      }
    });
  });
}
