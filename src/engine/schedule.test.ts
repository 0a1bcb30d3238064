import assert from "node:assert/strict";
import { test } from "node:test";
import type { DoseRegimen } from "../definition/index.ts";
import type { Command } from "./command.ts";
import { nextDose, type ScheduledVisit, scheduleOf, windowOf } from "./schedule.ts";
import type { State } from "./state.ts";
import { study } from "./testing/study.ts";
import { after, afterAll, doseOn, enrolled, p1, person } from "./testing/play.ts";

const participant = p1;

/** The label of tofersen: three loading doses 14 days apart, then one every 28 days. */
const label = study.regimens[0] as DoseRegimen;

function dosedOn(...dates: string[]): State {
  return afterAll(enrolled, dates.map(doseOn));
}

function due(...dates: string[]): string | undefined {
  return nextDose(label, person(dosedOn(...dates)))?.due;
}

function start(visit: string, date: string): Command {
  return { kind: "start-visit", participant, visit, date };
}

function skip(visit: string): Command {
  return { kind: "skip-visit", participant, visit, reason: "away" };
}

function visits(state: State, id: string): ScheduledVisit[] {
  return scheduleOf(study, person(state)).filter(({ visit }) => visit === id);
}

test("before the first dose no dose is due", () => {
  assert.equal(due(), undefined);
});

test("after the first and second dose the next one is due in 14 days, from the third on in 28", () => {
  assert.equal(due("2026-03-03"), "2026-03-17");
  assert.equal(due("2026-03-03", "2026-03-17"), "2026-03-31");
  assert.equal(due("2026-03-03", "2026-03-17", "2026-03-31"), "2026-04-28");
  assert.equal(due("2026-03-03", "2026-03-17", "2026-03-31", "2026-04-28"), "2026-05-26");
});

test("a missed second dose is given when it can be, and the third follows 14 days after it", () => {
  assert.equal(due("2026-03-03", "2026-04-06"), "2026-04-20");
  assert.equal(due("2026-03-03", "2026-04-06", "2026-04-20"), "2026-05-18");
});

test("a late maintenance dose moves all that follow", () => {
  assert.equal(due("2026-03-03", "2026-03-17", "2026-03-31", "2026-05-12"), "2026-06-09");
});

test("a corrected date of the last dose moves the next one", () => {
  const moved = after(dosedOn("2026-03-03", "2026-03-17"), {
    kind: "correct-value",
    participant,
    form: "EX",
    line: 2,
    field: "given",
    value: "2026-03-19",
    reason: "misread",
  });
  assert.deepEqual(nextDose(label, person(moved)), {
    dose: 3,
    due: "2026-04-02",
    earliest: "2026-03-30",
    latest: "2026-04-05",
  });
});

test("a regimen that ends has no dose after its last, and one without a rhythm none after its intervals", () => {
  const dosed = person(dosedOn("2026-03-03", "2026-03-17", "2026-03-31"));
  assert.equal(nextDose({ ...label, doses: 3 }, dosed), undefined);
  const { thenEveryDays: _, ...ending } = label;
  assert.equal(nextDose(ending, dosed), undefined);
});

test("no dose is due once treatment was stopped or the participant left", () => {
  const date = "2026-03-10";
  const commands: Command[] = [
    { kind: "withdraw", participant, from: "treatment", date, reason: "r" },
    { kind: "withdraw", participant, from: "study", date, reason: "r" },
    { kind: "complete", participant, date },
    { kind: "record-death", participant, date },
  ];
  for (const command of commands) {
    assert.equal(nextDose(label, person(after(dosedOn("2026-03-03"), command))), undefined);
  }
});

test("a window is counted from the actual date of its anchor, and waits while its day is not known", () => {
  const [, , week2] = study.visits;
  assert.ok(week2?.timing !== undefined);
  assert.equal(windowOf(person(enrolled), week2.timing), undefined);
  assert.deepEqual(windowOf(person(dosedOn("2026-03-05")), week2.timing), {
    due: "2026-03-19",
    earliest: "2026-03-17",
    latest: "2026-03-21",
  });
  const vague = { ...person(enrolled), doses: [{ date: "2026-03", line: 1 }] };
  assert.equal(windowOf(vague, week2.timing), undefined);
  const timed = { ...person(enrolled), doses: [{ date: "2026-03-05T09:30", line: 1 }] };
  assert.equal(windowOf(timed, week2.timing)?.due, "2026-03-19");
});

test("the calendar is in protocol order, also where ids look like numbers", () => {
  const calendar = scheduleOf(study, person(enrolled));
  assert.deepEqual(
    calendar.map(({ key, status }) => `${key} ${status}`),
    ["10 held", "9 due", "8 waiting", "fu waiting", "end waiting"],
  );
});

test("a visit held before its anchor happened is judged once it has", () => {
  assert.equal(visits(enrolled, "10")[0]?.daysOutside, undefined);
  assert.equal(visits(dosedOn("2026-03-05"), "10")[0]?.daysOutside, 0);
  assert.equal(visits(dosedOn("2026-04-09"), "10")[0]?.daysOutside, -10);
});

test("a partly known date is outside its window only when it certainly is", () => {
  const dosed = dosedOn("2026-03-05");
  assert.equal(visits(after(dosed, start("8", "2026-03")), "8")[0]?.daysOutside, 0);
  assert.equal(visits(after(dosed, start("8", "2026-04")), "8")[0]?.daysOutside, 11);
});

test("a repeating visit is due an interval after it was last held, and goes on after one was skipped", () => {
  const held = afterAll(dosedOn("2026-03-03"), [
    start("8", "2026-03-17"),
    start("fu", "2026-04-16"),
  ]);
  const shown = (state: State) =>
    visits(state, "fu").map(({ key, window }) => `${key} ${window?.due}`);
  assert.deepEqual(shown(held), ["fu 2026-04-14", "fu#2 2026-05-14"]);
  const skipped = after(held, skip("fu"));
  assert.deepEqual(shown(skipped), ["fu 2026-04-14", "fu#2 undefined", "fu#3 2026-06-11"]);
  const resumed = after(skipped, start("fu", "2026-06-10"));
  assert.deepEqual(visits(resumed, "fu").at(-1)?.window?.due, "2026-07-08");
});

test("a repeating visit whose first time was skipped is counted from its plan", () => {
  const skipped = afterAll(dosedOn("2026-03-03"), [start("8", "2026-03-17"), skip("fu")]);
  assert.equal(visits(skipped, "fu").at(-1)?.window?.due, "2026-05-12");
});

test("a repeating visit held on a day that is not known waits, and after its last time is over", () => {
  const vague = afterAll(dosedOn("2026-03-03"), [start("8", "2026-03-17"), start("fu", "2026-04")]);
  assert.deepEqual(visits(vague, "fu").at(-1), { visit: "fu", key: "fu#2", status: "waiting" });
  const over = afterAll(vague, [skip("fu"), skip("fu"), skip("fu")]);
  assert.equal(visits(over, "fu").length, 4);
});

test("after somebody left, what is counted from leaving is due, what could have been held before stays, the rest goes", () => {
  const withdrawn = after(dosedOn("2026-03-03"), {
    kind: "withdraw",
    participant,
    from: "study",
    date: "2026-03-20",
    reason: "r",
  });
  const open = scheduleOf(study, person(withdrawn)).filter(({ status }) => status !== "held");
  assert.deepEqual(
    open.map(({ key, status }) => `${key} ${status}`),
    ["9 due", "8 due", "end due"],
  );
  const died = after(withdrawn, { kind: "record-death", participant, date: "2026-03-16" });
  const left = scheduleOf(study, person(died)).filter(({ status }) => status !== "held");
  assert.deepEqual(
    left.map(({ key }) => key),
    ["9", "8"],
  );
});
