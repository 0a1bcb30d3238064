import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type pg from "pg";
import { roles } from "../engine/index.ts";
import { grant, openClinic } from "./access-clinic.ts";
import { WriteForbidden } from "./failure.ts";
import { headCache } from "./head-cache.ts";
import { prepareCommand } from "./prepare-command.ts";
import { sendBatch } from "./send-batch.ts";
import type { Store } from "./store.ts";
import { collect, happened, type OpenDatabase, type TestDatabase, to } from "./test-database.ts";

/** Whom the database lets write where, on every server. */
export function accessWriteContract(open: OpenDatabase): void {
  describe("where a person may write", () => {
    let database: TestDatabase;
    let store: Store;
    let commands = 0;
    before(async () => {
      database = await open();
      store = await database.openStore();
      await openClinic(store);
    });
    after(async () => {
      await store.close();
      await database.close();
    });

    /** Appends an event to a stream as it stands, as a person; a new participant's says the site. */
    async function write(
      person: string,
      stream: string,
      study = "S",
      site?: string,
      type = "written",
    ): Promise<string> {
      const events = await collect(store.readStream(study, stream));
      const event = happened(type, site === undefined ? {} : { site });
      const append = { study, stream, expectedVersion: events.length, events: [event] };
      const id = `write-${(commands += 1)}`;
      try {
        return (await store.append({ study, id, person, appends: [append] })).outcome;
      } catch (error) {
        assert.ok(error instanceof WriteForbidden, String(error));
        assert.equal(await store.recorded(study, id), undefined);
        assert.equal((await collect(store.readStream(study, stream))).length, events.length);
        return "forbidden";
      }
    }

    it("refuses the unknown, those who left, the expired and those who begin tomorrow", async () => {
      for (const person of [
        "nobody",
        "",
        "ended",
        "expired",
        "tomorrow",
        "nothing",
        "unnamed",
        "x'; --",
      ]) {
        for (const stream of ["participant/g1", "study", "allocation", "participant/new"]) {
          assert.equal(
            await write(person, stream, "S", "GZ01"),
            "forbidden",
            `${person} ${stream}`,
          );
        }
      }
    });

    it("refuses roles that only read, everywhere", async () => {
      for (const person of ["monitor", "data-manager", "inspector", "administrator"]) {
        for (const stream of ["participant/g1", "study", "allocation", "participant/new"]) {
          assert.equal(
            await write(person, stream, "S", "GZ01"),
            "forbidden",
            `${person} ${stream}`,
          );
        }
      }
    });

    it("lets those who look at what others recorded ask about it, and nothing else", async () => {
      for (const person of ["monitor", "data-manager"]) {
        const ask = (stream: string) => write(person, stream, "S", undefined, "query-raised");
        assert.equal(await ask("participant/g1"), "written", person);
        assert.equal(await write(person, "participant/g1"), "forbidden", person);
      }
      for (const person of ["inspector", "administrator"]) {
        const answer = await write(person, "participant/g1", "S", undefined, "query-raised");
        assert.equal(answer, "forbidden", person);
      }
    });

    it("knows every role of the engine: a new one cannot write until it is written down here", async () => {
      for (const role of roles) {
        const person = `only-${role}`;
        await grant(store, {
          person,
          role,
          ...(role === "participant" ? { participant: "g1" } : {}),
        });
        const answer = await write(person, "participant/g1", "S", undefined, "query-raised");
        assert.equal(answer, role === "inspector" ? "forbidden" : "written", role);
        assert.ok((await store.mayRead(person, "S", "participant/g1")) !== undefined, role);
      }
    });

    it("refuses a coordinator another site, another study, and a new participant there", async () => {
      assert.equal(await write("coordinator-b", "participant/g1"), "forbidden");
      assert.equal(await write("coordinator-b", "participant/g1", "S", "BJ01"), "forbidden");
      assert.equal(await write("coordinator-b", "participant/new-g", "S", "GZ01"), "forbidden");
      assert.equal(await write("coordinator-b", "participant/no-site"), "forbidden");
      assert.equal(await write("coordinator-g", "participant/t1", "T"), "forbidden");
      assert.equal(await write("elsewhere", "participant/g1"), "forbidden");
    });

    it("refuses a participant everything but their own record", async () => {
      for (const stream of [
        "participant/g2",
        "participant/b1",
        "study",
        "allocation",
        "participant/g10",
      ]) {
        assert.equal(await write("participant-g1", stream, "S", "GZ01"), "forbidden", stream);
      }
    });

    it("refuses streams of a kind it does not know, and the instance's record to all but administrators", async () => {
      assert.equal(await write("investigator", "matter/1"), "forbidden");
      for (const stream of ["policy", "person/coordinator-g"]) {
        assert.equal(await write("coordinator-g", stream, "neurite"), "forbidden", stream);
        assert.equal(await write("administrator", stream, "neurite"), "written", stream);
      }
    });

    it("refuses a command as a whole when one of its streams is forbidden", async () => {
      const appends = [
        to("participant/g2", 1, happened("a")),
        to("participant/b1", 1, happened("a")),
      ];
      await assert.rejects(
        store.append({ study: "S", id: "both", person: "coordinator-g", appends }),
        (error) =>
          error instanceof WriteForbidden &&
          error.person === "coordinator-g" &&
          error.study === "S",
      );
      assert.equal((await collect(store.readStream("S", "participant/g2"))).length, 1);
    });

    it("records the others of a batch when one is refused", async () => {
      const one = (id: string, person: string | undefined, stream: string, version = 0) =>
        store.append({
          study: "S",
          id,
          appends: [to(stream, version, happened("a", { site: "GZ01" }))],
          ...(person === undefined ? {} : { person }),
        });
      const answers = await Promise.allSettled([
        one("mixed-1", "coordinator-g", "participant/m1"),
        one("mixed-2", "coordinator-b", "participant/m2"),
        one("mixed-3", undefined, "system/3"),
        one("mixed-4", "coordinator-b", "participant/m2", 1),
        one("mixed-5", "investigator", "participant/m5", 7),
        one("mixed-6", "coordinator-g", "participant/m1", 1),
        one("mixed-7", "investigator", "participant/m2", 1),
      ]);
      const words = answers.map((answer) =>
        answer.status === "fulfilled" ? answer.value.outcome : (answer.reason as Error).name,
      );
      assert.deepEqual(words, [
        "written",
        "WriteForbidden",
        "written",
        "WriteForbidden",
        "conflict",
        "written",
        // Built on one that was refused.
        "conflict",
      ]);
      assert.deepEqual(await collect(store.readStream("S", "participant/m2")), []);
    });

    it("records nothing that was built on a refused command, also if another store fills its place meanwhile", async () => {
      const other = await database.openStore();
      const client = await database.owner();
      const append = (id: string, version: number, person?: string) => ({
        study: "S",
        id,
        appends: [to("participant/built", version, happened("a", { site: "GZ01" }))],
        ...(person === undefined ? {} : { person }),
      });
      const query = client.query.bind(client) as (
        config: pg.QueryConfig,
      ) => Promise<pg.QueryResult>;
      const between = async (config: pg.QueryConfig): Promise<pg.QueryResult> => {
        try {
          return await query(config);
        } catch (error) {
          assert.equal((await other.append(append("between", 0))).outcome, "written");
          throw error;
        }
      };
      Object.assign(client, { query: between });
      const commands = [append("refused", 0, "coordinator-b"), append("built", 1)].map((command) =>
        prepareCommand(command, store.wall.key),
      );
      const target = { client, schema: "neurite", timeoutMs: 10_000 };
      const [refused, built] = await sendBatch(target, headCache(), commands);
      assert.ok(refused instanceof WriteForbidden);
      assert.ok(built !== undefined && "outcome" in built && built.outcome === "conflict");
      const events = await collect(store.readStream("S", "participant/built"));
      assert.deepEqual(
        events.map(({ command }) => command),
        ["between"],
      );
      await client.end();
      await other.close();
    });

    it("asks at the moment of recording: an access that ends while a lock is waited for has ended", async () => {
      await grant(store, { person: "leaving", role: "coordinator", site: "GZ01" });
      assert.equal(await write("leaving", "participant/g2"), "written");
      const owner = await database.owner();
      await owner.query("begin");
      await owner.query(
        "select pg_advisory_xact_lock(hashtextextended('neurite.stream S participant/g2', 0))",
      );
      const answer = write("leaving", "participant/g2");
      for (;;) {
        const waiting = await store.pool.query(
          "select from pg_locks where locktype = 'advisory' and not granted",
        );
        if (waiting.rows.length > 0) break;
      }
      await store.pool.query(
        "update neurite.access_grant set valid_until = clock_timestamp() where person = 'leaving'",
      );
      await owner.query("commit");
      await owner.end();
      assert.equal(await answer, "forbidden");
    });

    it("answers a command that was recorded in time as the first time, also after the access has ended", async () => {
      await grant(store, { person: "gone", role: "investigator" });
      const command = {
        study: "S",
        id: "in-time",
        person: "gone",
        appends: [to("participant/late", 0, happened("a", { site: "GZ01" }))],
      };
      const first = await store.append(command);
      await store.pool.query("update neurite.person set ended_at = now() where id = 'gone'");
      assert.deepEqual(await store.append(command), { ...first, outcome: "repeated" });
      await assert.rejects(store.append({ ...command, id: "too-late" }), WriteForbidden);
    });

    it("lets people write where they work, and a site read its new participant at once", async () => {
      for (const [person, stream] of [
        ["coordinator-g", "participant/g1"],
        ["coordinator-b", "participant/b1"],
        ["investigator", "participant/b1"],
        ["pharmacist", "allocation"],
        ["keeper", "allocation"],
        ["study-manager", "study"],
        ["participant-g1", "participant/g1"],
      ] as const) {
        assert.equal(await write(person, stream), "written", `${person} ${stream}`);
      }
      assert.equal(await write("coordinator-g", "participant/new", "S", "GZ01"), "written");
      assert.equal(await store.mayRead("coordinator-g", "S", "participant/new"), 1);
      assert.equal(await store.mayRead("coordinator-b", "S", "participant/new"), undefined);
      assert.equal(await write("coordinator-g", "participant/new"), "written");
      assert.equal(await write("coordinator-b", "participant/new"), "forbidden");
      assert.ok(!(await store.summaries.read("coordinator-g", "S")).includes("{}"));
    });

    it("knows the site of a participant whose summary is not made yet from their first event", async () => {
      const first = to(
        "participant/bare",
        0,
        happened("a", { site: "BJ01", note: "\u0000 \\u0000 \\" }),
      );
      await store.append({ study: "S", id: "bare", appends: [first] });
      assert.equal(await write("coordinator-g", "participant/bare"), "forbidden");
      assert.equal(await write("coordinator-b", "participant/bare"), "written");
    });

    it("takes a screening and what follows it in one batch, and believes no second first event", async () => {
      const one = (id: string, person: string, version: number, site: string) =>
        store.append({
          study: "S",
          id,
          person,
          appends: [to("participant/row", version, happened("a", { site }), happened("b"))],
        });
      const [first, second] = await Promise.all([
        one("row-1", "coordinator-g", 0, "GZ01"),
        one("row-2", "coordinator-g", 2, "BJ01"),
      ]);
      assert.deepEqual([first.outcome, second.outcome], ["written", "written"]);
      const race = await one("row-3", "coordinator-b", 0, "BJ01").catch((error: Error) => error);
      assert.ok(race instanceof WriteForbidden);
      assert.equal(await store.mayRead("coordinator-b", "S", "participant/row"), undefined);
    });
  });
}
