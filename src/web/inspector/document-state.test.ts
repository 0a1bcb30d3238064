import assert from "node:assert/strict";
import { test } from "node:test";
import { documentState } from "./document-state.ts";

const filed = (
  id: string,
  validFrom: string,
  title = "SOP",
  filedAt = `${validFrom}T00:00:00Z`,
) => ({
  id,
  title,
  validFrom,
  filedAt,
});
const all = [filed("1", "2026-01-01"), filed("2", "2026-06-01"), filed("3", "2027-01-01")];
const states = (today: string) => all.map((one) => documentState(one, all, today));

test("a version that is still to come replaces none", () => {
  assert.deepEqual(states("2026-05-31"), ["inForce", "toCome", "toCome"]);
});

test("a version replaces the one before it on its own first day", () => {
  assert.deepEqual(states("2026-06-01"), ["replaced", "inForce", "toCome"]);
});

test("of two that begin on one day the one filed later holds, and other titles have no say", () => {
  const again = filed("4", "2026-06-01", "SOP", "2026-07-01T00:00:00Z");
  const other = filed("5", "2026-09-01", "Manual");
  const more = [...all, again, other];
  assert.equal(documentState(more[1] ?? again, more, "2026-10-01"), "replaced");
  assert.equal(documentState(again, more, "2026-10-01"), "inForce");
});
