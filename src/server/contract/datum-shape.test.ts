import assert from "node:assert/strict";
import { test } from "node:test";
import { isDatumShape } from "./datum-shape.ts";

test("what is no value of a field is told apart, whatever it resembles", () => {
  const wrong: readonly unknown[] = [
    null,
    undefined,
    {},
    { evil: 1 },
    { missing: "because" },
    { missing: "refused", and: "more" },
    { entered: 37 },
    { value: "37", entered: "37" },
    { qualifier: "about", entered: "~5" },
    { date: "2024", typed: 2024 },
    { file: "a.pdf", mediaType: "application/pdf", bytes: "1", sha256: "0" },
    [1, 2],
    Array.from({ length: 501 }, () => "A"),
    "x".repeat(20_001),
    { missing: "x".repeat(1_000_000) },
  ];
  for (const value of wrong)
    assert.equal(isDatumShape(value), false, JSON.stringify(value)?.slice(0, 80));
});

test("every value that a field can hold is let through", () => {
  const right: readonly unknown[] = [
    "",
    "text",
    3.5,
    false,
    ["A", "C"],
    { missing: "refused" },
    { entered: "37.0" },
    { entered: "150", unit: "[lb_av]" },
    { value: 37, entered: "37.0", unit: "Cel" },
    { qualifier: "<", limit: 0.05, entered: "<0.05" },
    { qualifier: "trace", entered: "trace" },
    { date: "2024", typed: "14-UN-2024" },
    { file: "a.pdf", mediaType: "application/pdf", bytes: 1, sha256: "0".repeat(64) },
    { signedBy: "li", at: "2026-01-01T00:00:00.000Z", meaning: "reviewed", sha256: "0".repeat(64) },
  ];
  for (const value of right) assert.equal(isDatumShape(value), true, JSON.stringify(value));
});
