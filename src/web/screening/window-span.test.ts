import assert from "node:assert/strict";
import { test } from "node:test";
import type { CriterionScreening } from "../../engine/index.ts";
import { windowSpans } from "./window-span.ts";

const on = "2026-06-01";
const open = { eligible: "unknown", criteria: [] } as const;
const held = (heldUntil: string) => [{ heldUntil } as CriterionScreening];

test("a study that time neither opens nor closes has no window", () => {
  assert.deepEqual(windowSpans([open], on), [undefined]);
});

test("a window that closes today has no day left and is still drawn after today", () => {
  const [span] = windowSpans([{ ...open, closes: on }], on);
  assert.ok(span);
  assert.deepEqual([span.end, span.daysLeft], ["known", 0]);
  assert.ok(span.from === span.today && span.to > span.today && span.to < 1);
});

test("a window that has closed ends before today, on the first day on which a criterion ceased to hold", () => {
  const criteria = [...held("2026-05-31"), ...held("2026-04-30")];
  const [span] = windowSpans([{ ...open, criteria }], on);
  assert.ok(span);
  assert.deepEqual([span.end, span.closes, span.daysLeft], ["over", "2026-04-30", undefined]);
  assert.ok(span.to <= span.today);
});

test("windows of several studies lie on one line: the later closes further right, one without an end runs off it", () => {
  const spans = windowSpans(
    [
      { ...open, closes: "2026-06-11" },
      { ...open, opens: "2026-06-05", closes: "2027-06-01" },
      { ...open, opens: "2026-07-01" },
    ],
    on,
  );
  const [near, far, endless] = spans;
  assert.ok(near && far && endless);
  assert.equal(near.daysLeft, 10);
  assert.ok(near.today < far.from && near.to < far.to);
  assert.deepEqual([endless.end, endless.to, far.daysLeft], ["open", 1, undefined]);
});
