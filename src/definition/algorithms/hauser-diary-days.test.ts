import assert from "node:assert/strict";
import { test } from "node:test";
import { type DiaryMark, type DiaryStateCode, diaryDay, diaryValue } from "./hauser-diary-days.ts";

/** Marks from midnight on: so many half hours of each state. */
function marks(...stretches: readonly (readonly [DiaryStateCode, number])[]): DiaryMark[] {
  return stretches
    .flatMap(([state, count]) => Array.from({ length: count }, () => state))
    .map((state, slot) => ({ slot, state }));
}
const rule = { mostMissingHours: 2, leastValidDays: 2, daysBeforeVisit: 7, consecutive: false };
const usual = marks(["ASLEEP", 16], ["OFF", 8], ["ON", 12], ["ON_MILD", 6], ["ON_TROUBLED", 6]);

test("a half hour marked twice differently is missing; outside the day there is none", () => {
  const twice = diaryDay("2025-05-01", [
    ...usual,
    { slot: 16, state: "ON" },
    { slot: 48, state: "OFF" },
  ]);
  assert.deepEqual([twice.offHours, twice.missingHours], [3.5, 0.5]);
  const same = diaryDay("2025-05-01", [...usual, { slot: 16, state: "OFF" }]);
  assert.equal(same.missingHours, 0);
});

test("hours are counted by state, and OFF for a waking day of sixteen hours", () => {
  // By hand: 4 h OFF of 16 h awake; then the same with 8 h more asleep.
  const day = diaryDay("2025-05-01", usual);
  assert.deepEqual(
    [day.offHours, day.goodOnHours, day.troubledHours, day.awakeHours, day.offNormalised],
    [4, 9, 3, 16, 4],
  );
  const short = diaryDay("2025-05-01", marks(["ASLEEP", 32], ["OFF", 8], ["ON", 8]));
  assert.equal(short.offNormalised, 8);
  assert.equal(diaryDay("2025-05-01", marks(["ASLEEP", 48])).offNormalised, undefined);
});

test("days that are too incomplete, out of the stretch or entered twice do not count", () => {
  const gaps = diaryDay("2025-05-03", usual.slice(0, 43)); // 2.5 h missing
  const [one, two, old] = ["2025-05-01", "2025-05-02", "2025-04-20"].map((day) =>
    diaryDay(day, usual),
  );
  assert.ok(one && two && old);
  assert.equal(diaryValue([one, gaps, old], "2025-05-04", rule).value, undefined);
  assert.deepEqual(diaryValue([one, two, gaps], "2025-05-04", rule).used, [
    "2025-05-01",
    "2025-05-02",
  ]);
  assert.equal(diaryValue([one, two, two], "2025-05-04", rule).value, undefined);
  const wide = { ...rule, mostMissingHours: 2.5, leastValidDays: 3 };
  assert.equal(diaryValue([one, two, gaps], "2025-05-04", wide).used.length, 3);
});

test("where days must follow one another, the latest such stretch counts", () => {
  const days = ["01", "02", "04", "05"].map((day, index) =>
    diaryDay(`2025-05-${day}`, index < 2 ? usual : marks(["ASLEEP", 16], ["OFF", 32])),
  );
  const found = diaryValue(days, "2025-05-06", { ...rule, consecutive: true });
  assert.deepEqual(found.used, ["2025-05-04", "2025-05-05"]);
  assert.equal(found.value?.offHours, 16);
  const three = { ...rule, consecutive: true, leastValidDays: 3 };
  assert.equal(diaryValue(days, "2025-05-06", three).value, undefined);
});
