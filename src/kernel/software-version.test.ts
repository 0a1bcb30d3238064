import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { softwareVersion } from "./software-version.ts";

test("the software says of itself the version that its package has", () => {
  const file = new URL("../../package.json", import.meta.url);
  assert.equal(softwareVersion, JSON.parse(readFileSync(file, "utf8")).version);
});
