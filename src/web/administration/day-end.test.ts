import assert from "node:assert/strict";
import { test } from "node:test";
import { zone } from "../../kernel/index.ts";
import { dayBegin, dayEnd } from "./day-end.ts";

test("a grant until a day holds until midnight at the place, not in Greenwich", () => {
  assert.equal(dayEnd("2026-01-14", zone("Asia/Shanghai")), "2026-01-14T16:00:00.000Z");
  assert.equal(dayBegin("2026-01-14", zone("Asia/Shanghai")), "2026-01-13T16:00:00.000Z");
});

test("a day on which the clock changes is as long as it is", () => {
  const berlin = zone("Europe/Berlin");
  const hours =
    (Date.parse(dayEnd("2026-03-29", berlin)) - Date.parse(dayBegin("2026-03-29", berlin))) /
    3_600_000;
  assert.equal(hours, 23);
});
