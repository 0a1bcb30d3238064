import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefusal, type PersonId, sha256, type SiteId } from "../kernel/index.ts";
import type { AllocationCommand } from "./allocation/command.ts";
import type { CohortCommand } from "./cohort/command.ts";
import type { Command } from "./command.ts";
import { type Role, roles } from "./context.ts";
import { decide } from "./decide.ts";
import type { GeneticCommand } from "./genetics/command.ts";
import type { ProductCommand } from "./product/command.ts";
import {
  after,
  by,
  consented,
  enrolled,
  eventOf,
  p1,
  ready,
  refusalOf,
  s1,
  screened,
  self,
} from "./testing/play.ts";
import { study } from "./testing/study.ts";

const date = "2026-03-05";
const participant = p1;
const elsewhere = "S9" as SiteId;

type CaptureKind = Exclude<
  Command["kind"],
  | AllocationCommand["kind"]
  | CohortCommand["kind"]
  | ProductCommand["kind"]
  | GeneticCommand["kind"]
>;

/** Every command of capture, and the roles that may give it; the others are tested beside their rules. */
const commands: Readonly<Record<CaptureKind, readonly [Command, readonly Role[]]>> = {
  "release-study": [{ kind: "release-study" }, ["study-manager"]],
  "activate-site": [
    { kind: "activate-site", site: "S2" as SiteId, zone: "UTC", country: "USA" },
    ["study-manager"],
  ],
  "supply-list": [{ kind: "supply-list", entries: [] }, ["allocation-keeper"]],
  screen: [{ kind: "screen", participant, site: s1, date }, ["investigator", "coordinator"]],
  consent: [{ kind: "consent", participant, version: "1", date }, ["investigator", "coordinator"]],
  "assess-eligibility": [
    { kind: "assess-eligibility", participant },
    ["investigator", "coordinator"],
  ],
  "fail-screening": [
    { kind: "fail-screening", participant, date, reason: "r" },
    ["investigator", "coordinator"],
  ],
  enrol: [{ kind: "enrol", participant, date }, ["investigator"]],
  assign: [{ kind: "assign", participant, date }, ["investigator", "coordinator"]],
  "start-visit": [
    { kind: "start-visit", participant, visit: "9", date },
    ["investigator", "coordinator"],
  ],
  "correct-visit": [
    { kind: "correct-visit", participant, visit: "10", date, reason: "r" },
    ["investigator", "coordinator"],
  ],
  "skip-visit": [
    { kind: "skip-visit", participant, visit: "9", reason: "r" },
    ["investigator", "coordinator"],
  ],
  "save-form": [
    { kind: "save-form", participant, form: "DM", visit: "10", values: {} },
    ["investigator", "coordinator", "participant", "laboratory"],
  ],
  "correct-value": [
    {
      kind: "correct-value",
      participant,
      form: "DM",
      visit: "10",
      field: "age",
      value: 41,
      reason: "r",
    },
    ["investigator", "coordinator", "participant", "laboratory"],
  ],
  "mark-missing": [
    {
      kind: "mark-missing",
      participant,
      form: "DM",
      visit: "10",
      fields: ["age"],
      reason: "unknown",
    },
    ["investigator", "coordinator", "participant", "laboratory"],
  ],
  "record-dose": [
    { kind: "record-dose", participant, date },
    ["investigator", "coordinator", "pharmacist"],
  ],
  "record-adverse-event": [
    { kind: "record-adverse-event", participant, values: { term: "x" } },
    ["investigator", "coordinator"],
  ],
  withdraw: [
    { kind: "withdraw", participant, from: "study", date, reason: "r" },
    ["investigator", "coordinator"],
  ],
  complete: [{ kind: "complete", participant, date }, ["investigator", "coordinator"]],
  "record-death": [{ kind: "record-death", participant, date }, ["investigator", "coordinator"]],
  "withdraw-line": [
    { kind: "withdraw-line", participant, form: "AE", line: 1, reason: "r" },
    ["investigator", "coordinator"],
  ],
  "restore-line": [
    { kind: "restore-line", participant, form: "AE", line: 1, reason: "r" },
    ["investigator", "coordinator"],
  ],
  "record-walled": [
    {
      kind: "record-walled",
      participant,
      act: { kind: "save-form", form: "KIT", values: { contents: "x" } },
    },
    ["allocation-keeper", "pharmacist", "quality"],
  ],
  "raise-query": [{ kind: "raise-query", participant, text: "?" }, ["monitor", "data-manager"]],
  "draft-query": [
    { kind: "draft-query", participant, form: "DM", visit: "10", field: "age", text: "?" },
    ["monitor", "data-manager"],
  ],
  "discard-draft": [{ kind: "discard-draft", participant, draft: 1 }, ["monitor", "data-manager"]],
  "release-drafts": [
    { kind: "release-drafts", participant, drafts: [1] },
    ["monitor", "data-manager"],
  ],
  "answer-query": [
    { kind: "answer-query", participant, query: 1, text: "x" },
    ["investigator", "coordinator"],
  ],
  "close-query": [{ kind: "close-query", participant, query: 1 }, ["monitor", "data-manager"]],
  "reopen-query": [
    { kind: "reopen-query", participant, query: 1, text: "x" },
    ["monitor", "data-manager"],
  ],
  "cancel-query": [
    { kind: "cancel-query", participant, query: 1, reason: "x" },
    ["monitor", "data-manager"],
  ],
  sign: [
    {
      kind: "sign",
      participant,
      places: [{ form: "DM", visit: "10" }],
      meaning: "reviewed",
      manifest: sha256(""),
    },
    ["investigator"],
  ],
  reinstate: [{ kind: "reinstate", participant, reason: "r" }, ["investigator"]],
  "void-participant": [
    { kind: "void-participant", participant, reason: "r" },
    ["investigator", "coordinator"],
  ],
};

for (const [kind, [command, permitted]] of Object.entries(commands)) {
  test(`${kind} is refused to every role but ${permitted.join(", ")}`, () => {
    for (const role of roles) {
      const context = by({ role, sites: "all", self: p1 });
      const decision = decide(study, enrolled, command, context);
      const forbidden = isRefusal(decision) && decision.rule === "permission.role";
      assert.equal(forbidden, !permitted.includes(role), role);
    }
  });

  test(`${kind} is refused to a role that holds for another site`, () => {
    for (const role of permitted) {
      const context = by({ role, sites: [elsewhere], self: p1 });
      const rule = "participant" in command ? "permission.site" : "permission.study";
      assert.equal(refusalOf(enrolled, command, context).rule, rule, role);
    }
  });
}

test("a command that does not exist is refused, whatever it is called", () => {
  for (const kind of ["erase", "constructor", "__proto__", undefined]) {
    const rule = refusalOf(enrolled, { kind } as never, by({ sites: "all" })).rule;
    assert.equal(rule, "command.unknown");
  }
});

test("a role that does not exist may do nothing", () => {
  const role = "constructor" as Role;
  assert.equal(refusalOf(enrolled, commands.complete[0], by({ role })).rule, "permission.role");
});

test("the whole study is released only by somebody whose role holds for all sites", () => {
  const context = by({ role: "study-manager", sites: [s1] });
  assert.equal(refusalOf(ready, { kind: "release-study" }, context).rule, "permission.study");
});

test("a participant is screened only at a site where one holds a role", () => {
  const context = by({ sites: [elsewhere] });
  assert.equal(refusalOf(ready, commands.screen[0], context).rule, "permission.site");
});

test("a participant cannot touch the record of another", () => {
  const diary: Command = {
    kind: "save-form",
    participant,
    form: "DIARY",
    visit: "9",
    values: { pain: 3 },
  };
  const day1 = after(enrolled, { kind: "start-visit", participant, visit: "9", date });
  const another = by({ role: "participant", self: "P2" });
  assert.equal(refusalOf(day1, diary, another).rule, "permission.self");
  assert.equal(refusalOf(day1, diary, by({ role: "participant" })).rule, "permission.self");
  const completed = { ...diary, complete: true } as Command;
  assert.equal(refusalOf(day1, completed, self).rule, "save.form-origin");
  const event = eventOf(day1, diary, self);
  assert.equal(event.type, "form-saved");
});

test("a participant can neither answer, nor open, nor complete what the site answers", () => {
  const save: Command = {
    kind: "save-form",
    participant,
    form: "DM",
    visit: "10",
    values: { age: 33 },
  };
  assert.equal(refusalOf(screened, save, self).rule, "save.form-origin");
  const open = { ...save, form: "VS", values: {} };
  assert.equal(refusalOf(screened, open, self).rule, "save.form-origin");
  const completed = { ...save, values: {}, complete: true };
  assert.equal(refusalOf(screened, completed, self).rule, "save.form-origin");
  const correct: Command = {
    kind: "correct-value",
    participant,
    form: "DM",
    visit: "10",
    field: "age",
    value: 1,
    reason: "younger",
  };
  assert.equal(refusalOf(screened, correct, self).rule, "save.form-origin");
});

test("the laboratory enters what laboratories deliver, and nothing else", () => {
  const lab = by({ role: "laboratory", actor: "lab" as PersonId });
  const vitals: Command = {
    kind: "save-form",
    participant,
    form: "VS",
    visit: "10",
    values: { weight: 1 },
  };
  assert.equal(refusalOf(screened, vitals, lab).rule, "save.form-origin");
  const rows = { results: { 1: { analyte: "ALT", value: 30, upper: 40 } } };
  const results: Command = {
    kind: "save-form",
    participant,
    form: "LB",
    visit: "10",
    values: { taken: "2026-03-02" },
    rows,
  };
  const event = eventOf(screened, results, lab);
  assert.equal(event.by, "lab");
  assert.equal(event.role, "laboratory");
});

test("an event says who did it in which role, when, at which site's time, under which version", () => {
  const {
    at,
    by: who,
    role,
    zone,
    command,
    under,
  } = eventOf(consented, {
    kind: "start-visit",
    participant,
    visit: "10",
    date,
  });
  assert.equal(at, "2026-06-30T09:00:00.000Z");
  assert.deepEqual(
    { who, role, zone, command },
    { who: "chen", role: "coordinator", zone: "Asia/Shanghai", command: "c1" },
  );
  assert.match(under, /^[0-9a-f]{64}$/);
});
