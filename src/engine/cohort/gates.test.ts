import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { refusalText } from "../../kernel/index.ts";
import { streamsOf } from "../streams.ts";
import { boardOf } from "./board.ts";
import { recommend } from "./recommend.ts";
import { siteViewOf } from "./site-view.ts";
import { tallyOf } from "./tally-of.ts";
import { id, Play } from "./testing/play.ts";
import { laddered, ladderStudy } from "./testing/study.ts";

const toxic = { grade: 3, related: true };

function treated(cohort = "A1", day = "2025-08-01", play = new Play(ladderStudy)): Play {
  for (const each of ["P1", "P2", "P3"]) play.treat(each, cohort, day);
  return play;
}

/** Three without a toxicity, and the committee has gone up. */
function passed(): Play {
  const play = treated();
  play.decide("A1", "escalate", "2025-09-01");
  return play;
}

describe("a closed cohort", () => {
  it("is known to whoever decides about a participant", () => {
    for (const kind of ["enrol", "record-dose", "save-form", "record-adverse-event", "withdraw"]) {
      const streams = streamsOf(ladderStudy, { kind, participant: "P1" } as never, () => undefined);
      assert.ok(streams.includes("cohorts"), kind);
    }
  });

  it("takes nobody before it was opened", () => {
    const play = new Play(ladderStudy);
    play.screen("P1", "2025-08-01");
    const enrol = { kind: "enrol", participant: "P1", cohort: "A2", date: "2025-08-01" };
    assert.equal(play.refused(enrol, "2025-08-01").rule, "cohort.not-open");
    const ask = { kind: "request-slot", participant: "P1", cohort: "B1" };
    assert.equal(play.refused(ask, "2025-08-01").rule, "cohort.not-open");
  });

  it("takes nobody and doses nobody once a possible toxicity is saved, and says neither who nor what", () => {
    const play = new Play(ladderStudy);
    play.treat("P1", "A1", "2025-08-01");
    play.enrol("P2", "A1", "2025-08-01");
    play.screen("P3", "2025-08-01");
    const answer = play.give(
      {
        kind: "record-adverse-event",
        participant: "P1",
        values: { onset: "2025-08-05", ...toxic },
      },
      "2025-08-05",
    );
    assert.deepEqual(
      answer.map(({ stream, events }) => [stream, ...events.map(({ type }) => type)]),
      [
        ["participant/P1", "adverse-event-recorded"],
        ["cohorts", "dlt-suspected", "gate-closed"],
      ],
    );
    const dose = { kind: "record-dose", participant: "P2", date: "2025-08-06" };
    const refusals = [
      play.refused(dose, "2025-08-06"),
      play.refused(
        { kind: "enrol", participant: "P3", cohort: "A1", date: "2025-08-06" },
        "2025-08-06",
      ),
      play.refused({ kind: "request-slot", participant: "P3", cohort: "A1" }, "2025-08-06"),
    ];
    for (const refusal of refusals) {
      assert.match(refusalText(refusal), /on hold since 2025-08-05 12:00 .* for a safety review/);
      assert.match(refusalText(refusal, "zh-CN"), /因安全性评估暂停/);
      assert.doesNotMatch(refusalText(refusal), /P1|toxic|DLT/i);
    }
  });

  it("keeps a dose that was given nevertheless, with the reason, as a deviation", () => {
    const play = new Play(ladderStudy);
    play.treat("P1", "A1", "2025-08-01");
    play.enrol("P2", "A1", "2025-08-01");
    play.event("P1", "2025-08-05", toxic);
    const given = {
      kind: "record-dose",
      participant: "P2",
      date: "2025-08-06",
      afterTheFact: true,
    };
    assert.equal(play.refused(given, "2025-08-06").rule, "dose.reason-owed");
    const [first] = play.give({ ...given, reason: "given before we knew" }, "2025-08-06");
    const [event] = first?.events ?? [];
    assert.ok(event?.type === "dose-recorded");
    assert.deepEqual(event.deviations, ["gate-closed"]);
    assert.deepEqual(event.reasons, { "*": "given before we knew" });
    assert.deepEqual(play.cohorts.slots[id("P2")]?.doses, ["2025-08-06"]);
  });

  it("lets those go on who were dosed before", () => {
    const play = passed();
    for (const each of ["P4", "P5", "P6"]) play.treat(each, "A2", "2025-09-02");
    play.decide("A2", "escalate", "2025-10-05");
    play.treat("P7", "B1", "2025-10-06");
    play.give(
      { kind: "hold-cohort", cohort: "B1", reason: "a rumour" },
      "2025-10-07",
      "medical-monitor",
    );
    play.dose("P7", "2025-10-20");
    assert.equal(play.person("P7").doses.length, 2);
  });

  it("stays closed when the toxicity is corrected away, until the committee opens it", () => {
    const play = new Play(ladderStudy);
    play.treat("P1", "A1", "2025-08-01");
    play.event("P1", "2025-08-05", toxic);
    const corrected = { form: "AE", line: 1, field: "grade", value: 2, reason: "misread" };
    play.give({ kind: "correct-value", participant: "P1", ...corrected }, "2025-08-06");
    assert.equal(play.cohorts.slots[id("P1")]?.dlt, "none");
    assert.equal(play.cohorts.gates["A1"]?.open, false);
    play.decide("A1", "stay", "2025-08-07");
    assert.equal(play.cohorts.gates["A1"]?.open, true);
  });

  it("is also what every later cohort becomes", () => {
    const play = passed();
    play.treat("P4", "A2", "2025-09-02");
    play.event("P1", "2025-08-20", toxic);
    assert.deepEqual(
      Object.entries(play.cohorts.gates).map(([cohort, { open, cause }]) => [cohort, open, cause]),
      [
        ["A2", false, "late-dlt"],
        ["A1", false, "late-dlt"],
      ],
    );
    assert.deepEqual(play.cohorts.decisions[0]?.reopenedBy, ["P1"]);
    assert.deepEqual(
      siteViewOf(boardOf(ladderStudy, play.cohorts, play.at("2025-09-03"))).map(
        (one) => one.status,
      ),
      ["on-hold", "on-hold", "not-open", "not-open", "not-open"],
    );
  });
});

describe("the count of a cohort", () => {
  it("takes a suspected toxicity for one until it is judged, and sees a second one after that", () => {
    const play = treated();
    const at = play.at("2025-09-01");
    assert.deepEqual(tallyOf(ladderStudy, play.cohorts, at).get("A1"), {
      dlt: 0,
      none: 3,
      pending: [],
    });
    play.event("P1", "2025-08-05", toxic);
    assert.deepEqual(tallyOf(ladderStudy, play.cohorts, at).get("A1"), {
      dlt: 1,
      none: 2,
      pending: [],
    });
    const judge = {
      kind: "judge-dlt",
      participant: "P1",
      verdict: "no-dlt",
      reason: "another cause",
    };
    play.give(judge, "2025-09-01", "medical-monitor");
    assert.equal(play.refused(judge, "2025-09-01", "medical-monitor").rule, "cohort.dlt-judged");
    assert.deepEqual(tallyOf(ladderStudy, play.cohorts, at).get("A1"), {
      dlt: 0,
      none: 3,
      pending: [],
    });
    play.event("P1", "2025-08-06", { grade: 1, related: true });
    assert.equal(play.cohorts.slots[id("P1")]?.dlt, "no-dlt");
    play.event("P1", "2025-08-07", toxic);
    assert.equal(play.cohorts.slots[id("P1")]?.dlt, "suspected");
  });

  it("does not take an event for one whose grade or day is still open", () => {
    const play = treated();
    play.event("P1", "2025-08-05", { related: true });
    play.event("P1", "2025-08-06", { ...toxic, onset: "2025" });
    assert.equal(play.cohorts.slots[id("P1")]?.dlt, "none");
  });

  it("waits for the day after the window, from the last of all doses", () => {
    const play = treated();
    const pending = (day: string) => tallyOf(ladderStudy, play.cohorts, play.at(day)).get("A1");
    assert.deepEqual(pending("2025-08-15"), { dlt: 0, none: 0, pending: [0.5, 0.5, 0.5] });
    assert.deepEqual(pending("2025-08-29T23:59"), { dlt: 0, none: 0, pending: [1, 1, 1] });
    assert.deepEqual(pending("2025-08-30T00:00"), { dlt: 0, none: 3, pending: [] });
    assert.equal(recommend(ladderStudy, play.cohorts, "A1", play.at("2025-08-29"))?.act, "stay");
    assert.deepEqual(recommend(ladderStudy, play.cohorts, "A1", play.at("2025-08-30")), {
      act: "escalate",
      next: "A2",
    });
  });

  it("leaves out who left early, who is replaced once and not twice", () => {
    const play = treated();
    const replace = { kind: "replace-participant", participant: "P1", reason: "left" };
    const monitor = "medical-monitor";
    assert.equal(play.refused(replace, "2025-08-10", monitor).rule, "cohort.counts");
    const left = {
      kind: "withdraw",
      participant: "P1",
      from: "study",
      date: "2025-08-10",
      reason: "moved",
    };
    play.give(left, "2025-08-10");
    assert.deepEqual(tallyOf(ladderStudy, play.cohorts, play.at("2025-09-01")).get("A1")?.none, 2);
    play.screen("P4", "2025-08-11");
    const enrol = { kind: "enrol", participant: "P4", cohort: "A1", date: "2025-08-11" };
    assert.equal(play.refused(enrol, "2025-08-11").rule, "cohort.no-place");
    play.give(replace, "2025-08-11", monitor);
    assert.equal(play.refused(replace, "2025-08-11", monitor).rule, "cohort.replaced");
    play.give(enrol, "2025-08-11");
  });

  it("takes back a departure that was undone, and counts a toxicity of somebody who was replaced", () => {
    const play = treated();
    const left = {
      kind: "withdraw",
      participant: "P1",
      from: "study",
      date: "2025-08-10",
      reason: "moved",
    };
    play.give(left, "2025-08-10");
    play.give({ kind: "reinstate", participant: "P1", reason: "a mistake" }, "2025-08-11");
    assert.equal(play.cohorts.slots[id("P1")]?.left, undefined);
    play.give(left, "2025-08-12");
    play.give(
      { kind: "replace-participant", participant: "P1", reason: "left" },
      "2025-08-12",
      "study-manager",
    );
    play.event("P1", "2025-08-09", toxic);
    assert.equal(tallyOf(ladderStudy, play.cohorts, play.at("2025-09-01")).get("A1")?.dlt, 1);
  });
});

describe("the order of dosing", () => {
  it("keeps the first doses of any two apart, whoever was enrolled first", () => {
    const play = new Play(laddered({ staggerDays: 7 }));
    play.enrol("P1", "A1", "2025-08-01");
    play.treat("P2", "A1", "2025-08-01");
    const dose = (date: string) => ({ kind: "record-dose", participant: "P1", date });
    const refusal = play.refused(dose("2025-08-07"), "2025-08-07");
    assert.equal(refusal.rule, "cohort.too-soon");
    assert.match(refusalText(refusal), /from 2025-08-08 on/);
    assert.equal(play.refused(dose("2025-07-20"), "2025-08-09").rule, "cohort.too-soon");
    play.give(dose("2025-08-08"), "2025-08-08");
  });

  it("watches the sentinels alone", () => {
    const plan = { sentinel: { participants: 2, days: 14 } };
    const play = new Play(laddered(plan));
    for (const each of ["P1", "P2", "P3"]) play.enrol(each, "A1", "2025-08-01");
    const dose = (participant: string, date: string) => ({
      kind: "record-dose",
      participant,
      date,
    });
    play.give(dose("P1", "2025-08-01"), "2025-08-01");
    assert.equal(play.refused(dose("P2", "2025-08-14"), "2025-08-14").rule, "cohort.too-soon");
    play.give(dose("P2", "2025-08-15"), "2025-08-15");
    const [board] = boardOf(laddered(plan), play.cohorts, play.at("2025-08-16"));
    assert.deepEqual(board?.next, { date: "2025-08-29", because: "sentinel" });
    play.give(dose("P3", "2025-08-29"), "2025-08-29");
  });
});

describe("places", () => {
  it("are given in turn, kept for some hours, and not kept for longer", () => {
    const play = new Play(laddered({ slotHours: 24 }));
    const ask = (participant: string) => ({ kind: "request-slot", participant, cohort: "A1" });
    for (const each of ["P1", "P2", "P3", "P4", "P5"]) play.screen(each, "2025-08-01");
    for (const each of ["P1", "P2", "P3"]) play.give(ask(each), "2025-08-01");
    assert.equal(play.refused(ask("P1"), "2025-08-01").rule, "cohort.place-held");
    const [waits] = play.give(ask("P4"), "2025-08-01");
    assert.equal(waits?.events[0]?.type, "slot-waiting");
    assert.equal(play.refused(ask("P4"), "2025-08-01").rule, "cohort.waits");
    const enrol = (participant: string, date: string) => ({
      kind: "enrol",
      participant,
      cohort: "A1",
      date,
    });
    assert.equal(play.refused(enrol("P5", "2025-08-01"), "2025-08-01").rule, "cohort.no-place");
    play.give(enrol("P1", "2025-08-01"), "2025-08-01");
    // A day later two places have lapsed: one is for P4, who waits, the other for whoever comes.
    play.give(enrol("P5", "2025-08-02"), "2025-08-02T13:00");
    assert.equal(
      play.refused(enrol("P2", "2025-08-02"), "2025-08-02T13:00").rule,
      "cohort.no-place",
    );
    play.give(enrol("P4", "2025-08-02"), "2025-08-02T13:00");
  });

  it("that are given up go to whoever waits first", () => {
    const play = new Play(ladderStudy);
    for (const each of ["P1", "P2", "P3", "P4", "P5"]) {
      play.screen(each, "2025-08-01");
      play.give({ kind: "request-slot", participant: each, cohort: "A1" }, "2025-08-01");
    }
    const give = { kind: "give-up-slot", participant: "P2" };
    assert.equal(play.refused({ ...give, reason: " " }, "2025-08-01").rule, "cohort.slot-reason");
    play.give({ ...give, reason: "unwell" }, "2025-08-01");
    assert.deepEqual(Object.keys(play.cohorts.slots), ["P1", "P3", "P4"]);
    assert.deepEqual(
      play.cohorts.waiting.map(({ participant }) => participant),
      ["P5"],
    );
    assert.equal(
      play.refused({ ...give, reason: "again" }, "2025-08-01").rule,
      "cohort.no-place-held",
    );
    const fails = { kind: "fail-screening", participant: "P1", date: "2025-08-01", reason: "I1" };
    play.give(fails, "2025-08-01");
    assert.equal(play.cohorts.slots[id("P1")], undefined);
  });
});
