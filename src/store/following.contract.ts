import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openClinic } from "./access-clinic.ts";
import { WriteForbidden } from "./failure.ts";
import type { Store } from "./store.ts";
import { collect, happened, type OpenDatabase, type TestDatabase, to } from "./test-database.ts";

/** What is kept beside the journal for the server, on every server: summaries, attachments, marks, the audit trail. */
export function followingContract(open: OpenDatabase): void {
  describe("beside the journal", () => {
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

    const summary = (version: number, text: string, participant = "g1") => ({
      study: "S",
      participant,
      site: "GZ01",
      version,
      summary: text,
    });

    it("never lets a summary go back, whoever writes last, and takes the newest of those given at once", async () => {
      await store.summaries.write([summary(7, "seven"), summary(9, "nine"), summary(8, "eight")]);
      await store.summaries.write([summary(8, "late")]);
      assert.deepEqual(await store.summaries.read("participant-g1", "S"), ["nine"]);
      await store.summaries.write([summary(9, "nine, made again")]);
      assert.deepEqual(await store.summaries.read("participant-g1", "S"), ["nine, made again"]);
      await store.summaries.write([]);
    });

    it("keeps summaries written by two at once without waiting for each other for ever", async () => {
      const rows = Array.from({ length: 200 }, (_, index) => summary(1, "{}", `many-${index}`));
      await Promise.all(
        [rows, [...rows].reverse(), rows, [...rows].reverse()].map((each) =>
          store.summaries.write(each),
        ),
      );
      assert.equal((await store.summaries.read("monitor", "S")).length, 203);
      assert.equal((await store.summaries.read("coordinator-b", "S")).length, 1);
    });

    it("remembers how far a follower came, and never goes back", async () => {
      assert.equal(await store.followed("summaries"), 0);
      await store.follow("summaries", 20);
      await store.follow("summaries", 10);
      assert.equal(await store.followed("summaries"), 20);
      assert.equal(await store.followed("others"), 0);
    });

    const file = {
      study: "S",
      participant: "g1",
      site: "GZ01",
      name: "report.pdf",
      mediaType: "application/pdf",
      content: new Uint8Array([0, 1, 255]),
      addedBy: "coordinator-g",
    };

    it("refuses an attachment by who may not write there, and shows none to who may not read there", async () => {
      for (const addedBy of ["coordinator-b", "monitor", "participant-b1", "expired", "nobody"]) {
        await assert.rejects(store.attachments.add({ ...file, addedBy }), WriteForbidden, addedBy);
      }
      const hash = await store.attachments.add(file);
      const place = { study: "S", participant: "g1", hash };
      for (const person of [
        "coordinator-b",
        "participant-b1",
        "administrator",
        "ended",
        "nobody",
      ]) {
        assert.equal(await store.attachments.read(person, place), undefined, person);
      }
      const elsewhere = { ...place, participant: "g2" };
      assert.equal(await store.attachments.read("monitor", elsewhere), undefined);
    });

    it("keeps an attachment once, byte for byte, and changes or removes none", async () => {
      const hash = await store.attachments.add(file);
      assert.equal(await store.attachments.add({ ...file, name: "again.pdf" }), hash);
      const place = { study: "S", participant: "g1", hash };
      for (const person of ["coordinator-g", "participant-g1", "monitor"]) {
        const read = await store.attachments.read(person, place);
        assert.deepEqual([...(read?.content ?? [])], [0, 1, 255], person);
        assert.equal(read?.name, "report.pdf");
      }
      const owner = await database.owner();
      for (const statement of [
        "update neurite.attachment set name = 'x'",
        "delete from neurite.attachment",
      ]) {
        await assert.rejects(store.pool.query(statement), /permission denied/, statement);
        await assert.rejects(owner.query(statement), /only grows/, statement);
      }
      await owner.end();
    });

    it("tells what came after a position, each thing once and in order, while others write", async () => {
      let from = await store.settledPosition();
      assert.deepEqual(await store.readMarks(from), { upTo: from, marks: [] });
      const seen: string[] = [];
      let writing = true;
      const writers = Promise.all(
        [0, 1, 2, 3].map(async (writer) => {
          for (let n = 0; n < 25; n++) {
            const append = to(`mark/${writer}`, n, happened("marked"));
            await store.append({ study: "S", id: `mark-${writer}-${n}`, appends: [append] });
          }
        }),
      ).then(() => {
        writing = false;
      });
      for (let last = false; !last; ) {
        last = !writing;
        const tail = await store.readMarks(from);
        assert.ok(tail.upTo >= from && tail.marks.every(({ position }) => position > from));
        for (const { stream, version, type } of tail.marks)
          seen.push(`${stream} ${version} ${type}`);
        from = tail.upTo;
      }
      await writers;
      assert.equal(seen.length, 100);
      assert.equal(new Set(seen).size, 100);
    });

    const by = (person: string, form: string, day: number, note = "") => ({
      ...happened("form-saved", { by: person, form, note }),
      at: `2026-02-0${day}T03:00:00.000Z`,
    });

    it("finds in the audit trail what a filter asks for, the newest first, and of what the person may see alone", async () => {
      const appends = [
        to(
          "participant/g2",
          1,
          by("anna", "VS", 1),
          by("bert", "AE", 2, "\u0000 \\u0000"),
          by("anna", "AE", 3),
        ),
        to("participant/b1", 1, by("anna", "VS", 4)),
      ];
      await store.append({ study: "S", id: "audited", appends });
      const find = async (person: string, filter: object) => {
        const page = await store.searchJournal(person, { study: "S", limit: 100, ...filter });
        assert.equal(page.count, page.events.length);
        return page.events.map(
          ({ stream, version }) => `${stream.replace("participant/", "")} ${version}`,
        );
      };
      assert.deepEqual(await find("coordinator-b", { participant: "g2" }), []);
      assert.deepEqual(await find("elsewhere", {}), []);
      assert.deepEqual(await find("nobody", {}), []);
      assert.ok(!(await find("monitor", {})).includes("allocation 1"));
      assert.ok((await find("keeper", {})).includes("allocation 1"));
      assert.deepEqual(await find("coordinator-g", { by: "anna" }), ["g2 4", "g2 2"]);
      assert.deepEqual(await find("monitor", { by: "anna" }), ["b1 2", "g2 4", "g2 2"]);
      assert.deepEqual(await find("monitor", { by: "bert" }), ["g2 3"]);
      assert.deepEqual(await find("monitor", { form: "AE" }), ["g2 4", "g2 3"]);
      assert.deepEqual(await find("monitor", { types: ["form-saved"], participant: "b1" }), [
        "b1 2",
      ]);
      assert.deepEqual(await find("monitor", { types: ["form-saved", "no-such"], form: "VS" }), [
        "b1 2",
        "g2 2",
      ]);
      assert.deepEqual(await find("monitor", { types: [] }), []);
      const range = { from: "2026-02-02T00:00:00.000Z", until: "2026-02-03T03:00:00.000Z" };
      assert.deepEqual(await find("monitor", { ...range, types: ["form-saved"] }), ["g2 3"]);
      assert.deepEqual(await find("monitor", { by: "' or true --" }), []);
    });

    it("goes through the audit trail page by page, and streams the same", async () => {
      const pages: string[] = [];
      for (let before: number | undefined; ; ) {
        const more = before === undefined ? {} : { before };
        const page = await store.searchJournal("monitor", { study: "S", limit: 3, ...more });
        const last = page.events.at(-1);
        if (last === undefined) break;
        assert.ok(page.count > page.events.length);
        pages.push(...page.events.map(({ hash }) => hash));
        before = last.position;
      }
      const all = (await collect(store.streamJournal("monitor", { study: "S" }))).flat();
      assert.deepEqual(all.map(({ hash }) => hash).reverse(), pages);
      const known = (await collect(store.readAll()))
        .flat()
        .filter(
          ({ study, stream }) =>
            study === "S" && (stream === "study" || stream.startsWith("participant/")),
        );
      assert.deepEqual(all, known);
      assert.deepEqual(await collect(store.streamJournal("nobody", { study: "S" })), []);
    });

    it("makes the audit trail searchable once, whoever asks at the same moment", async () => {
      const stores = [store, await database.openStore()];
      for (let n = 0; n < 5; n++) {
        await store.append({
          study: "S",
          id: `again-${n}`,
          appends: [to("again", n, happened("a"))],
        });
        const places = await Promise.all([...stores, ...stores].map((each) => each.catchUpAudit()));
        assert.equal(new Set(places).size, 1);
      }
      const { rows } = await store.pool.query(
        `select (select count(*) from neurite.audit_entry) = (select count(*) from neurite.journal) as same`,
      );
      assert.equal(rows[0].same, true);
      await stores[1]?.close();
    });
  });
}
