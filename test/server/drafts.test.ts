import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { openClinic, type Visitor } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
const participant = "GZ01-001";
const secret = "Compare the screening weight with the chart";
const clinic = await openClinic();
after(() => clinic.close());
const coordinator = await clinic.as("coordinator");
const investigator = await clinic.as("investigator");
const elsewhere = await clinic.as("coordinator-elsewhere");
const own = await clinic.as("participant");
const monitor = await clinic.as("monitor");
const manager = await clinic.as("data-manager");
const inspector = await clinic.as("inspector");
const date = "2026-11-20";
await coordinator.post(`${base}/screenings`, { id: "first", site: "GZ01", date });
for (const command of [
  { kind: "consent", participant, version: "1.1", date },
  { kind: "start-visit", participant, visit: "screening", date },
]) {
  const { status, text } = await coordinator.command(command);
  assert.equal(status, 200, text);
}

const paths = [
  `participants/${participant}`,
  `participants/${participant}/events`,
  `participants/${participant}/drafts`,
  "summaries",
  "audit?limit=500",
  "audit.csv",
  "forms.csv",
];

/** All that somebody is answered, without the clock and without how far the whole instance's journal is. */
async function seenBy(who: Visitor): Promise<string> {
  const texts = [];
  for (const path of paths) {
    const { status, text } = await who.get(`${base}/${path}`);
    texts.push(
      `${path} ${status} ${text.replace(/"(now|position)":("[^"]*"|\d+),?(?=[^}]*"participants")|"now":"[^"]*"/g, "")}`,
    );
  }
  return texts.join("\n");
}

/** What the database itself shows somebody of drafts, past the server. */
async function streamsOf(person: string): Promise<readonly string[]> {
  const { store, study } = clinic;
  return store.asPerson(person, async (client) => {
    const found = await client.query(
      `select stream from ${store.schema}.journal where study = $1
       union select stream from ${store.schema}.stream_head where study = $1
       union select stream from ${store.schema}.audit_entry where study = $1`,
      [study.id],
    );
    return found.rows
      .map(({ stream }) => String(stream))
      .filter((one) => one.startsWith("drafts/"));
  });
}

const place = { form: "DM", visit: "screening", field: "sex" };
const draft = (text = secret) => ({ kind: "draft-query", participant, ...place, text });

describe("a draft of a query", () => {
  it("is not written, released or discarded by a site, nor by anybody else who does not ask", async () => {
    for (const who of [coordinator, investigator, elsewhere, own, inspector]) {
      for (const command of [
        draft(),
        { kind: "release-drafts", participant, drafts: [1] },
        { kind: "discard-draft", participant, draft: 1 },
      ]) {
        assert.equal((await who.command(command)).status, 403);
      }
    }
  });

  it("is refused by the database to whoever is no asker, past the server", async () => {
    const { store, study } = clinic;
    const append = (person: string, id: string) =>
      store.append({
        study: study.id,
        id,
        person,
        appends: [
          {
            study: study.id,
            stream: `drafts/${participant}`,
            expectedVersion: 0,
            events: [{ type: "query-drafted", at: "2026-11-20T08:00:00.000Z" }],
          },
        ],
      });
    for (const role of ["coordinator", "investigator", "study-manager", "participant"] as const) {
      await assert.rejects(append(clinic.ids[role], `forged-${role}`), /WriteForbidden|may not/);
    }
  });

  it("changes no byte of what a site, a participant or a study manager is answered", async () => {
    const others = [coordinator, investigator, elsewhere, own, await clinic.as("study-manager")];
    const before = await Promise.all(others.map(seenBy));
    assert.match(before[0] ?? "", /GZ01-001/);
    for (const text of [secret, "Second", "Third"]) {
      const { status, text: said } = await monitor.command(draft(text));
      assert.equal(status, 200, said);
    }
    assert.equal(
      (await monitor.command({ kind: "discard-draft", participant, draft: 2 })).status,
      200,
    );
    assert.deepEqual(await Promise.all(others.map(seenBy)), before);
    for (const role of ["coordinator", "investigator", "participant", "study-manager"] as const) {
      assert.deepEqual(await streamsOf(clinic.ids[role]), [], role);
    }
  });

  it("is shown to those who ask, and in the audit trail to them and to inspectors", async () => {
    for (const who of [monitor, manager, inspector]) {
      const { body } = await who.get(`${base}/participants/${participant}/drafts`);
      assert.deepEqual(
        body.drafts.map(({ number, text }: { number: number; text: string }) => [number, text]),
        [
          [1, secret],
          [3, "Third"],
        ],
      );
      assert.match((await who.get(`${base}/audit?limit=500`)).text, /query-drafted/);
    }
    assert.deepEqual(await streamsOf(clinic.ids.monitor), [`drafts/${participant}`]);
  });

  it("is released with others in one act: from then on the site sees queries, numbered from 1", async () => {
    const { status, text } = await manager.command({
      kind: "release-drafts",
      participant,
      drafts: [3, 1],
    });
    assert.equal(status, 200, text);
    const { body } = await coordinator.get(`${base}/participants/${participant}`);
    assert.deepEqual(
      Object.values(body.state.queries as Record<string, { number: number; status: string }>).map(
        ({ number, status: now }) => [number, now],
      ),
      [
        [1, "open"],
        [2, "open"],
      ],
    );
    assert.doesNotMatch(await seenBy(coordinator), /draft-?ed|drafts-released|"Second"/);
    const drafts = await monitor.get(`${base}/participants/${participant}/drafts`);
    assert.deepEqual(drafts.body.drafts, []);
  });
});
