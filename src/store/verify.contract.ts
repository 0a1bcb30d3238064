import assert from "node:assert/strict";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Client } from "pg";
import { issueText } from "../kernel/index.ts";
import type { ExportedCheckpoint } from "./checkpoint.ts";
import type { Store } from "./store.ts";
import { happened, type OpenDatabase, type TestDatabase, to } from "./test-database.ts";
import type { VerifyOptions, VerifyReport } from "./verify.ts";

/** What the proofs find, on every server. */
export function verifyContract(open: OpenDatabase): void {
  describe("verify", () => {
    let database: TestDatabase;
    let store: Store;
    let owner: Client;
    let exported: ExportedCheckpoint;

    before(async () => {
      database = await open();
      store = await database.openStore();
      owner = await database.owner();
      for (let n = 0; n < 8; n++) {
        await store.append({
          study: "S",
          id: `v-${n}`,
          appends: [to("p/1", n, happened("saved", { n })), to("p/2", n, happened("saved", { n }))],
        });
        if (n === 3) await store.takeCheckpoint("test");
        if (n === 5) await store.takeCut("S", "v", "test");
      }
      await store.takeCheckpoint("test");
      exported = await store.exportCheckpoint();
      await store.append({ study: "S", id: "v-8", appends: [to("p/1", 8, happened("last"))] });
    });
    after(async () => {
      await owner.end();
      await store.close();
      await database.close();
    });

    /** Does mischief as a superuser would, looks at what verify says, and undoes it. */
    async function tampered(mischief: string, options: VerifyOptions = {}): Promise<VerifyReport> {
      const tables = ["journal", "stream_head", "cut", "checkpoint", "checkpoint_leaf", "command"];
      for (const table of tables) {
        await owner.query(`create table saved_${table} as table neurite.${table}`);
        await owner.query(`alter table neurite.${table} disable trigger user`);
      }
      try {
        await owner.query(mischief);
        return await store.verify(options);
      } finally {
        for (const table of tables) {
          await owner.query(`delete from neurite.${table}`);
          await owner.query(`insert into neurite.${table} select * from saved_${table}`);
          await owner.query(`drop table saved_${table}`);
          await owner.query(`alter table neurite.${table} enable always trigger only_grows`);
        }
      }
    }
    const codes = ({ issues }: VerifyReport) => issues.map(({ code }) => code);
    const place = ({ first }: VerifyReport) => `${first?.stream} ${first?.version}`;
    const at = (stream: string, version: number) =>
      `where study = 'S' and stream = '${stream}' and version = ${version}`;
    /** Seals a changed event and everything after it anew, as somebody who knows the format would. */
    const rewrite = (stream: string, version: number) => `
      update neurite.journal set body = replace(body, '"n":${version - 1}', '"n":99') ${at(stream, version)};
      do $$ declare e record; last bytea; begin
        select prev_hash into last from neurite.journal ${at(stream, version)};
        for e in select * from neurite.journal where stream = '${stream}' and version >= ${version} order by version loop
          update neurite.journal set prev_hash = last,
            hash = sha256(convert_to(encode(last, 'hex') || E'\\n' || e.body, 'UTF8')) where position = e.position
            returning hash into last;
        end loop;
        update neurite.stream_head set hash = last where stream = '${stream}';
      end $$`;

    it("finds nothing in a record that nobody touched, also with a checkpoint kept elsewhere", async () => {
      const seen: number[] = [];
      const report = await store.verify({
        checkpoint: JSON.parse(JSON.stringify(exported)) as ExportedCheckpoint,
        onProgress: (events) => seen.push(events),
      });
      assert.deepEqual(report.issues, []);
      assert.equal(report.found, 0);
      assert.equal(report.first, undefined);
      assert.deepEqual(
        [report.events, report.streams, report.cuts, report.checkpoints],
        [17, 2, 1, 2],
      );
      assert.deepEqual(seen, [17]);
    });

    it("names the event in which one byte of the content was changed, in both languages", async () => {
      const report = await tampered(
        `update neurite.journal set body = replace(body, '"n":4', '"n":5') ${at("p/2", 5)}`,
      );
      assert.deepEqual(codes(report), ["journal.altered"]);
      assert.equal(place(report), "p/2 5");
      const issue = report.issues[0];
      assert.ok(issue !== undefined);
      assert.match(issueText(issue), /^Event 5 of p\/2 in study S \(position 10\) was changed/);
      assert.match(issueText(issue, "zh-CN"), /第 5 个事件/);
    });

    for (const [column, value] of [
      ["type", "'x'"],
      ["at", "'2020-01-01T00:00:00.000Z'"],
      ["command", "'x'"],
    ] as const) {
      it(`names the event whose column ${column} was changed`, async () => {
        const report = await tampered(
          `update neurite.journal set ${column} = ${value} ${at("p/1", 3)}`,
        );
        assert.deepEqual(codes(report), ["journal.column"]);
        assert.equal(place(report), "p/1 3");
        assert.equal(report.issues[0]?.path.at(-1), column);
      });
    }

    for (const column of ["study", "stream"] as const) {
      it(`names the event that was given to another ${column}`, async () => {
        const report = await tampered(
          `update neurite.journal set ${column} = 'other' ${at("p/1", 3)}`,
        );
        assert.ok(codes(report).includes("journal.column"));
        assert.equal(report.first?.version, 3);
        assert.equal(report.first?.[column], "other");
      });
    }

    it("names the event whose version was changed", async () => {
      const report = await tampered(`update neurite.journal set version = 30 ${at("p/1", 3)}`);
      assert.ok(codes(report).includes("journal.column"));
      assert.equal(place(report), "p/1 30");
    });

    it("names the event whose hash or previous hash was changed", async () => {
      for (const column of ["hash", "prev_hash"]) {
        const report = await tampered(
          `update neurite.journal set ${column} = '\\x00' ${at("p/1", 3)}`,
        );
        assert.ok(codes(report).includes("journal.altered"));
        assert.equal(place(report), "p/1 3");
      }
    });

    it("names the place of an event deleted from the middle", async () => {
      const report = await tampered(`delete from neurite.journal ${at("p/1", 7)}`);
      assert.equal(codes(report)[0], "journal.gap");
      assert.match(issueText(report.issues[0] ?? assert.fail()), /event 7 is missing/);
      assert.ok(codes(report).includes("checkpoint.order"));
    });

    it("finds a deleted tail by the noted end of the stream", async () => {
      const report = await tampered(
        `delete from neurite.journal where stream = 'p/1' and version > 8`,
      );
      assert.deepEqual(codes(report), ["journal.tail"]);
      assert.equal(place(report), "p/1 9");
    });

    it("finds a deleted tail whose noted end was moved back, by the checkpoint", async () => {
      const report = await tampered(
        `delete from neurite.journal where stream = 'p/1' and version > 6;
         update neurite.stream_head h set version = 6, hash = j.hash, position = j.position
           from neurite.journal j where h.stream = 'p/1' and j.stream = 'p/1' and j.version = 6`,
        { checkpoint: exported },
      );
      assert.ok(codes(report).includes("checkpoint.event-missing"));
      assert.equal(place(report), "p/1 8");
    });

    it("finds a noted end that disagrees, and one that is missing", async () => {
      const wrong = await tampered(
        "update neurite.stream_head set hash = '\\x00' where stream = 'p/2'",
      );
      assert.deepEqual(codes(wrong), ["journal.head"]);
      assert.equal(place(wrong), "p/2 8");
      const none = await tampered("delete from neurite.stream_head where stream = 'p/2'");
      assert.deepEqual(codes(none), ["journal.headless"]);
      const foreign = await tampered(
        "insert into neurite.stream_head values (99, 3, 'S', 'p/3', '\\x00')",
      );
      assert.deepEqual(codes(foreign), ["journal.tail"]);
    });

    it("finds two events of a stream whose contents were swapped", async () => {
      const report = await tampered(
        `update neurite.journal a set body = b.body, hash = b.hash, prev_hash = b.prev_hash
           from neurite.journal b where a.stream = 'p/1' and b.stream = 'p/1'
            and a.version in (2, 3) and b.version = 5 - a.version`,
      );
      assert.ok(report.found > 0);
      assert.equal(place(report), "p/1 2");
    });

    const swapPlaces = (one: string, other: string) => `do $$ declare a bigint; b bigint; begin
      select position into a from neurite.journal ${one};
      select position into b from neurite.journal ${other};
      update neurite.journal set position = -1 where position = a;
      update neurite.journal set position = a where position = b;
      update neurite.journal set position = b where position = -1;
    end $$`;

    it("finds two events of a stream whose places were swapped", async () => {
      const report = await tampered(swapPlaces(at("p/1", 2), at("p/1", 3)));
      assert.deepEqual(codes(report).slice(0, 2), ["journal.gap", "journal.misplaced"]);
      assert.equal(place(report), "p/1 3");
    });

    it("finds two events of different streams whose places were swapped", async () => {
      const report = await tampered(swapPlaces(at("p/1", 6), at("p/2", 6)));
      assert.deepEqual(codes(report).sort(), ["checkpoint.order", "cut.changed"]);
    });

    it("finds an event repeated at the position of another", async () => {
      const report = await tampered(
        `insert into neurite.journal (position, study, stream, version, command, type, at, prev_hash, hash, body)
         select position, 'T', stream, version, command, type, at, prev_hash, hash, body
           from neurite.journal ${at("p/1", 1)}`,
      );
      assert.ok(codes(report).includes("journal.position-twice"));
      assert.ok(codes(report).includes("journal.column"));
    });

    it("finds a chain rewritten as a whole, by the checkpoints kept in the store", async () => {
      const report = await tampered(rewrite("p/1", 2));
      assert.ok(!codes(report).some((code) => code.startsWith("journal.")), "every chain fits");
      for (const code of ["checkpoint.order", "checkpoint.root", "checkpoint.event-replaced"]) {
        assert.ok(codes(report).includes(code), code);
      }
      assert.equal(place(report), "p/1 4");
    });

    it("finds it by an exported checkpoint where those in the store were removed", async () => {
      const report = await tampered(
        `${rewrite("p/2", 6)}; delete from neurite.checkpoint; delete from neurite.checkpoint_leaf; delete from neurite.cut`,
        { checkpoint: exported },
      );
      assert.deepEqual(codes(report).sort(), [
        "checkpoint.event-replaced",
        "checkpoint.order",
        "checkpoint.root",
      ]);
      assert.equal(place(report), "p/2 8");
    });

    it("finds a checkpoint that was changed, or removed between others", async () => {
      const changed = await tampered(
        `update neurite.checkpoint set document = replace(document, '"by":"test"', '"by":"tess"')
          where position = (select min(position) from neurite.checkpoint)`,
      );
      assert.deepEqual(codes(changed).sort(), ["checkpoint.link", "checkpoint.signature"]);
      const removed = await tampered(
        "delete from neurite.checkpoint where position = (select min(position) from neurite.checkpoint)",
      );
      assert.ok(codes(removed).includes("checkpoint.link"));
      const broken = await tampered("update neurite.checkpoint set document = '{'");
      assert.deepEqual(codes(broken), ["checkpoint.unreadable", "checkpoint.unreadable"]);
    });

    it("does not trust a checkpoint signed by another key, unless told to", async () => {
      const other = await database.openStore({ keyFolder: join(database.folder, "other") });
      const report = await other.verify();
      assert.deepEqual(codes(report), ["checkpoint.other-key", "checkpoint.other-key"]);
      const trusted = await other.verify({ trustedKeys: [store.publicKey] });
      assert.deepEqual(codes(trusted), []);
      await other.close();
    });

    it("does not take the checkpoint of another store, nor one whose leaves were changed", async () => {
      const other = await database.openStore({ schema: "second" });
      await other.append({ study: "S", id: "x", appends: [to("p/1", 0, happened("a"))] });
      await other.takeCheckpoint("test");
      const foreign = await store.verify({ checkpoint: await other.exportCheckpoint() });
      assert.ok(codes(foreign).includes("checkpoint.other-store"));
      await other.close();
      const leaves = exported.leaves.map((leaf) => ({ ...leaf, version: leaf.version - 1 }));
      const changed = await store.verify({ checkpoint: { ...exported, leaves } });
      assert.ok(codes(changed).includes("checkpoint.leaves"));
    });

    it("finds a cut whose note was changed", async () => {
      const report = await tampered("update neurite.cut set events = events + 1");
      assert.deepEqual(codes(report), ["cut.changed"]);
    });

    it("keeps the signing key for its owner alone", async () => {
      const path = join(database.folder, "keys", "checkpoint-key.pem");
      await chmod(path, 0o644);
      await assert.rejects(database.openStore(), /chmod 600/);
      await chmod(path, 0o600);
    });

    it("gives the last checkpoint again when nothing happened since", async () => {
      const first = await store.takeCheckpoint("test");
      assert.deepEqual(await store.takeCheckpoint("somebody"), first);
    });
  });
}
