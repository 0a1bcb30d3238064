import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boardOf } from "./board.ts";
import { packOf } from "./pack.ts";
import { recommend } from "./recommend.ts";
import { siteViewOf } from "./site-view.ts";
import { Play } from "./testing/play.ts";
import { laddered, ladderStudy } from "./testing/study.ts";

const monitor = "medical-monitor";
const toxic = { grade: 3, related: true };

/** Three in the first cohort, all past the window. */
function complete(): Play {
  const play = new Play(ladderStudy);
  for (const each of ["P1", "P2", "P3"]) play.treat(each, "A1", "2025-08-01");
  return play;
}

function isOpen(play: Play): string[] {
  return boardOf(ladderStudy, play.cohorts, play.at("2026-06-01"))
    .filter(({ gate }) => gate.open)
    .map(({ cohort }) => cohort);
}

describe("a decision", () => {
  it("is refused where it rests on what is no longer so", () => {
    const play = complete();
    const proposal = play.propose("A1", "escalate", "2025-09-01");
    play.event("P2", "2025-08-07", toxic);
    assert.equal(play.refused(proposal, "2025-09-01", monitor).rule, "decision.outdated");
    assert.deepEqual(play.cohorts.decisions, []);
  });

  it("cannot be signed once something has changed since it was proposed", () => {
    const play = complete();
    play.give(play.propose("A1", "escalate", "2025-09-01"), "2025-09-01", monitor);
    const basis = play.basis("A1", "2025-09-01");
    const sign = { kind: "sign-decision", decision: 1, basis };
    play.give(sign, "2025-09-01", "committee", "wang");
    play.event("P2", "2025-08-07", toxic);
    assert.equal(play.refused(sign, "2025-09-02", "committee", "zhao").rule, "decision.outdated");
    const other = { ...sign, basis: play.basis("A1", "2025-09-02") };
    assert.equal(play.refused(other, "2025-09-02", "committee", "zhao").rule, "decision.outdated");
    assert.deepEqual(isOpen(play), []);
  });

  it("is not what one member signs twice, and opens nothing before the quorum has signed", () => {
    const play = complete();
    play.give(play.propose("A1", "escalate", "2025-09-01"), "2025-09-01", monitor);
    const sign = { kind: "sign-decision", decision: 1, basis: play.basis("A1", "2025-09-01") };
    play.give(sign, "2025-09-01", "committee", "wang");
    assert.equal(play.refused(sign, "2025-09-01", "committee", "wang").rule, "decision.signed");
    assert.deepEqual(isOpen(play), ["A1"]);
    // Days later nothing has changed, so what the others sign is still what they saw.
    play.give(sign, "2025-09-05", "committee", "zhao");
    assert.deepEqual(isOpen(play), ["A2"]);
    assert.equal(play.refused(sign, "2025-09-05", "committee", "sun").rule, "decision.in-force");
    const unknown = { ...sign, decision: 7 };
    assert.equal(play.refused(unknown, "2025-09-05", "committee").rule, "decision.unknown");
  });

  it("owes a reason where the rule recommends otherwise, and enough members", () => {
    const play = complete();
    const expand = play.propose("A1", "expand", "2025-09-01");
    assert.equal(play.refused(expand, "2025-09-01", monitor).rule, "decision.reason");
    const alone = { ...expand, reason: "grade 2 in two", attended: ["wang", "wang"] };
    assert.equal(play.refused(alone, "2025-09-01", monitor).rule, "decision.attendance");
    play.give({ ...expand, reason: "grade 2 in two" }, "2025-09-01", monitor);
    const [decision] = play.cohorts.decisions;
    assert.deepEqual([decision?.act, decision?.recommended], ["expand", "escalate"]);
  });

  it("is not about a cohort that was never opened, and leads only where a step is", () => {
    const play = complete();
    const early = play.propose("A2", "stay", "2025-09-01");
    assert.equal(play.refused(early, "2025-09-01", monitor).rule, "decision.never-opened");
    const down = play.propose("A1", "de-escalate", "2025-09-01", { reason: "cautious" });
    assert.equal(play.refused(down, "2025-09-01", monitor).rule, "decision.no-step");
    const nowhere = { ...early, cohort: "Z9" };
    assert.equal(play.refused(nowhere, "2025-09-01", monitor).rule, "cohort.unknown");
  });

  it("opens the ladder that waits for the cohort it lets pass, and closes that cohort", () => {
    const play = complete();
    play.decide("A1", "escalate", "2025-09-01");
    for (const each of ["P4", "P5", "P6"]) play.treat(each, "A2", "2025-09-02");
    play.decide("A2", "escalate", "2025-10-02");
    assert.deepEqual(isOpen(play), ["A3", "B1"]);
    assert.equal(play.cohorts.gates["A2"]?.cause, "decision");
  });

  it("after one toxicity in three takes three more, and goes down after two in six", () => {
    const play = complete();
    play.decide("A1", "escalate", "2025-09-01");
    for (const each of ["P4", "P5", "P6"]) play.treat(each, "A2", "2025-09-02");
    play.event("P4", "2025-09-20", toxic);
    assert.equal(recommend(ladderStudy, play.cohorts, "A2", play.at("2025-10-02"))?.act, "expand");
    play.decide("A2", "expand", "2025-10-02");
    for (const each of ["P7", "P8", "P9"]) play.treat(each, "A2", "2025-10-03");
    play.screen("P10", "2025-10-03");
    const seventh = { kind: "enrol", participant: "P10", cohort: "A2", date: "2025-10-03" };
    assert.equal(play.refused(seventh, "2025-10-03").rule, "cohort.no-place");
    play.event("P7", "2025-10-10", toxic);
    assert.deepEqual(recommend(ladderStudy, play.cohorts, "A2", play.at("2025-10-11")), {
      act: "de-escalate",
      next: "A1",
      exceeded: "A2",
    });
    play.decide("A2", "de-escalate", "2025-10-11");
    assert.deepEqual(isOpen(play), ["A1"]);
    for (const each of ["Q1", "Q2", "Q3"]) play.treat(each, "A1", "2025-10-12");
    assert.deepEqual(recommend(ladderStudy, play.cohorts, "A1", play.at("2025-11-12")), {
      act: "stop",
      mtd: "A1",
      exceeded: "A2",
    });
    play.decide("A1", "stop", "2025-11-12");
    assert.deepEqual(isOpen(play), []);
  });

  it("is opened again by a toxicity that is known only afterwards", () => {
    const play = complete();
    play.decide("A1", "escalate", "2025-09-01");
    play.enrol("P4", "A2", "2025-09-02");
    play.event("P3", "2025-08-28", toxic);
    const dose = { kind: "record-dose", participant: "P4", date: "2025-09-02" };
    assert.equal(play.refused(dose, "2025-09-02").rule, "cohort.dosing-on-hold");
    assert.deepEqual(play.cohorts.decisions[0]?.reopenedBy, ["P3"]);
    const pack = packOf(ladderStudy, play.cohorts, "A1", play.at("2025-09-02"));
    assert.deepEqual(pack?.decisions, [
      { number: 1, cohort: "A1", act: "escalate", reopenedBy: ["P3"] },
    ]);
    assert.equal(pack?.recommended.act, "expand");
    play.decide("A1", "expand", "2025-09-03");
    assert.deepEqual(isOpen(play), ["A1"]);
  });
});

describe("a hold", () => {
  it("needs an open cohort and a reason, and ends with a decision", () => {
    const play = complete();
    const hold = { kind: "hold-cohort", cohort: "A1", reason: "" };
    assert.equal(play.refused(hold, "2025-08-02", monitor).rule, "cohort.reason");
    assert.equal(play.refused(hold, "2025-08-02").rule, "permission.role");
    play.give({ ...hold, reason: "a lot is doubtful" }, "2025-08-02", monitor);
    const again = { ...hold, reason: "again" };
    assert.equal(play.refused(again, "2025-08-02", monitor).rule, "cohort.not-open-to-hold");
    play.decide("A1", "stay", "2025-08-03");
    assert.deepEqual(isOpen(play), ["A1"]);
  });

  it("closes the cohort of somebody who is judged to have had what nobody suspected", () => {
    const play = complete();
    const judge = { kind: "judge-dlt", participant: "P1", verdict: "no-dlt", reason: "seen" };
    assert.equal(play.refused(judge, "2025-08-02", monitor).rule, "cohort.dlt-none");
    play.give({ ...judge, verdict: "dlt" }, "2025-08-02", monitor);
    assert.equal(play.cohorts.gates["A1"]?.cause, "possible-dlt");
    const nobody = { ...judge, participant: "P9" };
    assert.equal(play.refused(nobody, "2025-08-02", monitor).rule, "cohort.not-enrolled");
  });
});

describe("what a site sees", () => {
  it("is the same whoever had the toxicity, and holds no participant", () => {
    const views = ["P1", "P2"].map((each) => {
      const play = complete();
      play.event(each, "2025-08-05", toxic);
      return siteViewOf(boardOf(ladderStudy, play.cohorts, play.at("2025-08-06")));
    });
    assert.deepEqual(views[0], views[1]);
    assert.doesNotMatch(JSON.stringify(views), /P\d|dlt|S1/);
  });

  it("is the same for a hold as for a possible toxicity", () => {
    const [toxicity, held] = [complete(), complete()];
    toxicity.event("P1", "2025-08-05", toxic);
    held.give({ kind: "hold-cohort", cohort: "A1", reason: "doubt" }, "2025-08-05", monitor);
    const [a, b] = [toxicity, held].map((play) =>
      siteViewOf(boardOf(ladderStudy, play.cohorts, play.at("2025-08-06"))),
    );
    assert.deepEqual(a, b);
  });
});

describe("the board", () => {
  it("shows places, days left, the next day for dosing and what would be recommended", () => {
    const study = laddered({ staggerDays: 3 });
    const play = new Play(study);
    play.treat("P1", "A1", "2025-08-01");
    play.enrol("P2", "A1", "2025-08-02");
    const [first] = boardOf(study, play.cohorts, play.at("2025-08-11"));
    assert.deepEqual(
      first?.slots.map(({ participant, standing, daysLeft }) => [participant, standing, daysLeft]),
      [
        ["P1", "in-window", 18],
        ["P2", "enrolled", undefined],
      ],
    );
    assert.deepEqual([first?.places, first?.free], [3, 1]);
    assert.deepEqual(first?.next, { date: "2025-08-04", because: "stagger" });
    assert.deepEqual(
      first?.whatIf.map(({ dlt, advice }) => [dlt, advice.act]),
      [
        [0, "stay"],
        [1, "stay"],
        [2, "stop"],
        [3, "stop"],
      ],
    );
  });
});

describe("by an interval design", () => {
  const rule = { kind: "boin", target: 0.3, cohort: 3, most: 9, time: true } as const;
  const study = laddered({ rule, quorum: 1 });

  it("to stay is to treat as many again, up to the most of the cohort", () => {
    const play = new Play(study);
    for (const each of ["P1", "P2", "P3"]) play.treat(each, "A1", "2025-08-01");
    play.event("P1", "2025-08-03", toxic);
    const at = play.at("2025-09-01");
    assert.deepEqual(recommend(study, play.cohorts, "A1", at), { act: "stay", next: "A1" });
    play.decide("A1", "stay", "2025-09-01");
    const places = () => boardOf(study, play.cohorts, at)[0]?.places;
    assert.equal(places(), 6);
    for (const each of ["P4", "P5", "P6"]) play.treat(each, "A1", "2025-09-02");
    play.decide("A1", "stay", "2025-10-02", "more is to be known");
    assert.equal(places(), 6, "the protocol's most is passed");
  });

  it("whoever is still in the window counts beside those who have passed it", () => {
    const play = new Play(study);
    play.treat("P1", "A1", "2025-08-01");
    play.treat("P2", "A1", "2025-08-01");
    play.treat("P3", "A1", "2025-08-15");
    const on = (day: string) => recommend(study, play.cohorts, "A1", play.at(day))?.act;
    assert.equal(on("2025-08-20"), "stay");
    assert.equal(on("2025-08-31"), "escalate");
    const waits = laddered({ rule: { ...rule, time: undefined as never }, quorum: 1 });
    assert.equal(recommend(waits, play.cohorts, "A1", play.at("2025-08-31"))?.act, "stay");
  });
});
