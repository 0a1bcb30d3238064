import assert from "node:assert/strict";
import { test } from "node:test";
import type { Study } from "../../definition/index.ts";
import { daySpan } from "../../kernel/index.ts";
import { mayGive, roles } from "../../engine/index.ts";
import { actsOf, courseActs } from "./acts.ts";
import { AskedOnce } from "./command-id.ts";
import { consentOwed } from "./consent-state.ts";
import { givenDoses } from "./doses.ts";
import { factSource } from "./fact-source.ts";
import { findingsOf } from "./findings.ts";
import { ladderOf } from "./ladder.ts";
import { fieldTitle, placeTitle } from "./place-words.ts";
import { rolesAt } from "./rights.ts";
import { signablesOf } from "./signable.ts";
import { begun, injury, person, played } from "./testing/play.ts";
import { axisTicks, rangeDays, stackItems, timelineOf } from "./timeline.ts";
import { trendsOf } from "../scores/trends.ts";

const today = "2026-04-20";
const screened = played(begun.slice(0, 1));
const inScreening = played(begun);

test("no role is offered an act that the engine would refuse it", () => {
  for (const role of roles) {
    for (const act of actsOf(injury, inScreening, [role], today)) {
      assert.ok(mayGive(role, act === "stop-treatment" ? "withdraw" : act), `${role} ${act}`);
    }
  }
  for (const role of ["monitor", "data-manager", "inspector", "participant"] as const) {
    assert.deepEqual(actsOf(injury, inScreening, [role], today), []);
  }
});

test("only the investigator is offered enrolment", () => {
  assert.ok(!actsOf(injury, inScreening, ["coordinator"], today).includes("enrol"));
  assert.ok(actsOf(injury, inScreening, ["investigator"], today).includes("enrol"));
});

test("nothing is offered once somebody was added by mistake, and what a status does not allow is absent", () => {
  const voided = played([
    ...begun,
    [today, { kind: "void-participant", participant: person, reason: "wrong person" }],
  ]);
  assert.deepEqual(actsOf(injury, voided, [...roles], today), []);
  const acts = actsOf(injury, inScreening, ["investigator"], today);
  assert.deepEqual(
    acts,
    courseActs.filter((act) =>
      [
        "assess-eligibility",
        "enrol",
        "fail-screening",
        "withdraw",
        "record-death",
        "void-participant",
      ].includes(act),
    ),
  );
});

test("a consent is offered until it is signed", () => {
  assert.ok(actsOf(injury, screened, ["coordinator"], today).includes("consent"));
  assert.ok(!actsOf(injury, inScreening, ["coordinator"], today).includes("consent"));
});

test("roles of other sites count for nothing", () => {
  const access = [
    { study: injury.id, role: "investigator", sites: ["DL01"] },
    { study: injury.id, role: "monitor", sites: "all" },
  ] as const;
  assert.deepEqual(
    rolesAt(
      access.map((line) => ({ ...line, sites: line.sites === "all" ? "all" : [...line.sites] })),
      "GZ01",
    ),
    ["monitor"],
  );
});

const withConsents = (consents: readonly object[]) => ({ ...injury, consents }) as Study;
const c1 = { version: "1", from: "2026-01-01" };
const c2 = { version: "2", from: "2026-04-10", reconsent: true };
const c3 = { version: "3", from: "2026-04-10", reconsent: false };

test("a version in force is owed by everybody, one that need not be signed again only by those who signed none", () => {
  assert.equal(consentOwed(withConsents([c1, c2]), ["1"], "2026-04-09"), undefined);
  assert.equal(consentOwed(withConsents([c1, c2]), ["1"], "2026-04-10")?.version, "2");
  assert.equal(consentOwed(withConsents([c1, c2]), ["2"], today), undefined);
  assert.equal(consentOwed(withConsents([c1, c3]), ["1"], today), undefined);
  assert.equal(consentOwed(withConsents([c1, c3]), [], today)?.version, "3");
});

test("the ladder stands on the last rung reached, and ends where somebody left", () => {
  const states = (of: typeof inScreening) =>
    ladderOf(of).map(({ step, state }) => `${step} ${state}`);
  assert.deepEqual(states(screened).slice(0, 2), ["screened current", "consented ahead"]);
  assert.deepEqual(states(inScreening).slice(0, 3), [
    "screened passed",
    "consented current",
    "eligible ahead",
  ]);
  const failed = played([
    ...begun,
    [today, { kind: "fail-screening", participant: person, date: today, reason: "E3" }],
  ]);
  assert.deepEqual(states(failed).slice(-2), ["follow-up skipped", "screen-failed current"]);
  assert.equal(ladderOf(failed).at(-1)?.date, today);
});

test("the time line holds what happened on its day, and nothing that has no date", () => {
  const items = timelineOf(injury, inScreening);
  const held = items.find(({ kind }) => kind === "held");
  assert.deepEqual([held?.what, held?.date], ["screening", "2026-04-02"]);
  assert.deepEqual(
    items
      .filter(({ lane }) => lane === "course")
      .map(({ what }) => what)
      .sort(),
    ["1.1", "screened"],
  );
  assert.ok(!items.some(({ what }) => what === "month3"));
});

test("a picture of everything reaches from the first thing to the last, and today lies in it", () => {
  const items = timelineOf(injury, inScreening);
  const now = daySpan("2026-08-01").first;
  const [first, last] = rangeDays(items, now, "all");
  assert.ok(first < Math.min(...items.map((item) => item.first)) && last > now);
  assert.deepEqual(rangeDays(items, now, "month"), [now - 21, now + 21]);
});

test("things that overlap stand in rows of their own, and the axis begins each month", () => {
  const at = (first: number, last: number) =>
    ({ lane: "event", kind: "adverse", what: "x", date: "", first, last }) as const;
  const items = [at(0, 10), at(5, 6), at(20, 21)];
  const { rows, rowOf } = stackItems(items, 2);
  assert.equal(rows, 2);
  assert.deepEqual(
    items.map((item) => rowOf.get(item)),
    [0, 1, 0],
  );
  const january = daySpan("2026-01-01").first;
  assert.deepEqual(
    axisTicks(january, january + 60).map(({ month }) => month),
    [1, 2, 3],
  );
});

const save = (visit: string, values: Record<string, unknown>, complete = false) =>
  ({ kind: "save-form", participant: person, form: "VS", visit, values, complete }) as never;

test("a number found once is no course, and one found twice is", () => {
  const once = played([...begun, ["2026-04-02", save("screening", { weight: 70 })]]);
  assert.deepEqual(trendsOf(injury, once), []);
  const twice = played([
    ...begun,
    ["2026-04-02", save("screening", { weight: 70 })],
    [
      "2026-04-09",
      { kind: "start-visit", participant: person, visit: "unscheduled", date: "2026-04-09" },
    ],
    ["2026-04-09", save("unscheduled", { weight: 68 })],
  ]);
  const [weight] = trendsOf(injury, twice);
  assert.deepEqual(
    weight?.points.map(({ date, value }) => [date, value]),
    [
      ["2026-04-02", 70],
      ["2026-04-09", 68],
    ],
  );
});

test("what a rule asks is told with its words and its place, until somebody confirms it", () => {
  const open = played([
    ...begun,
    ["2026-04-02", save("screening", { weight: 190, height: 120 }, true)],
  ]);
  const found = findingsOf(injury, open);
  assert.ok(found.length > 0);
  assert.ok(found.every(({ place }) => place.form === "VS" && place.visit === "screening"));
  assert.ok(found.every(({ text }) => text.en !== "" && text["zh-CN"] !== ""));
});

test("only what is complete can be signed", () => {
  const open = played([...begun, ["2026-04-02", save("screening", { weight: 70 })]]);
  assert.deepEqual(
    signablesOf(open).map(({ state }) => state),
    ["open"],
  );
  const done = played([...begun, ["2026-04-02", save("screening", { weight: 70 }, true)]]);
  assert.deepEqual(
    signablesOf(done).map(({ state }) => state),
    ["ready"],
  );
});

test("a fact is traced to the form it was read from and to who entered it", () => {
  const node = { kind: "field", form: "VS", field: "weight" } as const;
  assert.deepEqual(factSource(injury, inScreening, node), {
    place: { form: "VS", visit: "screening" },
    field: "weight",
  });
  const saved = played([...begun, ["2026-04-02", save("screening", { weight: 70 })]]);
  assert.equal(factSource(injury, saved, node)?.by, "coordinator");
  assert.equal(factSource(injury, saved, { kind: "today" } as never), undefined);
});

test("a dose is judged by the others, not by itself", () => {
  const doses = [
    { date: "2026-04-03", line: 1 },
    { date: "2026-04-10", line: 2 },
  ];
  const treated = {
    ...inScreening,
    status: "enrolled",
    cohort: "MAD1",
    doses,
    dates: { ...inScreening.dates, enrolled: "2026-04-03" },
  } as typeof inScreening;
  const given = givenDoses(injury, treated);
  assert.deepEqual(
    given.map(({ sinceDays }) => sinceDays),
    [undefined, 7],
  );
  assert.deepEqual(given[0]?.deviations, []);
  assert.deepEqual(given[1]?.deviations, ["early"]);
});

test("the same content asked again has the same id, other content another", () => {
  const once = new AskedOnce();
  const first = once.idOf({ kind: "complete", date: "2026-01-01" });
  assert.equal(once.idOf({ kind: "complete", date: "2026-01-01" }), first);
  assert.notEqual(once.idOf({ kind: "complete", date: "2026-01-02" }), first);
});

test("places and fields are called by their titles", () => {
  assert.equal(
    placeTitle(injury, { visit: "unscheduled#2", form: "VS" }).en,
    "Unscheduled visit (2) · Vital signs",
  );
  assert.equal(placeTitle(injury, { form: "AE", line: 3 })["zh-CN"], "不良事件 · 第 3 行");
  assert.notEqual(fieldTitle(injury, "VS", "weight").en, "weight");
});
