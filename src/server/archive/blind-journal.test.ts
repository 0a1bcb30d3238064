import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../../examples/eopd-xs411/study-phase2.ts";
import type { Instant } from "../../kernel/index.ts";
import type { EventBody, StoredEvent } from "../../store/index.ts";
import { blindEvents } from "./blind-journal.ts";
import { journalWriter } from "./journal-lines.ts";

const file = "ab".repeat(32);
const base = { by: "surgeon-1", role: "pharmacist", zone: "Asia/Shanghai", under: "0".repeat(64) };

function stored(version: number, event: Omit<EventBody, "at">): StoredEvent {
  return {
    position: version * 10,
    study: study.id,
    stream: "participant/GZ01-001",
    version,
    command: `command-${version}`,
    recordedAt: "2029-01-01T00:00:00.000Z" as Instant,
    hash: String(version).repeat(64),
    event: { ...base, ...event, at: "2029-01-01T00:00:00.000Z" } as unknown as EventBody,
  };
}

const events = [
  stored(1, { type: "consent-given", version: "1.0", date: "2026-03-01" }),
  stored(2, {
    type: "form-saved",
    form: "SURG",
    line: 1,
    values: {
      what: "CELLS",
      lot: "LOT-4711",
      report: { file: "surgery.pdf", mediaType: "application/pdf", bytes: 1, sha256: file },
    },
    complete: true,
    findings: [],
  }),
  stored(3, {
    type: "form-saved",
    form: "VS",
    visit: "screening",
    values: { pulse: 60 },
    complete: true,
    findings: [],
  }),
];

test("what would reveal an arm is withheld with its files, and everything else is whole", () => {
  const blinded = blindEvents([study], events);
  assert.deepEqual(blinded.withheld, [20]);
  assert.deepEqual(blinded.files, [file]);
  assert.deepEqual(
    blinded.events.map(({ event }) => event),
    [events[0]?.event, events[2]?.event],
  );
});

test("of a withheld event the journal keeps its place in the chain, and neither its content nor its command", () => {
  const write = journalWriter(new Set([20]));
  const lines = events.map((each) => JSON.parse(write(each)));
  assert.deepEqual(Object.keys(lines[1]).sort(), [
    "hash",
    "position",
    "prev",
    "stream",
    "version",
    "withheld",
  ]);
  assert.equal(lines[2].prev, events[1]?.hash);
  assert.match(lines[0].body, /consent-given/);
});
