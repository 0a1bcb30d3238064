import assert from "node:assert/strict";
import { test } from "node:test";
import { freezeStudy, type Study } from "../definition/index.ts";
import {
  type CommandId,
  instant,
  type ParticipantId,
  refusalText,
  sha256,
  type SiteId,
  zone,
} from "../kernel/index.ts";
import { applyParticipant } from "./apply.ts";
import type { Command, ListEntry } from "./command.ts";
import type { Context } from "./context.ts";
import type { Event } from "./event.ts";
import type { State } from "./state.ts";
import { openStudy, study } from "./testing/study.ts";
import {
  after,
  afterAll,
  by,
  consented,
  doseOn,
  enrolled,
  eventOf,
  eventsOf,
  investigator,
  keeper,
  manager,
  nothing,
  p1,
  person,
  ready,
  refusalOf,
  s1,
  screened,
} from "./testing/play.ts";

const participant = p1;
const rule = (state: State, command: Command, context?: Context, of?: Study): string =>
  refusalOf(state, command, context, of).rule;

function enrolOn(date: string, more: object = {}): Command {
  return { kind: "enrol", participant, date, ...more };
}

function start(visit: string, date: string, more: object = {}): Command {
  return { kind: "start-visit", participant, visit, date, ...more };
}

function withdrawal(from: "treatment" | "study", date: string, reason = "moved away"): Command {
  return { kind: "withdraw", participant, from, date, reason };
}

// The study and its sites

test("nothing is decided under a version of the study that was not released", () => {
  const site: Command = { kind: "activate-site", site: s1, zone: "UTC", country: "CHN" };
  assert.equal(rule(nothing, site, manager), "study.not-released");
  const amended = freezeStudy({ ...study, version: "2.0" });
  assert.equal(rule(screened, enrolOn("2026-03-03"), investigator, amended), "study.not-released");
  assert.equal(rule(ready, { kind: "release-study" }, manager), "study.released");
});

test("a site has an id, an IANA zone and a country's code, and is activated once", () => {
  const site = {
    kind: "activate-site",
    site: "S2" as SiteId,
    zone: "UTC",
    country: "USA",
  } as const;
  assert.equal(rule(ready, { ...site, site: "__proto__" as SiteId }, manager), "site.invalid");
  assert.equal(rule(ready, { ...site, zone: "+08:00" }, manager), "site.invalid");
  assert.equal(rule(ready, { ...site, country: "China" }, manager), "site.country");
  assert.equal(rule(ready, { ...site, site: s1 }, manager), "site.active");
  const odd = after(ready, { ...site, site: "constructor" as SiteId }, manager);
  assert.deepEqual(Object.keys(odd.study.sites), ["S1", "constructor"]);
});

// Screening

test("nobody is screened at a site that is not active, whatever it is called", () => {
  for (const site of ["S2", "constructor", "toString"] as SiteId[]) {
    const screen: Command = { kind: "screen", participant, site, date: "2026-03-01" };
    assert.equal(rule(ready, screen, by({ sites: "all" })), "screen.site-inactive", site);
  }
});

test("a number that was given is not given again, and one that is none is refused", () => {
  const screen = { kind: "screen", participant, site: s1, date: "2026-03-01" } as const;
  assert.equal(rule(screened, screen), "screen.known");
  for (const odd of ["", "__proto__", "a b", "x".repeat(65), "../etc"]) {
    assert.equal(rule(ready, { ...screen, participant: odd as ParticipantId }), "screen.number");
  }
});

test("a date is after today by the calendar of the site, wherever the person sits", () => {
  const screen = { kind: "screen", participant, site: s1, date: "2026-07-01" } as const;
  const at = instant("2026-06-30T15:59:00Z");
  const newYork = zone("America/New_York");
  assert.equal(rule(ready, screen, by({ at, zone: newYork })), "date.future");
  const afterMidnight = by({ at: instant("2026-06-30T16:00:00Z"), zone: newYork });
  const event = eventOf(ready, screen, afterMidnight);
  assert.equal(event.zone, "Asia/Shanghai");
});

test("a date that is none is refused, and a partly known one only where it is certainly in the future", () => {
  const screen = (date: string): Command => ({ kind: "screen", participant, site: s1, date });
  for (const date of [
    "2026-02-30",
    "30.06.2026",
    "2026-UN",
    "",
    undefined as never,
    20260301 as never,
  ]) {
    assert.equal(rule(ready, screen(date)), "date.invalid", String(date));
  }
  assert.equal(rule(ready, screen("2026-07")), "date.future");
  assert.equal(eventOf(ready, screen("2026")).type, "participant-screened");
});

test("a screening failure needs a reason, a date in the course, and somebody in screening", () => {
  const fail = { kind: "fail-screening", participant, date: "2026-03-05", reason: "age" } as const;
  assert.equal(rule(screened, { ...fail, reason: "  " }), "screening.reason-missing");
  assert.equal(rule(screened, { ...fail, date: "2026-02-28" }), "date.before-screening");
  const failed = after(screened, fail);
  assert.equal(person(failed).status, "screen-failed");
  assert.equal(rule(failed, fail), "screening.status");
  assert.equal(rule(failed, enrolOn("2026-03-06"), investigator), "screening.status");
  const again = refusalOf(failed, withdrawal("study", "2026-03-06"));
  assert.match(refusalText(again), /\(screen failure on 2026-03-05\)/);
});

// Consent and enrolment

test("a consent version is one the study has, in force when it was signed, and signed once", () => {
  const consent = { kind: "consent", participant, version: "2", date: "2026-03-01" } as const;
  assert.equal(rule(consented, { ...consent, version: "3" }), "consent.version");
  assert.equal(rule(consented, consent), "consent.given");
  const fresh = after(ready, { kind: "screen", participant, site: s1, date: "2025-12-01" });
  assert.equal(rule(fresh, { ...consent, date: "2025-12-31" }), "consent.not-in-force");
  assert.equal(rule(fresh, { ...consent, date: "2026-07-01" }), "date.future");
  assert.equal(
    rule(fresh, { ...consent, date: { missing: "forgot" } as never }),
    "consent.missing-reason",
  );
  assert.deepEqual(eventOf(fresh, { ...consent, date: { missing: "lost" } }).type, "consent-given");
});

test("the day of consent is that of the earliest one, though it was recorded later", () => {
  const fresh = afterAll(ready, [
    { kind: "screen", participant, site: s1, date: "2025-12-01" },
    { kind: "consent", participant, version: "2", date: "2026-01-02" },
    { kind: "consent", participant, version: "1", date: "2025-12-01" },
  ]);
  assert.equal(person(fresh).dates.consented, "2025-12-01");
  const inOrder = afterAll(ready, [
    { kind: "screen", participant, site: s1, date: "2025-12-01" },
    { kind: "consent", participant, version: "1", date: "2025-12-01" },
    { kind: "consent", participant, version: "2", date: "2026-01-02" },
  ]);
  assert.equal(person(inOrder).dates.consented, "2025-12-01");
});

test("enrolment needs the consent version in force that day, signed by that day", () => {
  const { consents, ...rest } = person(screened);
  const signed = (...given: typeof consents): State => ({
    ...screened,
    participant: { ...rest, consents: given },
  });
  const enrol = (state: State) => rule(state, enrolOn("2026-03-03"), investigator);
  assert.equal(enrol(signed()), "enrol.consent");
  assert.equal(enrol(signed({ version: "1", date: "2026-03-01" })), "enrol.consent");
  assert.equal(enrol(signed({ version: "2", date: "2026-03-04" })), "enrol.consent-later");
  const undated = signed({ version: "2", date: { missing: "lost" } });
  assert.equal(eventOf(undated, enrolOn("2026-03-03"), investigator).type, "participant-enrolled");
});

test("a version that need not be signed again is satisfied by the one before it", () => {
  const [first, second] = study.consents;
  assert.ok(first !== undefined && second !== undefined);
  const kind = freezeStudy({ ...study, consents: [{ ...second, reconsent: false }, first] });
  const state = after(screened, { kind: "release-study" }, manager, kind);
  const one = {
    ...state,
    participant: { ...person(state), consents: [{ version: "1", date: "2026-03-01" }] },
  };
  assert.equal(eventsOf(one, enrolOn("2026-03-03"), investigator, kind).length, 1);
  const none = { ...state, participant: { ...person(state), consents: [] } };
  assert.match(
    refusalText(refusalOf(none, enrolOn("2026-03-03"), investigator, kind)),
    /version 2/,
  );
});

test("eligibility cannot be overridden, not even for somebody eligible", () => {
  const override = enrolOn("2026-03-03", { override: "the sponsor agreed" });
  assert.equal(rule(screened, override, investigator), "enrol.override");
});

test("who is enrolled met every criterion, and the event keeps each result", () => {
  const event = eventOf(screened, enrolOn("2026-03-03"), investigator);
  assert.ok(event.type === "participant-enrolled");
  assert.deepEqual(event.results, { I1: "met", I2: "met", E1: "met" });
  assert.equal(rule(screened, enrolOn("2026-02-28"), investigator), "date.before-screening");
  assert.equal(
    rule(screened, enrolOn("2026-03-03", { cohort: "A" }), investigator),
    "enrol.no-cohorts",
  );
});

// Allocation

test("a list is stored whole or not at all", () => {
  const supply = (...entries: readonly Partial<ListEntry>[]): Command => ({
    kind: "supply-list",
    entries: entries.map((entry) => ({ number: "R9", arm: "ARM-SHAM", ...entry })),
  });
  assert.equal(rule(ready, supply(), keeper), "list.empty");
  assert.equal(rule(ready, supply({ arm: "constructor" }), keeper), "list.arm");
  assert.equal(rule(ready, supply({}, {}), keeper), "list.duplicate");
  assert.equal(rule(ready, supply({ number: "R1" }), keeper), "list.duplicate");
  assert.equal(rule(ready, supply({ number: " " }), keeper), "list.number");
  const p3 = { participant: "P3" as ParticipantId };
  assert.equal(rule(ready, supply(p3), keeper), "list.reserved-twice");
  assert.equal(rule(enrolled, supply({ participant: p1 }), keeper), "list.reserved-twice");
  const odd = { participant: "__proto__" as ParticipantId };
  assert.equal(rule(ready, supply(odd), keeper), "list.reserved-twice");
});

test("an arm is assigned once, to somebody who is enrolled and still treated, on a day that makes sense", () => {
  const assign = { kind: "assign", participant, date: "2026-03-03" } as const;
  assert.equal(rule(ready, assign), "participant.unknown");
  assert.equal(rule(screened, assign), "assign.not-enrolled");
  assert.equal(rule(enrolled, assign), "assign.already");
  const waiting = after(screened, enrolOn("2026-03-03"), investigator);
  assert.equal(rule(waiting, { ...assign, date: "2026-02-30" }), "date.invalid");
  assert.equal(rule(waiting, { ...assign, date: "2026-07-01" }), "date.future");
  assert.equal(rule(waiting, { ...assign, date: "2026-03-02" }), "assign.before-enrolment");
  const stopped = after(waiting, withdrawal("treatment", "2026-03-03"));
  assert.equal(rule(stopped, assign), "assign.treatment-over");
});

test("the arm is told to the allocation's stream alone; the participant's holds a commitment to it", () => {
  const waiting = after(screened, enrolOn("2026-03-03"), investigator);
  const [list, own] = eventsOf(waiting, { kind: "assign", participant, date: "2026-03-03" });
  const [allocated] = (list?.events ?? []) as Event[];
  const [assigned] = (own?.events ?? []) as Event[];
  assert.ok(allocated?.type === "arm-allocated" && assigned?.type === "participant-assigned");
  assert.equal(list?.stream, "allocation");
  assert.equal(list.expected, 1);
  assert.deepEqual([allocated.number, allocated.arm], ["R1", "ARM-VERUM"]);
  const { salt, number, arm } = allocated;
  assert.equal(assigned.commitment, sha256(`${salt}\n${number}\n${arm}`));
  assert.doesNotMatch(JSON.stringify(own), new RegExp(`VERUM|${salt}`));
});

test("the salt of a commitment is the seed's, so that only who knows the seed can find it", () => {
  const waiting = after(screened, enrolOn("2026-03-03"), investigator);
  const assign: Command = { kind: "assign", participant, date: "2026-03-03" };
  const commitment = (context: Context): string =>
    person(after(waiting, assign, context)).assigned?.commitment ?? "";
  assert.notEqual(commitment(by({ seed: "one" })), commitment(by({ seed: "two" })));
  assert.equal(commitment(by()), commitment(by({ command: "another" as CommandId })));
});

test("a reserved entry waits for its participant, and the list ends where it ends", () => {
  const assign = (state: State, id: string): State => {
    const named = { ...person(enrolled), id: id as ParticipantId };
    const { assigned: _, ...unassigned } = named;
    const command: Command = { kind: "assign", participant: named.id, date: "2026-03-03" };
    return after({ ...state, participant: unassigned }, command);
  };
  const second = assign(enrolled, "P2");
  assert.equal(second.allocation.allocated["P2" as ParticipantId]?.number, "R2");
  const { assigned: _, ...fourth } = { ...person(enrolled), id: "P4" as ParticipantId };
  const empty = { ...second, participant: fourth };
  const command: Command = { kind: "assign", participant: fourth.id, date: "2026-03-03" };
  assert.equal(rule(empty, command), "assign.unavailable");
  const third = assign(second, "P3");
  assert.equal(third.allocation.allocated["P3" as ParticipantId]?.number, "R3");
  assert.deepEqual(third.allocation.reserved, {});
});

test("taking a reserved entry leaves the next free one to others", () => {
  const p2 = "P2" as ParticipantId;
  const entries: ListEntry[] = [
    { number: "R1", arm: "ARM-SHAM", participant },
    { number: "R2", arm: "ARM-VERUM" },
  ];
  const site: Command = { kind: "activate-site", site: s1, zone: "UTC", country: "CHN" };
  const opened = after(after(nothing, { kind: "release-study" }, manager), site, manager);
  const listed = after(opened, { kind: "supply-list", entries }, keeper);
  const { assigned: _, ...fresh } = person(enrolled);
  const date = "2026-03-03";
  const first = after({ ...listed, participant: fresh }, { kind: "assign", participant, date });
  const other = { ...first, participant: { ...fresh, id: p2 } };
  const second = after(other, { kind: "assign", participant: p2, date });
  assert.equal(second.allocation.allocated[participant]?.number, "R1");
  assert.equal(second.allocation.allocated[p2]?.number, "R2");
});

test("nobody is given an entry that was given already, though their number is a word of JavaScript", () => {
  const odd = "constructor" as ParticipantId;
  const { assigned: _, ...fresh } = person(enrolled);
  const before = { ...ready, participant: { ...fresh, id: odd } };
  const first = after(before, { kind: "assign", participant: odd, date: "2026-03-03" });
  const next = after(
    { ...first, participant: fresh },
    { kind: "assign", participant, date: "2026-03-03" },
  );
  assert.deepEqual(
    Object.values(next.allocation.allocated).map(({ number }) => number),
    ["R1", "R2"],
  );
});

// Visits

test("a visit is one the study has, begins after consent, and is not in the future", () => {
  assert.equal(rule(consented, start("nowhere", "2026-03-02")), "visit.unknown");
  assert.equal(rule(consented, start("10", "2026-07-01")), "date.future");
  const unsigned = after(ready, { kind: "screen", participant, site: s1, date: "2026-03-01" });
  assert.equal(rule(unsigned, start("10", "2026-03-02")), "visit.no-consent");
  const backwards = start("10", "2026-03-02", { endDate: "2026-03-01" });
  assert.equal(rule(consented, backwards), "visit.end-before-start");
  const odd = start("10", "2026-03-02", { number: Number.NaN });
  assert.equal(rule(consented, odd), "visit.number");
});

test("a scheduled visit is held once, an unscheduled one whenever needed, in the order recorded", () => {
  assert.equal(rule(screened, start("10", "2026-03-03")), "visit.held");
  const held = afterAll(enrolled, [
    start("extra", "2026-03-04", { number: 1.1 }),
    start("9", "2026-03-03"),
    start("extra", "2026-03-05", { number: 1.2 }),
    start("8", "2026-03-20"),
  ]);
  assert.deepEqual(person(held).visitOrder, ["10", "extra", "9", "extra#2", "8"]);
  assert.equal(person(held).visits["extra#2"]?.number, 1.2);
});

test("a repeating visit is held as often as the study says, then no more", () => {
  const dates = ["2026-04-17", "2026-05-15", "2026-06-12", "2026-06-20"];
  const held = afterAll(enrolled, [
    start("8", "2026-03-20"),
    ...dates.map((date) => start("fu", date)),
  ]);
  assert.deepEqual(person(held).visitOrder.slice(-4), ["fu", "fu#2", "fu#3", "fu#4"]);
  assert.equal(rule(held, start("fu", "2026-06-25")), "visit.times");
});

test("a visit out of its window is recorded with how many days, not refused", () => {
  const dosed = after(enrolled, doseOn("2026-03-05"));
  const early = eventOf(dosed, start("8", "2026-03-15"));
  const late = eventOf(dosed, start("8", "2026-03-25"));
  const inTime = eventOf(dosed, start("8", "2026-03-21"));
  assert.ok(early.type === "visit-started" && late.type === "visit-started");
  assert.deepEqual([early.daysOutside, late.daysOutside], [-2, 4]);
  assert.ok(inTime.type === "visit-started" && inTime.daysOutside === undefined);
});

test("a visit is skipped with a reason, not twice, and may be held after all", () => {
  const skip = { kind: "skip-visit", participant, visit: "8", reason: "ill" } as const;
  assert.equal(rule(enrolled, { ...skip, reason: "" }), "visit.reason-missing");
  assert.equal(rule(enrolled, { ...skip, visit: "extra" }), "visit.never-due");
  assert.equal(rule(screened, { ...skip, visit: "10" }), "visit.held");
  const skipped = after(enrolled, skip);
  assert.equal(rule(skipped, skip), "visit.held");
  const held = after(skipped, start("8", "2026-03-20"));
  assert.deepEqual(person(held).visitOrder, ["10", "8"]);
  assert.deepEqual(person(held).visits["8"], { visit: "8", status: "held", date: "2026-03-20" });
});

test("a visit's date is corrected with a reason; the event keeps the old one and what is counted from it moves", () => {
  const held = afterAll(enrolled, [start("8", "2026-03-20"), start("fu", "2026-04-17")]);
  const correct = {
    kind: "correct-visit",
    participant,
    visit: "8",
    date: "2026-03-02",
    reason: "misread",
  } as const;
  assert.equal(rule(held, { ...correct, reason: " " }), "visit.change-reason-missing");
  assert.equal(rule(held, { ...correct, visit: "9" }), "visit.not-held");
  assert.equal(rule(held, { ...correct, visit: "fu#2" }), "visit.not-held");
  assert.equal(rule(held, { ...correct, date: "2026-07-02" }), "date.future");
  assert.deepEqual(eventsOf(held, { ...correct, date: "2026-03-20" }), []);
  const event = eventOf(held, correct);
  assert.ok(event.type === "visit-corrected");
  assert.deepEqual(event.before, { date: "2026-03-20" });
  assert.equal(event.reason, "misread");
  assert.equal(person(after(held, correct)).visits["8"]?.date, "2026-03-02");
});

test("a corrected date puts a visit elsewhere in the order that previous values go by", () => {
  const save = (visit: string, weight: number): Command => ({
    kind: "save-form",
    participant,
    form: "VS",
    visit,
    values: { weight },
  });
  const held = afterAll(enrolled, [
    start("9", "2026-03-03"),
    save("9", 75),
    start("8", "2026-03-20"),
    save("8", 72),
  ]);
  assert.equal(person(held).forms["8"]?.["VS"]?.values["walk"], -3);
  const moved = after(held, {
    kind: "correct-visit",
    participant,
    visit: "9",
    date: "2026-03-25",
    reason: "misread",
  });
  assert.equal(person(moved).forms["8"]?.["VS"]?.values["walk"], 2);
  assert.equal(person(moved).forms["9"]?.["VS"]?.values["walk"], 3);
});

test("a corrected date may make another instance the latest, for every form that reads the latest", () => {
  const save = (form: string, visit: string, values: object): Command =>
    ({ kind: "save-form", participant, form, visit, values }) as Command;
  const held = afterAll(enrolled, [
    start("9", "2026-03-03"),
    save("VS", "9", { weight: 80, height: 175 }),
    save("SUMMARY", "9", { note: "n" }),
  ]);
  assert.equal(person(held).forms["9"]?.["SUMMARY"]?.values["index"], 26.1);
  const date = "2026-03-04";
  const moved = after(held, {
    kind: "correct-visit",
    participant,
    visit: "10",
    date,
    reason: "typo",
  });
  assert.equal(person(moved).forms["9"]?.["SUMMARY"]?.values["index"], 22.9);
});

// Doses

test("a dose needs enrolment, an arm, a date that is known and not in the future", () => {
  assert.equal(rule(screened, doseOn("2026-03-03")), "dose.not-ready");
  const waiting = after(screened, enrolOn("2026-03-03"), investigator);
  assert.match(refusalText(refusalOf(waiting, doseOn("2026-03-03"))), /no arm assigned/);
  assert.equal(rule(enrolled, doseOn("2026-07-01")), "date.future");
  assert.equal(rule(enrolled, doseOn("2026-03")), "save.invalid");
  const elsewhere = { ...doseOn("2026-03-03"), visit: "8" } as Command;
  assert.equal(rule(enrolled, elsewhere), "form.visit-not-started");
  const twice = { ...doseOn("2026-03-03"), values: { given: "2026-03-04" } } as Command;
  assert.equal(rule(enrolled, twice), "dose.two-dates");
});

test("a blinded study's record does not hold the dose level, an open one's holds one of its regimen", () => {
  const levelled = { ...doseOn("2026-03-03"), level: "LEVEL-VERUM" } as Command;
  assert.equal(rule(enrolled, levelled), "dose.level-blinded");
  const open = after(screened, { kind: "release-study" }, manager, openStudy);
  const inIt = after(open, enrolOn("2026-03-03"), investigator, openStudy);
  const unknown = { ...levelled, level: "much" } as Command;
  assert.equal(rule(inIt, unknown, by(), openStudy), "dose.level");
  const dosed = after(inIt, levelled, by(), openStudy);
  assert.equal(person(dosed).doses[0]?.level, "LEVEL-VERUM");
});

test("a dose is not slipped in as a saved form, and keeps its date once it is there", () => {
  const line: Command = {
    kind: "save-form",
    participant,
    form: "EX",
    values: { given: "2026-03-03" },
  };
  assert.equal(rule(enrolled, line), "dose.as-dose");
  const dosed = after(enrolled, doseOn("2026-03-03"));
  const date = (value: null | string | { missing: "unknown" }): Command => ({
    kind: "correct-value",
    participant,
    form: "EX",
    line: 1,
    field: "given",
    value,
    reason: "typo",
  });
  assert.equal(rule(dosed, date(null)), "dose.date-owed");
  assert.equal(rule(dosed, date({ missing: "unknown" })), "dose.date-owed");
  assert.equal(rule(dosed, date("2026-07-01")), "date.future");
  const event = eventOf(dosed, date("2026-03-04"));
  assert.ok(event.type === "form-saved");
  assert.deepEqual(event.dose, { date: "2026-03-04" });
});

test("doses stand in the order of their dates, whatever order they were recorded in", () => {
  const dosed = afterAll(enrolled, [
    doseOn("2026-03-03"),
    doseOn("2026-04-01"),
    doseOn("2026-03-17"),
  ]);
  assert.deepEqual(
    person(dosed).doses.map(({ date, line }) => [date, line]),
    [
      ["2026-03-03", 1],
      ["2026-03-17", 3],
      ["2026-04-01", 2],
    ],
  );
});

test("what a dose does not keep of the regimen is told with it", () => {
  const told = (state: State, date: string): readonly string[] => {
    const [event] = eventsOf(state, doseOn(date)).flatMap(({ events }) => events);
    assert.ok(event?.type === "dose-recorded");
    return event.deviations ?? [];
  };
  const dosed = after(enrolled, doseOn("2026-03-03"));
  assert.deepEqual(told(enrolled, "2026-03-02"), ["before-enrolment"]);
  assert.deepEqual(told(dosed, "2026-03-17"), []);
  assert.deepEqual(told(dosed, "2026-03-12"), ["early"]);
  assert.deepEqual(told(dosed, "2026-03-08"), ["minimum-interval", "early"]);
  assert.deepEqual(told(dosed, "2026-03-30"), ["late"]);
  const third = after(dosed, doseOn("2026-03-31"));
  assert.deepEqual(told(third, "2026-03-17"), []);
  assert.deepEqual(told(third, "2026-03-27"), ["minimum-interval", "late"]);
  const stopped = after(dosed, withdrawal("treatment", "2026-03-10"));
  assert.deepEqual(told(stopped, "2026-03-17"), ["after-treatment"]);
});

test("a dose given before somebody left is recorded afterwards, one after it is not", () => {
  const left = after(enrolled, withdrawal("study", "2026-04-01"));
  assert.equal(rule(left, doseOn("2026-04-02")), "dose.after-end");
  assert.equal(person(after(left, doseOn("2026-03-17"))).doses.length, 1);
  const died = after(enrolled, { kind: "record-death", participant, date: "2026-04-01" });
  assert.equal(rule(died, doseOn("2026-04-02")), "date.after-death");
});

// The end of the course

test("treatment ends once, with a reason, for somebody who was enrolled", () => {
  assert.equal(rule(screened, withdrawal("treatment", "2026-03-03")), "course.not-treated");
  assert.equal(rule(enrolled, withdrawal("treatment", "2026-04-01", " ")), "course.reason-missing");
  const stopped = after(enrolled, withdrawal("treatment", "2026-04-01"));
  assert.equal(person(stopped).status, "enrolled");
  assert.equal(rule(stopped, withdrawal("treatment", "2026-04-02")), "course.treatment-over");
  assert.equal(person(after(stopped, withdrawal("study", "2026-04-02"))).status, "withdrawn");
});

test("somebody who left cannot leave again, but can be recorded as having died", () => {
  const left = after(enrolled, withdrawal("study", "2026-04"));
  assert.equal(rule(left, withdrawal("study", "2026-04-02")), "course.over");
  assert.equal(rule(left, { kind: "complete", participant, date: "2026-04-02" }), "course.over");
  const died = after(left, { kind: "record-death", participant, date: "2026-05" });
  assert.equal(person(died).status, "died");
  assert.deepEqual([person(died).dates.withdrawn, person(died).dates.died], ["2026-04", "2026-05"]);
  const again: Command = { kind: "record-death", participant, date: "2026-05-02" };
  assert.equal(rule(died, again), "course.over");
});

test("only somebody enrolled completes the study", () => {
  const complete = { kind: "complete", participant, date: "2026-05-01" } as const;
  assert.equal(rule(screened, complete), "course.not-enrolled");
  assert.equal(person(after(enrolled, complete)).status, "completed");
});

test("nothing is dated after a death or before screening as far as the dates are known", () => {
  const died = after(enrolled, { kind: "record-death", participant, date: "2026-04-10" });
  assert.equal(rule(died, start("8", "2026-04-11")), "date.after-death");
  assert.equal(person(after(died, start("8", "2026-04"))).visits["8"]?.date, "2026-04");
  const early: Command = { kind: "record-death", participant, date: "2026-02" };
  assert.equal(rule(enrolled, early), "date.before-screening");
  assert.equal(rule(enrolled, { ...early, date: "2027" }), "date.future");
});

test("no visit is held after somebody withdrew, a forgotten one before it is", () => {
  const left = after(enrolled, withdrawal("study", "2026-04-01"));
  assert.equal(rule(left, start("8", "2026-04-02")), "visit.after-withdrawal");
  assert.equal(person(after(left, start("8", "2026-03-20"))).visits["8"]?.status, "held");
});

test("a stream that is told wrongly is a fault, not a state", () => {
  const [first] = eventsOf(ready, { kind: "screen", participant, site: s1, date: "2026-03-01" });
  const event = first?.events[0] as never;
  assert.throws(() => applyParticipant(person(screened), event), /screened twice/);
  const unknown = { type: "vanished" } as never;
  assert.throws(() => applyParticipant(person(screened), unknown));
  assert.throws(() => applyParticipant(undefined, unknown), /before participant-screened/);
});
