import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Study } from "../../definition/index.ts";
import { text } from "../../kernel/index.ts";
import type { Command } from "../command.ts";
import type { Context } from "../context.ts";
import {
  after,
  afterAll,
  by,
  enrolled,
  eventsOf,
  investigator,
  keeper,
  manager,
  nothing,
  p1,
  person,
  refusalOf,
  s1,
  screened,
} from "../testing/play.ts";
import { study as listed } from "../testing/study.ts";
import { practiceHash } from "./practise-unblinding.ts";
import { unblindingHash } from "./unblinding-hash.ts";

const participant = p1;
const unblind: Command = {
  kind: "unblind",
  participant,
  confirm: "P1",
  category: "emergency",
  reason: "Stupor",
  careDepends: true,
};
const report: Command = {
  kind: "report-unblinding",
  participant,
  date: "2026-03-04",
  how: "A letter",
  who: "The ward",
};
const open: Study = { ...listed, blinding: "open" };
const arms = listed.arms.map(({ id }) => id);
const tellsArm = (value: unknown): boolean =>
  arms.some((arm) => JSON.stringify(value).includes(arm));

describe("a code", () => {
  it("is opened by nobody but an investigator of the site or the medical monitor", () => {
    const others: readonly Context["role"][] = [
      "coordinator",
      "monitor",
      "data-manager",
      "study-manager",
      "allocation-keeper",
      "pharmacist",
      "participant",
    ];
    for (const role of others) {
      const context = by({ role, sites: "all", self: p1 });
      assert.equal(refusalOf(enrolled, unblind, context).rule, "permission.role", role);
    }
    const elsewhere = { ...investigator, sites: ["S2" as never] };
    assert.equal(refusalOf(enrolled, unblind, elsewhere).rule, "permission.site");
    const monitor = by({ role: "medical-monitor", sites: "all" });
    assert.equal(eventsOf(enrolled, unblind, monitor).length, 2);
  });

  it("is not opened for another number, without a reason, before there is one, or where nothing is blind", () => {
    const rule = (change: object, of = listed, state = enrolled): string =>
      refusalOf(state, { ...unblind, ...change }, investigator, of).rule;
    assert.equal(rule({ confirm: "P2" }), "unblind.confirm");
    assert.equal(rule({ reason: "  " }), "unblind.reason");
    assert.equal(rule({}, listed, screened), "unblind.not-assigned");
    const released = after(enrolled, { kind: "release-study" }, manager, open);
    assert.equal(rule({}, open, released), "unblind.open-study");
  });

  it("leaves in the participant's record that it was opened, never what it was, as often as it is opened", () => {
    const [walled, told] = eventsOf(enrolled, unblind, investigator);
    assert.equal(walled?.stream, "allocation");
    assert.equal(told?.stream, "participant/P1");
    assert.ok(!tellsArm(told) && !tellsArm(walled));
    const twice = afterAll(enrolled, [unblind, { ...unblind, category: "other" }], investigator);
    assert.deepEqual(
      person(twice).unblindings?.map(({ number, category }) => [number, category]),
      [
        [1, "emergency"],
        [2, "other"],
      ],
    );
    assert.equal(twice.allocation.disclosed?.length, 2);
    assert.equal(person(twice).status, "enrolled");
  });

  it("that was opened, or was learnt otherwise, is judged by its number", () => {
    const known = afterAll(after(enrolled, report), [unblind], investigator);
    const assess = (unblinding: number, impact = "Rated by another"): Command => ({
      kind: "assess-unblinding",
      participant,
      unblinding,
      knows: "The ward",
      impact,
    });
    assert.equal(refusalOf(known, assess(3), investigator).rule, "unblind.unknown");
    assert.equal(refusalOf(known, assess(1, " "), investigator).rule, "unblind.reason");
    const judged = person(after(known, assess(2), investigator)).unblindings;
    assert.deepEqual(
      judged?.map(({ assessed }) => assessed?.knows),
      [undefined, "The ward"],
    );
    assert.equal(refusalOf(enrolled, { ...report, how: "" }).rule, "unblind.reason");
  });
});

describe("a number given wrongly", () => {
  it("is marked with its reason, stays used, and is not taken back", () => {
    const mark: Command = { kind: "mark-allocation", participant, error: "in-error", reason: "P2" };
    assert.equal(refusalOf(screened, mark).rule, "unblind.not-assigned");
    assert.equal(refusalOf(enrolled, { ...mark, reason: "" }).rule, "unblind.reason");
    const marked = after(enrolled, mark);
    assert.equal(person(marked).assigned?.number, person(enrolled).assigned?.number);
    assert.deepEqual(person(marked).assigned?.marked, [{ error: "in-error", reason: "P2" }]);
    const again: Command = { kind: "assign", participant, date: "2026-03-04" };
    assert.equal(refusalOf(marked, again).rule, "assign.already");
  });
});

describe("an allocation that the plan draws", () => {
  const drawn: Study = {
    ...listed,
    allocation: {
      method: { kind: "simple" },
      factors: [{ id: "site", title: text("Site", "中心") }],
    },
  };
  const begun = after(
    after(nothing, { kind: "release-study" }, manager, drawn),
    { kind: "activate-site", site: s1, zone: "Asia/Shanghai", country: "CHN" },
    manager,
    drawn,
  );

  it("is opened once, by its keeper; a study of a list has nothing to open", () => {
    assert.equal(
      refusalOf(begun, { kind: "open-allocation" }, manager, drawn).rule,
      "permission.role",
    );
    assert.equal(
      refusalOf(enrolled, { kind: "open-allocation" }, keeper).rule,
      "allocation.no-method",
    );
    const opened = after(begun, { kind: "open-allocation" }, keeper, drawn);
    assert.match(opened.allocation.seed ?? "", /^[0-9a-f]{64}$/);
    assert.equal(
      refusalOf(opened, { kind: "open-allocation" }, keeper, drawn).rule,
      "allocation.open",
    );
  });

  it("closes an arm with a reason, and opens it again", () => {
    const arm = arms[0] ?? "";
    const close: Command = { kind: "close-arm", arm, reason: "Futility" };
    const reopen: Command = { kind: "reopen-arm", arm, reason: "Resumed" };
    const rule = (command: Command, state = begun): string =>
      refusalOf(state, command, keeper, drawn).rule;
    assert.equal(rule({ ...close, arm: "NONE" }), "allocation.arm");
    assert.equal(rule({ ...close, reason: " " }), "allocation.reason");
    assert.equal(rule(reopen), "allocation.arm-open");
    const closed = after(begun, close, keeper, drawn);
    assert.equal(rule(close, closed), "allocation.arm-closed");
    assert.deepEqual(after(closed, reopen, keeper, drawn).allocation.closedArms, []);
  });
});

describe("a drill of opening a code", () => {
  const drill: Command = { ...unblind, kind: "practise-unblinding" };

  it("is refused to whom the code would be refused, and for what it would be refused", () => {
    const rule = (change: object, of = listed, state = enrolled, who = investigator): string =>
      refusalOf(state, { ...drill, ...change }, who, of).rule;
    assert.equal(rule({}, listed, enrolled, by({ role: "coordinator" })), "permission.role");
    assert.equal(rule({ confirm: "P2" }), "unblind.confirm");
    assert.equal(rule({ reason: " " }), "unblind.reason");
    assert.equal(rule({}, listed, screened), "unblind.not-assigned");
  });

  it("touches nothing behind the wall and leaves no unblinding, only that it was a drill", () => {
    const events = eventsOf(enrolled, drill, investigator);
    assert.deepEqual(
      events.map(({ stream, events: [event] }) => [stream, event?.type]),
      [["participant/P1", "unblinding-practised"]],
    );
    const after = afterAll(enrolled, [drill], investigator);
    assert.equal(person(after).unblindings, undefined);
    assert.equal(after.allocation.disclosed, undefined);
  });

  it("is proved by another hash than the code itself", () => {
    const asked = unblind;
    assert.notEqual(unblindingHash("S", asked), practiceHash("S", drill));
  });
});

describe("a code that was opened on paper", () => {
  const paper = {
    kind: "report-paper-opening",
    participant,
    opened: "2026-03-04T19:10:00Z",
    category: "emergency",
    reason: "Stupor; the system was down",
    who: "Dr Li",
  } as Command;
  const rule = (change: object, who = investigator): string =>
    refusalOf(enrolled, { ...paper, ...change }, who).rule;

  it("is refused from a role that keeps no seal, without words, before the number and in the future", () => {
    assert.equal(rule({}, by({ role: "monitor", sites: "all" })), "permission.role");
    assert.equal(rule({ reason: " " }), "unblind.reason");
    assert.equal(rule({ who: "" }), "unblind.reason");
    assert.equal(rule({ opened: "2020-01-01T00:00:00Z" }), "unblind.paper-time");
    assert.equal(rule({ opened: "2099-01-01T00:00:00Z" }), "unblind.paper-time");
    assert.equal(refusalOf(screened, paper, investigator).rule, "unblind.not-assigned");
  });

  it("keeps its real time beside that of its entry, no arm, and is judged like any other", () => {
    const [told, ...more] = eventsOf(enrolled, paper, investigator);
    assert.deepEqual(more, [], "nothing is written behind the wall");
    assert.ok(!tellsArm(told));
    const assess = { kind: "assess-unblinding", participant, unblinding: 1 } as const;
    const known = afterAll(
      enrolled,
      [paper, { ...assess, knows: "Dr Li", impact: "Another rates" }],
      investigator,
    );
    const [one] = person(known).unblindings ?? [];
    assert.equal(one?.opened, "2026-03-04T19:10:00Z");
    assert.notEqual(one?.at, one?.opened);
    assert.equal(one?.category, "emergency");
    assert.equal(one?.assessed?.impact, "Another rates");
  });
});
