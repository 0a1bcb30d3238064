import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReviewLine } from "../../server/contract.ts";
import { decisionsOf, keepRest } from "./review-decisions.ts";

const line = (grant: string, own = false): ReviewLine => ({
  grant,
  person: `p-${grant}`,
  name: grant,
  role: "monitor",
  from: "2026-01-01T00:00:00.000Z",
  training: "none",
  tasks: [],
  own,
});
const lines = [line("a"), line("b"), line("mine", true)];

test("an end without a reason is no decision yet", () => {
  const choices = { a: { decision: "end", reason: " " } } as const;
  assert.deepEqual(decisionsOf(lines, choices), []);
  assert.deepEqual(decisionsOf(lines, { a: { decision: "end", reason: " left " } }), [
    { grant: "a", decision: "end", reason: "left" },
  ]);
});

test("keeping the rest changes no decision, and leaves one's own access to be looked at", () => {
  const choices = keepRest(lines, { a: { decision: "end", reason: "left" } });
  assert.deepEqual(decisionsOf(lines, choices), [
    { grant: "a", decision: "end", reason: "left" },
    { grant: "b", decision: "keep" },
  ]);
});
