import assert from "node:assert/strict";
import { test } from "node:test";
import extension from "../../examples/sod1-tofersen/study-extension.ts";
import phaseTwo from "../../examples/eopd-xs411/study-phase2.ts";
import { screeningVisits } from "./screening-visits.ts";

test("no visit at or after the first dose is one of screening", () => {
  const visits = screeningVisits(phaseTwo, 1_000).map(({ visit }) => visit);
  assert.deepEqual(visits, ["screening"]);
});

test("a visit that may be held up to the day of the first dose is one of screening, so that people can be enrolled", () => {
  assert.deepEqual(screeningVisits(extension, 1_000), [{ visit: "entry", day: 1_000 }]);
});
