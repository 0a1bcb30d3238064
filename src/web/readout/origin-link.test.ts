import assert from "node:assert/strict";
import { it } from "node:test";
import { originPath } from "./origin-link.ts";

it("an entry at a visit is found on its form, with its field in focus", () => {
  const origin = { study: "S", participant: "GZ01-001", form: "VS", visit: "day1", field: "pulse" };
  assert.equal(
    originPath(origin),
    "/studies/S/participants/GZ01-001/visits/day1/VS?trail=yes&field=pulse",
  );
});

it("a line of a log is found in its log, and what has no line in the log as a whole", () => {
  const origin = { study: "S", participant: "1/2", form: "AE" };
  assert.equal(
    originPath({ ...origin, line: "3" }),
    "/studies/S/participants/1%2F2/logs/AE/3?trail=yes",
  );
  assert.equal(originPath(origin), "/studies/S/participants/1%2F2/logs/AE?trail=yes");
});
