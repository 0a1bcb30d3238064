import assert from "node:assert/strict";
import { test } from "node:test";
import type { Instant } from "../../kernel/index.ts";
import type { InspectionEventBody, PlacedEvent } from "./inspection-event.ts";
import { requestList } from "./request-list.ts";

const at = "2026-11-20T01:00:00.000Z" as Instant;
const placed = (event: InspectionEventBody, stream = "inspection/S/GZ01"): PlacedEvent => ({
  stream,
  version: 1,
  hash: "h",
  event: { ...event, at, by: "p1" },
});
const asked = placed({ type: "inspection-asked", request: "r1", text: "Show the log" });
const answered = placed({ type: "inspection-answered", request: "r1", text: "Here", files: [] });
const closed = placed({ type: "inspection-closed", request: "r1" });

test("nothing that was said of a request nobody asked makes one", () => {
  assert.deepEqual(requestList([answered, closed]), []);
});

test("a closed request is not answered, asked or closed again", () => {
  const [request] = requestList([asked, closed, answered, asked, closed]);
  assert.deepEqual(
    request?.entries.map(({ act }) => act),
    ["asked", "closed"],
  );
});

test("a request is asked, answered as often as need be, and closed, each with who and when", () => {
  const [request, ...more] = requestList([asked, answered, answered, closed]);
  assert.deepEqual(more, []);
  assert.equal(request?.state, "closed");
  assert.equal(request?.site, "GZ01");
  assert.deepEqual(
    request?.entries.map(({ act, by, text }) => [act, by, text]),
    [
      ["asked", "p1", "Show the log"],
      ["answered", "p1", "Here"],
      ["answered", "p1", "Here"],
      ["closed", "p1", undefined],
    ],
  );
});

test("a request about the whole study names no site", () => {
  const whole = placed({ type: "inspection-asked", request: "r2", text: "?" }, "inspection/S");
  assert.equal("site" in (requestList([whole])[0] ?? {}), false);
});
