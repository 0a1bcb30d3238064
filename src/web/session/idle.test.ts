import assert from "node:assert/strict";
import { test } from "node:test";
import { idleState, keepEveryMs, nextLookMs, warningSeconds } from "./idle.ts";

const minute = 60_000;

test("a lock is told at least 20 seconds before, whatever the policy says", () => {
  for (let minutes = 1; minutes <= 60; minutes++) {
    assert.ok(warningSeconds(minutes) >= 20);
    assert.ok(warningSeconds(minutes) < minutes * 60, "there is a time without a warning");
  }
});

test("who was there a moment ago is not warned, and who was not is locked at the minute of the policy", () => {
  assert.deepEqual(idleState(0, 14 * minute - 1, 15), { kind: "there" });
  assert.deepEqual(idleState(0, 14 * minute, 15), { kind: "warning", secondsLeft: 60 });
  assert.deepEqual(idleState(0, 15 * minute - 1, 15), { kind: "warning", secondsLeft: 1 });
  assert.deepEqual(idleState(0, 15 * minute, 15), { kind: "over" });
});

test("a device that slept past its time is locked without a warning", () => {
  assert.deepEqual(idleState(0, 300 * minute, 15), { kind: "over" });
});

test("one looks again when the warning is due, never later than half a minute", () => {
  assert.equal(nextLookMs(0, 0, 15), 30_000);
  assert.equal(nextLookMs(0, 14 * minute - 5_000, 15), 5_000);
  assert.equal(nextLookMs(0, 14 * minute + 5_000, 15), 1_000);
});

test("the server hears of a person who types several times within the idle time", () => {
  for (let minutes = 1; minutes <= 60; minutes++)
    assert.ok(keepEveryMs(minutes) * 4 <= minutes * minute);
});
