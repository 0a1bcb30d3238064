import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Cut } from "./cut.ts";
import type { Store } from "./store.ts";
import { collect, happened, type OpenDatabase, type TestDatabase } from "./test-database.ts";

/** What data cuts promise on every server. */
export function cutContract(open: OpenDatabase): void {
  describe("a data cut", () => {
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

    it("never changes, whatever 8 writers on 2 stores do while it is taken", async () => {
      const other = await database.openStore();
      let writing = true;
      const write = async (writer: number) => {
        const mine = writer % 2 === 0 ? store : other;
        for (let version = 0; writing; version++) {
          const study = `S${writer % 3}`;
          const events = [happened("a", { writer, version })];
          await mine.append({
            study,
            id: `c-${writer}-${version}`,
            appends: [{ study, stream: `participant/${writer}`, expectedVersion: version, events }],
          });
        }
      };
      const writers = [0, 1, 2, 3, 4, 5, 6, 7].map(write);
      const cuts: Cut[] = [];
      const seen: string[][] = [];
      for (let n = 0; n < 15; n++) {
        const cut = await (n % 2 === 0 ? store : other).takeCut(`S${n % 3}`, `v${n}`, "test");
        cuts.push(cut);
        // Read at once, while writers go on …
        seen.push((await collect(store.readCut(cut))).flat().map(({ hash }) => hash));
      }
      writing = false;
      await Promise.all(writers);
      // … and again when they have finished.
      for (const [index, cut] of cuts.entries()) {
        const later = (await collect(other.readCut(cut))).flat();
        assert.deepEqual(
          later.map(({ hash }) => hash),
          seen[index],
        );
        assert.ok(
          later.every(({ study, position }) => study === cut.study && position <= cut.position),
        );
        assert.equal(later.length, cut.events);
      }
      assert.ok((cuts.at(-1)?.events ?? 0) > 0);
      const report = await store.verify();
      assert.equal(report.cuts, 15);
      assert.deepEqual(report.issues, []);
      await other.close();
    });

    it("taken again without new events is the one taken first", async () => {
      const first = await store.takeCut("S0", "same", "somebody");
      const second = await store.takeCut("S0", "same", "somebody else");
      assert.deepEqual(second, first);
      const listed = await store.listCuts("S0");
      assert.equal(listed.filter(({ studyVersion }) => studyVersion === "same").length, 1);
    });

    it("of a study without events has none, and can be read", async () => {
      const cut = await store.takeCut("EMPTY", "v", "test");
      assert.equal(cut.events, 0);
      assert.deepEqual((await collect(store.readCut(cut))).flat(), []);
    });

    it("can be read stream by stream", async () => {
      const cut = await store.takeCut("S1", "by stream", "test");
      const events = (await collect(store.readCut(cut, "stream"))).flat();
      const places = events.map(
        ({ stream, version }) => `${stream} ${String(version).padStart(9, "0")}`,
      );
      assert.deepEqual(places, [...places].sort());
      assert.equal(events.length, cut.events);
    });

    it("says so when its events are no longer those it was taken of", async () => {
      const cut = await store.takeCut("S2", "v", "test");
      await assert.rejects(
        collect(store.readCut({ ...cut, contentHash: "0".repeat(64) })),
        /no longer has the/,
      );
      await assert.rejects(collect(store.readCut({ ...cut, events: 1 })), /no longer has the/);
    });
  });
}
