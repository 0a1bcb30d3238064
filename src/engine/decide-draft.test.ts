import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefusal, type PersonId } from "../kernel/index.ts";
import { decide } from "./decide.ts";
import type { Command } from "./command.ts";
import { summarise } from "./summary.ts";
import { after, afterAll, by, eventsOf, p1, person, refusalOf, screened } from "./testing/play.ts";
import { study } from "./testing/study.ts";

const participant = p1;
const monitor = by({ role: "monitor", actor: "wu" as PersonId });
const manager = by({ role: "data-manager", sites: "all", actor: "zhao" as PersonId });
const weight = { form: "VS", visit: "10", field: "weight" };

function draft(text = "Please look at the source.", place: object = weight): Command {
  return { kind: "draft-query", participant, ...place, text };
}
function release(...drafts: number[]): Command {
  return { kind: "release-drafts", participant, drafts };
}
const discard = (number: number): Command => ({
  kind: "discard-draft",
  participant,
  draft: number,
});

test("a site neither writes drafts nor releases or discards them", () => {
  const drafted = after(screened, draft(), monitor);
  for (const command of [draft(), release(1), discard(1)]) {
    for (const role of ["coordinator", "investigator", "participant", "pharmacist"] as const) {
      const refusal = refusalOf(drafted, command, by({ role, self: p1 }));
      assert.equal(refusal.rule, "permission.role", `${command.kind} ${role}`);
    }
  }
});

test("a draft says something about something that there is", () => {
  assert.equal(refusalOf(screened, draft(" "), monitor).rule, "query.text-missing");
  assert.equal(refusalOf(screened, draft("?", { form: "XX" }), monitor).rule, "query.place");
});

test("a draft that is released, discarded or was never written is neither released nor discarded again", () => {
  const drafted = afterAll(screened, [draft("one"), draft("two"), draft("three")], monitor);
  const gone = afterAll(drafted, [release(1), discard(2)], monitor);
  for (const number of [1, 2, 4, 0, 1.5]) {
    assert.equal(refusalOf(gone, discard(number), monitor).rule, "draft.unknown");
    assert.equal(refusalOf(gone, release(3, number), monitor).rule, "draft.unknown");
  }
  assert.equal(refusalOf(gone, release(), monitor).rule, "draft.none");
  assert.equal(refusalOf(gone, release(3, 3), monitor).rule, "draft.none");
});

test("a draft changes nothing in the participant's record, its version and its counts", () => {
  const drafted = afterAll(screened, [draft(), draft("about the visit", { visit: "10" })], monitor);
  assert.equal(person(drafted), person(screened));
  assert.deepEqual(summarise(study, person(drafted)), summarise(study, person(screened)));
  for (const { stream } of eventsOf(drafted, discard(1), monitor)) {
    assert.equal(stream, `drafts/${p1}`);
  }
});

test("several drafts are released in one act, as queries of whoever releases them, numbered without a gap", () => {
  const drafted = afterAll(screened, [draft("one"), draft("two"), draft("three")], monitor);
  const decision = decide(study, drafted, release(3, 1), manager);
  assert.ok(!isRefusal(decision));
  assert.deepEqual(
    decision.events.map(({ stream, expected, events }) => [stream, expected, events.length]),
    [
      [`drafts/${p1}`, 3, 1],
      [`participant/${p1}`, person(screened).version, 2],
    ],
  );
  const released = after(drafted, release(3, 1), manager);
  assert.deepEqual(
    Object.values(person(released).queries).map(
      ({ number, status, raisedBy, raisedRole, path, value, thread }) => [
        number,
        status,
        raisedBy,
        raisedRole,
        path,
        value,
        thread[0]?.text,
      ],
    ),
    [
      [1, "open", "zhao", "data-manager", "weight", 70, "three"],
      [2, "open", "zhao", "data-manager", "weight", 70, "one"],
    ],
  );
  assert.deepEqual(Object.keys(released.drafts?.drafts ?? {}), ["2"]);
  assert.equal(released.drafts?.count, 3);
});

test("a query released from a draft shows what the field holds when it is asked", () => {
  const drafted = after(screened, draft(), monitor);
  const corrected = after(drafted, {
    kind: "correct-value",
    participant,
    ...weight,
    value: 71,
    reason: "typo",
  });
  const [query] = Object.values(person(after(corrected, release(1), monitor)).queries);
  assert.equal(query?.value, 71);
});
