import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Command } from "./command.ts";
import { describeMove, type Move, movesOf } from "./moves.ts";
import { scheduleOf } from "./schedule.ts";
import type { State } from "./state.ts";
import { after, afterAll, doseOn, enrolled, p1, person } from "./testing/play.ts";
import { study } from "./testing/study.ts";

const participant = p1;
const dosed = (...dates: string[]): State => afterAll(enrolled, dates.map(doseOn));

function moves(before: State, command: Command): readonly Move[] {
  return movesOf(study, person(before), person(after(before, command)));
}

function days(found: readonly Move[]): Record<string, string> {
  return Object.fromEntries(
    found.map(({ what, from, to }) => [
      "dose" in what ? `dose ${what.dose}` : what.visit,
      `${from.due} ${to.due}`,
    ]),
  );
}

test("a dose on the day it was due moves nothing, and the first dose has nothing to move", () => {
  const days0 = moves(enrolled, doseOn("2026-03-03"));
  assert.deepEqual(days(days0), {});
  const on = days(moves(dosed("2026-03-03"), doseOn("2026-03-17")));
  assert.deepEqual(on, {});
});

test("a dose that is three days late moves each later dose by three days", () => {
  const found = days(moves(dosed("2026-03-03"), doseOn("2026-03-20")));
  assert.equal(found["dose 3"], "2026-03-31 2026-04-03");
  assert.equal(found["dose 4"], "2026-04-28 2026-05-01");
  assert.equal(found["dose 2"], undefined);
});

test("a corrected date of a dose moves what is counted from it, and back again", () => {
  const before = dosed("2026-03-03", "2026-03-17");
  const correct = (value: string): Command => ({
    kind: "correct-value",
    participant,
    form: "EX",
    line: 2,
    field: "given",
    value,
    reason: "misread",
  });
  assert.equal(days(moves(before, correct("2026-03-15")))["dose 3"], "2026-03-31 2026-03-29");
  const moved = after(before, correct("2026-03-15"));
  assert.equal(days(moves(moved, correct("2026-03-17")))["dose 3"], "2026-03-29 2026-03-31");
});

test("ending treatment is no move: nothing is due any more", () => {
  const before = dosed("2026-03-03");
  const end: Command = {
    kind: "withdraw",
    participant,
    from: "treatment",
    date: "2026-03-05",
    reason: "wish",
  };
  assert.deepEqual(moves(before, end), []);
});

test("a move says what, from when and to when, and by how many days", () => {
  const [first] = moves(dosed("2026-03-03"), doseOn("2026-03-20"));
  assert.ok(first !== undefined);
  assert.deepEqual(describeMove(study, first), {
    en: "Dose 3 moves from 31 MAR 2026 to 3 APR 2026 (3 days later)",
    "zh-CN": "第 3 次给药由 2026-03-31 顺延至 2026-04-03（3 天）",
  });
  const [earlier] = moves(dosed("2026-03-03"), doseOn("2026-03-16"));
  assert.match(earlier === undefined ? "" : describeMove(study, earlier).en, /\(1 day earlier\)/);
});

test("what moves after a visit or a dose is due then, by the schedule itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 28 }), fc.boolean(), (day, isVisit) => {
      const date = `2026-03-${String(day + 3).padStart(2, "0")}`;
      const before = dosed("2026-03-03");
      const command: Command = isVisit
        ? { kind: "start-visit", participant, visit: "9", date }
        : doseOn(date);
      const now = scheduleOf(study, person(after(before, command)));
      for (const { what, from, to } of moves(before, command)) {
        assert.notEqual(from.due, to.due);
        if ("dose" in what) continue;
        assert.equal(now.find(({ key }) => key === what.visit)?.window?.due, to.due);
      }
    }),
    { numRuns: 40 },
  );
});
