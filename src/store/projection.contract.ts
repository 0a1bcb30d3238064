import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Projection } from "./projection.ts";
import type { Store } from "./store.ts";
import { happened, type OpenDatabase, type TestDatabase, to } from "./test-database.ts";

/** How long each stream is and what happened last: a fixture, of no use to anybody. */
function streamSummary(edition: number): Projection {
  return {
    name: "stream_summary",
    edition,
    tables: [
      {
        name: "stream_summary",
        columns: { study: "text", stream: "text", events: "integer", last: "text" },
        key: ["study", "stream"],
      },
      {
        name: "stream_event",
        columns: { study: "text", stream: "text", version: "integer", said: "text" },
        key: [],
      },
    ],
    apply(events, rows) {
      for (const { study, stream, version, event } of events) {
        rows.put("stream_summary", [study, stream, version, event.type]);
        const said = event["said"];
        rows.put("stream_event", [study, stream, version, said === "" ? null : (said as string)]);
      }
    },
  };
}

/** What projections promise on every server. */
export function projectionContract(open: OpenDatabase): void {
  describe("a projection", () => {
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

    const summary = async () =>
      (await store.pool.query("select * from neurite.stream_summary order by stream")).rows;
    const said = async () =>
      (await store.pool.query("select * from neurite.stream_event order by stream, version")).rows;
    const append = (n: number, stream: string, version: number, text: string) =>
      store.append({
        study: "S",
        id: `${stream}-${version}`,
        appends: [to(stream, version, happened(`t${n}`, { said: text }))],
      });

    it("follows the journal, chunk by chunk, and is the same when made again", async () => {
      await append(1, "a", 0, "tab \t, newline \n, backslash \\ and \\N");
      await append(1, "b", 0, "中文");
      const first = await store.project(streamSummary(1));
      assert.equal(first, await store.settledPosition());
      await append(2, "a", 1, "");
      await store.project(streamSummary(1));
      const rows = [
        { study: "S", stream: "a", events: 2, last: "t2" },
        { study: "S", stream: "b", events: 1, last: "t1" },
      ];
      assert.deepEqual(await summary(), rows);
      const texts = await said();
      assert.deepEqual(
        texts.map((row) => row.said),
        ["tab \t, newline \n, backslash \\ and \\N", null, "中文"],
      );
      await store.rebuild(streamSummary(1));
      assert.deepEqual(await summary(), rows);
      assert.deepEqual(await said(), texts);
    });

    it("loses and doubles nothing when two processes bring it up to date at once", async () => {
      const other = await database.openStore();
      for (let round = 0; round < 5; round++) {
        await Promise.all([0, 1, 2, 3].map((n) => append(n, `c${n}`, round, "x")));
        await Promise.all([store, other, store].map((each) => each.project(streamSummary(1))));
        await store.project(streamSummary(1));
      }
      const events = (await summary()).filter(({ stream }) => stream.startsWith("c"));
      assert.deepEqual(
        events.map((row) => row.events),
        [5, 5, 5, 5],
      );
      assert.equal((await said()).filter(({ stream }) => stream.startsWith("c")).length, 20);
      await other.close();
    });

    it("is made again when what it computes has changed", async () => {
      const before = await said();
      await store.project(streamSummary(2));
      assert.deepEqual(await said(), before);
    });

    it("can be changed by the application, and the journal beside it cannot", async () => {
      await store.pool.query("delete from neurite.stream_summary");
      await assert.rejects(store.pool.query("delete from neurite.journal"), /permission denied/);
      await store.rebuild(streamSummary(2));
      assert.ok((await summary()).length > 0);
    });
  });
}
