import assert from "node:assert/strict";
import { test } from "node:test";
import { keyGroups } from "./key-groups.ts";

test("a key is read off in groups of four, none of its letters lost", () => {
  assert.deepEqual(keyGroups("ABCDEFGHIJ"), ["ABCD", "EFGH", "IJ"]);
  assert.deepEqual(keyGroups(""), []);
  assert.equal(keyGroups("JBSW Y3DP EHPK").join(""), "JBSWY3DPEHPK");
});
