import assert from "node:assert/strict";
import { test } from "node:test";
import { byWorst, isMarkState, markStates, markWords, worstOf } from "./mark-state.ts";

test("the order is the one the legend states, worst first", () => {
  const stated = [
    "unsent",
    "conflict",
    "open-query",
    "overdue",
    "answered-query",
    "started",
    "complete",
    "verified",
    "signed",
    "frozen",
    "locked",
    "none",
  ] as const;
  assert.deepEqual([...stated].reverse().sort(byWorst), stated);
});

test("a group shows the worst of its parts, and of no parts nothing", () => {
  assert.equal(worstOf(["complete", "open-query", "started"]), "open-query");
  assert.equal(worstOf(["complete", "later"]), "complete");
  assert.equal(worstOf([]), "none");
});

test("what is no state is not taken for one", () => {
  assert.equal(isMarkState("nonsense"), false);
  assert.equal(isMarkState(undefined), false);
  assert.equal(isMarkState("overdue"), true);
});

test("no two states have the same name in a language", () => {
  for (const language of ["en", "zh-CN"] as const) {
    assert.equal(
      new Set(markStates.map((state) => markWords[state][language])).size,
      markStates.length,
    );
  }
});
