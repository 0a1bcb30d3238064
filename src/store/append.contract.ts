import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Fault } from "../kernel/index.ts";
import type { Outcome } from "./event.ts";
import { IdempotencyConflict, RecordDamaged } from "./failure.ts";
import type { Store } from "./store.ts";
import { collect, happened, type OpenDatabase, type TestDatabase, to } from "./test-database.ts";

/** What appending and reading promise on every server. */
export function appendContract(open: OpenDatabase): void {
  describe("append", () => {
    let database: TestDatabase;
    let store: Store;
    before(async () => {
      database = await open();
      store = await database.openStore();
    });
    after(async () => {
      await store.close();
      await database.close();
    });

    it("refuses a change of what was recorded, to the application and to the owner", async () => {
      await store.append({ study: "S", id: "kept", appends: [to("kept", 0, happened("a"))] });
      const owner = await database.owner();
      for (const statement of [
        "update neurite.journal set at = ''",
        "delete from neurite.journal",
        "truncate neurite.journal",
        "delete from neurite.command",
        "update neurite.cut set position = 0",
        "delete from neurite.checkpoint",
        "delete from neurite.stream_head",
      ]) {
        await assert.rejects(store.pool.query(statement), /permission denied/, statement);
        await assert.rejects(owner.query(statement), /only grows/, statement);
      }
      await assert.rejects(
        store.pool.query("insert into neurite.journal select * from neurite.journal"),
        /permission denied/,
      );
      await assert.rejects(
        store.pool.query("update neurite.stream_head set version = 0"),
        /permission denied/,
      );
      await owner.end();
    });

    it("refuses what no author may send, before anything is sent", async () => {
      const append = (id: string, ...appends: Parameters<typeof to>[]) =>
        store.append({ study: "S", id, appends: appends.map((each) => to(...each)) });
      await assert.rejects(append("bad id!", ["x", 0, happened("a")]), Fault);
      await assert.rejects(append("none"), Fault);
      await assert.rejects(append("empty", ["x", 0]), Fault);
      await assert.rejects(
        append("twice", ["x", 0, happened("a")], ["x", 1, happened("b")]),
        Fault,
      );
      await assert.rejects(append("space", ["x y", 0, happened("a")]), Fault);
      await assert.rejects(append("minus", ["x", -1, happened("a")]), Fault);
      await assert.rejects(append("zero", ["x", 0, happened("a\u0000")]), Fault);
      await assert.rejects(append("nan", ["x", 0, happened("a", { n: Number.NaN })]), Fault);
      assert.deepEqual(await collect(store.readStream("S", "x")), []);
    });

    it("records a command with several streams whole or not at all", async () => {
      const both = [to("whole/a", 0, happened("a")), to("whole/b", 1, happened("b"))];
      const refused = await store.append({ study: "S", id: "whole-1", appends: both });
      assert.deepEqual(refused, {
        outcome: "conflict",
        study: "S",
        stream: "whole/b",
        expectedVersion: 1,
        actualVersion: 0,
      });
      assert.deepEqual(await collect(store.readStream("S", "whole/a")), []);
      const done = await store.append({
        study: "S",
        id: "whole-2",
        appends: [to("whole/a", 0, happened("a"), happened("b")), to("whole/b", 0, happened("c"))],
      });
      assert.equal(done.outcome, "written");
      const places = done.events.map(({ stream, version }) => `${stream} ${version}`);
      assert.deepEqual(places, ["whole/a 1", "whole/a 2", "whole/b 1"]);
    });

    it("gives back the events exactly as they were said", async () => {
      const event = {
        ...happened("said"),
        text: 'quotes " backslash \\ newline \n tab \t zero \u0000 中文 🧠 \\x00 \\N',
        number: -0.1e-7,
        list: [1, null, true, { deep: [] }],
      };
      await store.append({ study: "S", id: "said", appends: [to("said", 0, event)] });
      const [one] = await collect(store.readStream("S", "said"));
      assert.deepEqual(one?.event, event);
      assert.equal(one?.command, "said");
      const all = (await collect(store.readAll(one.position - 1, one.position))).flat();
      assert.deepEqual(all, [one]);
    });

    it("answers a repeated command with its first outcome and writes nothing", async () => {
      const command = {
        study: "S",
        id: "again",
        appends: [to("again/1", 0, happened("a")), to("again/2", 0, happened("b"))],
      };
      const first = await store.append(command);
      await store.append({ study: "S", id: "later", appends: [to("again/1", 1, happened("c"))] });
      const position = await store.settledPosition();
      const repeats = await Promise.all([1, 2, 3].map(() => store.append(command)));
      for (const repeat of repeats) assert.deepEqual(repeat, { ...first, outcome: "repeated" });
      assert.equal(await store.settledPosition(), position);
      assert.deepEqual(
        await store.recorded("S", "again"),
        first.outcome === "conflict" ? [] : first.events,
      );
      assert.equal(await store.recorded("S", "never"), undefined);
    });

    it("records one of several sendings of a command that race on two stores", async () => {
      const other = await database.openStore();
      const command = { study: "S", id: "raced", appends: [to("raced", 0, happened("a"))] };
      const outcomes = await Promise.all(
        [store, other, store, other].map((each) => each.append(command)),
      );
      const words = outcomes.map(({ outcome }) => outcome).sort();
      assert.deepEqual(words, ["repeated", "repeated", "repeated", "written"]);
      await other.close();
    });

    it("refuses another command under a used id", async () => {
      const appends = [to("used", 0, happened("a"))];
      await store.append({ study: "S", id: "used", appends });
      await assert.rejects(
        store.append({ study: "S", id: "used", appends: [to("used", 1, happened("b"))] }),
        IdempotencyConflict,
      );
      const other = { study: "T", stream: "used", expectedVersion: 0, events: [happened("b")] };
      const outcome = await store.append({ study: "T", id: "used", appends: [other] });
      assert.equal(outcome.outcome, "written");
    });

    it("takes the client's own content as what decides whether a command is the same", async () => {
      const content = { save: "form", value: 1 };
      const first = await store.append({
        study: "S",
        id: "content",
        content,
        appends: [to("content", 0, happened("a"))],
      });
      const decidedAgain = await store.append({
        study: "S",
        id: "content",
        content,
        appends: [to("content", 1, happened("b"))],
      });
      assert.deepEqual(decidedAgain, { ...first, outcome: "repeated" });
    });

    it("leaves the others of a batch in place when one loses", async () => {
      const append = (id: string, stream: string, version: number) =>
        store.append({ study: "S", id, appends: [to(stream, version, happened("a"))] });
      const outcomes = await Promise.all([
        append("mix-1", "mix/1", 0),
        append("mix-2", "mix/2", 7),
        append("mix-3", "mix/3", 0),
      ]);
      const words = outcomes.map(({ outcome }) => outcome);
      assert.deepEqual(words, ["written", "conflict", "written"]);
    });

    it("lets a caller go on before the last answer, and stops what was built on a lost command", async () => {
      const append = (id: string, version: number) =>
        store.append({ study: "S", id, appends: [to("pipe", version, happened("a"))] });
      const all = await Promise.all(Array.from({ length: 50 }, (_, i) => append(`pipe-${i}`, i)));
      assert.ok(all.every(({ outcome }) => outcome === "written"));

      const other = await database.openStore();
      await other.append({ study: "S", id: "foreign", appends: [to("pipe", 50, happened("f"))] });
      const lost = await Promise.all(
        [50, 51, 52].map((version) => append(`lost-${version}`, version)),
      );
      assert.deepEqual(
        lost.map(({ outcome }) => outcome),
        ["conflict", "conflict", "conflict"],
      );
      assert.equal((await append("after", 51)).outcome, "written");
      await other.close();
    });

    it("loses and doubles nothing when 8 writers on 2 stores fight for one stream", async () => {
      const other = await database.openStore({ lanes: 1 });
      const written: number[] = [];
      let conflicts = 0;
      const write = async (writer: number) => {
        const mine = writer % 2 === 0 ? store : other;
        let version = 0;
        for (let n = 0; n < 25; ) {
          const outcome: Outcome = await mine.append({
            study: "S",
            id: `fight-${writer}-${n}-${version}`,
            appends: [to("fight", version, happened("hit", { writer, n }))],
          });
          if (outcome.outcome === "conflict") {
            conflicts += 1;
            version = outcome.actualVersion;
          } else {
            version = outcome.events[0]?.version ?? 0;
            written.push(version);
            n += 1;
          }
        }
      };
      await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write));
      const events = await collect(store.readStream("S", "fight"));
      const expected = Array.from({ length: 200 }, (_, index) => index + 1);
      assert.deepEqual(
        events.map(({ version }) => version),
        expected,
      );
      assert.deepEqual(
        written.sort((a, b) => a - b),
        expected,
      );
      const said = new Set(
        events.map(({ event }) => JSON.stringify([event["writer"], event["n"]])),
      );
      assert.equal(said.size, 200);
      assert.ok(conflicts > 0);
      await other.close();
    });

    it("does not deadlock when commands take the same streams in opposite orders", async () => {
      const stores = [store, await database.openStore(), await database.openStore()];
      const streams = ["dl/a", "dl/b", "dl/c", "dl/d"];
      await Promise.all(
        stores.map(async (mine, s) => {
          for (let n = 0; n < 20; n++) {
            const order = n % 2 === s % 2 ? streams : [...streams].reverse();
            const version = (await collect(mine.readStream("S", "dl/a"))).length;
            const appends = order.map((stream) => to(stream, version, happened("a")));
            await mine.append({ study: "S", id: `dl-${s}-${n}`, appends });
          }
        }),
      );
      const lengths = await Promise.all(
        streams.map(async (stream) => (await collect(store.readStream("S", stream))).length),
      );
      assert.equal(new Set(lengths).size, 1);
      const { rows } = await store.pool.query(
        "select deadlocks from pg_stat_database where datname = current_database()",
      );
      assert.equal(Number(rows[0].deadlocks), 0);
      for (const extra of stores.slice(1)) await extra.close();
    });

    it("reads long streams and the whole journal in order, page by page", async () => {
      const many = Array.from({ length: 2500 }, (_, n) => happened("n", { n }));
      await store.append({ study: "S", id: "long", appends: [to("long", 0, ...many)] });
      const read = await collect(store.readStream("S", "long", 100));
      assert.deepEqual(
        read.map(({ event }) => event["n"]),
        many.slice(99).map(({ n }) => n),
      );
      const all = (await collect(store.readAll())).flat();
      const positions = all.map(({ position }) => position);
      assert.deepEqual(
        positions,
        [...positions].sort((a, b) => a - b),
      );
      assert.equal(all.filter(({ stream }) => stream === "long").length, 2500);
    });

    it("says so when a stream was exchanged behind its back", async () => {
      await store.append({ study: "S", id: "bb-1", appends: [to("bb", 0, happened("a"))] });
      const owner = await database.owner();
      await owner.query("update neurite.stream_head set hash = '\\x00' where stream = 'bb'");
      await assert.rejects(
        store.append({ study: "S", id: "bb-2", appends: [to("bb", 1, happened("a"))] }),
        (error) => error instanceof RecordDamaged && /neurite verify/.test(error.message),
      );
      await owner.end();
    });

    it("refuses in the database what does not hash as it should", async () => {
      const owner = await database.owner();
      const call = (hash: string) =>
        owner.query(
          `select neurite.append('{S}','{forged}','{1}','{S}','{forged-1}',array['\\x00'::bytea],'{[]}','{1}','{1}',
             '{1}','{1}','{null}','{1}','{S}','{forged}','{forged-1}','{t}','{at}',
             array[neurite.stream_seed('S','forged')], array[${hash}], '{body}') as answer`,
        );
      const forged = await call("'\\x00'::bytea");
      assert.deepEqual(forged.rows[0].answer, ["altered 1"]);
      const sound =
        "sha256(convert_to(encode(neurite.stream_seed('S','forged'),'hex') || E'\\n' || 'body','UTF8'))";
      const taken = await call(sound);
      assert.equal(typeof taken.rows[0].answer[0], "number");
      await owner.end();
    });
  });
}
