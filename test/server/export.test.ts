import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { applyTo, type Event, linesOf, type ParticipantState } from "../../src/engine/index.ts";
import { isRefusal } from "../../src/kernel/index.ts";
import { exportedParticipants } from "../../src/server/export/exported-participants.ts";
import type { EventBody, Store } from "../../src/store/index.ts";
import { openClinic } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
const clinic = await openClinic();
after(() => clinic.close());
const { store, study } = clinic;
const coordinator = await clinic.as("coordinator");
const elsewhere = await clinic.as("coordinator-elsewhere");
const monitor = await clinic.as("monitor");
const first = "GZ01-001";
const form = { kind: "save-form", participant: first, form: "VS", visit: "screening" };
await coordinator.post(`${base}/screenings`, { id: "first-1", site: "GZ01", date: "2026-11-20" });
for (const command of [
  { kind: "consent", participant: first, version: "1.1", date: "2026-11-20" },
  { kind: "start-visit", participant: first, visit: "screening", date: "2026-11-20" },
  { ...form, values: { pulse: 70, systolic: 120 }, complete: true },
  { ...form, form: "MRI", values: { comment: 'a "quote", a \\ and 正常 😀\n' } },
  { ...form, values: { pulse: 71 }, reasons: { pulse: "misread, corrected" } },
]) {
  const reply = await coordinator.command(command);
  assert.equal(reply.status, 200, reply.text);
}

/** As many as several pages take, of both sites; some of their records are as long as a page. */
const others = Array.from({ length: 240 }, (_, index) => {
  const site = index % 3 === 0 ? "DL01" : "GZ01";
  return { id: `${site}-${index + 100}`, site, long: index % 40 === 7 };
});
const pattern = await eventsOf(first);
await Promise.all(
  others.map(({ id, site, long }) => {
    const text = JSON.stringify(pattern).replaceAll(first, id).replaceAll("GZ01", site);
    const events = JSON.parse(long ? text.replaceAll("正常", "长".repeat(90_000)) : text);
    const append = { study: study.id, stream: `participant/${id}`, expectedVersion: 0, events };
    return store.append({ study: study.id, id: `copy/${id}`, appends: [append] });
  }),
);
await clinic.server.settle();

/** What the CSV says of the first participant; whom and when are left out, and reading takes its first mark off. */
const csvOfFirst = [
  "Participant,Site,Visit,Form,Line,Row,Field id,Field,Value,In words,As entered,Unit entered,Missing because,Complete,Withdrawn,Saved by,Saved at (UTC)",
  "GZ01-001,GZ01,screening,VS,,,pulse,Pulse rate,71,71 per minute,,,,1,,PERSON,TIME",
  "GZ01-001,GZ01,screening,VS,,,systolic,Systolic blood pressure,120,120 mmHg,,,,1,,PERSON,TIME",
  'GZ01-001,GZ01,screening,MRI,,,comment,In words,"a ""quote"", a \\ and 正常 😀\n","a ""quote"", a \\ and 正常 😀\n",,,,,,PERSON,TIME',
  "",
].join("\r\n");

async function eventsOf(id: string): Promise<readonly EventBody[]> {
  const events: EventBody[] = [];
  for await (const { event } of store.readStream(study.id, `participant/${id}`)) events.push(event);
  return events;
}

/** What the export must say, from each stream for itself. */
async function linesOfAll(ids: readonly string[]): Promise<string> {
  let text = "";
  for (const id of ids.toSorted()) {
    let state: ParticipantState | undefined;
    for (const event of await eventsOf(id)) {
      state = applyTo(`participant/${id}`, state, event as unknown as Event);
    }
    assert.ok(state !== undefined);
    const { site, visitOrder, forms, logs } = state;
    const inVisits = visitOrder.flatMap((visit) => Object.values(forms[visit] ?? {}));
    const inLogs = Object.keys(logs).flatMap((log) => [...linesOf(state, log)]);
    for (const { touched: _, ...record } of [...inVisits, ...inLogs]) {
      text += `${JSON.stringify({ participant: id, site, ...record })}\n`;
    }
  }
  return text;
}

/** The participants of an export, read within the server. */
function participantsFor(person: string, from = store): AsyncGenerator<ParticipantState> {
  return exportedParticipants(from, person, study.id, false);
}

describe("an export of many pages", () => {
  it("breaks off when the person's access ends meanwhile, and does not end as if it were whole", async () => {
    const { server, ids } = clinic;
    const grant = { role: "monitor", study: study.id } as const;
    const given = await server.identity.giveGrant(ids.administrator, grant, "system");
    assert.ok(!isRefusal(given));
    const participants = participantsFor(ids.administrator);
    assert.equal((await participants.next()).done, false);
    assert.equal(await server.identity.endGrant(given.id, "system"), undefined);
    const all = Array.fromAsync(participants);
    await assert.rejects(all, /participant\/.* is no longer shown/);
  });

  it("fails in plain words when its connection to the database breaks, and the next one is whole", async () => {
    let pages = 0;
    const breaking: Store["asPerson"] = (person, read) =>
      store.asPerson(person, (client) => {
        pages += 1;
        if (pages === 3) process.kill((client as unknown as { processID: number }).processID);
        return read(client);
      });
    const broken = participantsFor(clinic.ids.monitor, { ...store, asPerson: breaking });
    await assert.rejects(Array.fromAsync(broken), /The database cannot be reached/);
    const all = await Array.fromAsync(participantsFor(clinic.ids.monitor));
    assert.equal(all.length, others.length + 1);
  });

  it("leaves nothing behind when its readers go away", async () => {
    for (let reader = 0; reader < 40; reader += 1) {
      const leaving = new AbortController();
      const { body } = await monitor.send(`${base}/forms.csv`, { signal: leaving.signal });
      await body?.getReader().read();
      leaving.abort();
    }
    const { text } = await monitor.get(`${base}/forms.ndjson`);
    assert.ok(text === (await linesOfAll([first, ...others.map(({ id }) => id)])), "byte for byte");
  });

  it("says one's values as CSV as it always did", async () => {
    const { text } = await monitor.get(`${base}/forms.csv?language=en`);
    const [head = "", rest = ""] = text.split(/(?<=UTC\)\r\n)/);
    const own = rest.slice(rest.indexOf(`${first},`)).replace(/(?<=\r\n)(?!GZ01-001,).*/s, "");
    const told = `${head}${own}`
      .replaceAll(clinic.ids.coordinator, "PERSON")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME");
    assert.equal(told, csvOfFirst);
  });

  it("holds nothing of another site, and all of one's own", async () => {
    const own = others.filter(({ site }) => site === "DL01").map(({ id }) => id);
    const { status, text } = await elsewhere.get(`${base}/forms.ndjson`);
    assert.equal(status, 200);
    assert.doesNotMatch(text, /GZ01/);
    assert.ok(text === (await linesOfAll(own)), "byte for byte");
    const csv = (await elsewhere.get(`${base}/forms.csv`)).text;
    assert.doesNotMatch(csv, /GZ01/);
    for (const id of own) assert.ok(csv.includes(`\r\n${id},DL01,`), id);
  });

  it("is byte for byte what each stream tells by itself", async () => {
    const { text } = await monitor.get(`${base}/forms.ndjson`);
    assert.ok(text === (await linesOfAll([first, ...others.map(({ id }) => id)])), "byte for byte");
  });

  it("holds every record once, and whole, while others save", async () => {
    let going = true;
    const saving = (async () => {
      for (let pulse = 60; going; pulse = 60 + ((pulse + 1) % 40)) {
        const change = { values: { pulse }, reasons: { pulse: "measured again" } };
        assert.equal((await coordinator.command({ ...form, ...change })).status, 200);
      }
    })();
    const { text } = await monitor.get(`${base}/forms.ndjson`);
    going = false;
    await saving;
    const records = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { participant: string; visit: string; form: string });
    const places = records.map(
      ({ participant, visit, form: of }) => `${participant} ${visit} ${of}`,
    );
    assert.equal(new Set(places).size, places.length);
    assert.equal(new Set(records.map(({ participant }) => participant)).size, others.length + 1);
    assert.equal(places.length, 2 * (others.length + 1));
  });
});
