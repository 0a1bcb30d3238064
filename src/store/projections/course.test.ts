import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { EventBody } from "../event.ts";
import type { Store } from "../store.ts";
import { type StartedServer, type TestDatabase, testServers } from "../test-database.ts";
import { course } from "./course.ts";

const person = "participant/S1-001";

/** What the engine says of each event, in an order in which each touches a row of an earlier one. */
const story: readonly (readonly [stream: string, event: Omit<EventBody, "at">])[] = [
  ["study", { type: "study-released", study: "hash", version: "1" }],
  ["allocation", { type: "list-supplied", entries: [{ number: "1001", arm: "tofersen" }] }],
  [person, { type: "participant-screened", participant: "S1-001", site: "S1", date: "2026-01-02" }],
  [person, { type: "consent-given", version: "1", date: "2026-01-02" }],
  [person, { type: "visit-started", visit: "screening", date: "2026-01-02", daysOutside: -3 }],
  [person, saved("VS", "screening", { findings: ["C2", "row/1/pulse"] })],
  [person, saved("VS", "screening", { complete: true, by: "wang" })],
  [person, saved("VS", "screening", { follows: { form: "DM" }, findings: ["C4"], by: "nobody" })],
  [person, { type: "eligibility-assessed", eligible: "yes", results: {} }],
  [person, { type: "participant-enrolled", date: "2026-01", results: {} }],
  ["allocation", { type: "arm-allocated", participant: "S1-001", number: "1001", arm: "tofersen" }],
  [
    person,
    { type: "participant-assigned", date: "2026-02-01", number: "1001", commitment: "c0ffee" },
  ],
  [person, dosed(1, "2026-02-01", { deviations: ["early"] })],
  [person, dosed(1, "2026-02-02", { type: "form-saved", by: "wang" })],
  [person, dosed(2, "2026-02-16", {})],
  [person, { type: "visit-skipped", visit: "day29", reason: "snow" }],
  [person, { type: "visit-started", visit: "day29", date: "2026-03-02", number: 4.1 }],
  [
    person,
    { type: "visit-corrected", visit: "screening", date: "2026-01-05", before: {}, reason: "typo" },
  ],
  [
    person,
    { type: "participant-withdrawn", from: "treatment", date: "2026-03-03", reason: "rash" },
  ],
  [
    person,
    { type: "participant-withdrawn", from: "study", date: "2026-03", reason: "moved \\ away\t\n" },
  ],
  [person, lineChanged("line-withdrawn", 1, "2026-02-02")],
  [person, lineChanged("line-restored", 1, "2026-02-02")],
  [person, lineChanged("line-withdrawn", 2, "2026-02-16")],
  [person, { type: "query-raised", query: 1, place: {}, text: "?" }],
  [person, { type: "forms-signed", meaning: "reviewed", places: [], manifest: "hash" }],
  [
    person,
    {
      type: "visit-corrected",
      visit: "day29",
      date: "2026-03-02",
      number: 4.1,
      contact: "phone",
      before: {},
      reason: "typo",
    },
  ],
  [
    person,
    {
      type: "participant-reinstated",
      from: "withdrawn",
      before: "2026-03",
      to: "enrolled",
      since: "2026-01",
      reason: "another person",
    },
  ],
];

function lineChanged(type: string, line: number, date: string): Omit<EventBody, "at"> {
  const dose = { date, level: "high", visit: "day1" };
  return { type, place: { form: "EX", line }, dose, reason: "mistake", by: "sun" };
}

function saved(form: string, visit: string, more: object): Omit<EventBody, "at"> {
  return { type: "form-saved", form, visit, values: {}, by: "li", ...more };
}

function dosed(line: number, date: string, more: object): Omit<EventBody, "at"> {
  const dose = { date, level: "high", visit: "day1" };
  return { type: "dose-recorded", form: "EX", line, values: {}, dose, by: "li", ...more };
}

const at = (index: number): string => `2026-03-04T05:06:${String(index).padStart(2, "0")}.000Z`;

const expected = {
  course_participant: [
    {
      study: "S",
      participant: "S1-001",
      site: "S1",
      screened: "2026-01-02",
      status: "enrolled",
      since: "2026-01",
      treatment_ended: "2026-03-03",
      treatment_end_reason: "rash",
      reason: "another person",
    },
  ],
  course_visit: [
    {
      study: "S",
      participant: "S1-001",
      visit: "day29",
      status: "held",
      date: "2026-03-02",
      end_date: null,
      number: 4.1,
      days_outside: null,
      reason: null,
      contact: "phone",
    },
    {
      study: "S",
      participant: "S1-001",
      visit: "screening",
      status: "held",
      date: "2026-01-05",
      end_date: null,
      number: null,
      days_outside: null,
      reason: null,
      contact: null,
    },
  ],
  course_form: [
    {
      study: "S",
      participant: "S1-001",
      form: "EX",
      visit: "",
      line: 1,
      saves: 2,
      completed_at: null,
      findings: [],
      saved_by: "wang",
      saved_at: at(13),
      withdrawn: false,
    },
    {
      study: "S",
      participant: "S1-001",
      form: "EX",
      visit: "",
      line: 2,
      saves: 1,
      completed_at: null,
      findings: [],
      saved_by: "li",
      saved_at: at(14),
      withdrawn: true,
    },
    {
      study: "S",
      participant: "S1-001",
      form: "VS",
      visit: "screening",
      line: 0,
      saves: 2,
      completed_at: at(6),
      findings: ["C4"],
      saved_by: "wang",
      saved_at: at(6),
      withdrawn: null,
    },
  ],
  course_dose: [
    {
      study: "S",
      participant: "S1-001",
      line: 1,
      date: "2026-02-02",
      visit: "day1",
      deviations: ["early"],
      withdrawn: false,
    },
    {
      study: "S",
      participant: "S1-001",
      line: 2,
      date: "2026-02-16",
      visit: "day1",
      deviations: [],
      withdrawn: true,
    },
  ],
};

/** The tables of the projection, row by row in the order of their keys. */
async function read({ pool, schema }: Store): Promise<Record<string, readonly object[]>> {
  const tables: Record<string, readonly object[]> = {};
  for (const { name, key } of course.tables) {
    const { rows } = await pool.query<object>(
      `select * from ${schema}.${name} order by ${key.join(", ")}`,
    );
    tables[name] = rows;
  }
  return tables;
}

for (const server of testServers()) {
  describe(`the course of a participant on ${server.name}`, { skip: server.skip }, () => {
    let started: StartedServer;
    let database: TestDatabase;
    let store: Store;
    before(async () => {
      started = await server.start();
      database = await started.open();
      store = await database.openStore();
    });
    after(async () => {
      await store.close();
      await database.close();
      await started.stop();
    });

    it("follows every event, one at a time", async () => {
      const versions = new Map<string, number>();
      for (const [index, [stream, event]] of story.entries()) {
        const version = versions.get(stream) ?? 0;
        versions.set(stream, version + 1);
        const events = [{ ...event, at: at(index) } as EventBody];
        await store.append({
          study: "S",
          id: `c${index}`,
          appends: [{ study: "S", stream, expectedVersion: version, events }],
        });
        await store.project(course);
      }
      assert.deepEqual(await read(store), expected);
    });

    it("is the same when it is made again from all events at once", async () => {
      await store.rebuild(course);
      assert.deepEqual(await read(store), expected);
    });

    it("is the same when its tables were dropped and it is asked for again", async () => {
      const owner = await database.owner();
      const names = course.tables.map(({ name }) => `${store.schema}.${name}`);
      await owner.query(`drop table ${names.join(", ")}`);
      await owner.end();
      await store.project(course);
      assert.deepEqual(await read(store), expected);
    });

    it("says nothing of the allocation: no arm, number, commitment or dose level", async () => {
      const said = JSON.stringify(await read(store));
      for (const secret of ["tofersen", "1001", "c0ffee", "high"]) {
        assert.ok(!said.includes(secret), secret);
      }
    });
  });
}
