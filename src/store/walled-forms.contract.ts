import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { grant, openClinic, see } from "./access-clinic.ts";
import { WriteForbidden } from "./failure.ts";
import type { Store } from "./store.ts";
import { collect, happened, type OpenDatabase, type TestDatabase } from "./test-database.ts";

const secret = "KIT-OF-VERUM";

/** Forms that tell who got what: for whom they are there at all, on every server. */
export function walledFormsContract(open: OpenDatabase): void {
  describe("forms behind the wall", () => {
    let database: TestDatabase;
    let store: Store;
    let count = 0;
    before(async () => {
      database = await open();
      store = await database.openStore();
      await openClinic(store);
      await grant(store, { person: "quality", role: "quality" });
      await grant(store, { person: "pharmacist-g", role: "pharmacist", site: "GZ01" });
      await grant(store, { person: "pharmacist-b", role: "pharmacist", site: "BJ01" });
      await grant(store, { person: "study-pharmacist-t", role: "pharmacist", study: "T" });
    });
    after(async () => {
      await store.close();
      await database.close();
    });

    const write = async (person: string): Promise<string> => {
      const stream = "walled/g1";
      const expectedVersion = (await collect(store.readStream("S", stream))).length;
      const append = {
        study: "S",
        stream,
        expectedVersion,
        events: [happened("saved", { secret })],
      };
      const id = `walled-${(count += 1)}`;
      try {
        return (await store.append({ study: "S", id, person, appends: [append] })).outcome;
      } catch (error) {
        assert.ok(error instanceof WriteForbidden, String(error));
        return "forbidden";
      }
    };
    const blinded = [
      "coordinator-g",
      "investigator",
      "monitor",
      "inspector",
      "data-manager",
      "study-manager",
      "participant-g1",
      "administrator",
      "pharmacist-b",
      "study-pharmacist-t",
      "ended",
      "nobody",
    ];
    const shown = (person: string) =>
      store.asPerson(person, async (client) => ({
        journal: await see(
          client,
          "select stream from neurite.journal where stream like 'walled/%'",
        ),
        heads: await see(
          client,
          "select stream from neurite.stream_head where stream like 'walled/%'",
        ),
        audit: await see(
          client,
          "select stream from neurite.audit_entry where stream like 'walled/%'",
        ),
        commands: await see(client, "select id from neurite.command where id like 'walled-%'"),
      }));

    it("are written by those alone who work behind it at the participant's site", async () => {
      for (const person of blinded) assert.equal(await write(person), "forbidden", person);
      for (const person of ["pharmacist-g", "pharmacist", "keeper", "quality"]) {
        assert.equal(await write(person), "written", person);
      }
    });

    it("are not there for anybody else: in no row, head, audit entry, command or count", async () => {
      await store.catchUpAudit();
      for (const person of blinded) {
        assert.deepEqual(
          await shown(person),
          { journal: [], heads: [], audit: [], commands: [] },
          person,
        );
        assert.equal(await store.mayRead(person, "S", "walled/g1"), undefined, person);
        for (const walled of [{}, { walled: true }] as const) {
          const order = { study: "S", participant: "g1", limit: 10, ...walled };
          const found = await store.searchJournal(person, order);
          assert.ok(found.events.every(({ stream }) => !stream.startsWith("walled/")));
          assert.equal(found.count, found.events.length);
        }
      }
    });

    it("are shown to those, sealed in the journal and opened with the key", async () => {
      for (const person of ["pharmacist-g", "keeper", "quality"]) {
        const { journal, heads, audit, commands } = await shown(person);
        assert.deepEqual(
          [journal.length, heads.length, audit.length, commands.length],
          [4, 1, 4, 4],
        );
        assert.equal(await store.mayRead(person, "S", "walled/g1"), 4);
        const order = { study: "S", participant: "g1", limit: 10, walled: true } as const;
        const { events } = await store.searchJournal(person, order);
        assert.equal(events.filter(({ stream }) => stream === "walled/g1").length, 4);
      }
      const sealed = await collect(store.readStream("S", "walled/g1"));
      assert.ok(!JSON.stringify(sealed).includes(secret));
      const [first] = await store.wall.open(sealed);
      assert.equal(first?.event["secret"], secret);
    });
  });
}
