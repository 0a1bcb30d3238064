import assert from "node:assert/strict";
import { test } from "node:test";
import { daysBack, readAuditFilter } from "./audit-filter.ts";
import { identityKindGroups, kindGroups } from "./audit-words.ts";

test("without anything in the address nothing is narrowed", () => {
  assert.deepEqual(readAuditFilter({ tab: "x", from: "", to: "last week" }), {});
});

test("what stands in the address narrows", () => {
  assert.deepEqual(readAuditFilter({ participant: "01-001", from: "2026-01-31" }), {
    participant: "01-001",
    from: "2026-01-31",
  });
});

test("a kind of value that there is not narrows nothing", () => {
  assert.deepEqual(readAuditFilter({ only: "everything", visit: "v1", field: "pulse" }), {
    visit: "v1",
    field: "pulse",
  });
});

test("seven days end today", () => {
  assert.equal(daysBack("2026-03-01", 1), "2026-03-01");
  assert.equal(daysBack("2026-03-01", 7), "2026-02-23");
});

test("kinds asked for together fit into the address that the server takes", () => {
  for (const [name, kinds] of [...kindGroups, ...identityKindGroups])
    assert.ok(kinds.join(",").length <= 200, name.en);
});
